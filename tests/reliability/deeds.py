"""Every act that a page takes, sent by everybody: done where the table grants it, else not at all.

What an act did is told by the ledger: it is entered in the same transaction, or nothing happened.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from distinction.records.register.factory import Factory
from distinction.rules.protocol.acts import fieldwork, people, register
from distinction.rules.protocol.acts.act import Act
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.table import Place
from distinction.rules.protocol.words import Action, Condition, View
from distinction.rules.terms.parties import Role
from tests.makers_site import NOW
from tests.reliability.browser import Answer, ask_and_forget
from tests.reliability.cells import reaches
from tests.reliability.knowing import Knowing
from tests.reliability.matrix import names_in
from tests.reliability.opened import asks, gives, gives_own
from tests.reliability.routes import all_routes
from tests.reliability.things import (
    Thing,
    account_things,
    answers,
    given,
    house_of,
    houses,
    houses_at_home,
    one,
    proposals,
    settings,
)
from tests.reliability.world import Someone, World

Body = Callable[[Knowing, Thing], Mapping[str, str]]
May = Callable[[Knowing, Thing], bool]
KEY = "a-key-of-this-test"
TODAY = NOW.date().isoformat()


@dataclass(frozen=True)
class Deed:
    """A form at an address; `may` is worked out from the cell of its act."""

    route: str
    act: type[Act]
    things: Callable[[World], Iterable[Thing]]
    body: Body
    may: May


def _signed_in(knowing: Knowing, _thing: Thing) -> bool:
    known = {Condition.SELF: True}
    place = Place(Noun.USER_ACCOUNT, Action.EDIT, "active")
    return bool(knowing.who.person) and knowing.of(place, None, known) is not None


def _profile(action: Action, needed: View = View.SUMMARY) -> May:
    return lambda knowing, thing: reaches(knowing.profile(house_of(thing), action), needed)


def _closes(knowing: Knowing, thing: Thing) -> bool:
    """Once: who has left cannot leave."""
    return _profile(Action.DECIDE, View.FULL)(knowing, thing) and not house_of(thing).is_left


def _enters(knowing: Knowing, _thing: Thing) -> bool:
    return reaches(knowing.of(Place(Noun.FACTORY_PROFILE, Action.CREATE, "new")), View.FULL)


def _sets(knowing: Knowing, thing: Thing) -> bool:
    """A sharing setting is proposed by it, and holds once a second person confirms (N4)."""
    known = {Condition.TWO_PERSON: True}
    found = knowing.of(Place(Noun.SETTING, Action.DECIDE, "current"), None, known)
    return bool(knowing.who.programme) and reaches(found, View.FULL)


def _confirms(knowing: Knowing, thing: Thing) -> bool:
    """By another person of the same programme, or an administrator."""
    _proposal, author = knowing.world.proposals["factories_see_recognised"]
    is_other = author != knowing.who.key
    known = {Condition.NOT_AUTHOR: is_other}
    home = knowing.world.programmes["KH"]
    is_here = knowing.who.programme in {"", home}
    found = knowing.of(Place(Noun.SETTING, Action.SIGN, "current"), None, known)
    return is_here and is_other and found is not None


def _invites(knowing: Knowing, _thing: Thing) -> bool:
    """Each is asked for a hat that roles.csv lets them give, at their own house."""
    known = {Condition.MINE: True}
    return knowing.of(Place(Noun.USER_ACCOUNT, Action.CREATE, "new"), None, known) is not None


def _registers_buyers(knowing: Knowing, _thing: Thing) -> bool:
    found = knowing.of(Place(Noun.USER_ACCOUNT, Action.CREATE, "new"))
    return reaches(found, View.FULL)


def _decides(knowing: Knowing, thing: Thing) -> bool:
    """An account that is seen, of the own house or of all of them."""
    account = thing.account
    assert account is not None
    known = {Condition.MINE: knowing.is_of_my_house(account), Condition.REASON: True}
    place = Place(Noun.USER_ACCOUNT, Action.DECIDE, account.state)
    sees = knowing.account_view(account) is not None
    return sees and knowing.of(place, None, known) is not None


def _gives_hat(knowing: Knowing, thing: Thing) -> bool:
    """Top management may decide on accounts, and yet gives no hat of a top manager (roles.csv)."""
    account = thing.account
    assert account is not None
    return _decides(knowing, thing) and bool(account.buyer)


def _confirms_hat(knowing: Knowing, thing: Thing) -> bool:
    account = thing.account
    assert account is not None
    is_other = account.given_by != knowing.who.person
    return _decides(knowing, thing) and is_other


def _answers(knowing: Knowing, thing: Thing) -> bool:
    """Accepted or declined while it is asked, ended while it is live."""
    found, what = thing.given, thing.args[1]
    assert found is not None
    if found.state != ("granted" if what == "end" else "asked"):
        return False
    return knowing.grant_view(found, Action.DECIDE) is not None


def _corrects(knowing: Knowing, thing: Thing) -> bool:
    """Staff brought the evidence in, so whoever else holds the right wrote no part of it."""
    known = dict.fromkeys((Condition.NOT_AUTHOR, Condition.REASON, Condition.SECOND_HAT), True)
    place = Place(Noun.ASSESSMENT, Action.DECIDE, "released")
    return reaches(knowing.of(place, house_of(thing), known), View.FULL)


# -- what the forms hold


def _changed(_knowing: Knowing, thing: Thing) -> Mapping[str, str]:
    row = Factory.objects.get(pk=house_of(thing).id)
    told = {"name": row.name, "place": "Here", "product": row.product, "workers": "7"}
    return {**told, "contacts": "", "remarks": "", "version": str(row.version)}


def _hat_of_advisor(knowing: Knowing, _thing: Thing) -> Mapping[str, str]:
    return {"hat": knowing.world.people["advisorfree"].hat}


def _new_factory(_knowing: Knowing, _thing: Thing) -> Mapping[str, str]:
    return {"code": "Xqnew", "name": "Nqnew", "entered_on": "2018-01-01"}


def _setting(_knowing: Knowing, thing: Thing) -> Mapping[str, str]:
    value = "20" if thing.args[0] == "dispute_days" else "nothing"
    return {"value": value, "begins_on": TODAY}


HATS = {
    Role.FACTORY_TOP_MANAGER: (Role.FACTORY_MANAGER, ""),
    Role.PROGRAMME_MANAGER: (Role.COUNTRY_STAFF, ""),
}


def _invitation(knowing: Knowing, _thing: Thing) -> Mapping[str, str]:
    role, house = HATS.get(knowing.role, (Role.BUYER_REGISTERED, "Bqmarlin"))
    named = {"name": "Hqnew", "username": "uqnew", "email": "", "language": "en"}
    return {**named, "role": role, "organisation": house, "ends_on": ""}


def _hat(_knowing: Knowing, thing: Thing) -> Mapping[str, str]:
    assert thing.account is not None
    if thing.account.buyer:
        return {"role": Role.BUYER_REGISTERED, "organisation": "Bqheron"}
    return {"role": Role.FACTORY_TOP_MANAGER, "organisation": ""}


def _buyer(_knowing: Knowing, _thing: Thing) -> Mapping[str, str]:
    return {"name": "Bqnew", "country": "DE"}


def _access(knowing: Knowing, _thing: Thing) -> Mapping[str, str]:
    return {"buyer": knowing.world.buyers["plover"], "ends_on": ""}


def _correction(_knowing: Knowing, _thing: Thing) -> Mapping[str, str]:
    return {"answer": "non_compliant", "reason": "Tqreason", "version": "1", "confirm": "yes"}


def _myself(knowing: Knowing, _thing: Thing) -> Mapping[str, str]:
    return {"name": f"Hq{knowing.who.key}", "language": "en", "theme": "dark"}


def _own_hat(knowing: Knowing, _thing: Thing) -> Mapping[str, str]:
    return {"hat": knowing.who.hat}


def _empty(_knowing: Knowing, _thing: Thing) -> Mapping[str, str]:
    return {}


BEGUN = ("guest", "marlin", "factorymcedar")
DEEDS = (
    Deed("profile", people.ChangeProfile, one, _myself, _signed_in),
    Deed("switch", people.SwitchHat, one, _own_hat, _signed_in),
    Deed("change_factory", register.ChangeFactory, houses, _changed, _profile(Action.EDIT)),
    Deed(
        "designate",
        people.Designate,
        houses_at_home,
        _hat_of_advisor,
        _profile(Action.EDIT, View.FULL),
    ),
    Deed("close_factory", register.CloseFactory, houses, _empty, _closes),
    Deed("enter_factory", register.RegisterFactory, one, _new_factory, _enters),
    Deed("change_setting", register.ChangeSetting, settings, _setting, _sets),
    Deed("confirm_setting", register.ConfirmSetting, proposals, _empty, _confirms),
    Deed("invite", people.Invite, one, _invitation, _invites),
    Deed("give_hat", people.GiveHat, account_things("guest", "marlin"), _hat, _gives_hat),
    Deed("end_hat", people.EndHat, account_things(*BEGUN, hat=True), _empty, _decides),
    Deed(
        "confirm_hat", people.ConfirmHat, account_things("waiting", hat=True), _empty, _confirms_hat
    ),
    Deed("lock", people.LockPerson, account_things(*BEGUN), _empty, _decides),
    Deed("unlock", people.UnlockPerson, account_things("shut"), _empty, _decides),
    Deed("buyers", register.RegisterBuyer, one, _buyer, _registers_buyers),
    Deed("ask_one", register.AskForAccess, houses, _empty, asks),
    Deed("give_access", register.GiveAccess, one, _access, gives_own),
    Deed("give_for", register.GiveAccess, houses, _access, gives),
    Deed("answer_access", register.EndAccess, given, _empty, _answers),
    Deed("correct", fieldwork.CorrectAnswer, answers, _correction, _corrects),
)
# Acts that no page takes: by the command line, by invitation, by the installation, by a job.
WITHOUT_PAGE = frozenset(
    (
        "BeginSite",
        "OpenProgramme",
        "UploadDossiers",
        "ApplyDossiers",
        "ChangeBuyer",
        "RegisterProvider",
        "RefreshDue",
        "MarkSent",
        "AcceptInvitation",
        "AcceptRequest",  # the page of answers takes it, with the word accept
    )
)


@dataclass(frozen=True)
class Sent:
    """One form, sent by one person, and what was to come of it."""

    who: Someone
    deed: Deed
    thing: Thing
    is_granted: bool

    def __str__(self) -> str:
        house = f" of {self.thing.house.key}" if self.thing.house else ""
        account = f" of {self.thing.account.key}" if self.thing.account else ""
        return f"{self.who}: {self.deed.route}{house}{account} {self.thing.args[1:]}"


def forms(world: World, people_asked: Iterable[Someone]) -> Iterator[Sent]:
    for who in people_asked:
        knowing = Knowing(world, who)
        for deed in DEEDS:
            for thing in deed.things(world):
                yield Sent(who, deed, thing, deed.may(knowing, thing))


def send(world: World, sent: Sent) -> tuple[Answer, list[str]]:
    route = next(each for each in all_routes() if each.name == sent.deed.route)
    knowing = Knowing(world, sent.who)
    body = {"key": KEY, **sent.deed.body(knowing, sent.thing)}
    answer = ask_and_forget(sent.who.session, "POST", route.path(*sent.thing.args), body)
    wrong = []
    if answer.trouble or answer.status >= 500:
        wrong.append(f"{answer.status} {answer.trouble}")
    if sent.is_granted and answer.done != 1:
        wrong.append(f"{answer.status}: not done where the table grants it")
    if not sent.is_granted and answer.done:
        wrong.append(f"{answer.status}: done where the table refuses it")
    more = {each for each in names_in(answer) if not each.endswith(("new", "reason"))}
    if more - knowing.names():
        wrong.append(f"{answer.status} tells {sorted(more - knowing.names())}")
    return answer, [f"{sent}: {each}" for each in wrong]
