"""G3: a leak that is planted is found, by a check and by no accident; without it none is."""

import pytest

from tests.reliability.counted import told
from tests.reliability.leaks import LEAKS, Leak, planted
from tests.reliability.world import World

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("leak", LEAKS, ids=lambda each: f"{each.number}-{each.rule}")
def test_a_planted_leak_is_found(world: World, leak: Leak) -> None:
    assert leak.check(world) == [], "the check complains without any leak"
    with planted(leak):
        found = leak.check(world)
    assert found, f"{leak.number} ({leak.rule}) was not found: {leak.what}"
    assert not [each for each in found if ": 500" in each], found[:3]
    assert leak.check(world) == [], "something of the leak stayed"


def test_there_are_as_many_leaks_as_were_promised() -> None:
    told("G3", "leaks", len({each.number for each in LEAKS}), [])
