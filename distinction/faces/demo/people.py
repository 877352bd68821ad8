"""The people of the demonstration: who begins the site, and who works in each programme."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from distinction.faces.demo.countries import COUNTRIES, Country, person_name
from distinction.faces.demo.doing import INSTALLATION, Deed, Doing, Player, Timeline
from distinction.rules.protocol.acts.people import BeginSite, ConfirmHat, GiveHat, HatAt, Invite
from distinction.rules.protocol.acts.register import OpenProgramme, RegisterProvider
from distinction.rules.terms.parties import Role

BEGAN, STAFFED = 420, 400  # days before today
DEPUTY_FROM, DEPUTY_UNTIL = 12, 45
DOMAIN = "demo.example"
ADMIN, SECOND_ADMIN = "admin", "admin2"
PROVIDER = "provider"
TEAM = (
    ("pm2", Role.PROGRAMME_MANAGER),
    ("staff", Role.COUNTRY_STAFF),
    ("staff2", Role.COUNTRY_STAFF),
    ("leader", Role.TEAM_LEADER),
    ("leader2", Role.TEAM_LEADER),
    ("advisor", Role.ENTERPRISE_ADVISOR),
    ("advisor2", Role.ENTERPRISE_ADVISOR),
    ("advisor3", Role.ENTERPRISE_ADVISOR),
)

GLOBAL = ("analyst", "analyst2")
BY_TWO = frozenset({Role.PROGRAMME_MANAGER, Role.GLOBAL_ANALYST})


def begin(timeline: Timeline) -> None:
    """The installation and its programmes, then everybody who works for them."""
    timeline.before(BEGAN, _first, *(partial(_open, country=each) for each in COUNTRIES))
    timeline.before(BEGAN, _second)
    for each in COUNTRIES:
        timeline.before(STAFFED, *_team(each), partial(_two_hats, country=each))
    for place, login in enumerate(GLOBAL, 2):
        name = person_name(None, place)
        analyst = Player(login, name, Role.GLOBAL_ANALYST, "", address(login))
        timeline.before(STAFFED, Arrival(ADMIN, analyst))
    timeline.before(STAFFED, _provider)
    for each in COUNTRIES:
        timeline.before(DEPUTY_FROM, partial(_deputy, country=each))


def address(username: str) -> str:
    return f"{username}@{DOMAIN}"


@dataclass(frozen=True, slots=True)
class Arrival:
    """Somebody is invited and takes it up; some hats a second person has to give."""

    by: str
    player: Player
    until: timedelta | None = None

    def __call__(self, doing: Doing) -> None:
        player = self.player
        hat = hat_at(doing, player, doing.at + self.until if self.until else None)
        invited = Invite(
            username=player.username,
            email=player.email,
            name=player.name,
            language=player.language,
            hat=hat,
        )
        doing.join(player, doing.act(self.by, invited).made)
        if player.role in BY_TWO and player.username != FIRST_MANAGER:
            other = SECOND_ADMIN if self.by == ADMIN else ADMIN
            doing.act(other, ConfirmHat(hat=doing.hat(player.username, player.role)))
        doing.take_up(player.username)


def hat_at(doing: Doing, player: Player, ends_at: datetime | None = None) -> HatAt:
    """At the organisation that the side of the role asks for."""
    kind = HOUSES.get(player.role, "programme")
    house = {kind: doing.id(player.house)} if player.house else {}
    return HatAt(
        role=player.role,
        ends_at=ends_at,
        programme=house.get("programme", ""),
        factory=house.get("factory", ""),
        buyer=house.get("buyer", ""),
        provider=house.get("provider", ""),
    )


def _first(doing: Doing) -> None:
    player = Player(ADMIN, person_name(None, 0), Role.GLOBAL_ADMINISTRATOR, "", address(ADMIN))
    what = BeginSite(username=player.username, email=player.email, name=player.name)
    doing.join(player, doing.act(INSTALLATION, what).made)
    doing.take_up(ADMIN)


def _second(doing: Doing) -> None:
    name = person_name(None, 1)
    role = Role.GLOBAL_ADMINISTRATOR
    Arrival(ADMIN, Player(SECOND_ADMIN, name, role, "", address(SECOND_ADMIN)))(doing)


def _open(doing: Doing, country: Country) -> None:
    what = OpenProgramme(
        country=country.code,
        name=country.name,
        zone=country.zone,
        languages=country.languages,
        is_demo=True,
    )
    doing.act(INSTALLATION, what, country.code)


def _team(country: Country) -> Iterator[Deed]:
    """The first manager is invited by an administrator, who invite everybody else."""
    manager = f"{country.low}.pm"
    names = iter(range(1, len(TEAM) + 2))
    first = _member(country, manager, Role.PROGRAMME_MANAGER, next(names))
    yield Arrival(ADMIN, first)
    for word, role in TEAM:
        yield Arrival(manager, _member(country, f"{country.low}.{word}", role, next(names)))


def _member(country: Country, username: str, role: Role, place: int) -> Player:
    name = person_name(country, place + 10 * COUNTRIES.index(country))
    return Player(username, name, role, country.code, address(username))


def _two_hats(doing: Doing, country: Country) -> None:
    """The third advisor leads a team as well: two hats of one side, one worn at a time."""
    hat = HatAt(role=Role.TEAM_LEADER, programme=doing.id(country.code))
    doing.act(ADMIN, GiveHat(person=doing.id(f"{country.low}.advisor3"), hat=hat))


def _deputy(doing: Doing, country: Country) -> None:
    """Stands in from one date until another."""
    player = _member(country, f"{country.low}.deputy", Role.PROGRAMME_MANAGER, 17)
    Arrival(f"{country.low}.pm", player, timedelta(days=DEPUTY_UNTIL))(doing)


def _provider(doing: Doing) -> None:
    doing.act(ADMIN, RegisterProvider(name="Lamplight Learning (fictional)"), PROVIDER)
    role = Role.LEARNING_PROVIDER
    Arrival(ADMIN, Player("trainer", person_name(None, 4), role, PROVIDER, address("trainer")))(
        doing
    )


FIRST_MANAGER = f"{COUNTRIES[0].low}.pm"  # as long as there is none, one administrator is enough
HOUSES = {
    Role.LEARNING_PROVIDER: "provider",
    Role.BUYER_REGISTERED: "buyer",
    Role.BUYER_PARTNER: "buyer",
    Role.FACTORY_MANAGER: "factory",
    Role.FACTORY_TOP_MANAGER: "factory",
    Role.WORKER_COMMITTEE_MEMBER: "factory",
    Role.UNION_REPRESENTATIVE: "factory",
}
