"""Who is let in: the cells of the table that open each address to a viewer."""

from collections.abc import Callable

from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.table import Place
from distinction.rules.protocol.words import Action, Condition, View
from distinction.rules.terms.parties import Side
from tests.reliability.cells import reaches
from tests.reliability.knowing import Knowing
from tests.reliability.things import Thing, house_of
from tests.reliability.world import House

SEE, LIST, EXPORT = Action.SEE, Action.LIST, Action.EXPORT
CREATE, EDIT, DECIDE = Action.CREATE, Action.EDIT, Action.DECIDE
Allowed = Callable[[Knowing, Thing], bool]


def always(_knowing: Knowing, _thing: Thing) -> bool:
    return True


def enters(noun: Noun, action: Action = SEE) -> Allowed:
    return lambda knowing, _thing: knowing.enters(noun, action)


def in_programme(noun: Noun, action: Action = SEE) -> Allowed:
    """A page of one's own programme: who has none has no such page."""
    return lambda knowing, _thing: bool(knowing.who.programme) and knowing.enters(noun, action)


def reads(knowing: Knowing, thing: Thing) -> bool:
    return knowing.reads(house_of(thing))


def reads_standing(knowing: Knowing, thing: Thing) -> bool:
    house = house_of(thing)
    return knowing.reads(house) and knowing.derived(Noun.STANDING, house) is not None


def reads_answers(knowing: Knowing, thing: Thing) -> bool:
    place = Place(Noun.ASSESSMENT_ANSWERS, SEE, "released")
    return reads_standing(knowing, thing) and knowing.of(place, house_of(thing)) is not None


def reads_criteria(knowing: Knowing, thing: Thing) -> bool:
    house = house_of(thing)
    breakdown = knowing.derived(Noun.CRITERIA_BREAKDOWN, house)
    return reads_standing(knowing, thing) and breakdown is not None


def corrects(knowing: Knowing, thing: Thing) -> bool:
    known = dict.fromkeys((Condition.NOT_AUTHOR, Condition.REASON, Condition.SECOND_HAT), True)
    place = Place(Noun.ASSESSMENT, DECIDE, "released")
    return knowing.of(place, house_of(thing), known) is not None


def edits(knowing: Knowing, thing: Thing) -> bool:
    return knowing.profile(house_of(thing), EDIT) is not None


def closes(knowing: Knowing, thing: Thing) -> bool:
    return knowing.profile(house_of(thing), DECIDE) is not None


def reads_grants(knowing: Knowing, house: House) -> bool:
    """The page of the factory shows the grants of all buyers: `mine` does not open it (N3)."""
    return knowing.of(Place(Noun.TPA_GRANT, SEE, "granted"), house) is not None


def reads_access(knowing: Knowing, thing: Thing) -> bool:
    return reads_grants(knowing, house_of(thing))


def reads_own_access(knowing: Knowing, _thing: Thing) -> bool:
    own = knowing.world.by_id.get(knowing.who.factory)
    return own is not None and reads_grants(knowing, own)


def gives(knowing: Knowing, thing: Thing) -> bool:
    house = house_of(thing)
    may = knowing.of(Place(Noun.TPA_GRANT, CREATE, "new"), house) is not None
    return may and reads_grants(knowing, house) and not house.is_left


def gives_own(knowing: Knowing, _thing: Thing) -> bool:
    own = knowing.world.by_id.get(knowing.who.factory)
    return own is not None and gives(knowing, Thing((own.id,), own))


def asks(knowing: Knowing, thing: Thing) -> bool:
    """A buyer, of a factory that is there and of which it has and asks nothing yet."""
    house = house_of(thing)
    known = {Condition.MINE: bool(knowing.who.buyer)}
    may = knowing.of(Place(Noun.TPA_GRANT, CREATE, "new"), house, known)
    open_ones = [each for each in knowing.world.of(knowing.who, house) if each.state != "ended"]
    is_listed = knowing.profile(house, LIST) is not None and not house.is_left
    is_buyer = knowing.who.side is Side.BUYER
    return is_buyer and may is not None and is_listed and not open_ones


def reads_grant(knowing: Knowing, thing: Thing) -> bool:
    """For those who may decide on some access: others have no page that asks them."""
    assert thing.given is not None
    decides = knowing.enters(Noun.TPA_GRANT, DECIDE)
    return decides and knowing.grant_view(thing.given) is not None


def with_mine(noun: Noun, action: Action) -> Allowed:
    """Pages of a buyer about its own rows."""
    return lambda knowing, _thing: (
        knowing.who.side is Side.BUYER and knowing.enters_with(noun, action, Condition.MINE)
    )


def for_buyers(knowing: Knowing, _thing: Thing) -> bool:
    return knowing.enters_with(Noun.STATUS, LIST, Condition.BADGE_ON)


def takes_suppliers(knowing: Knowing, _thing: Thing) -> bool:
    return knowing.enters_with(Noun.STANDING, EXPORT, Condition.COVERED)


def reads_board(knowing: Knowing, _thing: Thing) -> bool:
    """The portfolio is for those who care for many factories."""
    is_many = knowing.who.side in {Side.PROGRAMME, Side.GLOBAL}
    return is_many and knowing.enters(Noun.FACTORY_PROFILE, LIST)


def reads_gaps(knowing: Knowing, _thing: Thing) -> bool:
    is_many = knowing.who.side in {Side.PROGRAMME, Side.GLOBAL}
    return is_many and knowing.enters(Noun.CRITERIA_BREAKDOWN, LIST)


def reads_account(knowing: Knowing, thing: Thing) -> bool:
    assert thing.account is not None
    listed = knowing.enters(Noun.USER_ACCOUNT, LIST)
    return listed and knowing.account_view(thing.account) is not None


def prints_sheet(knowing: Knowing, thing: Thing) -> bool:
    """For the one who invited, while it waits, and only without an address (N16)."""
    found = thing.account
    assert found is not None
    waits = found.state == "invited" and not found.has_address
    may = knowing.enters(Noun.USER_ACCOUNT, CREATE)
    return may and waits and found.given_by == knowing.who.person != ""


def opens_accounts_in_full(knowing: Knowing, _thing: Thing) -> bool:
    return knowing.of(Place(Noun.USER_ACCOUNT, CREATE, "new")) is View.FULL


def reads_system_log(knowing: Knowing, _thing: Thing) -> bool:
    return knowing.of(Place(Noun.AUDIT_LOG, EXPORT, "written")) is View.META


def reads_log_of(knowing: Knowing, thing: Thing) -> bool:
    house = house_of(thing)
    place = Place(Noun.AUDIT_LOG, SEE, "written")
    return knowing.profile(house) is not None and reaches(knowing.of(place, house), View.SUMMARY)
