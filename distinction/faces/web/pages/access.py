"""Third-party access: who has it, who asks for it; given, answered and ended, each by an act."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from distinction.doors.access.viewer import Viewer
from distinction.doors.insight.access import (
    ASKED,
    GRANTED,
    Access,
    access_of,
    accesses,
    own_accesses,
)
from distinction.doors.insight.keyset import Turn
from distinction.faces.reports.buyer_sees import parts
from distinction.faces.web.asked import viewer_at
from distinction.faces.web.entries import page
from distinction.faces.web.forms.access import GiveForm
from distinction.faces.web.forms.people import new_key
from distinction.faces.web.perform import perform, perform_form
from distinction.faces.wording import Wording
from distinction.rules.protocol.acts.act import Act
from distinction.rules.protocol.acts.register import AcceptRequest, EndAccess
from distinction.rules.terms.parties import Side

GIVEN = _("Access is given. The buyer sees the factory from its next request on.")
# What is done -> the state it is done from, and what is said when it is done.
ANSWERS: dict[str, tuple[str, Promise]] = {
    "accept": (ASKED, GIVEN),
    "decline": (ASKED, _("The request is declined. The buyer is not told why, and may ask again.")),
    "end": (GRANTED, _("Access has ended. It can be given again at any time.")),
}


def show(request: HttpRequest, factory: str = "") -> HttpResponse:
    """For a factory its own; staff of the programme names the factory in the address."""
    viewer = viewer_at(request)
    found = accesses(viewer, factory or viewer.factory)
    if found is None:
        raise Http404
    shown = {
        "found": found,
        "is_own": viewer.factory == found.factory,
        "parts": parts(Wording(viewer.language)),
        "give": _give_address(viewer, found.factory),
        "standing": page("standing", found.factory),
    }
    return render(request, "access/factory.html", shown)


def give(request: HttpRequest, factory: str = "") -> HttpResponse:
    """A buyer is chosen; one that had access before may stand in the address."""
    viewer = viewer_at(request)
    found = accesses(viewer, factory or viewer.factory)
    if found is None or not found.may_give:
        raise Http404
    initial = {"buyer": request.GET.get("buyer", "")}
    form = GiveForm(viewer, found.factory, request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = perform_form(request, form, form.as_act())
        if said.page is not None:
            return said.page
        if said.outcome is not None:
            messages.success(request, GIVEN)
            return redirect(_list_address(viewer, found.factory))
    shown = {
        "form": form,
        "found": found,
        "is_own": viewer.factory == found.factory,
        "parts": parts(Wording(viewer.language)),
        "back": _list_address(viewer, found.factory),
    }
    return render(request, "access/give.html", shown)


def answer(request: HttpRequest, grant: str, what: str) -> HttpResponse:
    """Asked for once more before it is done; after a new proof one comes back to this page."""
    viewer = viewer_at(request)
    found = access_of(viewer, grant)
    if found is None or what not in ANSWERS:
        raise Http404
    state, done = ANSWERS[what]
    back = _list_address(viewer, str(found.factory_id))
    if found.state != state or not found.may_decide:
        messages.error(request, _("This cannot be done any more: the state has changed."))
        return redirect(back)
    if request.method == "POST":
        said = perform(request, _act(found, what))
        if said.page is not None:
            return said.page
        if said.outcome is None:
            messages.error(request, said.words)
        else:
            messages.success(request, str(done))
        return redirect(back)
    shown = {"found": found, "what": what, "back": back, "key": new_key()}
    return render(request, "access/answer.html", shown)


def show_own(request: HttpRequest) -> HttpResponse:
    """What a buyer has, had and asked for."""
    viewer = viewer_at(request)
    turn = Turn(request.GET.get("after", ""), request.GET.get("before", ""))
    found = own_accesses(viewer, turn)
    if found is None:
        raise Http404
    shown = {
        "rows": found.rows,
        "newer": f"?before={found.earlier}" if found.earlier else "",
        "older": f"?after={found.later}" if found.later else "",
    }
    return render(request, "access/own.html", shown)


def _act(found: Access, what: str) -> Act:
    return AcceptRequest(grant=found.grant) if what == "accept" else EndAccess(grant=found.grant)


def _list_address(viewer: Viewer, factory: str) -> str:
    if viewer.side is Side.BUYER:
        return reverse("own_access")
    return reverse("access") if viewer.factory else reverse("factory_access", args=(factory,))


def _give_address(viewer: Viewer, factory: str) -> str:
    return reverse("give_access") if viewer.factory else reverse("give_for", args=(factory,))
