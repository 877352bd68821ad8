"""The start page of each role: that of a factory's people, or the first entry of the menu."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from distinction.doors.access.folio import Judged
from distinction.doors.insight.home import Asked, House, house
from distinction.faces.reports.answered import answered
from distinction.faces.web.asked import viewer_at
from distinction.faces.web.entries import MENU, address, page
from distinction.faces.web.heading import heading
from distinction.faces.web.pages.standing import account_at, reader_of
from distinction.faces.web.proof import has_second_factor
from distinction.rules.terms.parties import MANAGEMENT, WORKERS

TEMPLATES = {
    **dict.fromkeys(sorted(MANAGEMENT), "home/factory.html"),
    **dict.fromkeys(sorted(WORKERS), "home/committee.html"),
}


@dataclass(frozen=True, slots=True)
class Task:
    """A line of work: what, why, and where it is done; without an address somebody else does it."""

    icon: str
    title: str
    note: str
    href: str = ""
    button: str = ""


def show(request: HttpRequest) -> HttpResponse:
    """The first page of the menu that exists; a role without any is told what it may do here."""
    viewer = viewer_at(request)
    if viewer.role in TEMPLATES:
        return _factory(request)
    for entry in MENU.get(viewer.role, ()):
        found = address(entry, viewer.factory)
        if found and found != "/":
            return redirect(found)
    return render(request, "home/nothing.html")


def _factory(request: HttpRequest) -> HttpResponse:
    viewer = viewer_at(request)
    found = house(viewer)
    if found is None or not isinstance(found.card.judged, Judged):
        raise Http404
    account = account_at(viewer, found.card, found.card.judged)
    tasks = [*_requests(found), *_sign_in(request)]
    standing = reverse("standing", args=(found.card.id,))
    shown = {
        "h": heading(viewer, found.card, "standing"),
        "title": _title(len([each for each in tasks if each.href])),
        "tasks": tasks,
        "answer": answered(account, reader_of(found.card), standing + "#c"),
        "peers": found.peers,
        "history": reverse("history", args=(found.card.id,)),
        "evidence": reverse("evidence", args=(found.card.id,)),
        "criteria": page("criteria"),
    }
    return render(request, TEMPLATES[viewer.role], shown)


def _title(count: int) -> str:
    words = {0: _("Nothing waits for you"), 1: _("One thing to do"), 2: _("Two things to do")}
    more = ngettext("%(count)d thing to do", "%(count)d things to do", count) % {"count": count}
    return words.get(count, more)


def _requests(found: House) -> list[Task]:
    """Who may answer is led to it; management that may not is told who does."""
    access = page("access") or ""
    return [_request(each, access if found.may_answer else "") for each in found.asked]


def _request(asked: Asked, href: str) -> Task:
    title = _("%(buyer)s asks for access to your results") % {"buyer": asked.buyer}
    day = date_format(asked.asked_at, "j M Y") if isinstance(asked.asked_at, datetime) else ""
    note = _("Asked on %(day)s.") % {"day": day} if day else ""
    if not href:
        note = f"{note} {_('Top management answers.')}".strip()
    return Task("eye", title, note, href, _("Read and answer") if href else "")


def _sign_in(request: HttpRequest) -> list[Task]:
    if has_second_factor(request):
        return []
    note = _("It keeps the results of your factory safe if a password is lost.")
    return [Task("lock", _("Set up a second factor"), note, reverse("mfa_index"), _("Set it up"))]
