"""The random factories of the properties meet every stage, every gate and every reason."""

from collections import Counter
from collections.abc import Callable
from enum import StrEnum
from functools import cache
from random import Random

import pytest

from distinction.rules.criteria.standing import Stage, Standing
from distinction.rules.terms.reasons import GateReason, Missing, Reason, WarningCode
from distinction.rules.terms.verdict import Verdict
from tests.rules.changes import made_worse, with_less
from tests.rules.near_misses import Drawn, a_factory, judged

FACTORIES = 300


@cache
def factories() -> tuple[tuple[Drawn, Standing], ...]:
    drawn = [a_factory(Random(seed)) for seed in range(FACTORIES)]
    return tuple((each, judged(each)) for each in drawn)


def words(found: Standing) -> set[object]:
    """All that a standing says, in codes."""
    said: set[object] = {found.stage, *(each.code for each in found.warnings)}
    said |= {(gate.id, gate.verdict) for gate in found.gates}
    said |= {gate.reason for gate in found.gates}
    said |= {each.reason for line in found.criteria for each in line.moments}
    said |= {gap.what for gap in found.missing}
    return said


def occurring() -> Counter[object]:
    return Counter(word for _, found in factories() for word in words(found))


@pytest.mark.parametrize("words", [Stage, GateReason, Reason, Missing, WarningCode])
def test_every_word_of_the_engine_occurs_several_times(words: type[StrEnum]) -> None:
    counted = occurring()
    assert {each: counted[each] for each in words if counted[each] < 4} == {}


def test_every_gate_is_met_and_not_met() -> None:
    counted = occurring()
    gates = {gate.id for _, found in factories() for gate in found.gates}
    for gate in gates:
        assert counted[gate, Verdict.MET] > FACTORIES / 10
        assert FACTORIES - counted[gate, Verdict.MET] > FACTORIES / 20


def test_decisions_stand_on_both_sides_and_close_to_the_line() -> None:
    passing = sum(found.may_approve for _, found in factories())
    by_one = sum(len(found.gates_not_met) == 1 for _, found in factories())
    assert passing > FACTORIES / 10
    assert by_one > FACTORIES / 10


@pytest.mark.parametrize("change", [made_worse, with_less])
def test_changes_turn_decisions_often_enough(change: Callable[[Random, Drawn], Drawn]) -> None:
    turned = Counter(
        (found.may_approve, judged(change(Random(seed), drawn)).may_approve)
        for seed, (drawn, found) in enumerate(factories())
    )
    assert turned[True, False] > FACTORIES / 20
    assert turned[False, False] > FACTORIES / 3
    assert turned[False, True] == 0
