"""Hats: what one account may hold together, of which one is active at a time."""

from itertools import combinations

from distinction.rules.protocol.described import Beside, RoleRow
from distinction.rules.protocol.table import NotInTable, Table
from distinction.rules.terms.parties import Relation, Role


def may_hold(table: Table, hats: frozenset[Role]) -> bool:
    """Several of one side may be held; never two sides, never management with workers (N16)."""
    return all(
        fits_beside(table.roles[one], table.roles[other]) for one, other in combinations(hats, 2)
    )


def fits_beside(one: RoleRow, other: RoleRow) -> bool:
    words = one.never_with | other.never_with
    named = other.role in one.never_with or one.role in other.never_with
    two_sides = Beside.OTHER_SIDES in words and one.side is not other.side
    return not (Beside.ALL in words or named or two_sides)


def nearest(table: Table, role: Role, holding: frozenset[Relation]) -> Relation:
    """Of the relations that hold for the active hat, the one of lowest precedence number.

    A role that has none left stands in no relation, if it can; two at once are a fault.
    """
    row = table.roles[role]
    possible = sorted(holding & row.relations, key=lambda each: table.relations[each].precedence)
    if not possible:
        if Relation.NONE in row.relations:
            return Relation.NONE
        raise NotInTable(f"{role} stands in no relation that the table knows (N27)")
    first, second = possible[0], possible[1:2]
    if second and table.relations[second[0]].precedence == table.relations[first].precedence:
        raise NotInTable(f"{role} stands both as {first} and as {second[0]} (N27)")
    return first
