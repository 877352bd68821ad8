"""The verdicts of many factories at once: what was chosen, combined by one OR (rule 12)."""

from dataclasses import dataclass

import numpy as np

from distinction.rules.criteria.batch.arrays import Flags, Ints, Points
from distinction.rules.criteria.batch.counting import Chosen, choose
from distinction.rules.criteria.batch.digest import Verdicts
from distinction.rules.criteria.batch.digests import Digests
from distinction.rules.criteria.batch.facts import Facts
from distinction.rules.criteria.batch.table import Table


@dataclass(frozen=True, slots=True)
class Standings:
    """Bits of every criterion at each point, and the evidence they rest on.

    `base` leaves the additional questions out; `extra` are the points where they count.
    """

    verdicts: Verdicts
    base: Verdicts
    chosen: Chosen
    extra: Flags


def everyone(facts: Facts, day: int) -> Points:
    """All factories in order, on one day."""
    count = len(facts.factory)
    return Points(np.arange(count), np.full(count, day), whole=True)


def standings(facts: Facts, table: Table, digests: Digests, points: Points) -> Standings:
    chosen = choose(facts, table.settings, points)
    return judge(facts, table, digests, points, chosen)


def judge(
    facts: Facts, table: Table, digests: Digests, points: Points, chosen: Chosen
) -> Standings:
    """Not met wins, then not known; met is neither."""
    not_met, not_known = _by_answers(table, digests, chosen)
    for part in (_by_marks(facts, table, chosen), _by_cases(facts, table, points)):
        not_met |= part.not_met
        not_known |= part.not_known
    base = Verdicts(not_met, not_known & ~not_met)
    asked = _asked(facts, digests, chosen)
    extra: Flags = np.zeros(len(points), np.bool_)
    extra[asked] = True
    if not len(asked):
        return Standings(base, base, chosen, extra)
    more = digests.additional(chosen.latest[asked])
    not_met, not_known = base.not_met.copy(), base.not_known.copy()
    not_met[asked] |= more.not_met
    not_known[asked] |= more.not_known
    return Standings(Verdicts(not_met, not_known & ~not_met), base, chosen, extra)


def _by_answers(table: Table, digests: Digests, chosen: Chosen) -> Verdicts:
    """Both assessments; without a pair only the latest can say not met."""
    latest = digests.answers(chosen.latest)
    two = np.flatnonzero(chosen.pair)
    before = digests.answers(chosen.previous[two])
    not_known = np.full(len(chosen.latest), table.by_answers, np.uint64)
    not_known[two] = latest.not_known[two] | before.not_known
    latest.not_met[two] |= before.not_met
    return Verdicts(latest.not_met, not_known)


def _by_marks(facts: Facts, table: Table, chosen: Chosen) -> Verdicts:
    """The last usable report while it is fresh; every mark but On Track fails."""
    fresh = chosen.fresh
    on_track = np.where(fresh, facts.reports.on_track[chosen.report], 0)
    lacking = np.where(fresh, facts.reports.lacking[chosen.report], ~np.uint64(0))
    failed = ~(on_track | lacking)
    not_met = np.zeros(len(fresh), np.uint64)
    not_known = not_met.copy()
    for bit, mark in table.marks:
        not_met |= (failed >> np.uint64(mark) & np.uint64(1)) << np.uint64(bit)
        not_known |= (lacking >> np.uint64(mark) & np.uint64(1)) << np.uint64(bit)
    return Verdicts(not_met, not_known)


def _by_cases(facts: Facts, table: Table, points: Points) -> Verdicts:
    cases, bit = facts.cases, np.uint64(1 << table.case)
    point, rows = cases.known.of(points)
    not_met = np.zeros(len(points), np.uint64)
    not_known = not_met.copy()
    not_met[point[cases.confirmed[rows]]] = bit
    not_known[point[cases.unresolved[rows]]] = bit
    return Verdicts(not_met, not_known)


def _asked(facts: Facts, digests: Digests, chosen: Chosen) -> Ints:
    """Points where the questions count: a pair, carried, and triggered by its first (G02)."""
    paired = np.flatnonzero(chosen.pair)
    asked = paired[digests.carried(chosen.latest[paired])]
    by = digests.triggered_by(facts.versions.visit[chosen.latest[asked]])
    triggered: Ints = asked[by == facts.versions.date[chosen.previous[asked]]]
    return triggered
