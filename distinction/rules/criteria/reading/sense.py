"""What a dossier of sound shape may still not say (`contract/cli.md`, part 3 of checks)."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Protocol, TypeVar

from distinction.rules.criteria.counting import FULL
from distinction.rules.criteria.evidence import Assessment, Correction, Dossier, ProgressReport
from distinction.rules.criteria.faults import Fault, pointer, shown
from distinction.rules.terms.marks import CaseStatus
from distinction.rules.terms.periods import Period

FIRST_STATUSES = (CaseStatus.SUSPECTED, CaseStatus.CONFIRMED)

Key = TypeVar("Key")


class Identified(Protocol):
    """What has an id of its own in its list."""

    @property
    def id(self) -> str: ...


def nonsense(dossier: Dossier) -> list[Fault]:
    """Every contradiction in a dossier; a doubled id hides the others, which rest on ids."""
    doubled = list(_doubled_ids(dossier))
    return doubled or [fault for check in CHECKS for fault in check(dossier)]


def _doubled_ids(dossier: Dossier) -> Iterator[Fault]:
    lists: dict[str, Sequence[Identified]] = {
        "cycles": dossier.cycles,
        "assessments": dossier.assessments,
        "progress_reports": dossier.progress_reports,
        "zero_tolerance_cases": dossier.zero_tolerance_cases,
        "trade_unions": dossier.trade_unions,
        "decisions": dossier.decisions,
    }
    for name, entries in lists.items():
        for at in _repeated([each.id for each in entries]):
            text = f"{shown(entries[at].id)} is the id of an entry above; give it another"
            yield Fault(pointer(name, at, "id"), "duplicate_id", text)


def _cycle_starts(dossier: Dossier) -> Iterator[Fault]:
    for at in _repeated([each.starts_on for each in dossier.cycles]):
        text = "another cycle above starts on this day; correct one"
        yield Fault(pointer("cycles", at, "starts_on"), "duplicate_cycle_start", text)


def _references(dossier: Dossier) -> Iterator[Fault]:
    cycles = {each.id for each in dossier.cycles}
    reports = {each.id for each in dossier.assessments}
    for name, entries in _visits_and_reports(dossier).items():
        for at, each in enumerate(entries):
            if each.cycle not in cycles:
                text = f"{shown(each.cycle)} names no cycle; add that or correct this"
                yield Fault(pointer(name, at, "cycle"), "unknown_reference", text)
    for at, visit in enumerate(dossier.assessments):
        if visit.superseded_by is not None and visit.superseded_by not in reports:
            text = f"{shown(visit.superseded_by)} names no assessment; add that or correct this"
            yield Fault(pointer("assessments", at, "superseded_by"), "unknown_reference", text)


def _visit_days(dossier: Dossier) -> Iterator[Fault]:
    for at, each in enumerate(dossier.assessments):
        place = ("assessments", at)
        if each.released_on is not None and each.released_on < each.date:
            text = f"released before its last day on site, {each.date}"
            yield Fault(pointer(*place, "released_on"), "released_before_visit", text)
        if each.first_day > each.date:
            text = f"the first day on site is after the last, {each.date}"
            yield Fault(pointer(*place, "first_day"), "dates_out_of_order", text)
        if each.voided_on is not None and each.voided_on < each.date:
            text = f"voided before its last day on site, {each.date}"
            yield Fault(pointer(*place, "voided_on"), "dates_out_of_order", text)


def _periods(dossier: Dossier) -> Iterator[Fault]:
    unions = [each.presence for each in dossier.trade_unions]
    yield from _ends("trade_unions", "present_to", unions)
    yield from _ends("reduced_assessment", "to", dossier.reduced_assessment)


def _ends(name: str, field: str, periods: Sequence[Period]) -> Iterator[Fault]:
    for at, each in enumerate(periods):
        if each.last is not None and each.last < each.first:
            text = f"ends before it begins, {each.first}"
            yield Fault(pointer(name, at, field), "dates_out_of_order", text)


def _cases(dossier: Dossier) -> Iterator[Fault]:
    for at, case in enumerate(dossier.zero_tolerance_cases):
        place = ("zero_tolerance_cases", at)
        first = case.history[0]
        if first.on != case.opened_on:
            text = f"the history begins on {first.on}; make the two days agree"
            yield Fault(pointer(*place, "opened_on"), "opened_on_differs", text)
        if first.status not in FIRST_STATUSES:
            text = f"a case begins as suspected or confirmed, not {first.status}"
            yield Fault(pointer(*place, "history", 0, "status"), "first_status", text)
        for position in range(1, len(case.history)):
            above, entry = case.history[position - 1 : position + 1]
            if entry.on < above.on:
                text = f"before the entry above it, {above.on}; put them in order"
                yield Fault(pointer(*place, "history", position, "on"), "dates_out_of_order", text)


def _corrections(dossier: Dossier) -> Iterator[Fault]:
    for name, entries in _visits_and_reports(dossier).items():
        for at, each in enumerate(entries):
            for position, correction in enumerate(each.corrections):
                place = pointer(name, at, "corrections", position)
                yield from _wrong_kind(each, correction, place)
                yield from _untimely(each, position, place)


def _wrong_kind(
    entry: Assessment | ProgressReport, correction: Correction, place: str
) -> Iterator[Fault]:
    if isinstance(entry, Assessment):
        wrong: dict[str, object] = {"marks": correction.marks}
    else:
        wrong = {
            "answers": correction.answers,
            "additional_answers": correction.additional_answers,
        }
    for field, value in wrong.items():
        if value is not None:
            text = f"{field} cannot be corrected here; remove them"
            yield Fault(place + pointer(field), "wrong_kind_of_correction", text)


def _untimely(entry: Assessment | ProgressReport, position: int, place: str) -> Iterator[Fault]:
    if entry.released_on is None:
        text = f"{shown(entry.id)} is not released; change it itself"
        yield Fault(place, "correction_of_unreleased", text)
    day = entry.corrections[position].released_on
    above = [each.released_on for each in entry.corrections[:position]]
    earliest = max([entry.released_on or date.min, *above])
    if day < earliest:
        text = f"before the release or a correction above it, {earliest}"
        yield Fault(place + pointer("released_on"), "dates_out_of_order", text)


def _reissues(dossier: Dossier) -> Iterator[Fault]:
    by_id = {each.id: each for each in dossier.assessments}
    replaced = [(at, each) for at, each in enumerate(dossier.assessments) if each.superseded_by]
    endless = _endless(by_id) if replaced else set()
    for at, each in replaced:
        place = pointer("assessments", at, "superseded_by")
        reissue = by_id.get(each.superseded_by or "")
        if each.id in endless:
            text = "this chain of re-issues never ends; let the last one stand alone"
            yield Fault(place, "superseded_in_a_loop", text)
        elif reissue is not None:
            yield from _of_another_visit(each, reissue, place)
            yield from _released_too_early(each, reissue, place)
    if not endless:
        yield from _same_day_assessments(dossier)


def _endless(by_id: dict[str, Assessment]) -> set[str]:
    endless = set()
    for first in by_id:
        seen: set[str] = set()
        at: str | None = first
        while at is not None and at in by_id and at not in seen:
            seen.add(at)
            at = by_id[at].superseded_by
        if at in seen:
            endless.add(first)
    return endless


def _of_another_visit(each: Assessment, reissue: Assessment, place: str) -> Iterator[Fault]:
    if reissue.date != each.date:
        text = f"the re-issue is of {reissue.date}, this visit of {each.date}"
        yield Fault(place, "superseded_by_other_visit", text)


def _released_too_early(each: Assessment, reissue: Assessment, place: str) -> Iterator[Fault]:
    if reissue.released_on is None:
        return
    if each.released_on is None or each.released_on > reissue.released_on:
        text = f"the re-issue was released on {reissue.released_on}, before the report itself"
        yield Fault(place, "dates_out_of_order", text)


def _same_day_assessments(dossier: Dossier) -> Iterator[Fault]:
    standing = [
        (at, each.date)
        for at, each in enumerate(dossier.assessments)
        if each.kind == each.scope == FULL and each.superseded_by is None and not each.voided_on
    ]
    for position in _repeated([day for _, day in standing]):
        text = "another full assessment above is of this day; void or re-issue one"
        place = pointer("assessments", standing[position][0], "date")
        yield Fault(place, "same_day_assessments", text)


def _same_day_reports(dossier: Dossier) -> Iterator[Fault]:
    released = [
        (at, (each.number, each.released_on))
        for at, each in enumerate(dossier.progress_reports)
        if each.released_on is not None
    ]
    for position in _repeated([key for _, key in released]):
        text = "another report of this number was released on this day; correct one"
        place = pointer("progress_reports", released[position][0], "released_on")
        yield Fault(place, "same_day_reports", text)


def _repeated(keys: Sequence[Key]) -> Iterator[int]:
    """Positions whose key stands above already."""
    if len(set(keys)) == len(keys):
        return
    seen: set[Key] = set()
    for at, key in enumerate(keys):
        if key in seen:
            yield at
        seen.add(key)


def _visits_and_reports(dossier: Dossier) -> dict[str, Sequence[Assessment | ProgressReport]]:
    return {"assessments": dossier.assessments, "progress_reports": dossier.progress_reports}


CHECKS: tuple[Callable[[Dossier], Iterator[Fault]], ...] = (
    _cycle_starts,
    _references,
    _visit_days,
    _periods,
    _cases,
    _corrections,
    _reissues,
    _same_day_reports,
)
