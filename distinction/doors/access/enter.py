"""May a role enter a room at all? A page that no row grants anything on is not there (N27)."""

from functools import cache

from distinction.doors.access.viewer import Viewer
from distinction.records.recognition.packs import access_table
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.table import Pair, Place
from distinction.rules.protocol.words import NEW, Action, SecondFactor
from distinction.rules.terms.parties import Role


def may_enter(viewer: Viewer, noun: Noun, action: Action) -> bool:
    """Whether the table grants the role this action in any state and relation."""
    return _granted(viewer.role, noun, action)


def needs_second_factor(viewer: Viewer) -> bool:
    return access_table().roles[viewer.role].second_factor is SecondFactor.REQUIRED


def idle_minutes(viewer: Viewer) -> int:
    """Minutes without a request after which a session ends; 0 never."""
    return access_table().roles[viewer.role].idle_minutes


@cache
def _granted(role: Role, noun: Noun, action: Action) -> bool:
    table = access_table()
    states = (NEW,) if action is Action.CREATE else table.noun(noun).states
    pairs = [Pair(role, relation) for relation in table.roles[role].relations]
    return any(
        table.grant(Place(noun, action, state), pair) is not None
        for state in states
        for pair in pairs
    )
