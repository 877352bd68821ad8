"""People and hats: who may sign in, as what, until when; invited, given, ended, locked."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from distinction.doors.access.enter import may_enter
from distinction.doors.access.invitation import sheet_for
from distinction.doors.access.viewer import Viewer
from distinction.doors.insight.keyset import Turn
from distinction.doors.insight.people import HatLine, PersonLine, listed, one
from distinction.faces.web.asked import viewer_at
from distinction.faces.web.entries import TITLES
from distinction.faces.web.forms.people import HatForm, InviteForm, new_key
from distinction.faces.web.perform import perform, perform_form
from distinction.rules.protocol.acts.act import Act
from distinction.rules.protocol.acts.people import (
    ConfirmHat,
    EndHat,
    LockPerson,
    UnlockPerson,
)
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.words import Action

STATES: dict[str, tuple[Promise, str]] = {
    "invited": (_("Invited"), "info"),
    "active": (_("Active"), "met"),
    "locked": (_("Locked"), "not"),
    "closed": (_("Closed"), ""),
}
HAT_STATES: dict[str, tuple[Promise, str]] = {
    "live": (_("Live"), "met"),
    "proposed": (_("Waits for a second person"), "due"),
    "to_come": (_("To come"), "info"),
    "over": (_("Ended"), ""),
}


@dataclass(frozen=True, slots=True)
class ShownHat:
    """A hat with the words and the sign of its state."""

    line: HatLine
    title: str
    word: Promise
    kind: str


@dataclass(frozen=True, slots=True)
class ShownPerson:
    line: PersonLine
    word: Promise
    kind: str
    hats: tuple[ShownHat, ...]
    live: tuple[ShownHat, ...]


def show_all(request: HttpRequest) -> HttpResponse:
    viewer = viewer_at(request)
    text = request.GET.get("q", "").strip()[:120]
    turn = Turn(request.GET.get("after", ""), request.GET.get("before", ""))
    part = listed(viewer, text, turn)
    shown = {
        "people": [_shown(each) for each in part.rows],
        "newer": _turned(text, "before", part.earlier),
        "older": _turned(text, "after", part.later),
        "text": text,
        "may_invite": may_enter(viewer, Noun.USER_ACCOUNT, Action.CREATE),
    }
    return render(request, "people/list.html", shown)


def invite(request: HttpRequest) -> HttpResponse:
    viewer = viewer_at(request)
    form = InviteForm(viewer, request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = perform_form(request, form, form.as_act())
        if said.page is not None:
            return said.page
        if said.outcome is not None:
            messages.success(request, _("The invitation is on its way."))
            return redirect("person", said.outcome.subject)
    return render(request, "people/invite.html", {"form": form})


def show(request: HttpRequest, person: str) -> HttpResponse:
    viewer = viewer_at(request)
    return render(request, "people/person.html", _page(viewer, person, HatForm(viewer)))


@require_POST
def give_hat(request: HttpRequest, person: str) -> HttpResponse:
    viewer = viewer_at(request)
    form = HatForm(viewer, request.POST)
    if form.is_valid():
        said = perform(request, form.as_given_to(person), back=_address(person))
        if said.page is not None:
            return said.page
        if said.outcome is not None:
            messages.success(request, _("The hat is given."))
            return redirect("person", person)
        form.add_error(None, said.words)
    return render(request, "people/person.html", _page(viewer, person, form), status=422)


@require_POST
def end_hat(request: HttpRequest, person: str, hat: str) -> HttpResponse:
    return _done(request, person, EndHat(hat=hat), str(_("The hat has ended.")))


@require_POST
def confirm_hat(request: HttpRequest, person: str, hat: str) -> HttpResponse:
    return _done(request, person, ConfirmHat(hat=hat), str(_("The hat is given.")))


@require_POST
def lock(request: HttpRequest, person: str) -> HttpResponse:
    return _done(request, person, LockPerson(person=person), str(_("The account is locked.")))


@require_POST
def unlock(request: HttpRequest, person: str) -> HttpResponse:
    return _done(request, person, UnlockPerson(person=person), str(_("The account is open.")))


def _done(request: HttpRequest, person: str, what: Act, words: str) -> HttpResponse:
    said = perform(request, what, back=_address(person))
    if said.page is not None:
        return said.page
    if said.outcome is not None:
        messages.success(request, words)
    else:
        messages.error(request, said.words)
    return redirect("person", person)


def _page(viewer: Viewer, person: str, form: HatForm) -> dict[str, object]:
    found = one(viewer, person)
    if found is None:
        raise Http404
    may_decide = may_enter(viewer, Noun.USER_ACCOUNT, Action.DECIDE)
    return {
        "person": _shown(found),
        "form": form,
        "key": new_key(),
        "may_decide": may_decide and found.id != viewer.person,
        "is_fresh": viewer.is_fresh,
        "has_sheet": sheet_for(viewer, found.id) is not None,
    }


def _shown(person: PersonLine) -> ShownPerson:
    word, kind = STATES[person.state]
    hats = tuple(
        ShownHat(each, str(TITLES.get(each.role, each.role)), *HAT_STATES[each.state])
        for each in person.hats
    )
    live = tuple(each for each in hats if each.line.state != "over")
    return ShownPerson(person, word, kind, hats, live)


def _turned(text: str, way: str, row: str) -> str:
    return f"?{urlencode({'q': text, way: row})}" if row else ""


def _address(person: str) -> str:
    return f"/people/{person}/"
