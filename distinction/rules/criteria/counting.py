"""What of a dossier was known on a day, and which two assessments of it count."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from distinction.rules.criteria.evidence import (
    Answers,
    Assessment,
    Cycle,
    Dossier,
    Marks,
    ProgressReport,
)
from distinction.rules.criteria.pack import Settings
from distinction.rules.terms.marks import CaseStatus
from distinction.rules.terms.periods import Period, add_months
from distinction.rules.terms.reasons import GateReason

Value = TypeVar("Value")

FULL = "full"
SECOND = 2  # the number of the progress report that carries marks which count


@dataclass(frozen=True, slots=True)
class Counted:
    """An assessment that counts, its answers with every correction known by then."""

    visit: Assessment
    answers: Answers
    additional_answers: Answers

    @property
    def id(self) -> str:
        return self.visit.id

    @property
    def date(self) -> date:
        return self.visit.date


@dataclass(frozen=True, slots=True)
class Known:
    """A dossier as it was known on a day.

    `visits` are full assessments known, not voided and not replaced, by date and id; of them
    `previous` and `latest` are the last two that count, and those `waiting` have no result yet.
    `reports` are the second progress reports that may be used, the last released at the end.
    """

    on: date
    dossier: Dossier
    visits: tuple[Assessment, ...]
    previous: Counted | None
    latest: Counted | None
    waiting: tuple[Assessment, ...]
    reports: tuple[ProgressReport, ...]


def know(settings: Settings, dossier: Dossier, on: date) -> Known:
    visits = tuple(sorted(_visits(dossier, on), key=_by_day))
    counting = [each for each in visits if each.scope == FULL and is_by(each.released_on, on)]
    latest = _counted(counting[-1], on) if counting else None
    previous = _counted(counting[-2], on) if len(counting) > 1 else None
    waiting = tuple(
        each
        for each in visits
        if not is_by(each.released_on, on) and (latest is None or each.date > latest.date)
    )
    reports = tuple(sorted(_usable(settings, dossier, on), key=released))
    return Known(on, dossier, visits, previous, latest, waiting, reports)


def broken_pair(settings: Settings, known: Known) -> GateReason | None:
    """Why `previous` and `latest` are not two consecutive assessments; None when they are.

    "No non-compliances on publicly reported issues in 2 consecutive assessments."
    """
    previous, latest = known.previous, known.latest
    if previous is None or latest is None:
        return GateReason.FEWER_THAN_TWO
    if any(previous.date < each.date < latest.date for each in known.visits):
        return GateReason.BROKEN_BY_INCOMPLETE
    expected = add_months(previous.date, settings.assessment_spacing_months)
    agreed = any(period.covers(expected) for period in known.dossier.reduced_assessment)
    longest = settings.max_gap_months_24 if agreed else settings.max_gap_months_12
    earliest = add_months(previous.date, settings.min_gap_months)
    if not earliest <= latest.date <= add_months(previous.date, longest):
        return GateReason.GAP_OUT_OF_RANGE
    return None


def window(settings: Settings, cycle: Cycle) -> Period:
    """The month of a cycle in which its second report is due; `last` is the first day after it."""
    return Period(opens_on(settings, cycle), add_months(cycle.starts_on, settings.pr2_month))


def opens_on(settings: Settings, cycle: Cycle) -> date:
    """The first day of that month."""
    return add_months(cycle.starts_on, settings.pr2_month - 1)


def marks_on(report: ProgressReport, on: date) -> Marks:
    """The marks with every correction known by then."""
    known = [each.marks for each in report.corrections if each.released_on <= on]
    return _overwritten(report.marks, known)


def case_states(known: Known) -> dict[str, CaseStatus]:
    """The state of each case by id: its last known entry; without one it is not there yet."""
    states = {}
    for case in sorted(known.dossier.zero_tolerance_cases, key=lambda each: each.id):
        entries = [entry.status for entry in case.history if entry.on <= known.on]
        if entries:
            states[case.id] = entries[-1]
    return states


def union_was_present(dossier: Dossier, on: date) -> bool:
    return any(union.presence.covers(on) for union in dossier.trade_unions)


def is_by(day: date | None, on: date) -> bool:
    return day is not None and day <= on


def released(report: ProgressReport) -> date:
    return report.released_on or date.max


def _counted(visit: Assessment, on: date) -> Counted:
    """Corrections known by then overwrite single answers, in the order of their list."""
    known = [each for each in visit.corrections if each.released_on <= on]
    return Counted(
        visit,
        _overwritten(visit.answers, [each.answers for each in known]),
        _overwritten(visit.additional_answers, [each.additional_answers for each in known]),
    )


def _by_day(assessment: Assessment) -> tuple[date, str]:
    return assessment.date, assessment.id


def _visits(dossier: Dossier, on: date) -> Iterator[Assessment]:
    by_id = {each.id: each for each in dossier.assessments}
    for each in dossier.assessments:
        is_there = each.kind == FULL and each.first_day <= on and not is_by(each.voided_on, on)
        if is_there and not _is_replaced(each, by_id, on):
            yield each


def _is_replaced(assessment: Assessment, by_id: Mapping[str, Assessment], on: date) -> bool:
    if assessment.superseded_by is None:
        return False
    return any(is_by(each.released_on, on) for each in _reissues(assessment, by_id))


def _reissues(assessment: Assessment, by_id: Mapping[str, Assessment]) -> Iterator[Assessment]:
    """Everything further along the chain; a dossier with an endless one was refused before."""
    while assessment.superseded_by is not None:
        assessment = by_id[assessment.superseded_by]
        yield assessment


def _usable(settings: Settings, dossier: Dossier, on: date) -> Iterator[ProgressReport]:
    """A second report released before its window never counts; after its window it does."""
    cycles = {each.id: each for each in dossier.cycles}
    for each in dossier.progress_reports:
        day = each.released_on
        if each.number != SECOND or day is None or day > on:
            continue
        if opens_on(settings, cycles[each.cycle]) <= day:
            yield each


def _overwritten(
    first: Mapping[str, Value], corrections: list[Mapping[str, Value] | None]
) -> Mapping[str, Value]:
    if not corrections:
        return first
    merged = dict(first)
    for each in corrections:
        merged.update(each or {})
    return merged
