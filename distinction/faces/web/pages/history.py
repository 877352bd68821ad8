"""The history of one factory over the years: what changed when, and its evidence side by side."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from distinction.doors.access.redact import Hidden
from distinction.doors.insight.history import Piece, Turn, Turned, history
from distinction.faces.reports.account import Account
from distinction.faces.reports.map_cells import NOT_ASKED
from distinction.faces.reports.paths import OUTCOMES
from distinction.faces.reports.pieces import cell, no_cell
from distinction.faces.reports.statuses import Sign, sign_of
from distinction.faces.web.asked import viewer_at
from distinction.faces.web.heading import days_asked, heading
from distinction.faces.web.pages.standing import account_at
from distinction.faces.wording import criteria_of
from distinction.rules.criteria.pack import Criterion, Evidence
from distinction.rules.criteria.shown import Shown

COLUMNS = 8  # pieces side by side; older ones stand in the list of changes


@dataclass(frozen=True, slots=True)
class TurnRow:
    """One day of a change in words."""

    on: date
    sign: Sign | None
    stage: str
    decisions: tuple[str, ...]
    better: str
    worse: str
    unknown: str
    has_release: bool


@dataclass(frozen=True, slots=True)
class Said:
    """One cell, with the title of its column for a phone."""

    label: str
    drawn: SafeString
    is_empty: bool


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """One criterion across the pieces."""

    key: str
    title: str
    cells: tuple[Said, ...]


@require_safe
def show(request: HttpRequest, factory: str) -> HttpResponse:
    viewer = viewer_at(request)
    found = history(viewer, factory, *days_asked(request, viewer))
    if found is None:
        raise Http404
    account = account_at(viewer, found.card, found.judged)
    pieces = found.pieces[-COLUMNS:]
    shown = {
        "h": heading(viewer, found.card, "history"),
        "turns": [_turn(account, each) for each in found.turns],
        "pieces": pieces,
        "rows": _rows(account, pieces),
    }
    return render(request, "standing/history.html", shown)


def _turn(account: Account, turn: Turn) -> TurnRow:
    words, told = account.words, turn.told
    decisions = () if isinstance(turn.decisions, Hidden) else turn.decisions
    stage = "" if isinstance(turn.stage, Hidden) else words.stage(turn.stage)
    return TurnRow(
        on=turn.on,
        sign=sign_of(told.status, words) if told and turn.is_new_word else None,
        stage=stage,
        decisions=tuple(words.say(OUTCOMES[each]) for each in decisions),
        better=_names(account, turn.turned, {Shown.MET, Shown.MET_ONCE}),
        worse=_names(account, turn.turned, {Shown.NOT_MET}),
        unknown=_names(account, turn.turned, {Shown.NOT_KNOWN}),
        has_release=bool(turn.released),
    )


def _names(account: Account, turned: tuple[Turned, ...], to: set[Shown]) -> str:
    """A criterion met once that is then met has not got better."""
    criteria = criteria_of(account.pack)
    return account.words.row(
        account.words.title(criteria[each.criterion])
        for each in turned
        if each.after in to and each.before not in to
    )


def _rows(account: Account, pieces: tuple[Piece, ...]) -> list[CriterionRow]:
    return [
        CriterionRow(
            key=each.id.lower(),
            title=account.words.title(each),
            cells=tuple(_cell(account, each, piece) for piece in pieces),
        )
        for each in account.pack.criteria
        if each.evidence is not Evidence.ZERO_TOLERANCE
    ]


def _cell(account: Account, criterion: Criterion, piece: Piece) -> Said:
    verdict, day = piece.verdicts.get(criterion.id), account.words.day(piece.on)
    if verdict is None:
        return Said(day, no_cell(account.words.say(NOT_ASKED)), is_empty=True)
    asked_on_site = not piece.is_report and criterion.evidence is Evidence.PROGRESS_REPORT_2
    source = Evidence.ASSESSMENT if asked_on_site else criterion.evidence
    word = account.words.in_source(source, verdict)
    return Said(day, cell(verdict, word), is_empty=False)
