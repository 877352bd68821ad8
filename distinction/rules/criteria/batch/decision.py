"""The gates and the stage of many factories at once: how far the evidence carries each of them."""

from dataclasses import dataclass

import numpy as np

from distinction.rules.criteria.batch.additional import all_answered
from distinction.rules.criteria.batch.arrays import NONE, Bits, Flags, Ints, Points, months_after
from distinction.rules.criteria.batch.digests import Digests
from distinction.rules.criteria.batch.facts import Facts
from distinction.rules.criteria.batch.standing import Standings
from distinction.rules.criteria.batch.table import Table
from distinction.rules.criteria.batch.trigger import triggers
from distinction.rules.criteria.gates import GATE_OF_GROUP
from distinction.rules.criteria.standing import Stage

STAGES = tuple(Stage)  # a stage is its place here
GATES = ("G01", "G02", "G03", *GATE_OF_GROUP.values(), "G09", "G10", "G13")


@dataclass(frozen=True, slots=True)
class Decisions:
    """What stands between each factory and a decision; each of shape (points,).

    Bit i of `gates` is set where GATES[i] is not met. `waits`: a visit has no result yet.
    `on_course`: the trigger is met, or a visit that waits was triggered.
    """

    found: Standings
    gates: Bits
    stage: Ints
    waits: Flags
    on_course: Flags


def decisions(
    facts: Facts, table: Table, digests: Digests, points: Points, found: Standings
) -> Decisions:
    """Stages are places in STAGES: the first line of the contract's table that holds."""
    point, rows = _waiting(facts, points, found)
    waits: Flags = np.zeros(len(points), np.bool_)
    waits[point] = True
    next_is_triggered = _any_triggered(digests, points, point, rows)
    triggered = np.not_equal(triggers(facts, table, digests.answers, points), NONE)
    young = found.chosen.pair & _are_young(facts, table, points, found)
    asked = _asked(facts, digests, found)
    gates = _gates(table, found, (asked, _answered(facts, table, found, asked), waits, young))
    stage = np.where(triggered, _place(Stage.ON_TRACK), _place(Stage.DEVELOPING))
    stage[next_is_triggered | _are_held(table, found, young)] = _place(Stage.CONFIRMING)
    stage[gates == 0] = _place(Stage.ELIGIBLE)
    return Decisions(found, gates, stage, waits, triggered | next_is_triggered)


def bits_of_gates(*gates: str) -> np.uint64:
    return np.uint64(sum(1 << GATES.index(each) for each in gates))


def _gates(table: Table, found: Standings, met: tuple[Flags, Flags, Flags, Flags]) -> Bits:
    asked, answered, waits, young = met
    pair = found.chosen.pair
    not_met = found.verdicts.not_met | found.verdicts.not_known
    closed = (
        ~pair,
        ~asked,
        ~answered,
        *((not_met & np.uint64(bits)) != 0 for bits in table.groups),
        (not_met & np.uint64(1 << table.case)) != 0,
        waits & pair,
        ~young,
    )
    gates = np.zeros(len(pair), np.uint64)
    for place, each in enumerate(closed):
        gates |= each.astype(np.uint64) << np.uint64(place)
    return gates


def _are_held(table: Table, found: Standings, young: Flags) -> Flags:
    """Nothing failed; an unanswered additional question, a case or a release is still open."""
    failing = found.base.not_met | found.base.not_known | found.verdicts.not_met
    held: Flags = found.extra & young & (failing & np.uint64(table.by_effort) == 0)
    return held


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


def _asked(facts: Facts, digests: Digests, found: Standings) -> Flags:
    """G02: a pair, the later one triggered by the very one before."""
    asked = found.chosen.pair.copy()
    paired = np.flatnonzero(asked)
    by = digests.triggered_by(facts.versions.visit[found.chosen.latest[paired]])
    asked[paired] = by == facts.versions.date[found.chosen.previous[paired]]
    return asked


def _answered(facts: Facts, table: Table, found: Standings, asked: Flags) -> Flags:
    """G03: no additional question of the pack reads as lacking."""
    answered = asked.copy()
    which = np.flatnonzero(asked)
    answered[which] = all_answered(facts, table, found.chosen.latest[which])
    return answered
