"""The rows that describe words: roles, relations, conditions, objects, views."""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from distinction.rules.protocol.described import (
    Beside,
    ConditionRow,
    HiddenKind,
    HiddenShows,
    NounRow,
    RelationRow,
    RoleRow,
)
from distinction.rules.protocol.nouns import Noun, NounClass
from distinction.rules.protocol.reading.rows import Row
from distinction.rules.protocol.words import Condition, ConditionKind, Excuse, SecondFactor, View
from distinction.rules.terms.parties import Relation, Role, Side

EVERY_SIDE = "all"
OR = re.compile(r",? OR (?![^()]*\))")  # outside brackets: "covered" has one within
EXCEPT = " except "


def roles(found: Iterable[Row]) -> Mapping[Role, RoleRow]:
    read: dict[Role, RoleRow] = {}
    for row in found:
        role, side = row.word("role", Role), row.word("side", Side)
        factor = row.word("second_factor", SecondFactor)
        relations = frozenset(each for each in Relation if row.says_yes(each))
        never_with = _never_with(row)
        minutes = row.number("idle_minutes")
        if role in read:
            row.fault("twice", f"{role} stands twice")
        elif role is not None and side is not None and factor is not None:
            prose = row.text("given_by"), never_with, row.text("what_it_is")
            read[role] = RoleRow(role, side, relations, factor, minutes, *prose)
    return MappingProxyType(read)


def relations(found: Iterable[Row]) -> Mapping[Relation, RelationRow]:
    read: dict[Relation, RelationRow] = {}
    for row in found:
        relation, precedence = row.word("relation", Relation), row.number("precedence")
        everybody = row.text("sides") == EVERY_SIDE
        sides = frozenset[Side]() if everybody else row.words("sides", Side, ",")
        if relation in read:
            row.fault("twice", f"{relation} stands twice")
        elif relation is not None:
            prose = (row.text(each) for each in ("meaning", "predicate", "change_takes_effect"))
            read[relation] = RelationRow(relation, precedence, sides, *prose)
    return MappingProxyType(read)


def conditions(found: Iterable[Row]) -> Mapping[Condition, ConditionRow]:
    read: dict[Condition, ConditionRow] = {}
    for row in found:
        condition, kind = row.word("condition", Condition), row.word("kind", ConditionKind)
        in_row_policy = row.says_yes("in_row_level_security")
        if condition in read:
            row.fault("twice", f"{condition} stands twice")
        elif condition is not None and kind is not None:
            meaning = row.text("meaning")
            *excuses, asks = OR.split(meaning)
            known = (row.known(each, "meaning", Excuse) for each in excuses)
            unless = frozenset(each for each in known if each is not None)
            told = (meaning, unless, asks, in_row_policy)
            read[condition] = ConditionRow(condition, kind, *told)
    return MappingProxyType(read)


def nouns(found: Iterable[Row]) -> Mapping[Noun, NounRow]:
    read: dict[Noun, NounRow] = {}
    for row in found:
        noun, noun_class = row.word("object", Noun), row.word("class", NounClass)
        states = tuple(row.text("states").split())
        hidden = _hidden(row, states)
        if len(set(states)) < len(states):
            row.fault("twice", "a state stands twice")
        if noun in read:
            row.fault("twice", f"{noun} stands twice")
        elif noun is not None and noun_class is not None:
            told = (row.text("subject"), noun_class, states, hidden, row.text("title"))
            read[noun] = NounRow(noun, *told)
    return MappingProxyType(read)


def views(found: Iterable[Row]) -> Mapping[tuple[Noun, View], str]:
    read: dict[tuple[Noun, View], str] = {}
    for row in found:
        noun, view = row.word("object", Noun), row.word("view", View)
        if noun is None or view is None:
            continue
        if (noun, view) in read:
            row.fault("twice", f"{noun} {view} stands twice")
        read[noun, view] = row.text("shows")
    return MappingProxyType(read)


def _never_with(row: Row) -> frozenset[Role | Beside]:
    """Roles, and two words more."""
    words = row.text("never_with").split()
    beside = {Beside(each) for each in words if each in set(Beside)}
    others = (row.known(each, "never_with", Role) for each in words if each not in set(Beside))
    return frozenset({*beside, *(each for each in others if each is not None)})


def _hidden(row: Row, states: tuple[str, ...]) -> HiddenShows:
    """One of three forms: absent, last_visible, last_visible except some states."""
    word, separator, ending = row.text("hidden_state_shows").partition(EXCEPT)
    kind = row.known(word, "hidden_state_shows", HiddenKind)
    named = frozenset(ending.split())
    if named - set(states) or (separator and (not named or kind is not HiddenKind.LAST_VISIBLE)):
        row.fault("unknown_word", f"hidden_state_shows: not “{ending}” after {word}")
    return HiddenShows(kind or HiddenKind.ABSENT, named)
