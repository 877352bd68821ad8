"""The stage of many factories at once: how far the evidence carries each of them."""

import numpy as np

from distinction.rules.criteria.batch.additional import all_answered
from distinction.rules.criteria.batch.arrays import NONE, Flags, Ints, Points, months_after
from distinction.rules.criteria.batch.digests import Digests
from distinction.rules.criteria.batch.facts import Facts
from distinction.rules.criteria.batch.standing import Standings
from distinction.rules.criteria.batch.table import Table
from distinction.rules.criteria.batch.trigger import triggers
from distinction.rules.criteria.standing import Stage

STAGES = tuple(Stage)  # a stage is its place here


def stages(facts: Facts, table: Table, digests: Digests, points: Points, found: Standings) -> Ints:
    """Places in STAGES, of shape (points,): the first line of the contract's table that holds."""
    waiting, rows = _waiting(facts, points, found)
    triggered = _any_triggered(digests, points, waiting, rows)
    waits = np.zeros(len(points), np.bool_)
    waits[waiting] = True
    young = found.extra & _are_young(facts, table, points, found)
    open_bits = found.verdicts.not_met | found.verdicts.not_known
    eligible = young & (open_bits == 0) & ~waits
    eligible &= _all_answered(facts, table, found)
    effort = np.uint64(table.by_effort)
    failing = found.base.not_met | found.base.not_known | found.verdicts.not_met
    held = young & (failing & effort == 0)
    stage = np.where(
        triggers(facts, table, digests.answers, points) != NONE, _place(Stage.ON_TRACK), 0
    )
    stage[triggered | held] = _place(Stage.CONFIRMING)
    stage[eligible] = _place(Stage.ELIGIBLE)
    return stage


def _place(stage: Stage) -> int:
    return STAGES.index(stage)


def _waiting(facts: Facts, points: Points, found: Standings) -> tuple[Ints, Ints]:
    """Point and row of every visit without a result yet, later than the latest that counts."""
    visits, latest = facts.visits, found.chosen.latest
    point, rows = visits.known.of(points)
    waits = visits.released[rows] > points.day[point]
    waits &= (latest[point] == NONE) | (visits.date[rows] > facts.versions.date[latest[point]])
    return point[waits], rows[waits]


def _any_triggered(digests: Digests, points: Points, point: Ints, rows: Ints) -> Flags:
    visits, place = np.unique(rows, return_inverse=True)
    by = digests.triggered_by(visits)
    found = np.zeros(len(points), np.bool_)
    found[point[by[place] != NONE]] = True
    return found


def _are_young(facts: Facts, table: Table, points: Points, found: Standings) -> Flags:
    """G13: young enough to decide on."""
    latest = facts.versions.date[found.chosen.latest]
    young: Flags = points.day <= months_after(latest, table.settings.decision_max_age_months)
    return young


def _all_answered(facts: Facts, table: Table, found: Standings) -> Flags:
    """G03: no additional question of the pack reads as lacking."""
    answered = np.zeros(len(found.extra), np.bool_)
    asked = np.flatnonzero(found.extra)
    answered[asked] = all_answered(facts, table, found.chosen.latest[asked])
    return answered
