"""G2: two worlds that differ in one hidden fact, and every answer to whoever must not know it."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from random import Random
from zipfile import ZipFile, is_zipfile

from django.core import mail
from django.db import transaction

from distinction.doors.access.viewer import viewer_of
from distinction.doors.services.act import act
from distinction.doors.services.index import rebuild
from distinction.faces.jobs.mail import deliver
from distinction.records.base import ids_from
from distinction.records.fieldwork.assessment import Assessment
from distinction.records.fieldwork.cycle import Cycle
from distinction.records.fieldwork.zero import ZeroCase, ZeroEntry
from distinction.records.people.letter import Letter
from distinction.records.register.factory import Factory
from distinction.rules.protocol.acts.register import GiveAccess
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.table import Place
from distinction.rules.protocol.words import Action, View
from tests.makers_site import BEFORE, NOW
from tests.reliability.browser import ask_and_forget
from tests.reliability.entries import ACCOUNT, ACT, ENTRIES
from tests.reliability.knowing import Knowing
from tests.reliability.matrix import Asked
from tests.reliability.routes import all_routes
from tests.reliability.things import Thing
from tests.reliability.world import Someone, World

HOUR = timedelta(hours=1)
ABOUT = ("alder", "cedar")  # the factory with the fact, and a neighbour that has nothing to do
# Searches, filters, orders and past days, each of which could tell by what it leaves out.
QUERIES: Mapping[str, tuple[str, ...]] = {
    "factories": ("?q=Nqalder", "?missing=c2", "?word=high_performing", "?due=12"),
    "factories_file": ("?missing=c2",),
    "suppliers": ("?q=Nqalder", "?word=on_track"),
    "recognised": ("?country=KH",),
    "standing": ("?on=2018-04-10", "?on=2018-04-10&known=2018-04-12", "?show=missing"),
    "history": ("?on=2018-04-10",),
    "evidence": ("?piece=1",),
    "gaps": ("?of=mine",),
    "people": ("?q=Hq",),
}
Told = Mapping[str, tuple[object, ...]]


@dataclass(frozen=True)
class Pair:
    """One hidden fact: the rules it is about, how it comes into a world, and who may know it."""

    key: str
    name: str
    rules: str
    enter: Callable[[World], None]
    may_know: Callable[[Knowing, World], bool]


def requests(world: World, who: Someone, only: frozenset[str] | None = None) -> Iterator[Asked]:
    """Every page, of the factory with the fact and of a neighbour, with its searches."""
    near = {world.houses[each].id for each in ABOUT}
    for route in all_routes():
        entry = ENTRIES[route.name]
        if entry.kind == ACCOUNT and who.key not in ASK_ALLAUTH:
            continue
        if entry.kind == ACT or (only is not None and route.name not in only):
            continue
        for thing in entry.things(world):
            if thing.house is not None and thing.house.id not in near:
                continue
            if thing.account is not None and thing.account.key not in NEAR:
                continue
            for query in ("", *QUERIES.get(route.name, ())):
                yield Asked(who, route, entry, Thing(thing.args, query=query or thing.query))


ASK_ALLAUTH = ("nobody", "factorytalder", "marlin")  # the pages of the account know no factory
NEAR = ("guest", "marlin", "factorytalder")


def seen(
    world: World, people: Iterable[Someone], only: frozenset[str] | None = None
) -> dict[str, Told]:
    """Everything that each of them is answered, and every letter that would go out."""
    found: dict[str, Told] = {}
    for who in people:
        answers: dict[str, tuple[object, ...]] = {}
        for each in requests(world, who, only):
            answer = ask_and_forget(who.session, "GET", each.path)
            status, headers, body = answer.told
            assert isinstance(body, bytes)
            answers[each.path] = (status, headers, _unpacked(body))
        answers["letters"] = tuple(_letters(who))
        found[who.key] = answers
    return found


def _unpacked(body: bytes) -> object:
    if body[:2] == b"PK" and is_zipfile(BytesIO(body)):
        with ZipFile(BytesIO(body)) as found:
            return tuple((each, found.read(each)) for each in found.namelist())
    return body


def _letters(who: Someone) -> Iterator[object]:
    """As the worker sends them, in their order; each names its day and nothing else."""
    for letter in Letter.objects.filter(person=who.person).order_by("recorded_at", "key"):
        with transaction.atomic():
            mail.outbox.clear()
            deliver.call(letter.pk)
            yield tuple((each.subject, each.body, each.to) for each in mail.outbox)
            transaction.set_rollback(True)


@contextmanager
def with_fact(world: World, pair: Pair) -> Iterator[None]:
    """The same world, and the fact in it; afterwards it is gone without a trace."""
    with transaction.atomic():
        with ids_from(Random(pair.key)):
            pair.enter(world)
        yield
        transaction.set_rollback(True)


def differing(one: Told, other: Told) -> list[str]:
    """The addresses whose answers are not the same to the last byte."""
    return [each for each in one if one[each] != other.get(each)]


# -- the facts


def a_suspicion(world: World) -> None:
    """A case is suspected, and nobody has disclosed it."""
    factory = Factory.objects.get(pk=world.houses["alder"].id)
    case = ZeroCase.objects.create(
        factory=factory, place=1, label="zt-1", opened_on=date(2018, 4, 3), recorded_at=BEFORE
    )
    ZeroEntry.objects.create(
        case=case, place=1, on=date(2018, 4, 3), status="suspected", recorded_at=BEFORE
    )
    rebuild(_rows(factory), NOW.date())


def a_draft(world: World) -> None:
    """A visit was made, its answers are known, and it is not released."""
    factory = Factory.objects.get(pk=world.houses["alder"].id)
    latest = Assessment.objects.filter(factory=factory).order_by("-place")[0]
    answers = json.loads(latest.answers)
    answers["OSH-E-06"] = "non_compliant"
    Assessment.objects.create(
        factory=factory,
        cycle=Cycle.objects.filter(factory=factory).order_by("-starts_on")[0],
        place=latest.place + 1,
        label="asm-3",
        kind="full",
        scope="full",
        is_announced=False,
        last_on=date(2018, 4, 5),
        answers=json.dumps(answers),
        recorded_at=BEFORE,
    )
    rebuild(_rows(factory), NOW.date())


def another_buyer(world: World) -> None:
    """One more buyer is given access to the factory."""
    _give(world, "plover", "cedar")


def after_the_end(world: World) -> None:
    """A factory whose access has ended for some gets another standing afterwards."""
    factory = Factory.objects.get(pk=world.houses["alder"].id)
    visit = Assessment.objects.filter(factory=factory).order_by("-place")[0]
    visit.corrections.create(
        place=1,
        released_on=date(2018, 4, 10),
        reason="Tqreason",
        answers=json.dumps({"OSH-E-06": "non_compliant"}),
        recorded_at=BEFORE + HOUR,
    )
    rebuild(_rows(factory), NOW.date())


def _rows(factory: Factory) -> Iterable[Factory]:
    return Factory.objects.filter(pk=factory.pk).select_related("programme")


def _give(world: World, buyer: str, house: str) -> None:
    top = world.people[f"factoryt{house}"]
    giver = viewer_of(top.person, top.hat, NOW - HOUR, NOW - HOUR)
    assert giver is not None
    what = GiveAccess(factory=world.houses[house].id, buyer=world.buyers[buyer])
    act(giver, what, at=NOW - HOUR)


# -- who may know


def _sees(noun: Noun, state: str, house: str) -> Callable[[Knowing, World], bool]:
    def found(knowing: Knowing, world: World) -> bool:
        return knowing.of(Place(noun, Action.SEE, state), world.houses[house]) is not None

    return found


def _reads_inside(knowing: Knowing, world: World) -> bool:
    """Standings of the programme's own evidence, or its words while they are in evaluation."""
    house = world.houses["alder"]
    inside = knowing.of(Place(Noun.STANDING, Action.SEE, "provisional"), house) is not None
    words = knowing.of(Place(Noun.STATUS, Action.SEE, "in_evaluation"), house) is View.FULL
    return inside or words or knowing.of(_AUDIT, house) is not None


_AUDIT = Place(Noun.AUDIT_LOG, Action.SEE, "written")


def _knows_case(knowing: Knowing, world: World) -> bool:
    return _sees(Noun.ZT_CASE, "suspected", "alder")(knowing, world) or _reads_inside(
        knowing, world
    )


def _knows_draft(knowing: Knowing, world: World) -> bool:
    return _sees(Noun.ASSESSMENT, "draft", "alder")(knowing, world) or _reads_inside(knowing, world)


def _knows_access(knowing: Knowing, world: World) -> bool:
    """The factory, its programme, the buyer itself, and those who read how long the log is."""
    is_buyer = knowing.who.buyer == world.buyers["plover"]
    reads_log = knowing.enters(Noun.AUDIT_LOG)
    return is_buyer or reads_log or _sees(Noun.TPA_GRANT, "granted", "cedar")(knowing, world)


def _knows_standing(knowing: Knowing, world: World) -> bool:
    house = world.houses["alder"]
    return knowing.derived(Noun.STANDING, house) is not None or knowing.word(house) is not None


PAIRS = (
    Pair("case", "a case that nobody has disclosed", "N13", a_suspicion, _knows_case),
    Pair("draft", "an assessment that is not released", "N6 N9", a_draft, _knows_draft),
    Pair("buyer", "the access of another buyer", "N3", another_buyer, _knows_access),
    Pair("after", "what came after an access ended", "N8", after_the_end, _knows_standing),
)
