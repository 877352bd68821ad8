"""Which two assessments and which report speak for each factory on its day."""

from dataclasses import dataclass, replace

import numpy as np

from distinction.rules.criteria.batch.arrays import (
    NONE,
    Flags,
    Ints,
    Points,
    last_two,
    months_after,
)
from distinction.rules.criteria.batch.facts import Facts, Reports
from distinction.rules.criteria.pack import Settings

OF_PAIRS = (
    "assessment_spacing_months",
    "min_gap_months",
    "max_gap_months_12",
    "max_gap_months_24",
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """Rows of `Versions` and `Reports`, NONE where there is none; each of shape (points,).

    `pair`: the two assessments are consecutive, neither too close nor too far apart (G01).
    """

    previous: Ints
    latest: Ints
    pair: Flags
    report: Ints
    fresh: Flags


def choose(facts: Facts, settings: Settings, points: Points) -> Chosen:
    point, rows = facts.versions.known.of(points)
    latest, previous = last_two(point, rows, len(points))
    report = last_report(facts.reports, settings, points)
    return Chosen(
        previous=previous,
        latest=latest,
        pair=_pairs(facts, settings, points, previous, latest),
        report=report,
        fresh=_are_fresh(facts.reports, settings, points, report),
    )


def choose_again(
    facts: Facts, points: Points, chosen: Chosen, settings: tuple[Settings, Settings]
) -> Chosen:
    """The choice under the second settings, from that under the first: only what differs anew."""
    before, after = settings
    report, pair = chosen.report, chosen.pair
    if before.pr2_month != after.pr2_month:
        report = last_report(facts.reports, after, points)
    if any(getattr(before, each) != getattr(after, each) for each in OF_PAIRS):
        pair = _pairs(facts, after, points, chosen.previous, chosen.latest)
    fresh = _are_fresh(facts.reports, after, points, report)
    return replace(chosen, report=report, pair=pair, fresh=fresh)


def usable(reports: Reports, settings: Settings) -> Flags:
    """Of every row: a second report released before its window never counts (rule 5)."""
    opens = months_after(reports.cycle_start, settings.pr2_month - 1)
    return np.greater_equal(reports.released, opens)


def last_report(reports: Reports, settings: Settings, points: Points) -> Ints:
    point, rows = reports.known.of(points)
    keep = usable(reports, settings)[rows]
    last, _ = last_two(point[keep], rows[keep], len(points))
    return last


def _pairs(facts: Facts, settings: Settings, points: Points, previous: Ints, latest: Ints) -> Flags:
    pair = np.not_equal(previous, NONE)
    two = np.flatnonzero(pair)
    earlier, later = facts.versions.date[previous[two]], facts.versions.date[latest[two]]
    longest = months_after(earlier, settings.max_gap_months_12)
    apart = np.flatnonzero(later > longest)
    agreed = apart[_were_agreed(facts, settings, points.who[two[apart]], earlier[apart])]
    longest[agreed] = months_after(earlier[agreed], settings.max_gap_months_24)
    fits = (months_after(earlier, settings.min_gap_months) <= later) & (later <= longest)
    pair[two] = fits
    pair[_broken(facts, points, previous, latest)] = False
    return pair


def _were_agreed(facts: Facts, settings: Settings, factory: Ints, earlier: Ints) -> Ints:
    """Those whose next assessment fell, by its usual spacing, into a period of longer gaps."""
    expected = months_after(earlier, settings.assessment_spacing_months)
    point, _ = facts.reduced.of(Points(factory, expected))
    return np.unique(point)


def _broken(facts: Facts, points: Points, previous: Ints, latest: Ints) -> Ints:
    """Points with a visit strictly between the two that does not count itself."""
    silent, dates = facts.silent, facts.versions.date
    point, rows = silent.known.of(points)
    between = dates[previous[point]] < silent.date[rows]
    between &= silent.date[rows] < dates[latest[point]]
    between &= previous[point] != NONE
    broken: Ints = point[between]
    return broken


def _are_fresh(reports: Reports, settings: Settings, points: Points, report: Ints) -> Flags:
    fresh = np.not_equal(report, NONE)
    there = np.flatnonzero(fresh)
    expires = months_after(reports.released[report[there]], settings.pr2_max_age_months)
    fresh[there] = points.day[there] <= expires
    return fresh
