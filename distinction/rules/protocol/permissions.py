"""Asks the table who may do what: deny is the default, and every no has its reason."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from distinction.rules.protocol.table import Grant, Pair, Place, Table
from distinction.rules.protocol.views import narrower
from distinction.rules.protocol.words import Action, Condition, Excuse, View
from distinction.rules.terms.parties import Relation, Role

Holds = Callable[[Condition], bool]
EITHER = frozenset({Excuse.APPROVES, Excuse.APPROVES_NOTHING})


class NoReason(StrEnum):
    """Why not; a face answers `hidden` exactly as it answers what is not there (N2)."""

    HIDDEN = "hidden"
    NOT_GRANTED = "not_granted"
    CONDITION = "condition"


@dataclass(frozen=True, slots=True)
class Permitted:
    """Yes, as far as the view reaches; `because_of` are the conditions that were found to hold."""

    view: View
    because_of: frozenset[Condition] = frozenset()


@dataclass(frozen=True, slots=True)
class Refusal:
    """No; `lacking` names the conditions that would have to hold, where the act is granted."""

    reason: NoReason
    lacking: tuple[Condition, ...] = ()


def may(table: Table, pair: Pair, place: Place, holds: Holds) -> Permitted | Refusal:
    """Words the table does not know raise `NotInTable`: a fault of the program, never a no (N27).

    An act needs sight of the row with all that sight asks, so a refusal tells nothing of a row
    that is hidden; only what is not there yet (create) cannot be seen first.
    """
    grant = table.grant(place, pair)
    if place.action is not Action.CREATE and not sees(table, pair, place, holds):
        return Refusal(NoReason.HIDDEN)
    if grant is None:
        return Refusal(NoReason.NOT_GRANTED)
    lacking = lacks(grant, holds)
    if lacking:
        return Refusal(NoReason.CONDITION, lacking)
    return Permitted(grant.view, grant.conditions)


def may_by_token(
    table: Table, token: Relation, owner: Pair, place: Place, holds: Holds
) -> Permitted | Refusal:
    """What its own row says and what its owner may do at that moment, never more (N23)."""
    by_token = may(table, Pair(Role.API_CLIENT, token), place, holds)
    if isinstance(by_token, Refusal):
        return by_token
    by_owner = may(table, owner, place, holds)
    if isinstance(by_owner, Refusal):
        return by_owner
    view = narrower(by_token.view, by_owner.view)
    if view is None:
        return Refusal(NoReason.NOT_GRANTED)
    return Permitted(view, by_token.because_of | by_owner.because_of)


def sees(table: Table, pair: Pair, place: Place, holds: Holds) -> bool:
    """Whether the row is there at all for this pair."""
    grant = table.grant(Place(place.noun, Action.SEE, place.state), pair)
    return grant is not None and not lacks(grant, holds)


def lacks(grant: Grant, holds: Holds) -> tuple[Condition, ...]:
    return tuple(each for each in sorted(grant.conditions) if not holds(each))


def excused(table: Table, excuses: frozenset[Excuse], holds: Holds) -> Holds:
    """A condition that begins "x OR" asks nothing where x holds: gates are asked of an approval."""
    if excuses >= EITHER:
        raise ValueError("an act approves or it does not: both would ask neither gates nor reason")

    def holds_or_is_excused(condition: Condition) -> bool:
        unless = table.conditions[condition].unless
        return not unless.isdisjoint(excuses) or holds(condition)

    return holds_or_is_excused
