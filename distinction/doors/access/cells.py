"""Cells of the table for one relation: how far a right reaches, before any row is looked at."""

from collections.abc import Mapping

from distinction.doors.access.viewer import Viewer
from distinction.records.recognition.packs import access_table
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.table import Pair, Place
from distinction.rules.protocol.views import WITHIN
from distinction.rules.protocol.words import Action, Condition, View
from distinction.rules.terms.parties import Relation
from distinction.rules.terms.status import STATE_OF, Status

HOLDS = frozenset({Condition.COVERED})  # what is derived from released rows is covered by now


def granted(viewer: Viewer, relation: Relation, place: Place) -> View | None:
    """Conditions left open: a button is shown by it, and the act asks what must hold besides."""
    if relation not in access_table().roles[viewer.role].relations:
        return None
    grant = access_table().grant(place, Pair(viewer.role, relation))
    return None if grant is None else grant.view


def granted_now(viewer: Viewer, relation: Relation, place: Place) -> View | None:
    """Only what asks nothing more of a row that is covered: deny is the default."""
    view = granted(viewer, relation, place)
    if view is None:
        return None
    grant = access_table().cell(place).grants[Pair(viewer.role, relation)]
    return None if grant.conditions - HOLDS else view


def words_granted(
    viewer: Viewer, relation: Relation, action: Action
) -> Mapping[Status, View | None]:
    """Of each word, how much of it may be listed or taken away."""
    return {
        each: granted_now(viewer, relation, Place(Noun.STATUS, action, STATE_OF[each]))
        for each in Status
    }


def widest(viewer: Viewer, relation: Relation, noun: Noun) -> View | None:
    """The most that the table shows of an object in any state, asking nothing of its row."""
    places = [Place(noun, Action.SEE, state) for state in access_table().noun(noun).states]
    views = [view for each in places if (view := granted_now(viewer, relation, each)) is not None]
    return max(views, key=lambda each: len(WITHIN[each]), default=None)
