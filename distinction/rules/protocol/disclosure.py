"""Asks the table who may see what: which states, which topics, and what a hidden state shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from distinction.rules.protocol.described import HiddenKind
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.permissions import Holds, lacks
from distinction.rules.protocol.table import NotInTable, Pair, Place, Table
from distinction.rules.protocol.views import WITHIN
from distinction.rules.protocol.words import Action, View


@dataclass(frozen=True, slots=True, order=True)
class Topic:
    """A class of facts with one rule of disclosure: what this view of the object shows.

    A field of a shape names the narrowest view that shows it; a field of two branches names both.
    """

    noun: Noun
    view: View


@dataclass(frozen=True, slots=True)
class Version:
    """One of the dated rows of an object, and which conditions hold for it."""

    state: str
    holds: Holds


@dataclass(frozen=True, slots=True)
class Seen:
    """Which of the versions is shown, counted from the oldest, and how much of it."""

    number: int
    view: View


def columns(table: Table, noun: Noun, view: View) -> frozenset[Topic]:
    """All that the view lets through, as far as the object has such views."""
    if (noun, view) not in table.views:
        raise NotInTable(f"{noun} has no view {view} in the access table (N27)")
    return frozenset(Topic(noun, each) for each in WITHIN[view] if (noun, each) in table.views)


def visible_states(table: Table, pair: Pair, noun: Noun) -> tuple[str, ...]:
    """The states in which the pair may see the object at all, conditions left open."""
    return tuple(
        state
        for state in table.noun(noun).states
        if table.grant(Place(noun, Action.SEE, state), pair)
    )


def seen(table: Table, pair: Pair, noun: Noun, versions: Sequence[Version]) -> Seen | None:
    """What the pair sees of the versions, oldest first; None looks as if nothing were there.

    `last_visible` goes back to the newest version that may be seen, so that entering a hidden
    state changes nothing (N13); a hidden state named after `except` shuts off all before it, so
    that an ended status does not live on (N8).
    """
    hidden = table.noun(noun).hidden
    for number, version in reversed(list(enumerate(versions))):
        view = view_of(table, pair, noun, version)
        if view is not None:
            return Seen(number, view)
        if hidden.kind is HiddenKind.ABSENT or version.state in hidden.ending:
            return None
    return None


def view_of(table: Table, pair: Pair, noun: Noun, version: Version) -> View | None:
    """How much the pair sees of one version; None is nothing."""
    grant = table.grant(Place(noun, Action.SEE, version.state), pair)
    return None if grant is None or lacks(grant, version.holds) else grant.view
