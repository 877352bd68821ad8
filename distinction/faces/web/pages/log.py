"""The ledger as pages: of one factory, of a programme, and of the system without any content."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from distinction.doors.access.ledger import EVERY_MINUTES, Fault, What
from distinction.doors.access.redact import Hidden
from distinction.doors.insight import trail
from distinction.doors.insight.card import card
from distinction.doors.insight.trail import Asked, ChainState, Line, Trail
from distinction.faces.web.asked import viewer_at
from distinction.faces.web.deeds import THINGS, Words, deed, value
from distinction.faces.web.entries import TITLES
from distinction.faces.web.heading import heading
from distinction.rules.terms.parties import Role

DIGITS = 15
HOUR, DAY = 60, 24 * 60  # minutes


@dataclass(frozen=True, slots=True)
class Shown:
    """One thing that was changed, in words; `old` is None where there was none before."""

    title: Words
    new: Words | date
    old: Words | date | None


@dataclass(frozen=True, slots=True)
class Row:
    """One entry in words."""

    line: Line
    deed: Words
    who: str
    role: Words
    changes: tuple[Shown, ...]
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class Rows:
    """A part of the log, with the choice of acts and the ways to the other parts."""

    rows: tuple[Row, ...]
    acts: tuple[tuple[str, Words, bool], ...]
    chosen: Words
    newer: str
    older: str
    here: str


@dataclass(frozen=True, slots=True)
class ChainRow:
    """One chain in words: `is_late` where more was done since than an anchor may miss."""

    state: ChainState
    age: str
    is_late: bool
    fault: str


@require_safe
def show(request: HttpRequest, factory: str) -> HttpResponse:
    viewer = viewer_at(request)
    found = trail.of_factory(viewer, factory, _asked(request))
    about = card(viewer, factory) if found else None
    if found is None or about is None:
        raise Http404
    here = reverse("factory_log", args=(factory,))
    shown = {"h": heading(viewer, about, "factory_log"), "log": _rows(request, found.trail, here)}
    return render(request, "log/factory.html", shown)


@require_safe
def show_programme(request: HttpRequest) -> HttpResponse:
    found = trail.of_programme(viewer_at(request), _asked(request))
    if found is None:
        raise Http404
    shown = {"log": _rows(request, found, reverse("log")), "by_factory": True}
    return render(request, "log/programme.html", shown)


@require_safe
def show_system(request: HttpRequest) -> HttpResponse:
    """With `verify=now` every chain is followed from its first entry, which may take a while."""
    viewer, verify = viewer_at(request), request.GET.get("verify") == "now"
    found = trail.of_system(viewer, _asked(request), verify=verify)
    if found is None:
        raise Http404
    by_name = sorted(found.chains, key=lambda each: (each.is_system, each.name))
    chains = tuple(_chain(each, viewer.now.timestamp()) for each in by_name)
    shown = {
        "log": _rows(request, found.trail, reverse("operations_ledger")),
        "chains": chains,
        "is_verified": verify,
        "is_whole": not any(each.fault for each in chains) and not found.lines_wrong,
        "has_anchor": found.has_anchor,
        "lines_wrong": found.lines_wrong,
    }
    return render(request, "log/system.html", shown)


@require_safe
def operations(_request: HttpRequest) -> HttpResponse:
    """The entry of the menu: what there is to look after."""
    return redirect("operations_ledger")


def _asked(request: HttpRequest) -> Asked:
    act = request.GET.get("act", "")
    return Asked(
        act if act.isidentifier() else "", _number(request, "before"), _number(request, "after")
    )


def _number(request: HttpRequest, name: str) -> int:
    """What is no number, or beyond all numbers, is passed over."""
    text = request.GET.get(name, "")
    is_one = text.isascii() and text.isdigit() and len(text) <= DIGITS
    return int(text) if is_one else 0


def _rows(request: HttpRequest, found: Trail, here: str) -> Rows:
    chosen = _asked(request).act
    acts = sorted(((each, deed(each)) for each in found.acts), key=lambda each: str(each[1]))
    return Rows(
        rows=tuple(_row(each) for each in found.lines),
        acts=tuple((each, title, each == chosen) for each, title in acts),
        chosen=deed(chosen) if chosen else "",
        newer=_way(here, chosen, "after", found.newer),
        older=_way(here, chosen, "before", found.older),
        here=here,
    )


def _way(here: str, act: str, side: str, place: str) -> str:
    if not place:
        return ""
    return f"{here}?{urlencode({'act': act, side: place} if act else {side: place})}"


def _row(line: Line) -> Row:
    is_hidden = isinstance(line.changes, Hidden)
    changes = () if isinstance(line.changes, Hidden) else tuple(_shown(line))
    role = _("The site itself") if line.role is Role.SYSTEM_JOB else TITLES.get(line.role, "")
    return Row(line, deed(line.act), line.who, role, changes, is_hidden)


def _shown(line: Line) -> Iterator[Shown]:
    for each in line.changes if not isinstance(line.changes, Hidden) else ():
        old = None if each.old is None else value(each.of, each.old)
        yield Shown(THINGS.get(each.of, each.of), value(each.of, each.new), old)


def _chain(state: ChainState, now: float) -> ChainRow:
    anchored_at = state.anchored_at
    minutes = int((now - anchored_at.timestamp()) // 60) if anchored_at else None
    is_late = state.entries > state.anchored and (minutes is None or minutes > EVERY_MINUTES)
    fault = state.checked.fault if state.checked else None
    return ChainRow(state, _age(minutes), is_late, _fault(fault) if fault else "")


def _age(minutes: int | None) -> str:
    if minutes is None:
        return _("never")
    if minutes < 1:
        return _("just now")
    if minutes < 2 * HOUR:
        return _("%(count)s min ago") % {"count": minutes}
    if minutes < 2 * DAY:
        return _("%(count)s h ago") % {"count": minutes // HOUR}
    return _("%(count)s days ago") % {"count": minutes // DAY}


def _fault(fault: Fault) -> str:
    words = {
        What.CHANGED: _("Entry %(number)s is not what was entered."),
        What.MISSING: _("Entry %(number)s is missing."),
        What.EXTRA: _("Entry %(number)s was never entered."),
        What.UNREADABLE: _("Entry %(number)s cannot be read."),
        What.REPLACED: _("Entries from %(first)s to %(number)s are not those anchored."),
        What.UNANCHORED: _("No line of the anchor tells of this chain."),
    }
    return words[fault.what] % {"number": fault.number, "first": fault.since + 1}
