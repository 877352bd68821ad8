"""What the table says of its own words: a row for each role, relation, condition and noun."""

from dataclasses import dataclass
from enum import StrEnum

from distinction.rules.protocol.nouns import Noun, NounClass
from distinction.rules.protocol.words import Condition, ConditionKind, Excuse, SecondFactor
from distinction.rules.terms.parties import Relation, Role, Side


class Beside(StrEnum):
    """The words of `never_with` that are no role."""

    ALL = "all"
    OTHER_SIDES = "other_sides"


@dataclass(frozen=True, slots=True)
class RoleRow:
    """One role: its side, the relations it can have, and what no account holds beside it."""

    role: Role
    side: Side
    relations: frozenset[Relation]
    second_factor: SecondFactor
    idle_minutes: int
    given_by: str
    never_with: frozenset[Role | Beside]
    what: str


@dataclass(frozen=True, slots=True)
class RelationRow:
    """One relation; of those that hold, the lowest precedence is taken. No sides: every side."""

    relation: Relation
    precedence: int
    sides: frozenset[Side]
    meaning: str
    predicate: str
    takes_effect: str


@dataclass(frozen=True, slots=True)
class ConditionRow:
    """One condition: where one of `unless` holds, nothing is asked ("x OR ..."), else `asks`."""

    condition: Condition
    kind: ConditionKind
    meaning: str
    unless: frozenset[Excuse]
    asks: str
    in_row_policy: bool


class HiddenKind(StrEnum):
    """What somebody sees of a row that entered a state they may not see."""

    ABSENT = "absent"
    LAST_VISIBLE = "last_visible"


@dataclass(frozen=True, slots=True)
class HiddenShows:
    """How a hidden state looks from outside; a state in `ending` shuts off all that is older."""

    kind: HiddenKind
    ending: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class NounRow:
    """One object: whose row it is, its class, its states in order."""

    noun: Noun
    subject: str
    noun_class: NounClass
    states: tuple[str, ...]
    hidden: HiddenShows
    title: str
