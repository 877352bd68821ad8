"""The people at some of the factories: management, workers of the committee, unions."""

from functools import partial

from distinction.faces.demo.countries import COUNTRIES, Country, person_name
from distinction.faces.demo.doing import Doing, Player, Timeline
from distinction.faces.demo.people import ADMIN, Arrival, address
from distinction.faces.demo.portfolio import Portfolio
from distinction.rules.terms.parties import Role

ARRIVED, NEWLY_ARRIVED = 112, 2  # days before today
ALL = (
    ("top", Role.FACTORY_TOP_MANAGER),
    ("manager", Role.FACTORY_MANAGER),
    ("worker", Role.WORKER_COMMITTEE_MEMBER),
    ("union", Role.UNION_REPRESENTATIVE),
)
TOP = ALL[:1]
# Who signs in at which factory, by its tag or key; of the others only the contacts are known.
WHERE = {
    "KH": (("F4", ALL), ("F2", ALL), ("F5", ALL), ("F7", TOP), ("F8", TOP), ("F9", ALL[:3])),
    "VN": (("recognised on 12", ALL), ("one away: listed", ALL)),
    "JO": (("recognised on 12", ALL), ("one away: HR", ALL)),
}


def settle(timeline: Timeline, found: Portfolio) -> None:
    for country in COUNTRIES:
        for key, wanted in WHERE[country.code]:
            code = found.code(key, country.code)
            timeline.before(ARRIVED, partial(_move_in, code=code, country=country, wanted=wanted))
    home = COUNTRIES[0]
    newest = partial(_move_in, code=found.code("F1", home.code), country=home, wanted=ALL[:2])
    timeline.before(NEWLY_ARRIVED, newest)


def username(code: str, word: str) -> str:
    return f"{code.casefold()}.{word}"


def _move_in(
    doing: Doing, code: str, country: Country, wanted: tuple[tuple[str, Role], ...]
) -> None:
    """Top management by the programme, management by them, and the workers' side by neither.

    Workers and unions have no address; they sign in by user name, in their own language.
    """
    doing.ids[code] = doing.factory(code)
    for place, (word, role) in enumerate(wanted):
        name = person_name(country, int(code[3:]) + place * 5)
        login = username(code, word)
        is_worker = role in {Role.WORKER_COMMITTEE_MEMBER, Role.UNION_REPRESENTATIVE}
        player = Player(
            login,
            name,
            role,
            code,
            "" if is_worker else address(login),
            country.language if is_worker else "en",
        )
        inviting = {
            Role.FACTORY_TOP_MANAGER: f"{country.low}.pm",
            Role.FACTORY_MANAGER: username(code, "top"),
        }
        Arrival(inviting.get(role, ADMIN), player)(doing)
