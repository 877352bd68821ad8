"""The access table as a value: who may do what, and who may see what, asked in one step."""

from collections.abc import Mapping
from dataclasses import dataclass

from distinction.rules.protocol.described import ConditionRow, NounRow, RelationRow, RoleRow
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.words import Action, Condition, View
from distinction.rules.terms.parties import Relation, Role


class NotInTable(LookupError):
    """Asked of the table what it does not know: a fault of the program, never a no (N27)."""


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """A role, and how its hat stands to the row."""

    role: Role
    relation: Relation

    def __str__(self) -> str:
        return f"{self.role}@{self.relation}"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """One cell's address: an object, what is done to it, and the state it is in."""

    noun: Noun
    action: Action
    state: str

    def __str__(self) -> str:
        return f"{self.noun}/{self.action}/{self.state}"


@dataclass(frozen=True, slots=True)
class Grant:
    """A right: all its conditions must hold, and it reaches no further than its view."""

    pair: Pair
    view: View
    conditions: frozenset[Condition] = frozenset()

    @property
    def role(self) -> Role:
        return self.pair.role

    @property
    def relation(self) -> Relation:
        return self.pair.relation

    def __str__(self) -> str:
        asked = f"?{'+'.join(sorted(self.conditions))}" if self.conditions else ""
        return f"{self.pair}:{self.view}{asked}"


@dataclass(frozen=True, slots=True)
class Cell:
    """All grants at one place; at most one for each pair, and who is not in it is denied."""

    place: Place
    grants: Mapping[Pair, Grant]
    why: str
    line: int


@dataclass(frozen=True, slots=True)
class Table:
    """Read by `load.read_table`, which hands out none that has a fault.

    `digest` is the SHA-256 of access.csv, and its first 16 signs are the number of the shared lint;
    `digest_of_all` covers the six files, as a changed view or condition changes rights too.
    """

    roles: Mapping[Role, RoleRow]
    relations: Mapping[Relation, RelationRow]
    conditions: Mapping[Condition, ConditionRow]
    nouns: Mapping[Noun, NounRow]
    views: Mapping[tuple[Noun, View], str]
    cells: Mapping[Place, Cell]
    digest: str
    digest_of_all: str

    def pairs(self) -> tuple[Pair, ...]:
        """Each role with each relation that it can have."""
        return tuple(
            Pair(role, relation)
            for role, row in self.roles.items()
            for relation in self.relations
            if relation in row.relations
        )

    def noun(self, noun: Noun) -> NounRow:
        found = self.nouns.get(noun)
        if found is None:
            raise NotInTable(f"{noun} is no object of the access table (N27)")
        return found

    def cell(self, place: Place) -> Cell:
        found = self.cells.get(place)
        if found is None:
            raise NotInTable(f"{place} has no row in the access table (N27)")
        return found

    def grant(self, place: Place, pair: Pair) -> Grant | None:
        """None is a no; what the table does not know at all is an error."""
        row = self.roles.get(pair.role)
        if row is None or pair.relation not in row.relations:
            raise NotInTable(f"{pair} is no pair of the access table (N27)")
        return self.cell(place).grants.get(pair)

    def grants(
        self, noun: Noun, action: Action, state: str, role: Role, relation: Relation
    ) -> tuple[Grant, ...]:
        """The grants of one pair at one place: one, or none."""
        found = self.grant(Place(noun, action, state), Pair(role, relation))
        return () if found is None else (found,)
