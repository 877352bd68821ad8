"""Walks over every yes of the copied access table."""

from collections.abc import Iterator

from distinction.rules.protocol.nouns import NounClass
from distinction.rules.protocol.table import Cell, Grant, Place
from distinction.rules.protocol.words import Action
from distinction.rules.terms.parties import Role, Side
from tests.rules.protocol.copied import pair, the_table

TABLE = the_table()
OUTSIDE = {Side.BUYER, Side.OTHER, Side.OUTSIDE}
THEIR_TOKENS = {pair(f"api_client@{each}") for each in ("own", "tpa_granted", "tpa_ended", "none")}


def granted() -> Iterator[tuple[Place, Grant]]:
    for place, cell in TABLE.cells.items():
        for grant in cell.grants.values():
            yield place, grant


def of(*roles: Role) -> Iterator[tuple[Place, Grant]]:
    return ((place, grant) for place, grant in granted() if grant.role in roles)


def by(*sides: Side) -> Iterator[tuple[Place, Grant]]:
    return ((place, grant) for place, grant in granted() if side_of(grant) in sides)


def cells_of(action: Action) -> Iterator[Cell]:
    return (cell for place, cell in TABLE.cells.items() if place.action is action)


def side_of(grant: Grant) -> Side:
    return TABLE.roles[grant.role].side


def noun_class(place: Place) -> NounClass:
    return TABLE.noun(place.noun).noun_class
