"""The rows of access.csv: each stands for one place or several, with the grants at it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from distinction.rules.protocol.described import NounRow
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.reading.rows import Row
from distinction.rules.protocol.table import Cell, Grant, Pair, Place
from distinction.rules.protocol.words import NEW, Action, Condition, View
from distinction.rules.terms.parties import Relation, Role

GRANT = re.compile(
    r"(?P<role>[a-z_]+)@(?P<relation>[a-z_]+):(?P<view>[a-z]+)"
    r"(?:\?(?P<conditions>[a-z0-9_]+(?:\+[a-z0-9_]+)*))?"
)
ANY, NOBODY = "any", "nobody"


def cells(found: Iterable[Row], described: Mapping[Noun, NounRow]) -> Mapping[Place, Cell]:
    read: dict[Place, Cell] = {}
    for row in found:
        grants = MappingProxyType(_grants(row))
        for place in _places(row, described):
            if place in read:
                row.fault("twice", f"{place} stands twice")
            read[place] = Cell(place, grants, row.text("why"), row.line)
    return MappingProxyType(read)


def _places(row: Row, described: Mapping[Noun, NounRow]) -> Iterator[Place]:
    """`any` is every state of the object, `a|b` those two, `new` a row that is not there yet."""
    noun, action = row.word("object", Noun), row.word("action", Action)
    if noun is None or action is None or noun not in described:
        return
    states = described[noun].states
    possible = (NEW,) if action is Action.CREATE else states
    named = states if row.text("state") == ANY else tuple(row.text("state").split("|"))
    for state in named:
        if state in possible:
            yield Place(noun, action, state)
        else:
            row.fault("unknown_word", f"state: “{state}” is no state to {action} {noun} in")


def _grants(row: Row) -> dict[Pair, Grant]:
    read: dict[Pair, Grant] = {}
    if row.text("grants") == NOBODY:
        return read
    for text in row.text("grants").split(" "):
        try:
            grant = grant_of(text)
        except ValueError as fault:
            row.fault("unknown_word", f"cannot read the grant “{text}”: {fault}")
            continue
        if grant.pair in read:
            row.fault("twice", f"two grants for {grant.pair} in one cell")
        read[grant.pair] = grant
    return read


@lru_cache(maxsize=2**12)  # the same words stand in many cells
def grant_of(text: str) -> Grant:
    """`role@relation:view?condition+condition`; raises ValueError, and says what is no word."""
    found = GRANT.fullmatch(text)
    if found is None:
        raise ValueError("not role@relation:view?condition+condition")
    pair = Pair(Role(found["role"]), Relation(found["relation"]))
    asked = found["conditions"].split("+") if found["conditions"] else []
    conditions = frozenset(map(Condition, asked))
    if len(conditions) < len(asked):
        raise ValueError("a condition stands twice")
    return Grant(pair, View(found["view"]), conditions)
