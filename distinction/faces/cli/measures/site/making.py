"""Makes the site that is measured: one programme of many factories, its people and its buyers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from itertools import cycle, islice
from json import loads
from pathlib import Path

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.management import call_command

from distinction.doors.services.imports import digest_of
from distinction.doors.services.seeded import at_once
from distinction.faces.demo import people
from distinction.faces.demo.countries import COUNTRIES
from distinction.faces.demo.doing import Doing, Player, Timeline, instant
from distinction.faces.demo.logins import keep, logins_of
from distinction.faces.demo.names import factory_name
from distinction.faces.demo.people import ADMIN, Arrival, address
from distinction.rules.protocol.acts.fieldwork import ApplyDossiers, UploadDossiers
from distinction.rules.protocol.acts.register import GiveAccess, RegisterBuyer
from distinction.rules.terms.parties import Role

HOME = COUNTRIES[0]
READ_IN, SHARED, SETTLED = 9, 8, 7  # days before today
A_FILE = 2_000  # dossiers read in by one act
PASSWORD = "nobody-types-this-into-a-bench"  # noqa: S105  # of made-up people, on this machine
BUYERS, EACH = 10, 10  # companies, and the suppliers of all but the first
# Who sits at the other end of a crowd of fifty; more are the same again.
OF_FIFTY = (
    (Role.PROGRAMME_MANAGER, 5),
    (Role.COUNTRY_STAFF, 7),
    (Role.ENTERPRISE_ADVISOR, 8),
    (Role.FACTORY_TOP_MANAGER, 15),
    (Role.BUYER_REGISTERED, 10),
    (Role.GLOBAL_ANALYST, 5),
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """How many suppliers the first buyer has, how many people sign in, and from which seed."""

    suppliers: int
    users: int
    seed: int


def main(given: Sequence[str]) -> None:
    """The file of dossiers, then the numbers of `Wanted`."""
    file, *numbers = given
    lines = tuple(Path(file).read_bytes().splitlines())
    call_command("migrate", verbosity=0)
    make(lines, Wanted(*map(int, numbers)), datetime.now(tz=UTC).date())


def make(lines: tuple[bytes, ...], wanted: Wanted, today: date) -> None:
    codes = [str(loads(each)["factory"]["id"]) for each in lines]
    timeline = Timeline(today)
    people.begin(timeline)
    for start in range(0, len(lines), A_FILE):
        timeline.before(READ_IN, partial(_read_in, lines=lines[start : start + A_FILE]))
    for place in range(BUYERS):
        count = wanted.suppliers if place == 0 else EACH
        begin = place * EACH % len(codes)
        chosen = codes[:count] if place == 0 else codes[begin : begin + count]
        timeline.before(SHARED, partial(_buy, place=place, codes=chosen))
    timeline.before(SETTLED, *_arrivals(codes, wanted.users))
    with at_once(f"bench/{wanted.seed}"):
        doing = Doing(instant(today, people.BEGAN), make_password(PASSWORD))
        timeline.play(doing)
        keep(logins_of(doing, PASSWORD), settings.VAR)


def _read_in(doing: Doing, lines: tuple[bytes, ...]) -> None:
    codes = [str(loads(each)["factory"]["id"]) for each in lines]
    digest, programme = digest_of(lines), doing.id(HOME.code)
    upload = UploadDossiers(programme=programme, digest=digest, rows=len(lines))
    batch = doing.act(f"{HOME.low}.staff", upload).made
    names = tuple((code, factory_name(code)) for code in codes)
    doing.act(f"{HOME.low}.pm", ApplyDossiers(batch=batch, lines=lines, names=names))
    doing.factories = {}


def buyer_name(place: int) -> str:
    """The first has the most suppliers."""
    return f"Bench Buyer {place} (fictional)"


def house_of(place: int) -> str:
    return f"buyer {place}"


def _buy(doing: Doing, place: int, codes: Sequence[str]) -> None:
    doing.act(ADMIN, RegisterBuyer(name=buyer_name(place)), house_of(place))
    for code in codes:
        what = GiveAccess(factory=doing.factory(code), buyer=doing.id(house_of(place)))
        doing.act(f"{HOME.low}.staff", what)


def _arrivals(codes: Sequence[str], users: int) -> Iterator[partial[None]]:
    """Each kind in turn, so that any number of the first of them is a crowd of all kinds."""
    left = dict(OF_FIFTY)
    kinds = []
    while left:
        for role in list(left):
            kinds.append(role)
            left[role] -= 1
            if not left[role]:
                del left[role]
    for place, role in enumerate(islice(cycle(kinds), users)):
        yield partial(_arrive, place=place, role=role, code=codes[place % len(codes)])


def _arrive(doing: Doing, place: int, role: Role, code: str) -> None:
    houses = {
        Role.FACTORY_TOP_MANAGER: code,
        Role.BUYER_REGISTERED: house_of(place % BUYERS),
        Role.GLOBAL_ANALYST: "",
    }
    if role is Role.FACTORY_TOP_MANAGER:
        doing.ids[code] = doing.factory(code)
    login = user_name(place)
    name = f"Bench User {place:03} (fictional)"
    player = Player(login, name, role, houses.get(role, HOME.code), address(login))
    Arrival(ADMIN, player)(doing)


def user_name(place: int) -> str:
    return f"user{place:03}"
