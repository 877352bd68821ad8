"""One grant at one place, as the checks look at it; and a check, with the rules that it holds."""

from collections.abc import Callable
from dataclasses import dataclass

from distinction.rules.protocol.nouns import Noun, NounClass
from distinction.rules.protocol.table import Grant, Place, Table
from distinction.rules.protocol.words import Action, Condition, View
from distinction.rules.terms.parties import Relation, Role, Side


@dataclass(frozen=True, slots=True)
class Held:
    """Who holds what, where; all found once, as every check asks."""

    table: Table
    place: Place
    grant: Grant
    noun: Noun
    action: Action
    at: tuple[Noun, str]
    role: Role
    relation: Relation
    view: View
    side: Side
    noun_class: NounClass

    @staticmethod
    def of(table: Table, place: Place, grant: Grant) -> "Held":
        return Held(
            table=table,
            place=place,
            grant=grant,
            noun=place.noun,
            action=place.action,
            at=(place.noun, place.state),
            role=grant.pair.role,
            relation=grant.pair.relation,
            view=grant.view,
            side=table.roles[grant.pair.role].side,
            noun_class=table.nouns[place.noun].noun_class,
        )

    def asks(self, condition: Condition) -> bool:
        return condition in self.grant.conditions

    def base(self, action: Action) -> Grant | None:
        """What the same pair may do to the same object in the same state by another action."""
        cell = self.table.cells.get(Place(self.noun, action, self.place.state))
        return cell.grants.get(self.grant.pair) if cell else None


@dataclass(frozen=True, slots=True)
class Check:
    """Is asked of every grant; true is a fault, and `says` what is wrong."""

    found: Callable[[Held], bool]
    says: str
    rules: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        return self.found.__name__
