"""Who may see what: a page for each role, made of the access table and of nothing else."""

from dataclasses import dataclass

from distinction.doors.access.library import access_table
from distinction.doors.access.viewer import Viewer
from distinction.rules.protocol.described import RoleRow
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.rights import Thing, rights_of
from distinction.rules.protocol.table import Pair, Place, Table
from distinction.rules.protocol.words import Action
from distinction.rules.terms.parties import Relation, Role, Side

NO_PEOPLE = (Side.SERVICE,)


@dataclass(frozen=True, slots=True)
class Rights:
    """One role with all that it may do, and the number of the table that says so."""

    role: RoleRow
    things: tuple[Thing, ...]
    table: Table

    @property
    def digest(self) -> str:
        return self.table.digest_of_all


def rights(viewer: Viewer, asked: str) -> Rights | None:
    """For everybody signed in; the own role where none is asked for."""
    if viewer.role is Role.ANONYMOUS:
        return None
    table = access_table()
    chosen = asked or viewer.role
    role = next((each for each in table.roles if each == chosen), None)
    return None if role is None else Rights(table.roles[role], rights_of(table, role), table)


def roles(viewer: Viewer) -> tuple[Role, ...]:
    """The own role first, then the others in the order of the table; services come last."""
    rows = access_table().roles.values()
    ordered = sorted(rows, key=lambda row: (row.role is not viewer.role, row.side in NO_PEOPLE))
    return tuple(row.role for row in ordered)


def is_seen_by_buyers(noun: Noun, state: str) -> bool:
    """Whether a buyer with access sees an object of the factory in this state."""
    pair = Pair(Role.BUYER_PARTNER, Relation.TPA_GRANTED)
    return access_table().grant(Place(noun, Action.SEE, state), pair) is not None
