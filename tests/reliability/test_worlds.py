"""G2: what somebody must not know changes nothing for them: no byte, no header, no letter."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from tests.makers_site import NOW
from tests.reliability.clock import stopped
from tests.reliability.counted import told
from tests.reliability.knowing import Knowing
from tests.reliability.making import make
from tests.reliability.people import NOBODY, one_of_each_role
from tests.reliability.world import Someone, World
from tests.reliability.worlds import PAIRS, Pair, Told, differing, seen, with_fact

pytestmark = pytest.mark.django_db
TWINS = ("manager", "factorytalder", "marlin", "osprey")  # one of each side that reads much


@dataclass
class Base:
    """The world without any of the facts, and what everybody is answered in it."""

    world: World
    twin: dict[str, Told]
    told: dict[str, Told]


@pytest.fixture(scope="module")
def base(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Base]:
    with django_db_blocker.unblock(), stopped(NOW):
        with transaction.atomic():
            first = make()
            twin = seen(first, [first.people[each] for each in TWINS])
            transaction.set_rollback(True)
        with transaction.atomic():
            world = make()
            yield Base(world, twin, seen(world, one_of_each_role(world)))
            transaction.set_rollback(True)


def test_two_copies_of_one_world_do_not_differ(base: Base) -> None:
    faults = [
        f"{who}: {path}" for who in TWINS for path in differing(base.twin[who], base.told[who])
    ]
    told("G2", "copies", sum(len(base.twin[each]) for each in TWINS), faults)


def test_there_are_as_many_pairs_as_were_promised() -> None:
    told("G2", "pairs", len({each.key for each in PAIRS}), [])


@pytest.mark.parametrize("pair", PAIRS, ids=lambda each: each.key)
def test_two_worlds_are_one_to_those_who_must_not_know(base: Base, pair: Pair) -> None:
    world = base.world
    people = one_of_each_role(world)
    must_not = [each for each in people if not pair.may_know(Knowing(world, each), world)]
    may = [each for each in people if each not in must_not]
    assert NOBODY in must_not
    with with_fact(world, pair):
        other = seen(world, must_not)
        knows = _first_who_sees_it(base, world, may)
    faults = [
        f"{who}: {path}"
        for who in must_not
        for path in differing(base.told[who.key], other[who.key])
    ]
    assert knows, "nobody sees any difference: the fact is not there"
    told("G2", pair.key, sum(len(each) for each in other.values()), faults)


def _first_who_sees_it(base: Base, world: World, people: list[Someone]) -> str:
    for who in people:
        if differing(base.told[who.key], seen(world, [who])[who.key]):
            return who.key
    return ""
