"""The expanded table as the tests ask it: every expected answer comes from here, none is typed."""

from collections.abc import Callable, Mapping
from functools import cache

from distinction.doors.access.library import access_table
from distinction.rules.protocol.disclosure import columns
from distinction.rules.protocol.expand import Answer, expand
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.table import Grant, Pair, Place
from distinction.rules.protocol.views import WITHIN
from distinction.rules.protocol.words import NEW, Action, Condition, View
from distinction.rules.terms.parties import Relation, Role

Holds = Callable[[Condition], bool]


@cache
def cells() -> Mapping[tuple[Place, Pair], Answer]:
    """All cells, as the shared lint writes them with `--expand`."""
    return {(each.place, each.pair): each for each in expand(access_table())}


def grant(role: Role, relation: Relation, place: Place) -> Grant | None:
    found = cells().get((place, Pair(role, relation)))
    return None if found is None else found.grant


def view(role: Role, relation: Relation, place: Place, holds: Holds) -> View | None:
    """What is granted where all conditions hold."""
    found = grant(role, relation, place)
    if found is None or not all(holds(each) for each in found.conditions):
        return None
    return found.view


def enters(role: Role, noun: Noun, action: Action) -> bool:
    """Whether any relation and state of the role holds a grant."""
    return any(
        each.grant is not None
        and each.pair.role is role
        and each.place.noun is noun
        and each.place.action is action
        for each in cells().values()
    )


def states_of(noun: Noun, action: Action) -> tuple[str, ...]:
    return (NEW,) if action is Action.CREATE else tuple(access_table().noun(noun).states)


def reaches(granted: View | None, needed: View) -> bool:
    return granted is not None and needed in WITHIN[granted]


def shows(noun: Noun, granted: View | None, needed: View) -> bool:
    """Whether a field of this topic is among the columns of the view (views.csv)."""
    if granted is None:
        return False
    return any(each.view is needed for each in columns(access_table(), noun, granted))
