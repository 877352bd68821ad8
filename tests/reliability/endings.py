"""Endings: what has ended is gone at the next request, in sessions that are open (N8)."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta

from django.db import transaction

from distinction.doors.access.viewer import Viewer, viewer_of
from distinction.doors.services.act import act
from distinction.records.people.membership import Designation
from distinction.rules.protocol.acts.people import EndHat, LockPerson
from distinction.rules.protocol.acts.register import ChangeSetting, ConfirmSetting, EndAccess
from distinction.rules.terms.parties import Role
from tests.makers_site import NOW
from tests.reliability.browser import ask_and_forget
from tests.reliability.matrix import OUTSIDE, Matrix
from tests.reliability.world import Given, Someone, World

JUST_NOW = NOW - timedelta(minutes=1)


@dataclass(frozen=True)
class Ending:
    """How something ends, the world as it is afterwards, and whose rows are asked again."""

    key: str
    name: str
    end: Callable[[World], World]
    affected: tuple[str, ...]
    is_out: bool = False  # they are signed out by it


@contextmanager
def ended(world: World, ending: Ending) -> Iterator[World]:
    with transaction.atomic():
        yield ending.end(world)
        transaction.set_rollback(True)


def again(world: World, ending: Ending) -> tuple[int, list[str]]:
    """All rows of those affected, in the sessions they had before."""
    with ended(world, ending) as after:
        people = [after.people[each] for each in ending.affected]
        matrix = Matrix(after)
        if ending.is_out:
            return _signed_out(matrix, people)
        faults = matrix.walk(matrix.planned(people))
        return matrix.tried, faults


def _signed_out(matrix: Matrix, people: list[Someone]) -> tuple[int, list[str]]:
    faults = []
    planned = [each for each in matrix.planned(people) if each.entry.kind in {"table", "own"}]
    for each in planned:
        with transaction.atomic():
            answer = ask_and_forget(each.who.session, "GET", each.path)
            transaction.set_rollback(True)
        if (answer.status, answer.header("Location")) != (302, OUTSIDE):
            faults.append(f"{each}: {answer.status} after it ended")
    return len(planned), faults


def _viewer(world: World, key: str) -> Viewer:
    found = viewer_of(world.people[key].person, world.people[key].hat, JUST_NOW, JUST_NOW)
    assert found is not None
    return found


def access_ends(world: World) -> World:
    """The factory ends it while the buyer is signed in."""
    given = next(
        each
        for each in world.grants
        if each.house == "cedar" and each.buyer == world.buyers["marlin"]
    )
    act(_viewer(world, "factorytcedar"), EndAccess(grant=given.id), at=JUST_NOW)
    grants = tuple(
        Given(each.id, each.buyer, each.house, "ended") if each is given else each
        for each in world.grants
    )
    return replace(world, grants=grants)


def hat_ends(world: World) -> World:
    act(_viewer(world, "admin"), EndHat(hat=world.people["staff"].hat), at=JUST_NOW)
    return world


def account_is_locked(world: World) -> World:
    who = world.people["factorytalder"].person
    act(_viewer(world, "admin"), LockPerson(person=who), at=JUST_NOW)
    return world


def designation_ends(world: World) -> World:
    """By the day of the programme: whoever was assigned until yesterday is not any more."""
    advisor = world.people["advisor"]
    rows = Designation.objects.filter(person=advisor.person, factory=world.houses["alder"].id)
    yesterday = (NOW - timedelta(days=1)).date()
    rows.update(ends_on=yesterday)
    changed = replace(advisor, assigned=advisor.assigned - {"alder"})
    return replace(world, people={**world.people, "advisor": changed})


def highlight_is_switched_off(world: World) -> World:
    """Two people narrow what registered buyers see (N4)."""
    home = world.programmes["KH"]
    what = ChangeSetting(
        programme=home, key="registered_buyer_sees", value="nothing", begins_on=NOW.date()
    )
    made = act(_viewer(world, "manager"), what, at=JUST_NOW).made
    act(_viewer(world, "admin"), ConfirmSetting(setting=made), at=JUST_NOW)
    settings = {**world.settings, (home, "registered_buyer_sees"): "nothing"}
    return replace(world, settings=settings)


def all_access_ends(world: World) -> World:
    """The last live access of a buyer: from a partner it becomes one that is only registered."""
    given = next(
        each
        for each in world.grants
        if each.house == "iris" and each.buyer == world.buyers["heron"]
    )
    act(_viewer(world, "managerabroad"), EndAccess(grant=given.id), at=JUST_NOW)
    grants = tuple(
        Given(each.id, each.buyer, each.house, "ended") if each is given else each
        for each in world.grants
    )
    heron = replace(world.people["heron"], role=Role.BUYER_REGISTERED)
    return replace(world, grants=grants, people={**world.people, "heron": heron})


ENDINGS = (
    Ending("access", "third-party access", access_ends, ("marlin", "plover")),
    Ending("last-access", "the last access of a buyer", all_access_ends, ("heron",)),
    Ending("hat", "a hat", hat_ends, ("staff",), is_out=True),
    Ending("account", "an account", account_is_locked, ("factorytalder",), is_out=True),
    Ending("designation", "a designation", designation_ends, ("advisor",)),
    Ending("setting", "a setting", highlight_is_switched_off, ("osprey", "plover", "marlin")),
)
