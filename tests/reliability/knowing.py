"""What somebody may know of one row, or do to it: the expanded table asked with plain facts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.table import Place
from distinction.rules.protocol.words import Action, Condition, View
from distinction.rules.terms.parties import Relation, Role, Side
from distinction.rules.terms.status import STATE_OF, Status
from tests.reliability.cells import enters, grant, reaches, states_of, view
from tests.reliability.world import Account, Given, House, Someone, World

NOTHING: Mapping[Condition, bool] = {}
SEE, LIST, EXPORT = Action.SEE, Action.LIST, Action.EXPORT
MINE = {Condition.MINE: True}


@dataclass(frozen=True)
class Knowing:
    """One person in one world."""

    world: World
    who: Someone

    @property
    def role(self) -> Role:
        return self.who.role

    def of(
        self,
        place: Place,
        house: House | None = None,
        known: Mapping[Condition, bool] = NOTHING,
        relation: Relation | None = None,
    ) -> View | None:
        """Granted to the relation in which one stands to the house, or to one's own programme."""
        if relation is None:
            relation = (
                self.world.own_relation(self.who)
                if house is None
                else self.world.relation(self.who, house)
            )
        return view(self.role, relation, place, self.world.holds(self.who, house, known))

    def enters(self, noun: Noun, action: Action = SEE) -> bool:
        return enters(self.role, noun, action)

    def enters_with(self, noun: Noun, action: Action, condition: Condition) -> bool:
        """Whether some grant of the role asks for this condition."""
        for relation in Relation:
            for state in states_of(noun, action):
                found = grant(self.role, relation, Place(noun, action, state))
                if found is not None and condition in found.conditions:
                    return True
        return False

    # -- of a factory

    def profile(self, house: House, action: Action = SEE) -> View | None:
        return self.of(Place(Noun.FACTORY_PROFILE, action, house.state), house)

    def reads(self, house: House) -> bool:
        """More than that it is there."""
        return reaches(self.profile(house), View.SUMMARY)

    def derived(self, noun: Noun, house: House, action: Action = SEE) -> View | None:
        """Of a standing and what hangs on it: the programme's own, or the one that is published."""
        inside = self.of(Place(noun, action, "provisional"), house)
        return inside or self.of(Place(noun, action, "published"), house)

    def is_inside(self, house: House) -> bool:
        """Whether the words of the programme's own evidence are read, or the disclosed ones."""
        is_home = self.who.side in {Side.PROGRAMME, Side.GLOBAL}
        place = Place(Noun.STATUS, SEE, "in_evaluation")
        return is_home and self.of(place, house) is View.FULL

    def word(self, house: House, action: Action = SEE) -> tuple[Status | None, View] | None:
        """The newest word that may be read; an ending that is hidden shuts off all before it."""
        words = house.words if self.is_inside(house) else house.disclosed
        for word in reversed(words):
            found = self.of(Place(Noun.STATUS, action, STATE_OF[word]), house)
            if found is not None:
                return (None if found is View.PENDING else word), found
            if STATE_OF[word] in {"ordinary", "ended"}:
                return None
        return None

    def is_highlighted(self, house: House) -> bool:
        """Recognised in the eyes of those who have no access (N4)."""
        if house.is_left or (self.profile(house, LIST) is None and self.who.side is Side.BUYER):
            return False
        found = self.word(house, LIST)
        return found is not None and found[0] is Status.HIGH_PERFORMING

    def grant_view(self, given: Given, action: Action = SEE) -> View | None:
        """One third-party access; `mine` is that of the own buyer (N3)."""
        house = self.world.houses[given.house]
        is_mine = bool(self.who.buyer) and given.buyer == self.who.buyer
        known = {Condition.MINE: is_mine}
        relation = self.world.relation(self.who, house)
        return self.of(Place(Noun.TPA_GRANT, action, given.state), house, known, relation)

    def account_view(self, account: Account, action: Action = SEE) -> View | None:
        """One account: the own, those of the own organisation, of the own programme, or all."""
        known = {
            Condition.SELF: account.person == self.who.person,
            Condition.MINE: self.is_of_my_house(account),
        }
        found = self.of(Place(Noun.USER_ACCOUNT, action, account.state), None, known)
        if found is View.FULL or account.person == self.who.person:
            return found
        return found if self.is_of_my_house(account) else None

    def is_of_my_house(self, account: Account) -> bool:
        """`views.csv`: a summary shows the own account, or accounts of the own organisation."""
        who = self.who
        if who.factory:
            return account.factory == who.factory
        if who.buyer:
            return account.buyer == who.buyer
        if who.provider:
            return account.provider == who.provider
        if not who.programme:
            return False
        home = self.world.by_id.get(account.factory)
        of_it = home is not None and home.programme == who.programme
        return account.programme == who.programme or of_it

    # -- names of all that may ever be read

    def names(self) -> frozenset[str]:
        """Every planted name that any page may show to this person."""
        return frozenset(self._names())

    def _names(self) -> Iterator[str]:
        for house in self.world.houses.values():
            yield from self._of_house(house)
        for given in self.world.grants:
            if reaches(self.grant_view(given), View.SUMMARY):
                yield f"Nq{given.house}"
                yield f"Bq{self.buyer_named(given.buyer)}"
        for account in self.world.accounts.values():
            if self.account_view(account) is not None:
                yield f"Hq{account.key}"
                yield f"uq{account.key}"
                yield from self._houses_of(account)
        yield from self._chosen()
        if self.who.person:
            yield f"Hq{self.who.key}"
        yield from self._houses_of(self.who)

    def _of_house(self, house: House) -> Iterator[str]:
        profile = self.profile(house) or self.profile(house, LIST)
        if profile is not None or self.is_highlighted(house):
            yield f"Nq{house.key}"
        if reaches(profile, View.SUMMARY):
            yield from (f"{kind}q{house.key}" for kind in "XPD")
        if reaches(profile, View.FULL):
            yield from (f"{kind}q{house.key}" for kind in "CR")
            if self.who.side is Side.PROGRAMME:
                yield from (f"Hq{each}" for each in self._team(house))
        if reaches(self.of(Place(Noun.TPA_GRANT, SEE, "granted"), house), View.FULL):
            for account in self.world.accounts.values():
                if account.factory == house.id and account.role is Role.FACTORY_TOP_MANAGER:
                    yield f"Hq{account.key}"  # who gave the access, and who ended it

    def _team(self, house: House) -> Iterator[str]:
        for each in self.world.people.values():
            if each.programme == house.programme and each.role in ASSIGNABLE:
                yield each.key

    def _houses_of(self, account: Account | Someone) -> Iterator[str]:
        """The organisation stands beside the hat."""
        if account.factory:
            yield f"Nq{self.world.by_id[account.factory].key}"
        if account.buyer:
            yield f"Bq{self.buyer_named(account.buyer)}"
        if account.provider:
            yield "Lqweaver"

    def _chosen(self) -> Iterator[str]:
        """Buyers to choose from, by whoever gives access or opens accounts for them."""
        place = Place(Noun.TPA_GRANT, Action.CREATE, "new")
        gives = any(self.of(place, each) is not None for each in self.world.houses.values())
        opens = self.of(Place(Noun.USER_ACCOUNT, Action.CREATE, "new")) is View.FULL
        if (gives and self.who.side is not Side.BUYER) or opens:
            yield from (f"Bq{each}" for each in self.world.buyers)

    def buyer_named(self, buyer: str) -> str:
        return next(key for key, found in self.world.buyers.items() if found == buyer)


ASSIGNABLE = (Role.ENTERPRISE_ADVISOR, Role.TEAM_LEADER)
