"""The register: factories entered and changed, who advises them, buyers."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from distinction.doors.access.enter import may_enter
from distinction.doors.access.gate import Why
from distinction.doors.insight.buyers import buyers
from distinction.doors.insight.profile import ProfileShape, candidates, profile, team
from distinction.faces.web.asked import viewer_at
from distinction.faces.web.entries import TITLES
from distinction.faces.web.forms.register import BuyerForm, ChangeForm, RegisterForm, TeamForm
from distinction.faces.web.pages.errors import TwoVersions, conflict
from distinction.faces.web.perform import perform, perform_form
from distinction.rules.protocol.acts.register import CloseFactory
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.words import Action


def enter(request: HttpRequest) -> HttpResponse:
    """A new factory; one that is entered stays in the register for ever."""
    form = RegisterForm(viewer_at(request), request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = perform_form(request, form, form.as_act())
        if said.page is not None:
            return said.page
        if said.outcome is not None:
            messages.success(request, _("The factory is in the register."))
            return redirect("standing", said.outcome.subject)
    return render(request, "register/enter.html", {"form": form})


def change(request: HttpRequest, factory: str) -> HttpResponse:
    """What two people changed at once is shown side by side, to be chosen field by field."""
    shape = _shape(request, factory)
    form = ChangeForm(shape, request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = perform_form(request, form, form.as_act(factory))
        if said.page is not None:
            return said.page
        if said.outcome is not None:
            messages.success(request, _("The profile is saved."))
            return redirect("standing", factory)
        if said.refusal is not None and said.refusal.why is Why.CHANGED:
            return _conflict(request, shape, form)
    viewer = viewer_at(request)
    shown = {
        "form": form,
        "shape": shape,
        "team": [(TITLES[each.role], each.name, each.since) for each in team(viewer, factory)],
        "team_form": TeamForm(candidates(viewer)) if shape.is_whole else None,
        "may_close": shape.left_on is None and may_enter(viewer, _PROFILE, Action.DECIDE),
    }
    return render(request, "register/change.html", shown)


@require_POST
def designate(request: HttpRequest, factory: str) -> HttpResponse:
    _shape(request, factory)
    form = TeamForm(candidates(viewer_at(request)), request.POST)
    if form.is_valid():
        said = perform_form(request, form, form.as_act(factory))
        if said.outcome is not None:
            messages.success(request, _("From today on; the one before ended yesterday."))
            return redirect("change_factory", factory)
    messages.error(request, _("Choose an advisor or team leader of this programme."))
    return redirect("change_factory", factory)


def close(request: HttpRequest, factory: str) -> HttpResponse:
    """Asked once more: the factory leaves, and what is known of it stays."""
    shape = _shape(request, factory)
    viewer = viewer_at(request)
    if request.method == "POST":
        said = perform(request, CloseFactory(factory=factory, left_on=viewer.today))
        if said.page is not None:
            return said.page
        if said.outcome is not None:
            messages.success(request, _("The factory has left the programme."))
            return redirect("factories")
        messages.error(request, said.words)
    return render(request, "register/close.html", {"shape": shape})


def show_buyers(request: HttpRequest) -> HttpResponse:
    """Companies whose people may get hats; who has access to what is not shown here (N12)."""
    viewer = viewer_at(request)
    found = buyers(viewer)
    if found is None:
        raise Http404
    form = BuyerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = perform_form(request, form, form.as_act(), "name")
        if said.page is not None:
            return said.page
        if said.outcome is not None:
            messages.success(request, _("The buyer is in the register."))
            return redirect("buyers")
    return render(request, "register/buyers.html", {"buyers": found, "form": form})


_PROFILE = Noun.FACTORY_PROFILE


def _shape(request: HttpRequest, factory: str) -> ProfileShape:
    found = profile(viewer_at(request), factory)
    if found is None:
        raise Http404
    return found


def _conflict(request: HttpRequest, theirs: ProfileShape, form: ChangeForm) -> HttpResponse:
    mine = form.cleaned_data
    names = [each for each in form.fields if each not in {"key", "version"}]
    differs = [each for each in names if _text(mine[each]) != _text(getattr(theirs, each))]
    versions = [
        TwoVersions(
            each, str(form.fields[each].label), _text(mine[each]), _text(getattr(theirs, each))
        )
        for each in differs
    ]
    same = [(each, _text(mine[each])) for each in names if each not in differs]
    return conflict(request, versions, [*same, ("version", str(theirs.version))])


def _text(value: object) -> str:
    return "" if value is None else str(value)
