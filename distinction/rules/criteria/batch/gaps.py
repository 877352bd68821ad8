"""The earliest day of a decision by rule, for many factories at once."""

import numpy as np

from distinction.rules.criteria.batch.arrays import (
    NEVER,
    NONE,
    Flags,
    Ints,
    Points,
    months_added,
    months_after,
)
from distinction.rules.criteria.batch.counting import usable
from distinction.rules.criteria.batch.decision import Decisions, bits_of_gates
from distinction.rules.criteria.batch.digests import Digests
from distinction.rules.criteria.batch.facts import Facts
from distinction.rules.criteria.batch.table import Table
from distinction.rules.criteria.gaps import ANOTHER_ASSESSMENT_HEALS


def earliest_days(
    facts: Facts, table: Table, digests: Digests, points: Points, decided: Decisions
) -> Ints:
    """A lower bound, never a planned visit; NEVER where it cannot be told. Shape (points,)."""
    one, two = _assessments(digests, decided)
    days = _next_assessment(facts, table, points, decided)
    days[two] = months_added(days[two], table.settings.assessment_spacing_months)
    days[~(one | two)] = points.day[~(one | two)]
    marks = decided.found.base.not_met | decided.found.base.not_known
    reports = (marks & np.uint64(table.by_marks)) != 0
    late = np.flatnonzero(reports | two | (one & ~decided.on_course))
    asked = Points(points.who[late], points.day[late])
    days[late] = np.maximum(days[late], _next_report(facts, table, asked))
    return np.where(decided.gates == 0, points.day, days)


def _assessments(digests: Digests, decided: Decisions) -> tuple[Flags, Flags]:
    """Which need one more full assessment, and which two since the latest fails."""
    latest = decided.found.chosen.latest
    wanted = (decided.gates & bits_of_gates(*ANOTHER_ASSESSMENT_HEALS)) != 0
    extra = np.flatnonzero(decided.found.extra)
    more = digests.additional(latest[extra])
    wanted[extra] |= (more.not_met | more.not_known) != 0
    said = digests.answers(latest)
    fails = (said.not_met | said.not_known) != 0
    return wanted & ~fails, wanted & fails


def _next_assessment(facts: Facts, table: Table, points: Points, decided: Decisions) -> Ints:
    latest = decided.found.chosen.latest
    spacing = table.settings.assessment_spacing_months
    due = np.maximum(points.day, months_after(facts.versions.date[latest], spacing))
    return np.where(decided.waits | (latest == NONE), points.day, due)


def _next_report(facts: Facts, table: Table, points: Points) -> Ints:
    """The earliest day on which the window of a cycle without a usable report opens."""
    settings, cycles = table.settings, facts.cycles
    point, rows = cycles.known.all_of(points)
    start = cycles.start[rows]
    is_open = months_after(start, settings.cycle_months) > points.day[point]
    is_open &= ~_are_reported(facts, table, points, point, rows)
    opens = np.full(len(points), NEVER)
    np.minimum.at(opens, point[is_open], months_after(start[is_open], settings.pr2_month - 1))
    last = np.full(len(points), NONE)
    np.maximum.at(last, point, start)
    following = np.flatnonzero((opens == NEVER) & (last != NONE))
    opens[following] = _next_cycle(table, last[following], points.day[following])
    day: Ints = np.maximum(opens, points.day)
    return day


def _are_reported(facts: Facts, table: Table, points: Points, point: Ints, rows: Ints) -> Flags:
    """Whether a cycle (a row of its table) has a usable report by the day of its point."""
    reports, many = facts.reports, len(facts.cycles.start)
    of, known = reports.known.of(points)
    known, of = (
        known[usable(reports, table.settings)[known]],
        of[usable(reports, table.settings)[known]],
    )
    cycle = facts.cycles.known.starts[points.who[of]] + reports.cycle[known]
    found: Flags = np.isin(point * many + rows, of * many + cycle)
    return found


def _next_cycle(table: Table, last: Ints, day: Ints) -> Ints:
    """When the window opens of the first cycle not over among those that would follow."""
    settings = table.settings
    opens = np.full(len(last), NEVER)
    pending, count = np.arange(len(last)), 0
    while len(pending):
        count += 1
        start = months_added(last[pending], count * settings.cycle_months)
        lasts = months_added(start, settings.cycle_months) > day[pending]
        opens[pending[lasts]] = months_added(start[lasts], settings.pr2_month - 1)
        pending = pending[~lasts]
    return opens
