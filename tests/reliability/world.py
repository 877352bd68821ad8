"""A small world in which every relation and every state is to be met, with a name for each thing.

What stands in these plain values is what the tests know of the world by themselves: relations are
worked out from them by relations.csv, and never asked of the product.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from distinction.rules.protocol.words import Condition
from distinction.rules.terms.parties import Relation, Role, Side
from distinction.rules.terms.status import STATE_OF, Status, StatusState

Holds = Callable[[Condition], bool]
PROGRAMME_ROLES = (
    Role.ENTERPRISE_ADVISOR,
    Role.TEAM_LEADER,
    Role.PROGRAMME_MANAGER,
    Role.COUNTRY_STAFF,
)
FACTORY_ROLES = (
    Role.FACTORY_MANAGER,
    Role.FACTORY_TOP_MANAGER,
    Role.WORKER_COMMITTEE_MEMBER,
    Role.UNION_REPRESENTATIVE,
)
BUYERS = (Role.BUYER_PARTNER, Role.BUYER_REGISTERED)


@dataclass(frozen=True)
class House:
    """A factory. `words` are those of the programme's row, the one before and the one of today.

    `is_out`: the disclosed evidence waits for a decision, so that the own factory is told so.
    """

    key: str
    id: str
    programme: str
    country: str
    words: tuple[Status, ...]
    disclosed: tuple[Status, ...]
    is_left: bool = False

    @property
    def state(self) -> str:
        return "left" if self.is_left else "active"

    @property
    def is_out(self) -> bool:
        return STATE_OF[self.disclosed[-1]] is StatusState.IN_EVALUATION


@dataclass(frozen=True)
class Someone:
    """Who signs in, in one hat; `session` is the name of a session that is open."""

    key: str
    role: Role
    side: Side
    person: str = ""
    hat: str = ""
    session: str = ""
    programme: str = ""
    factory: str = ""
    buyer: str = ""
    provider: str = ""
    country: str = ""
    assigned: frozenset[str] = frozenset()
    is_main: bool = True

    def __str__(self) -> str:
        return f"{self.role} ({self.key})"


@dataclass(frozen=True)
class Given:
    """Third-party access of a buyer to a factory, in one of its states."""

    id: str
    buyer: str
    house: str
    state: str


@dataclass(frozen=True)
class Account:
    """Somebody with an account, whether they ever sign in or not."""

    key: str
    person: str
    hat: str
    role: Role
    state: str
    given_by: str = ""
    has_address: bool = True
    programme: str = ""
    factory: str = ""
    buyer: str = ""
    provider: str = ""
    is_proposed: bool = False


@dataclass(frozen=True)
class World:
    """Everything that is there; `settings` are values by programme and key."""

    houses: Mapping[str, House]
    people: Mapping[str, Someone]
    accounts: Mapping[str, Account]
    grants: tuple[Given, ...]
    buyers: Mapping[str, str]
    programmes: Mapping[str, str]
    settings: Mapping[tuple[str, str], str]
    proposals: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @cached_property
    def by_id(self) -> Mapping[str, House]:
        return {each.id: each for each in self.houses.values()}

    def relation(self, who: Someone, house: House) -> Relation:
        """By the predicates of relations.csv, the nearest first."""
        if who.side is Side.FACTORY:
            return Relation.OWN if who.factory == house.id else Relation.NONE
        if who.side is Side.PROGRAMME:
            return _of_programme(who, house)
        if who.side is Side.BUYER:
            return _of_buyer({each.state for each in self.of(who, house)})
        return Relation.GLOBAL if who.side is Side.GLOBAL else Relation.NONE

    def of(self, who: Someone, house: House) -> Iterable[Given]:
        return [each for each in self.grants if each.buyer == who.buyer and each.house == house.key]

    def own_relation(self, who: Someone) -> Relation:
        """To rows of the own organisation or programme (`subject` in objects.csv)."""
        return {
            Side.FACTORY: Relation.OWN,
            Side.PROGRAMME: Relation.SAME_PROGRAMME,
            Side.GLOBAL: Relation.GLOBAL,
            Side.BUYER: Relation.TPA_GRANTED if who.role is Role.BUYER_PARTNER else Relation.NONE,
        }.get(who.side, Relation.NONE)

    def holds(self, who: Someone, house: House | None, known: Mapping[Condition, bool]) -> Holds:
        """What holds for one row: conditions.csv, as far as this world can tell."""
        found = {Condition.FRESH_AUTH: True, **known}
        if house is not None:
            is_on = self.is_set(house, "factories_see_recognised", "same_country")
            is_peer = who.side is Side.FACTORY and who.country == house.country
            told = {
                Condition.COVERED: self.relation(who, house) is Relation.TPA_GRANTED,
                Condition.REPORT_OUT: house.is_out,
                Condition.BADGE_ON: self.is_set(
                    house, "registered_buyer_sees", "status_and_account"
                ),
                Condition.PEERS_ON: is_on and is_peer,
            }
            found = {**told, **found}
        return lambda condition: found.get(condition, False)

    def is_set(self, house: House, key: str, default: str) -> bool:
        """Whether the programme of the house has left the setting as the guideline has it."""
        return self.settings.get((house.programme, key), default) == default


def _of_programme(who: Someone, house: House) -> Relation:
    if who.programme != house.programme:
        return Relation.OTHER_PROGRAMME
    return Relation.ASSIGNED if house.key in who.assigned else Relation.SAME_PROGRAMME


def _of_buyer(states: set[str]) -> Relation:
    if "granted" in states:
        return Relation.TPA_GRANTED
    return Relation.TPA_ENDED if "ended" in states else Relation.NONE
