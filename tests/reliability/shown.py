"""What stands on a page: the planted names that its viewer must find there, and no other."""

from collections.abc import Callable, Iterable

from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.table import Place
from distinction.rules.protocol.words import Action, View
from distinction.rules.terms.parties import Relation
from tests.reliability.cells import reaches
from tests.reliability.knowing import Knowing
from tests.reliability.opened import asks
from tests.reliability.things import Thing, house_of
from tests.reliability.world import House

LIST = Action.LIST
Names = Callable[[Knowing, Thing], set[str]]


def nothing(_knowing: Knowing, _thing: Thing) -> set[str]:
    return set()


def name_of(_knowing: Knowing, thing: Thing) -> set[str]:
    return {f"Nq{house_of(thing).key}"}


def named(houses_named: Iterable[House]) -> set[str]:
    return {f"Nq{each.key}" for each in houses_named}


def listed_houses(action: Action) -> Names:
    """Of those that are still in the programme: lists show no others."""

    def found(knowing: Knowing, _thing: Thing) -> set[str]:
        every = knowing.world.houses.values()
        return named(
            each for each in every if not each.is_left and knowing.profile(each, action) is not None
        )

    return found


def listed_suppliers(action: Action) -> Names:
    def found(knowing: Knowing, _thing: Thing) -> set[str]:
        place = Place(Noun.STANDING, action, "published")
        every = knowing.world.houses.values()
        return named(
            each
            for each in every
            if not each.is_left
            and knowing.world.relation(knowing.who, each) is Relation.TPA_GRANTED
            and knowing.of(place, each) is not None
        )

    return found


def suppliers_or_asked(knowing: Knowing, thing: Thing) -> set[str]:
    """Who has no supplier yet is shown what was asked for."""
    return listed_suppliers(LIST)(knowing, thing) or asked_for(knowing)


def own_grants(knowing: Knowing, _thing: Thing) -> set[str]:
    return {
        f"Nq{each.house}"
        for each in knowing.world.grants
        if each.buyer == knowing.who.buyer and knowing.grant_view(each, LIST) is not None
    }


def asked_for(knowing: Knowing) -> set[str]:
    return {
        f"Nq{each.house}"
        for each in knowing.world.grants
        if each.buyer == knowing.who.buyer
        and each.state == "asked"
        and knowing.grant_view(each) is not None
    }


def highlighted(knowing: Knowing, _thing: Thing) -> set[str]:
    every = knowing.world.houses.values()
    suppliers = listed_suppliers(LIST)(knowing, Thing())
    return named(each for each in every if knowing.is_highlighted(each)) - suppliers | asked_for(
        knowing
    )


def to_be_asked(knowing: Knowing, _thing: Thing) -> set[str]:
    every = knowing.world.houses.values()
    free = named(each for each in every if asks(knowing, Thing((each.id,), each)))
    return free | asked_for(knowing)


def at_home_page(knowing: Knowing, _thing: Thing) -> set[str]:
    """The own factory, and those of the country that are recognised (N4)."""
    own = knowing.who.factory
    if not own:
        return set()
    others = (each for each in knowing.world.houses.values() if each.id != own)
    peers = named(each for each in others if knowing.is_highlighted(each))
    return {f"Nq{knowing.world.by_id[own].key}"} | peers


def buyers_of(house: House, knowing: Knowing) -> set[str]:
    return {
        f"Bq{knowing.buyer_named(each.buyer)}"
        for each in knowing.world.grants
        if each.house == house.key and reaches(knowing.grant_view(each), View.SUMMARY)
    }


def buyers_there(knowing: Knowing, thing: Thing) -> set[str]:
    return buyers_of(house_of(thing), knowing)


def buyers_here(knowing: Knowing, _thing: Thing) -> set[str]:
    return buyers_of(knowing.world.by_id[knowing.who.factory], knowing)


def every_buyer(knowing: Knowing, _thing: Thing) -> set[str]:
    return {f"Bq{each}" for each in knowing.world.buyers}


def people_listed(knowing: Knowing, _thing: Thing) -> set[str]:
    """A page of the list holds fifty: the others follow on the next."""
    every = knowing.world.accounts.values()
    found = {f"Hq{each.key}" for each in every if knowing.account_view(each, LIST) is not None}
    return set(sorted(found)[:40])


def person_there(_knowing: Knowing, thing: Thing) -> set[str]:
    assert thing.account is not None
    return {f"Hq{thing.account.key}"}


def profile_there(knowing: Knowing, thing: Thing) -> set[str]:
    house = house_of(thing)
    is_full = reaches(knowing.profile(house), View.FULL)
    return {f"{kind}q{house.key}" for kind in ("PDCR" if is_full else "PD")}


def card_there(knowing: Knowing, thing: Thing) -> set[str]:
    return {f"{kind}q{house_of(thing).key}" for kind in "NX"}
