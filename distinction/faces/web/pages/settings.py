"""Settings of a programme, with their days; what goes beyond it is changed by two people (N4)."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from distinction.doors.insight.settings import (
    Proposal,
    SettingLine,
    all_programmes,
    lines,
    proposals,
)
from distinction.faces.web.asked import viewer_at
from distinction.faces.web.forms.people import new_key
from distinction.faces.web.forms.register import TITLES_OF_SETTINGS, VALUES, SettingForm
from distinction.faces.web.perform import perform, perform_form
from distinction.rules.protocol.acts.register import ConfirmSetting
from distinction.rules.protocol.settings import SHARING


@dataclass(frozen=True, slots=True)
class Shown:
    """A setting in words: what holds, since when, and what is to come."""

    line: SettingLine
    title: Promise
    value: Promise | str
    to_come: tuple[tuple[Promise | str, object], ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    proposal: Proposal
    title: Promise
    value: Promise | str


def show(request: HttpRequest) -> HttpResponse:
    viewer = viewer_at(request)
    if not viewer.programme:
        raise Http404
    shown = {
        "settings": [_shown(each) for each in lines(viewer)],
        "waiting": _waiting(request),
        "key": new_key(),
    }
    return render(request, "settings/list.html", shown)


def change(request: HttpRequest, setting: str) -> HttpResponse:
    viewer = viewer_at(request)
    found = {each.key: each for each in lines(viewer)}.get(setting)
    if found is None or not viewer.programme:
        raise Http404
    form = SettingForm(viewer, setting, request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = perform_form(request, form, form.as_act())
        if said.page is not None:
            return said.page
        if said.outcome is not None:
            messages.success(request, ASKED if setting in SHARING else SAVED)
            return redirect("settings")
    shown = {"form": form, "setting": _shown(found), "is_fresh": viewer.is_fresh}
    return render(request, "settings/change.html", shown)


@require_POST
def confirm(request: HttpRequest, proposal: str) -> HttpResponse:
    back = "settings" if viewer_at(request).programme else "programmes"
    address = "/settings/" if viewer_at(request).programme else "/programmes/"
    said = perform(request, ConfirmSetting(setting=proposal), back=address)
    if said.page is not None:
        return said.page
    if said.outcome is not None:
        messages.success(request, _("Confirmed: it holds from its day on."))
    else:
        messages.error(request, said.words)
    return redirect(back)


def show_programmes(request: HttpRequest) -> HttpResponse:
    """The programmes of this installation, and the sharing settings that wait for somebody."""
    viewer = viewer_at(request)
    shown = {
        "programmes": all_programmes(viewer),
        "waiting": _waiting(request),
        "key": new_key(),
    }
    return render(request, "settings/programmes.html", shown)


SAVED = _("Saved, from its day on.")
ASKED = _("Proposed. A second Programme Manager or an administrator confirms it within 24 hours.")


def _shown(line: SettingLine) -> Shown:
    to_come = tuple((_value(each.value), each.begins_on) for each in line.to_come)
    return Shown(line, TITLES_OF_SETTINGS[line.key], _value(line.holds.value), to_come)


def _waiting(request: HttpRequest) -> list[Waiting]:
    return [
        Waiting(each, TITLES_OF_SETTINGS[each.key], _value(each.value))
        for each in proposals(viewer_at(request))
    ]


def _value(text: str) -> Promise | str:
    return VALUES.get(text, text)
