"""Makes the world by acts, with ids drawn from a seed, so that it comes out alike again."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.backends.db import SessionStore

from distinction.doors.access.viewer import Viewer, job, viewer_of
from distinction.doors.services.act import act
from distinction.records.base import ids_from
from distinction.records.people.membership import Hat
from distinction.records.people.person import Person
from distinction.records.register.factory import Factory
from distinction.records.register.grant import Grant
from distinction.rules.protocol.acts.people import BeginSite, Designate, HatAt, Invite
from distinction.rules.protocol.acts.register import (
    AskForAccess,
    ChangeFactory,
    ChangeSetting,
    CloseFactory,
    ConfirmSetting,
    EndAccess,
    GiveAccess,
    Profile,
    RegisterBuyer,
    RegisterFactory,
    RegisterProvider,
)
from distinction.rules.terms.parties import KIND_OF, Role, Side
from distinction.rules.terms.status import Status
from tests import makers
from tests.faces.web.signing import BACKEND
from tests.makers_site import BEFORE, ENTERED, NOW, SIDE_OF, a_programme, a_row, import_lines
from tests.reliability.world import FACTORY_ROLES, Account, Given, House, Someone, World
from tests.worked import compact

PASSWORD = make_password("seven mangoes on a tin roof", salt="alike")  # in every copy
MINUTE = timedelta(minutes=1)
AT_HOME = ("alder", "birch", "cedar", "dahlia", "elder", "fennel", "ginger")
ABROAD = ("hazel", "iris")
S = Status
WAITS = (S.ON_TRACK, S.ELIGIBLE)
REVIEW = (S.HIGH_PERFORMING, S.UNDER_REVIEW)
# Of each factory the words of the programme, and those that the disclosed evidence makes.
WORDS: Mapping[str, tuple[tuple[Status, ...], tuple[Status, ...]]] = {
    "alder": (WAITS, WAITS),
    "birch": ((S.ENROLLED,), (S.ENROLLED,)),
    "cedar": ((S.HIGH_PERFORMING,), (S.HIGH_PERFORMING,)),
    "dahlia": (REVIEW, REVIEW),
    "elder": ((S.SUSPENDED,), (S.SUSPENDED,)),
    "fennel": ((S.ON_TRACK, S.CONFIRMING), (S.ON_TRACK,)),
    "ginger": ((S.HIGH_PERFORMING,), (S.HIGH_PERFORMING,)),
    "hazel": ((S.HIGH_PERFORMING,), (S.HIGH_PERFORMING,)),
    "iris": ((S.ENROLLED,), (S.ENROLLED,)),
}


def rows() -> Mapping[str, dict[str, Any]]:
    """The evidence of each factory that has any."""
    made = {key: a_row(_code(key)) for key in (*AT_HOME, *ABROAD) if key not in {"birch", "iris"}}
    for key in ("cedar", "dahlia", "ginger", "hazel", "elder"):
        made[key]["decisions"] = [_decision("dec-1", "2018-03-26", "approved")]
    made["hazel"]["factory"]["country"] = "VN"
    made["dahlia"]["decisions"][0]["on"] = "2018-03-25"  # before the report that lost it
    made["dahlia"]["progress_reports"].append(makers.a_late_report("pr-3", SD1="no_progress"))
    made["elder"]["decisions"].append(
        _decision("dec-2", "2018-03-28", "suspended") | {"reason": "Tqelder"}
    )
    waiting = made["fennel"]["assessments"][1]
    waiting["released_on"] = None
    waiting["date"] = "2018-03-20"
    return made


class Making:
    """Keeps what was made by its name."""

    def __init__(self) -> None:
        self.houses: dict[str, House] = {}
        self.people: dict[str, Someone] = {}
        self.accounts: dict[str, Account] = {}
        self.grants: list[Given] = []
        self.buyers: dict[str, str] = {}
        self.programmes: dict[str, str] = {}
        self.settings: dict[tuple[str, str], str] = {}
        self.proposals: dict[str, tuple[str, str]] = {}

    def viewer(self, key: str, at: datetime = BEFORE) -> Viewer:
        found = viewer_of(self.accounts[key].person, self.accounts[key].hat, at, at)
        assert found is not None, key
        return found

    def invited(
        self, key: str, role: Role, house: str = "", *, by: str = "admin", address: bool = True
    ) -> Account:
        """Invited by the administrator, unless said otherwise."""
        kind = KIND_OF.get(SIDE_OF.get(role, Side.OTHER))
        at: dict[str, Any] = {kind.value: house} if kind is not None else {}
        what = Invite(
            username=f"uq{key}",
            email=f"{key}@example.org" if address else "",
            name=f"Hq{key}",
            hat=HatAt(role=role, **at),
        )
        person = act(self.viewer(by), what, at=BEFORE).made
        Person.objects.filter(pk=person).update(password=PASSWORD)
        hat = Hat.objects.get(person=person)
        hat.state = "given"
        hat.save(update_fields=("state",))
        self.accounts[key] = Account(
            key, person, hat.pk, role, "invited", self.accounts[by].person, address, **at
        )
        return self.accounts[key]

    def signs_in(self, key: str, role: Role, house: str = "", *, is_main: bool = True) -> None:
        """Taken up by its person, who is signed in with a second factor just given."""
        account = self.invited(key, role, house)
        self._taken_up(key, account, is_main=is_main)

    def _taken_up(self, key: str, account: Account, *, is_main: bool = True) -> None:
        self.accounts[key] = _with_state(account, "active")
        Person.objects.filter(pk=account.person).update(state="active")
        side = SIDE_OF.get(account.role, Side.OTHER)
        home = next((each for each in self.houses.values() if each.id == account.factory), None)
        programme = account.programme or (home.programme if home else "")
        country = {value: name for name, value in self.programmes.items()}.get(programme, "")
        self.people[key] = Someone(
            key=key,
            role=account.role,
            side=side,
            person=account.person,
            hat=account.hat,
            session=session_of(account.person, account.hat),
            programme=programme,
            factory=account.factory,
            buyer=account.buyer,
            provider=account.provider,
            country=country,
            is_main=is_main,
        )


def _with_state(account: Account, state: str) -> Account:
    return Account(**{**vars(account), "state": state})


def session_of(person: str, hat: str, at: datetime = NOW) -> str:
    """An open session, as signing in leaves it, that has just been used."""
    row = Person.objects.get(pk=person)
    proof = [{"method": "mfa", "type": "totp", "at": at.timestamp()}]
    kept = SessionStore()
    kept.update(
        {
            SESSION_KEY: person,
            BACKEND_SESSION_KEY: BACKEND,
            HASH_SESSION_KEY: row.get_session_auth_hash(),
            "hat": hat,
            "seen": int(at.timestamp()),
            "account_authentication_methods_user": person,
            "account_authentication_methods": proof,
        }
    )
    kept.create()
    assert kept.session_key
    return kept.session_key


def make(seed: str = "world") -> World:
    """Everything at BEFORE, to be looked at on NOW."""
    with ids_from(Random(seed)):
        made = Making()
        _programmes(made)
        _buyers(made)
        _factories(made)
        _teams(made)
        _access(made)
        _others(made)
        return World(
            houses=made.houses,
            people=made.people,
            accounts=made.accounts,
            grants=tuple(made.grants),
            buyers=made.buyers,
            programmes=made.programmes,
            settings=made.settings,
            proposals=made.proposals,
        )


def _programmes(made: Making) -> None:
    what = BeginSite(username="uqadmin", email="admin@example.org", name="Hqadmin")
    person = act(job(BEFORE), what, at=BEFORE).made
    Person.objects.filter(pk=person).update(state="active", password=PASSWORD)
    hat = Hat.objects.get(person=person).pk
    role = Role.GLOBAL_ADMINISTRATOR
    account = Account("admin", person, hat, role, "invited")
    made.programmes = {
        "KH": a_programme(),
        "VN": a_programme(country="VN", name="Viet Nam"),
    }
    made._taken_up("admin", account)
    home, abroad = made.programmes["KH"], made.programmes["VN"]
    made.signs_in("manager", Role.PROGRAMME_MANAGER, home)
    made.signs_in("deputy", Role.PROGRAMME_MANAGER, home, is_main=False)
    made.signs_in("staff", Role.COUNTRY_STAFF, home)
    made.signs_in("managerabroad", Role.PROGRAMME_MANAGER, abroad, is_main=False)
    made.signs_in("staffabroad", Role.COUNTRY_STAFF, abroad, is_main=False)
    made.signs_in("analyst", Role.GLOBAL_ANALYST)


def _buyers(made: Making) -> None:
    admin = made.viewer("admin")
    for key in ("marlin", "heron", "osprey", "plover"):
        made.buyers[key] = act(admin, RegisterBuyer(name=f"Bq{key}"), at=BEFORE).made
    provider = act(admin, RegisterProvider(name="Lqweaver"), at=BEFORE).made
    made.signs_in("provider", Role.LEARNING_PROVIDER, provider)


def _factories(made: Making) -> None:
    told = rows()
    for country, keys, staff, manager in (
        ("KH", AT_HOME, "staff", "manager"),
        ("VN", ABROAD, "staffabroad", "managerabroad"),
    ):
        lines = tuple(compact(told[key]).encode() for key in keys if key in told)
        import_lines(made.viewer(staff), made.viewer(manager), lines)
        for number, key in enumerate(keys):
            _factory(made, key, country, number)
    for key in ("alder", *(each for each in AT_HOME if each != "alder"), "hazel"):
        for role in FACTORY_ROLES:
            name = f"{role.value.split('_')[0]}{role.value.split('_')[1][0]}{key}"
            made.signs_in(name, role, made.houses[key].id, is_main=key == "alder")


def _factory(made: Making, key: str, country: str, number: int) -> None:
    manager = made.viewer("manager" if country == "KH" else "managerabroad")
    profile = Profile(
        name=f"Nq{key} Garments",
        place=f"Pq{key}",
        product=f"Dq{key}",
        workers=41_000 + 137 * number,
        contacts=f"Cq{key}",
        remarks=f"Rq{key}",
    )
    row = Factory.objects.filter(code=_code(key)).first()
    if row is None:
        entered = RegisterFactory(
            programme=made.programmes[country],
            code=_code(key),
            entered_on=ENTERED,
            profile=profile,
        )
        factory = act(manager, entered, at=BEFORE).made
    else:
        factory = row.pk
        changed = ChangeFactory(factory=factory, version=row.version, profile=profile)
        act(manager, changed, at=BEFORE)
    words, disclosed = WORDS[key]
    made.houses[key] = House(
        key, factory, made.programmes[country], country, words, disclosed, key == "ginger"
    )


def _teams(made: Making) -> None:
    """One advisor and one leader of each factory at home, and one of each who has none."""
    home = made.programmes["KH"]
    for key, role in (("advisor", Role.ENTERPRISE_ADVISOR), ("leader", Role.TEAM_LEADER)):
        made.signs_in(f"{key}free", role, home)
        made.signs_in(key, role, home)
        for house in AT_HOME:
            what = Designate(factory=made.houses[house].id, hat=made.accounts[key].hat)
            act(made.viewer("manager"), what, at=BEFORE)
        found = vars(made.people[key]) | {"assigned": frozenset(AT_HOME)}
        made.people[key] = Someone(**found)


def _access(made: Making) -> None:
    roles = {"marlin": Role.BUYER_PARTNER, "heron": Role.BUYER_PARTNER}
    for key, buyer in made.buyers.items():
        made.invited(key, Role.BUYER_REGISTERED, buyer)
        account = made.accounts[key]
        role = roles.get(key, Role.BUYER_REGISTERED)
        made.accounts[key] = Account(**{**vars(account), "role": role})
        made._taken_up(key, made.accounts[key])
    for house in AT_HOME:
        _given(made, "marlin", house)
    _given(made, "heron", "iris")
    for buyer, houses in (("heron", ("alder", "birch", "cedar")), ("osprey", ("alder", "cedar"))):
        for house in houses:
            _given(made, buyer, house, is_over=True)
    for buyer, house in (("heron", "dahlia"), ("osprey", "birch"), ("plover", "alder")):
        asked = act(made.viewer(buyer), AskForAccess(factory=made.houses[house].id), at=BEFORE)
        made.grants.append(Given(asked.made, buyer_id(made, buyer), house, "asked"))


def buyer_id(made: Making, key: str) -> str:
    return made.buyers[key]


def _given(made: Making, buyer: str, house: str, *, is_over: bool = False) -> None:
    """Given by the top management of the factory, or by staff where it has none here."""
    top = f"factoryt{house}"
    giver = made.viewer(top if top in made.accounts else "staffabroad")
    factory = made.houses[house].id
    grant = act(giver, GiveAccess(factory=factory, buyer=made.buyers[buyer]), at=BEFORE).made
    if is_over:
        later = BEFORE + MINUTE
        ending = viewer_of(giver.person, giver.hat, later, later)
        assert ending is not None
        act(ending, EndAccess(grant=grant), at=later)
    state = "ended" if is_over else "granted"
    made.grants.append(Given(grant, made.buyers[buyer], house, state))


def _others(made: Making) -> None:
    """Accounts in every state, a factory that left, a highlight that is off, a proposal."""
    alder = made.houses["alder"].id
    made.invited("guest", Role.FACTORY_MANAGER, alder)
    made.invited("paper", Role.FACTORY_MANAGER, alder, by="factorytalder", address=False)
    made.invited("shut", Role.FACTORY_MANAGER, alder)
    made.invited("closed", Role.FACTORY_MANAGER, alder)
    for key, state in (("shut", "locked"), ("closed", "closed")):
        Person.objects.filter(pk=made.accounts[key].person).update(state=state)
        made.accounts[key] = _with_state(made.accounts[key], state)
    proposed = made.invited("waiting", Role.PROGRAMME_MANAGER, made.programmes["KH"])
    Hat.objects.filter(pk=proposed.hat).update(state="proposed")
    made.accounts["waiting"] = Account(**{**vars(proposed), "is_proposed": True})
    left = made.houses["ginger"].id
    act(made.viewer("manager"), CloseFactory(factory=left, left_on=date(2018, 4, 1)), at=BEFORE)
    _highlight_off(made, "VN")
    what = ChangeSetting(
        programme=made.programmes["KH"],
        key="factories_see_recognised",
        value="own",
        begins_on=date(2018, 5, 1),
    )
    asked = act(made.viewer("manager", NOW), what, at=NOW).made
    made.proposals["factories_see_recognised"] = (asked, "manager")


def _highlight_off(made: Making, country: str) -> None:
    what = ChangeSetting(
        programme=made.programmes[country],
        key="registered_buyer_sees",
        value="nothing",
        begins_on=BEFORE.date(),
    )
    found = act(made.viewer("managerabroad"), what, at=BEFORE).made
    act(made.viewer("admin"), ConfirmSetting(setting=found), at=BEFORE)
    made.settings[(made.programmes[country], "registered_buyer_sees")] = "nothing"


def _code(key: str) -> str:
    return f"Xq{key}"


def _decision(name: str, on: str, outcome: str) -> dict[str, str]:
    return {"id": name, "on": on, "by_role": "programme_manager", "outcome": outcome}


__all__ = ["NOW", "Grant", "make", "session_of"]
