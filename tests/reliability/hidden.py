"""N2: what is not yours, not there, or no identifier at all is one answer, byte for byte."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from distinction.records.base import LENGTH
from tests.reliability.browser import Answer, ask_and_forget
from tests.reliability.entries import ACT, ENTRIES, OPEN, TABLE
from tests.reliability.knowing import Knowing
from tests.reliability.matrix import Asked
from tests.reliability.routes import all_routes
from tests.reliability.things import Thing
from tests.reliability.world import Someone, World

WRONG = "q" * LENGTH
MALFORMED = ("'%\"é", "a" * 300, "\x00")
METHODS = ("HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


def unlike(world: World, people: Iterable[Someone]) -> tuple[int, list[str]]:
    """How many were compared, and where the answer tells one from the other."""
    tried, faults = 0, []
    for who in people:
        for route in all_routes():
            entry = ENTRIES[route.name]
            if not route.names or entry.kind not in {TABLE, ACT} or route.names == ("kind",):
                continue
            things = list(entry.things(world))
            knowing = Knowing(world, who)
            refused = [each for each in things if not entry.allowed(knowing, each)]
            hidden = [each for each in refused if not _is_own(who, each)][:2]
            others = [_with(things[0], each) for each in (WRONG, *MALFORMED)]
            asked = [Asked(who, route, entry, each) for each in (*hidden, *others)]
            answers = [ask_and_forget(who.session, "GET", each.path) for each in asked]
            tried += len(answers)
            faults += list(_differences(asked, answers))
    return tried, faults


def _is_own(who: Someone, thing: Thing) -> bool:
    """The own factory is no secret to its people: the menu marks it as the place one is at."""
    return thing.house is not None and thing.house.id == who.factory


def _with(thing: Thing, text: str) -> Thing:
    return replace(thing, args=(text, *thing.args[1:]), house=None, given=None, account=None)


def _differences(asked: list[Asked], answers: list[Answer]) -> Iterator[str]:
    """All of them at once: the first is the measure."""
    for each, answer in zip(asked, answers, strict=True):
        if answer.told != answers[0].told:
            yield f"{each}: {answer.status} {len(answer.body)} bytes, not {answers[0].status}"
    if len(list(groupby(answers, key=lambda each: each.told))) != 1 and not answers:
        yield "nothing was compared"


def methods(world: World, people: Iterable[Someone]) -> Iterator[Asked]:
    """Every other method at every address: once where it is granted, and once where it is not."""
    for who in people:
        for route in all_routes():
            entry = ENTRIES[route.name]
            for thing in _two(world, who, entry.allowed, list(entry.things(world)), entry.kind):
                for method in METHODS:
                    yield Asked(who, route, entry, thing, method)


def _two(
    world: World, who: Someone, allowed: object, things: list[Thing], kind: str
) -> list[Thing]:
    if kind not in {TABLE, ACT, OPEN} or len(things) == 1 or not callable(allowed):
        return things[:1]
    knowing = Knowing(world, who)
    granted = [each for each in things if allowed(knowing, each)][:1]
    refused = [each for each in things if not allowed(knowing, each)][:1]
    return [*granted, *refused]
