"""Everybody who asks: one of each role first, nobody among them, then all others."""

from distinction.rules.terms.parties import Role, Side
from tests.reliability.world import Someone, World

NOBODY = Someone("nobody", Role.ANONYMOUS, Side.OUTSIDE)


def everybody(world: World) -> list[Someone]:
    found = sorted(world.people.values(), key=lambda each: not each.is_main)
    return [NOBODY, *found]


def one_of_each_role(world: World) -> list[Someone]:
    """Those who ask of everything: of some roles two, in different relations."""
    return [each for each in everybody(world) if each.is_main]
