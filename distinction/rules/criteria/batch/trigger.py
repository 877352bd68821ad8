"""The trigger of many factories at once, and of every visit as of its eve."""

from collections.abc import Callable

import numpy as np

from distinction.rules.criteria.batch.arrays import NEVER, NONE, Flags, Ints, Points, last_two
from distinction.rules.criteria.batch.counting import usable
from distinction.rules.criteria.batch.digest import Verdicts
from distinction.rules.criteria.batch.facts import Facts
from distinction.rules.criteria.batch.table import Table

# The digests of rows of `Versions`.
Said = Callable[[Ints], Verdicts]


def triggers(facts: Facts, table: Table, said: Said, points: Points) -> Ints:
    """The date of the assessment that triggers at each point, NONE where none does (rule 7).

    All criteria but zero tolerance: by the answers of the latest assessment, and by the marks of
    the last report of its cycle, released after it and before any later visit began.
    """
    point, rows = facts.versions.known.of(points)
    latest, _ = last_two(point, rows, len(points))
    clean = np.flatnonzero(latest != NONE)
    not_met, not_known = said(latest[clean])
    clean = clean[(not_met | not_known) == 0]
    asked = Points(points.who[clean], points.day[clean])
    on_track = _marked_on_track(facts, table, asked, facts.versions.visit[latest[clean]])
    found = np.full(len(points), NONE)
    met = clean[on_track]
    found[met] = facts.versions.date[latest[met]]
    return found


def triggered_by(facts: Facts, table: Table, said: Said, visits: Ints) -> Ints:
    """The date of the assessment that triggered each visit as of its eve (rule 8)."""
    known = facts.visits.known
    return triggers(facts, table, said, Points(known.factory[visits], known.since[visits] - 1))


def _marked_on_track(facts: Facts, table: Table, points: Points, latest: Ints) -> Flags:
    reports, visits = facts.reports, facts.visits
    point, rows = reports.known.of(points)
    keep = usable(reports, table.settings)[rows]
    keep &= reports.cycle[rows] == visits.cycle[latest[point]]
    keep &= reports.released[rows] > visits.date[latest[point]]
    keep &= reports.released[rows] < _next_begun(facts, points, latest)[point]
    last, _ = last_two(point[keep], rows[keep], len(points))
    on_track = np.not_equal(last, NONE)
    for _, mark in table.marks:
        on_track &= (reports.on_track[last] >> np.uint64(mark) & np.uint64(1)) != 0
    return on_track


def _next_begun(facts: Facts, points: Points, latest: Ints) -> Ints:
    """The earliest first day of a known visit with a later date than `latest`."""
    visits = facts.visits
    point, rows = visits.known.of(points)
    later = visits.date[rows] > visits.date[latest[point]]
    begun = np.full(len(points), NEVER)
    np.minimum.at(begun, point[later], visits.known.since[rows[later]])
    return begun
