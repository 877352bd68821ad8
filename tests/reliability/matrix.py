"""The matrix: every address x every role x every object, and what is wrong with the answers."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZipFile, is_zipfile

from distinction.rules.terms.parties import Side
from tests.reliability.browser import Answer, ask_and_forget, masked
from tests.reliability.entries import ACCOUNT as OF_ACCOUNT
from tests.reliability.entries import ACT, ENTRIES, OPEN, OPEN_TO_ANYBODY, Entry
from tests.reliability.knowing import Knowing
from tests.reliability.routes import Route, all_routes
from tests.reliability.things import Thing
from tests.reliability.world import Someone, World

PLANTED = re.compile(r"\b(?:[NXPDCRHBTL]q|uq)[a-z]{3,}")
OUTSIDE = "/accounts/login/"
CLOSED = frozenset((403, 404, 405, 429))  # of one's own account; 429: too many tries
READS = frozenset(("GET", "HEAD"))


@dataclass(frozen=True)
class Asked:
    """One request of the matrix, and the object it is about."""

    who: Someone
    route: Route
    entry: Entry
    thing: Thing
    method: str = "GET"

    @property
    def path(self) -> str:
        return self.route.path(*self.thing.args) + self.thing.query

    def __str__(self) -> str:
        house = f" of {self.thing.house.key}" if self.thing.house else ""
        return f"{self.who}: {self.method} {self.route.name}{house} {self.thing.args[1:]}"


Watch = Callable[[Asked, Answer], Iterable[str]]


@dataclass
class Matrix:
    """Walks what is asked for; every watcher sees every answer."""

    world: World
    watches: tuple[Watch, ...] = ()
    tried: int = 0
    faults: list[str] = field(default_factory=list)

    def names(self, who: Someone) -> frozenset[str]:
        if who.key not in self._names:
            self._names[who.key] = Knowing(self.world, who).names()
        return self._names[who.key]

    _names: dict[str, frozenset[str]] = field(default_factory=dict)

    def planned(
        self, people: Iterable[Someone], routes: Iterable[Route] | None = None
    ) -> list[Asked]:
        """The product: who is asked of beside the first of each role, asks of the own alone."""
        chosen = tuple(routes if routes is not None else all_routes())
        return [
            Asked(who, route, ENTRIES[route.name], thing)
            for who in people
            for route in chosen
            for thing in ENTRIES[route.name].things(self.world)
            if who.is_main or _is_own(who, thing)
        ]

    def walk(self, asked: Iterable[Asked]) -> list[str]:
        for each in asked:
            answer = ask_and_forget(each.who.session, each.method, each.path)
            self.tried += 1
            found = [*self._wrong(each, answer)]
            for watch in self.watches:
                found.extend(watch(each, answer))
            self.faults.extend(f"{each}: {why}" for why in found)
        return self.faults

    def _wrong(self, asked: Asked, answer: Answer) -> Iterator[str]:
        if answer.trouble or (answer.status >= 500 and asked.route.name != "health"):
            yield f"{answer.status} {answer.trouble}"
            return
        yield from self._too_much(asked, answer)
        yield from self._status(asked, answer)

    def _too_much(self, asked: Asked, answer: Answer) -> Iterator[str]:
        """No answer of any kind names what this person may not know."""
        more = names_in(answer) - self.names(asked.who)
        if more:
            yield f"{answer.status} tells {sorted(more)}"

    def _status(self, asked: Asked, answer: Answer) -> Iterator[str]:
        entry = asked.entry
        if not asked.who.person:
            yield from _outside(asked, answer)
        elif entry.kind in {OF_ACCOUNT, OPEN}:
            is_page = entry.kind == OPEN and asked.method in READS
            closed = frozenset() if is_page else CLOSED
            if answer.status >= 400 and answer.status not in {
                *closed,
                *throttled(asked),
                *entry.ok,
            }:
                yield f"{answer.status} of an open page"
        elif entry.allowed(Knowing(self.world, asked.who), asked.thing):
            yield from self._granted(asked, answer)
        else:
            if answer.status not in refused(asked):
                yield f"{answer.status} where nothing is granted"
            if answer.done:
                yield "acts where nothing is granted"

    def _granted(self, asked: Asked, answer: Answer) -> Iterator[str]:
        if asked.method not in READS:
            if answer.done and asked.method != "POST":
                yield "acts without a form"
        elif answer.status not in asked.entry.ok | elsewhere(asked):
            yield f"{answer.status} where the table grants it"
        elif answer.status == 200 and asked.method == "GET":
            yield from self._too_little(asked, answer, Knowing(self.world, asked.who))

    def _too_little(self, asked: Asked, answer: Answer, knowing: Knowing) -> Iterator[str]:
        """What is granted must be there, so that a broken sign-in cannot look like safety."""
        found = names_in(answer)
        lacking = asked.entry.has(knowing, asked.thing) - found
        if lacking:
            yield f"lacks {sorted(lacking)}"
        if asked.entry.listed is not None:
            wanted = asked.entry.listed(knowing, asked.thing)
            told = {each for each in found if each.startswith("Nq")}
            if told != wanted and not (asked.who.factory and told - wanted == own(asked.who, self)):
                yield f"names {sorted(told)}, not {sorted(wanted)}"
        if answer.is_html and f"Hq{asked.who.key}" not in found:
            yield "does not know who is signed in"


def refused(asked: Asked) -> set[int]:
    """A page that takes no such method says so of every identifier alike."""
    return {404} if asked.method == "GET" and asked.entry.kind != ACT else {404, 405}


def elsewhere(asked: Asked) -> frozenset[int]:
    return frozenset() if asked.method == "GET" else frozenset((405,))


def own(who: Someone, matrix: Matrix) -> set[str]:
    """The own organisation stands in the header of every page."""
    return {f"Nq{matrix.world.by_id[who.factory].key}"}


def _is_own(who: Someone, thing: Thing) -> bool:
    """For the second and third of a role: what is theirs, and what asks for nothing."""
    if who.side is Side.FACTORY:
        return thing.house is not None and thing.house.id == who.factory and thing.given is None
    return thing.house is None or thing.house.programme == who.programme


def throttled(asked: Asked) -> frozenset[int]:
    """Asked too often within a minute, as thousands of requests do, a form opens nothing either."""
    return frozenset() if asked.method == "GET" else frozenset((429,))


def _outside(asked: Asked, answer: Answer) -> Iterator[str]:
    """Without sign-in: what is open, and else one answer for all (N1, N2)."""
    name = asked.route.name
    if asked.entry.kind == OPEN or name in OPEN_TO_ANYBODY:
        if answer.status not in {200, 302, *CLOSED, *throttled(asked), *asked.entry.ok}:
            yield f"{answer.status} of an open page"
    elif (answer.status, answer.header("Location")) != (302, OUTSIDE):
        yield f"{answer.status} {answer.header('Location')} before signing in"


def names_in(answer: Answer) -> set[str]:
    """Every planted name in the answer, its headers and, unpacked, the files it holds."""
    text = answer.text + "".join(masked(name, value) for name, value in answer.headers)
    if answer.body[:2] == b"PK" and is_zipfile(BytesIO(answer.body)):
        text += unpacked(answer.body)
    return set(PLANTED.findall(text))


def unpacked(body: bytes) -> str:
    with ZipFile(BytesIO(body)) as found:
        return "".join(found.read(each).decode("utf-8", "replace") for each in found.namelist())


def without_entry() -> list[str]:
    """Addresses that nobody has said anything about (N27), and entries of no address."""
    names = {each.name for each in all_routes()}
    return sorted(names ^ set(ENTRIES))
