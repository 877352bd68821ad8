"""The portfolio: what waits, who is near, what is due, and what holds factories back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from distinction.doors.access.enter import may_enter
from distinction.doors.access.library import newest_of
from distinction.doors.access.redact import Hidden
from distinction.doors.access.viewer import Viewer
from distinction.doors.insight.board import WEEKS, Board, Lacking, Some, board
from distinction.doors.insight.line import Line
from distinction.faces.reports.listing import Listing
from distinction.faces.reports.pieces import bar
from distinction.faces.reports.statuses import sign_of
from distinction.faces.reports.stepwords import STEP_NOTES, STEPS
from distinction.faces.web.asked import viewer_at
from distinction.faces.web.entries import page
from distinction.faces.wording import Wording, criteria_of
from distinction.rules.criteria.steps import Step
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.words import Action
from distinction.rules.terms.parties import Role
from distinction.rules.terms.status import Status

HOLDING = 8  # criteria shown; the rest stand in the table of gaps
DECISIONS = {
    0: _("No decision waits for you"),
    1: _("One decision waits for you"),
    2: _("Two decisions wait for you"),
    3: _("Three decisions wait for you"),
    4: _("Four decisions wait for you"),
    5: _("Five decisions wait for you"),
    6: _("Six decisions wait for you"),
    7: _("Seven decisions wait for you"),
    8: _("Eight decisions wait for you"),
    9: _("Nine decisions wait for you"),
}


@dataclass(frozen=True, slots=True)
class BarRow:
    """A number of factories with its bar, and the list that holds just these."""

    title: str
    note: str
    count: int
    bar: SafeString
    href: str


def show(request: HttpRequest) -> HttpResponse:
    viewer = viewer_at(request)
    found = board(viewer)
    if found is None:
        raise Http404
    words = Wording(viewer.language)
    shown = {
        "title": _title(viewer, found, words),
        "lead": _lead(viewer, found),
        "weeks": WEEKS,
        "total": found.factories,
        "may_take": may_enter(viewer, Noun.FACTORY_PROFILE, Action.EXPORT),
        "statuses": tuple(_statuses(found, words)),
        **_lists(viewer, found, words),
        "steps": tuple(_steps(found, words)),
        "holding": tuple(_holding(found, words)),
    }
    return render(request, "portfolio/portfolio.html", shown)


def factory_page() -> str:
    """The address of a factory's page, {} in the place of its id."""
    return (page("standing", "-") or "").replace("/-/", "/{}/")


def list_of(**asked: str) -> str:
    """The address of the list that is narrowed so."""
    return f"{reverse('factories')}?{urlencode(asked)}"


def _lists(viewer: Viewer, found: Board, words: Wording) -> Mapping[str, object]:
    """Rows and totals of each short list that this viewer sees; the others are None."""
    decides = viewer.role is Role.PROGRAMME_MANAGER
    listing = Listing(words, viewer.today, factory_page(), decides)

    def rows(lines: tuple[Line, ...]) -> tuple[object, ...]:
        return tuple(listing.row(each) for each in lines)

    some = {"waiting": found.waiting, "near": found.near, "due": found.due}
    shown: dict[str, object] = {
        name: {"rows": rows(each.lines), "total": each.total, "more": each.total > len(each.lines)}
        for name, each in some.items()
        if isinstance(each, Some)
    }
    moved = () if isinstance(found.moved, Hidden) else found.moved
    shown["ready"] = _count(found, Status.ELIGIBLE)
    shown["held"] = _count(found, Status.CONFIRMING)
    return {"waiting": None, "near": None, "due": None, **shown, "moved": rows(moved)}


def _count(found: Board, status: Status) -> int:
    return 0 if isinstance(found.statuses, Hidden) else found.statuses.get(status, 0)


def _title(viewer: Viewer, found: Board, words: Wording) -> str:
    """The answer that this reader came for."""
    ready = _count(found, Status.ELIGIBLE)
    if viewer.role is Role.PROGRAMME_MANAGER:
        return _decisions(ready)
    if isinstance(found.waiting, Some):
        return _awaited(ready)
    if isinstance(found.lacking, tuple) and found.lacking and found.lacking[0].not_met:
        each = found.lacking[0]
        name = words.inline(criteria_of(newest_of(each.pack))[each.criterion])
        return gettext("The most common gap: %(name)s") % {"name": name}
    return _recognised(_count(found, Status.HIGH_PERFORMING))


def _decisions(count: int) -> str:
    if count in DECISIONS:
        return str(DECISIONS[count])
    text = ngettext("%(n)s decision waits for you", "%(n)s decisions wait for you", count)
    return text % {"n": count}


def _awaited(count: int) -> str:
    if not count:
        return gettext("No factory waits for a decision")
    text = ngettext(
        "One factory waits for a decision", "%(n)s factories wait for a decision", count
    )
    return text % {"n": count}


def _recognised(count: int) -> str:
    if not count:
        return gettext("No factory is high performing yet")
    text = ngettext("One factory is high performing", "%(n)s factories are high performing", count)
    return text % {"n": count}


def _lead(viewer: Viewer, found: Board) -> str:
    said = []
    held = _count(found, Status.CONFIRMING)
    if held:
        text = ngettext(
            "One more is held by something that is still open.",
            "%(n)s more are held by something that is still open.",
            held,
        )
        said.append(text % {"n": held})
    where = viewer.organisation or ngettext(
        "One programme", "%(n)s programmes", found.programmes
    ) % {"n": found.programmes}
    text = ngettext("%(where)s: one factory.", "%(where)s: %(n)s factories.", found.factories)
    said.append(text % {"where": where, "n": found.factories})
    return " ".join(said)


def _statuses(found: Board, words: Wording) -> Iterator[tuple[object, int, SafeString, str]]:
    """Only words that some factory has."""
    counts = {} if isinstance(found.statuses, Hidden) else found.statuses
    most = max(counts.values(), default=0)
    for status, count in counts.items():
        if count:
            kind = "hp" if status is Status.HIGH_PERFORMING else "cf"
            yield sign_of(status, words), count, bar(kind, count, most), list_of(word=status)


def _steps(found: Board, words: Wording) -> Iterator[BarRow]:
    if isinstance(found.steps, Hidden):
        return
    for step, count in found.steps.items():
        note = words.say(STEP_NOTES[step]) if step in STEP_NOTES else ""
        drawn = bar("cf", count, found.factories)
        href = list_of(step=step) if step is not Step.ENROLLED else reverse("factories")
        yield BarRow(words.say(STEPS[step]), note, count, drawn, href)
    recognised = _count(found, Status.HIGH_PERFORMING)
    yield BarRow(
        gettext("High performing"),
        gettext("decided by the Programme Manager"),
        recognised,
        bar("hp", recognised, found.factories),
        list_of(word=Status.HIGH_PERFORMING),
    )


def _holding(found: Board, words: Wording) -> Iterator[BarRow]:
    lacking = () if isinstance(found.lacking, Hidden) else found.lacking
    some = [each for each in lacking if each.not_met][:HOLDING]
    most = max((each.not_met for each in some), default=0)
    for each in some:
        drawn = bar("wd", each.not_met, most)
        href = list_of(missing=each.criterion.lower())
        yield BarRow(_named(each, words), each.criterion, each.not_met, drawn, href)


def _named(each: Lacking, words: Wording) -> str:
    return words.title(criteria_of(newest_of(each.pack))[each.criterion])
