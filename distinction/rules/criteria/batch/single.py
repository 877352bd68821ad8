"""One factory by whole numbers: its verdicts without arrays and without an explanation.

The rules and their order are those of the batch path; a change of one factory needs no array,
and no array is fast for one.
"""

from bisect import bisect
from collections.abc import Iterable
from functools import lru_cache
from typing import TypeVar

from distinction.rules.criteria.batch.arrays import NEVER, NONE, date_of, number_of
from distinction.rules.criteria.batch.ones import (
    Entry,
    Mask,
    Masks,
    One,
    Report,
    Time,
    Version,
    Visit,
)
from distinction.rules.criteria.batch.table import COUNTRY_SHIFT
from distinction.rules.terms.periods import add_months

Row = TypeVar("Row", Version, Visit, Report, Entry, Time)

# Bits of the criteria not met, and of those not known.
Bits = tuple[int, int]


def verdicts(one: One, masks: Masks, day: int) -> Bits:
    """Not met wins, then not known; met is neither (rule 12)."""
    previous, latest = _last_two(one, day)
    not_met, not_known = _digest(latest, masks) if latest else (0, masks.by_answers)
    parts = [_by_marks(one, masks, day), _by_cases(one, masks, day)]
    if latest and previous and _is_pair(one, masks, (previous, latest), day):
        parts.append(_digest(previous, masks))
        carried = latest.lacking & masks.asked != masks.asked
        if carried and triggered_by(one, masks, latest.first_day - 1) == previous.date:
            parts.append(_additional(latest, masks))
    else:
        not_known = masks.by_answers
    for failed, silent in parts:
        not_met |= failed
        not_known |= silent
    return not_met, not_known & ~not_met


def triggered_by(one: One, masks: Masks, eve: int) -> int:
    """The date of the assessment that triggers on a day, NONE where none does (rule 7)."""
    _, latest = _last_two(one, eve)
    if latest is None or _digest(latest, masks) != (0, 0):
        return NONE
    report = _report_of_cycle(one, masks, latest, eve)
    if report is None or not all(report.on_track & mark for _, mark in masks.marks):
        return NONE
    return latest.date


def _report_of_cycle(one: One, masks: Masks, latest: Version, eve: int) -> Report | None:
    """The last usable one, released after the assessment and before any later visit began."""
    later = [each.since for each in _known(one.visits, eve) if each.date > latest.date]
    begun = min(later, default=NEVER)
    for each in reversed(one.reports):
        in_time = each.cycle == latest.cycle and latest.date < each.released < begun
        if in_time and _speaks(each, masks, eve):
            return each
    return None


def _last_two(one: One, day: int) -> tuple[Version | None, Version | None]:
    latest = None
    for each in reversed(one.versions):
        if each.since <= day < each.until:
            if latest is not None:
                return each, latest
            latest = each
    return None, latest


def _known(rows: Iterable[Row], day: int) -> Iterable[Row]:
    return (each for each in rows if each.since <= day < each.until)


def _is_pair(one: One, masks: Masks, pair: tuple[Version, Version], day: int) -> bool:
    previous, latest = (each.date for each in pair)
    if any(previous < each.date < latest for each in _known(one.silent, day)):
        return False
    settings = masks.settings
    longest = settings.max_gap_months_12
    if one.reduced:
        expected = _after(previous, settings.assessment_spacing_months)
        if any(_known(one.reduced, expected)):
            longest = settings.max_gap_months_24
    return _after(previous, settings.min_gap_months) <= latest <= _after(previous, longest)


def _digest(version: Version, masks: Masks) -> Bits:
    not_met, not_known = _judged(version, version.lacking, version.aside, masks.elements)
    place = masks.holds[bisect(masks.bounds, (version.country << COUNTRY_SHIFT) + version.date) - 1]
    if place == NONE:
        return not_met, not_known | masks.listed
    failed, silent = _judged(version, version.lacking, version.aside, (masks.lists[place],))
    return not_met | failed, not_known | silent


def _judged(version: Version, lacking: int, aside: int, asked: Iterable[Mask]) -> Bits:
    """Rule 3: one failed answer decides, then a lacking one; all set aside say nothing."""
    not_met = not_known = 0
    failed = version.failed
    for criterion, questions in asked:
        if failed & questions:
            not_met |= criterion
        elif lacking & questions or aside & questions == questions:
            not_known |= criterion
    return not_met, not_known


def _additional(latest: Version, masks: Masks) -> Bits:
    """Rule 10: set aside only what asks about a union, and only where none was present."""
    accepted = 0 if latest.union else latest.aside & masks.of_unions
    lacking = latest.lacking | latest.aside & ~accepted
    return _judged(latest, lacking, accepted, masks.additional)


def _by_marks(one: One, masks: Masks, day: int) -> Bits:
    report = next((each for each in reversed(one.reports) if _speaks(each, masks, day)), None)
    if report is None or day > _after(report.released, masks.settings.pr2_max_age_months):
        return 0, masks.by_marks
    not_met = not_known = 0
    for criterion, mark in masks.marks:
        if report.lacking & mark:
            not_known |= criterion
        elif not report.on_track & mark:
            not_met |= criterion
    return not_met, not_known


def _speaks(report: Report, masks: Masks, day: int) -> bool:
    return report.since <= day < report.until and _is_usable(report, masks)


def _is_usable(report: Report, masks: Masks) -> bool:
    return report.released >= _after(report.cycle_start, masks.settings.pr2_month - 1)


def _by_cases(one: One, masks: Masks, day: int) -> Bits:
    known = list(_known(one.cases, day)) if one.cases else []
    return (
        masks.case if any(each.confirmed for each in known) else 0,
        masks.case if any(each.unresolved for each in known) else 0,
    )


@lru_cache(maxsize=2**17)
def _after(day: int, months: int) -> int:
    return number_of(add_months(date_of(day), months))
