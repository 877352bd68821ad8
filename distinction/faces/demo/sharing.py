"""Who gives which buyer access: granted, asked for, ended, run out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from random import Random

from distinction.doors.services.seeded import open_grant
from distinction.faces.demo.buyers import BUYERS, Buying, house_of
from distinction.faces.demo.countries import COUNTRIES, Country, person_name
from distinction.faces.demo.dice import whole
from distinction.faces.demo.doing import Doing, Player, Timeline
from distinction.faces.demo.houses import username
from distinction.faces.demo.people import ADMIN, Arrival, address
from distinction.faces.demo.portfolio import Portfolio
from distinction.rules.protocol.acts.register import (
    AcceptRequest,
    AskForAccess,
    EndAccess,
    GiveAccess,
    RegisterBuyer,
)
from distinction.rules.terms.parties import Role

REGISTERED, GRANTED_FROM, GRANTED_UNTIL = 380, 108, 42  # days before today
SECOND_USERS = 3  # buyers with two people who sign in
# The tutorial's: who gives access to whom by a single act, the buyer by its place.
GIVEN = {
    "F2": (1, 2),
    "F3": (1,),
    "F4": (1, 2, 3),
    "F5": (1, 4),
    "F6": (1, 2, 3),
    "F7": (1, 5),
    "F8": (1, 2),
    "F9": (2,),
    "F10": (1,),
    "F11": (3,),
}
RUNS_OUT = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Between:
    """A factory and a buyer."""

    code: str
    buyer: str

    @property
    def country(self) -> Country:
        return next(each for each in COUNTRIES if self.code.startswith(each.code))


def share(timeline: Timeline, found: Portfolio) -> None:
    for each in BUYERS:
        timeline.before(REGISTERED, partial(_register, buying=each))
    tutorial = list(_tutorial(found))
    taken = set(tutorial)
    for between in tutorial:
        timeline.before(GRANTED_FROM, partial(give, between=between))
    drawn = [each for each in _drawn(found) if each not in taken]
    rng = Random(f"{found.seed}/grants")  # noqa: S311  # made-up data, no secret
    for between in drawn:
        days = whole(rng, GRANTED_UNTIL, GRANTED_FROM)
        timeline.before(days, partial(give, between=between))
    _end_some(timeline, drawn)
    _ask_some(timeline, found)


def _tutorial(found: Portfolio) -> Iterator[Between]:
    home = COUNTRIES[0].code
    for tag, places in GIVEN.items():
        for place in places:
            yield Between(found.code(tag, home), BUYERS[place - 1].key)


def _drawn(found: Portfolio) -> Iterator[Between]:
    """Each buyer's suppliers lie close together, most of them in one country."""
    codes = [code for each in COUNTRIES for code in there(found, each)]
    rng = Random(f"{found.seed}/suppliers")  # noqa: S311  # made-up data, no secret
    for buying in BUYERS:
        begin = whole(rng, 0, len(codes) - 1)
        for place in range(min(buying.suppliers, len(codes))):
            yield Between(codes[(begin + place * 2) % len(codes)], buying.key)


def there(found: Portfolio, country: Country) -> Iterator[str]:
    """Those that had come long before the first grant."""
    latest = str(found.today - timedelta(days=GRANTED_FROM + 40))
    for code in found.of(country):
        if found.rows[code]["factory"]["programme_entry_on"] <= latest:
            yield code


def give(doing: Doing, between: Between, ends_in: timedelta | None = None) -> None:
    """By top management where it signs in, else from a letter that the staff enters."""
    top = username(between.code, "top")
    by = top if top in doing.players else f"{between.country.low}.staff"
    what = GiveAccess(
        factory=doing.factory(between.code),
        buyer=doing.id(house_of(between.buyer)),
        ends_at=doing.at + ends_in if ends_in else None,
    )
    doing.act(by, what)


def _register(doing: Doing, buying: Buying) -> None:
    house = house_of(buying.key)
    doing.act(ADMIN, RegisterBuyer(name=buying.name, country=buying.country), house)
    for place in range(2 if buying.place <= SECOND_USERS else 1):
        login = f"{buying.key}{'.second' if place else ''}"
        name = person_name(None, buying.place + 5 + 11 * place)
        player = Player(login, name, Role.BUYER_REGISTERED, house, address(login))
        Arrival(ADMIN, player)(doing)


def _end_some(timeline: Timeline, drawn: list[Between]) -> None:
    """Some by the manager, some by the buyer; one runs out by itself, one will."""
    many = [each for each in drawn if each.buyer in {"buyer01", "buyer02"}]
    for place, between in enumerate(many[3:9]):
        by = f"{between.country.low}.pm" if place % 2 else between.buyer
        timeline.before(35 - 5 * place, partial(_end, between=between, by=by))
    ended = many[3]
    timeline.before(32, partial(give, between=ended, ends_in=timedelta(days=20)))
    timeline.before(2, partial(give, between=many[4], ends_in=RUNS_OUT))


def _end(doing: Doing, between: Between, by: str) -> None:
    grant = open_grant(doing.factory(between.code), doing.id(house_of(between.buyer)))
    doing.act(by, EndAccess(grant=grant))


def _ask_some(timeline: Timeline, found: Portfolio) -> None:
    """Factories that are recognised are seen by every buyer, so these are asked."""
    home = COUNTRIES[0]
    asked = [found.code("F5", home.code)]
    asked += [found.code("recognised on 12", each.code) for each in COUNTRIES]
    for place, code in enumerate(asked):
        timeline.before(9 - place, partial(_ask, between=Between(code, f"buyer{25 + place}")))
    answered = Between(asked[2], "buyer24")
    timeline.before(15, partial(_ask, between=answered))
    timeline.before(14, partial(_accept, between=answered))


def _ask(doing: Doing, between: Between) -> None:
    doing.act(between.buyer, AskForAccess(factory=doing.factory(between.code)))


def _accept(doing: Doing, between: Between) -> None:
    grant = open_grant(doing.factory(between.code), doing.id(house_of(between.buyer)))
    doing.act(username(between.code, "top"), AcceptRequest(grant=grant))
