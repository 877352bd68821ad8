"""What each address addresses: its sample objects, and the cells that open it to a viewer.

An address without an entry here fails the run (N27). The answers are worked out from the expanded
table by `Knowing`; an entry only says which object, action and state stand behind the address.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.table import Place
from distinction.rules.protocol.words import Action, Condition, View
from distinction.rules.terms.parties import Relation, Role, Side
from tests.reliability.cells import reaches
from tests.reliability.knowing import Knowing
from tests.reliability.world import Account, Given, House, World

SEE, LIST, EXPORT = Action.SEE, Action.LIST, Action.EXPORT
CREATE, EDIT, DECIDE, SIGN = Action.CREATE, Action.EDIT, Action.DECIDE, Action.SIGN
OPEN, ACCOUNT, OWN, TABLE, ACT = "open", "account", "own", "table", "act"


@dataclass(frozen=True)
class Thing:
    """One sample object: what stands in the address, and what it is."""

    args: tuple[str, ...] = ()
    house: House | None = None
    given: Given | None = None
    account: Account | None = None
    query: str = ""


Things = Callable[[World], Iterable[Thing]]
Allowed = Callable[[Knowing, Thing], bool]
Names = Callable[[Knowing, Thing], set[str]]


def nothing(_knowing: Knowing, _thing: Thing) -> set[str]:
    return set()


def always(_knowing: Knowing, _thing: Thing) -> bool:
    return True


def one(_world: World) -> Iterable[Thing]:
    return (Thing(),)


@dataclass(frozen=True)
class Entry:
    """`listed` are exactly the factories named on the page, `has` what stands on it besides.

    `kind`: open to anybody, one's own account, open to whoever is signed in, by the table, or an
    act that takes forms alone. `ok` are the answers of a page that is allowed.
    """

    kind: str = TABLE
    things: Things = one
    allowed: Allowed = always
    ok: frozenset[int] = frozenset((200,))
    listed: Names | None = None
    has: Names = nothing


# -- sample objects


def houses(world: World) -> Iterable[Thing]:
    return [Thing((each.id,), each) for each in world.houses.values()]


def houses_at_home(world: World) -> Iterable[Thing]:
    return [each for each in houses(world) if each.house and each.house.country == "KH"]


def criteria(world: World) -> Iterable[Thing]:
    return [Thing((each.id, "sd1"), each) for each in world.houses.values()]


def answers(world: World) -> Iterable[Thing]:
    """A released answer where there is one; the visit of fennel waits, so it has one of one."""
    told = [each for each in world.houses.values() if each.key not in {"birch", "iris"}]
    return [Thing((each.id, "osh1", "1", "OSH-E-06"), each) for each in told]


# Of every state of an account, of every kind of house, and one's own of some.
SAMPLE = (
    "manager",
    "staffabroad",
    "admin",
    "marlin",
    "provider",
    "factorytalder",
    "workercalder",
    "unionrcedar",
    "factorymcedar",
    "factorymhazel",
    "guest",
    "paper",
    "shut",
    "closed",
    "waiting",
)

FEW = ("guest", "factorymhazel")  # where forms alone are taken, and all else is refused


def accounts(world: World) -> Iterable[Thing]:
    found = [world.accounts[each] for each in SAMPLE if each in world.accounts]
    return [Thing((each.person,), account=each) for each in found]


def account_things(*keys: str, hat: bool = False) -> Things:
    def found(world: World) -> Iterable[Thing]:
        for key in keys:
            each = world.accounts[key]
            args = (each.person, each.hat) if hat else (each.person,)
            yield Thing(args, account=each)

    return found


def few_accounts(world: World) -> Iterable[Thing]:
    return [each for each in accounts(world) if each.account and each.account.key in FEW]


def hats(world: World) -> Iterable[Thing]:
    found = [world.accounts[each] for each in FEW]
    return [Thing((each.person, each.hat), account=each) for each in found]


def given(world: World) -> Iterable[Thing]:
    """Of each buyer and state one, and all of one factory."""
    first = {(each.buyer, each.state): each for each in reversed(world.grants)}
    chosen = [*first.values(), *(each for each in world.grants if each.house == "alder")]
    return [
        Thing((each.id, what), world.houses[each.house], each)
        for each in {one.id: one for one in chosen}.values()
        for what in ("accept", "decline", "end")
    ]


def files(_world: World) -> Iterable[Thing]:
    return (Thing(("csv",)), Thing(("xlsx",)))


def settings(_world: World) -> Iterable[Thing]:
    return (Thing(("dispute_days",)), Thing(("registered_buyer_sees",)))


def proposals(world: World) -> Iterable[Thing]:
    return [Thing((each,)) for each, _by in world.proposals.values()]


def packs(_world: World) -> Iterable[Thing]:
    return (Thing(("better-work-2017", "1.0.0")),)


def searched(_world: World) -> Iterable[Thing]:
    return (Thing(query="?q=garments"),)


# -- who is let in


def enters(noun: Noun, action: Action = SEE) -> Allowed:
    return lambda knowing, _thing: knowing.enters(noun, action)


def in_programme(noun: Noun, action: Action = SEE) -> Allowed:
    """A page of one's own programme: who has none has no such page."""
    return lambda knowing, _thing: bool(knowing.who.programme) and knowing.enters(noun, action)


def at_home(noun: Noun, state: str) -> Allowed:
    """Rows of the own programme, by the staff of it."""

    def found(knowing: Knowing, _thing: Thing) -> bool:
        if knowing.who.side is not Side.PROGRAMME:
            return False
        return knowing.of(Place(noun, SEE, state)) is not None

    return found


def house_of(thing: Thing) -> House:
    assert thing.house is not None
    return thing.house


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


# -- what stands on the page


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


REDIRECTED = frozenset((302, 303))
WITH_FORM = frozenset((200, 302))  # a page that leads on where there is nothing to be asked
SIGNED_IN = Entry(OWN)
ACCOUNT_PAGE = Entry(ACCOUNT)
POSTED = Entry(ACT, ok=frozenset((405,)))
OF_HOUSE = Entry(TABLE, houses, reads, has=card_there)


@cache
def entries() -> Mapping[str, Entry]:
    tpa = Noun.TPA_GRANT
    account, profile = Noun.USER_ACCOUNT, Noun.FACTORY_PROFILE
    return {
        **dict.fromkeys(OF_ALLAUTH, ACCOUNT_PAGE),
        "mfa_remove_webauthn": Entry(ACCOUNT, lambda _world: (Thing(("1",)),)),
        "mfa_edit_webauthn": Entry(ACCOUNT, lambda _world: (Thing(("1",)),)),
        "account_reset_password_from_key": Entry(OPEN, lambda _w: (Thing(("abc", "d-e")),)),
        "health": Entry(OPEN, ok=frozenset((200, 503))),
        "invitation_code": Entry(OPEN),
        "invitation": Entry(OPEN, lambda _w: (Thing(("nothing",)),), ok=frozenset((404,))),
        "criteria": Entry(OPEN),
        "pack": Entry(OPEN, packs),
        "pack_changes": Entry(OPEN, packs, ok=frozenset((200, 404))),
        "demo": Entry(OWN, ok=frozenset((404,))),
        "demo_enter": POSTED,
        "home": Entry(OWN, ok=frozenset((200, 302)), listed=at_home_page),
        "profile": SIGNED_IN,
        "rights": SIGNED_IN,
        "switch": POSTED,
        "people": Entry(TABLE, one, enters(account, LIST), has=people_listed),
        "invite": Entry(TABLE, one, enters(account, CREATE)),
        "person": Entry(TABLE, accounts, reads_account, has=person_there),
        "sheet": Entry(TABLE, accounts, prints_sheet, has=person_there),
        "give_hat": Entry(ACT, few_accounts, enters(account, DECIDE), frozenset((405,))),
        "end_hat": Entry(ACT, hats, enters(account, DECIDE), frozenset((405,))),
        "confirm_hat": Entry(ACT, hats, enters(account, DECIDE), frozenset((405,))),
        "lock": Entry(ACT, few_accounts, enters(account, DECIDE), frozenset((405,))),
        "unlock": Entry(ACT, few_accounts, enters(account, DECIDE), frozenset((405,))),
        "buyers": Entry(TABLE, one, opens_accounts_in_full, has=every_buyer),
        "portfolio": Entry(TABLE, one, reads_board),
        "factories": Entry(TABLE, one, enters(profile, LIST), listed=listed_houses(LIST)),
        "gaps": Entry(TABLE, one, reads_gaps),
        "factories_file": Entry(
            TABLE, files, enters(profile, EXPORT), listed=listed_houses(EXPORT)
        ),
        "enter_factory": Entry(TABLE, one, enters(profile, CREATE)),
        "change_factory": Entry(TABLE, houses, edits, has=profile_there),
        "designate": Entry(ACT, houses, enters(profile, EDIT), frozenset((405,))),
        "close_factory": Entry(TABLE, houses, closes, has=name_of),
        "settings": Entry(TABLE, one, in_programme(Noun.SETTING)),
        "change_setting": Entry(TABLE, settings, in_programme(Noun.SETTING)),
        "programmes": Entry(TABLE, one, enters(Noun.SETTING)),
        "confirm_setting": Entry(ACT, proposals, enters(Noun.SETTING, SIGN), frozenset((405,))),
        "standing": OF_HOUSE,
        "history": Entry(TABLE, houses, reads_standing, has=card_there),
        "evidence": Entry(TABLE, houses, reads_answers, has=card_there),
        "criterion": Entry(TABLE, criteria, reads_criteria, has=name_of),
        "correct": Entry(TABLE, answers, corrects, has=name_of),
        "suppliers": Entry(TABLE, one, with_mine(tpa, LIST), listed=suppliers_or_asked),
        "suppliers_file": Entry(TABLE, files, takes_suppliers, listed=listed_suppliers(EXPORT)),
        "own_access": Entry(TABLE, one, with_mine(tpa, LIST), listed=own_grants),
        "recognised": Entry(TABLE, one, for_buyers, listed=highlighted),
        "ask": Entry(TABLE, searched, with_mine(tpa, CREATE), listed=to_be_asked),
        "ask_one": Entry(TABLE, houses, asks, has=name_of),
        "access": Entry(TABLE, one, reads_own_access, has=buyers_here),
        "give_access": Entry(TABLE, one, gives_own, has=every_buyer),
        "answer_access": Entry(TABLE, given, reads_grant, WITH_FORM),
        "factory_access": Entry(TABLE, houses, reads_access, has=buyers_there),
        "give_for": Entry(TABLE, houses, gives, has=every_buyer),
        "factory_log": Entry(TABLE, houses, reads_log_of, has=name_of),
        "log": Entry(TABLE, one, in_programme(Noun.AUDIT_LOG)),
        "operations": Entry(TABLE, one, reads_system_log, REDIRECTED),
        "operations_ledger": Entry(TABLE, one, reads_system_log),
    }


OF_ALLAUTH = (
    "account_login",
    "language",
    "account_logout",
    "account_inactive",
    "account_reauthenticate",
    "account_change_password",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "mfa_index",
    "mfa_authenticate",
    "mfa_reauthenticate",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_download_recovery_codes",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "mfa_login_webauthn",
    "mfa_reauthenticate_webauthn",
)
OPEN_TO_ANYBODY = frozenset(
    (
        "account_login",
        "account_inactive",
        "language",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key_done",
        "account_reset_password_from_key",
        "mfa_authenticate",
        "mfa_login_webauthn",
    )
)
NOBODY = Role.ANONYMOUS
