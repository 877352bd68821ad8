"""Accounts and hats: invited, given, ended; no account ever holds hats of two sides (N16)."""

from datetime import datetime

from django.db import IntegrityError, transaction

from distinction.doors.access.gate import Case, Refused, Why
from distinction.doors.access.relations import own_relation
from distinction.doors.access.scopes import hats, people
from distinction.doors.access.viewer import Viewer, live_hats
from distinction.doors.services.call import Call, Effect, Notice
from distinction.records.people.membership import Hat
from distinction.records.people.person import Person
from distinction.records.recognition.packs import access_table
from distinction.records.register.buyer import Buyer
from distinction.records.register.country import Programme
from distinction.records.register.factory import Factory
from distinction.records.register.provider import Provider
from distinction.rules.protocol.acts import people as acts
from distinction.rules.protocol.acts.act import Act
from distinction.rules.protocol.hats import may_hold
from distinction.rules.protocol.words import NEW, Condition
from distinction.rules.terms.parties import KIND_OF, OrganisationKind, Role, Side

ORGANISATIONS = {
    OrganisationKind.FACTORY: ("factory", Factory),
    OrganisationKind.BUYER: ("buyer", Buyer),
    OrganisationKind.PROVIDER: ("provider", Provider),
    OrganisationKind.PROGRAMME: ("programme", Programme),
}
NO_HAT = frozenset({Side.OUTSIDE, Side.SERVICE})  # nobody signs in as these
# "and one other programme_manager", roles.csv: proposed by one, given by the other.
BY_TWO = frozenset({Role.PROGRAMME_MANAGER, Role.GLOBAL_ANALYST})


def begin_site(call: Call[acts.BeginSite]) -> Effect:
    """Only while there is nobody: the second administrator is given by the first."""
    call.allow_installation()
    if Person.objects.exists():
        raise Refused(Why.DONE_ALREADY)
    what = call.what
    person = _new_person(call.at, what.username, what.email, what.name, "en")
    hat = acts.HatAt(role=Role.GLOBAL_ADMINISTRATOR)
    row = _new_hat(call, person, hat, "given")
    return Effect(person.pk, _told(row), made=person.pk, letters=(_welcome(person),))


def invite(call: Call[acts.Invite]) -> Effect:
    """A Programme Manager invites for the own programme, top management for the own factory."""
    what = call.what
    _check_organisation(what.hat)
    is_mine = _is_at_my_house(call.viewer, what.hat)
    call.allow(Case(own_relation(call.viewer), NEW, {Condition.MINE: is_mine}))
    if not _may_give(call.viewer, what.hat):
        raise Refused(Why.NOT_YOURS)
    person = _new_person(call.at, what.username, what.email, what.name, what.language)
    row = _new_hat(call, person, what.hat, _state_for(call.viewer, what.hat.role))
    return Effect(person.pk, _told(row), row.factory, made=person.pk, letters=(_welcome(person),))


def accept_invitation(call: Call[acts.AcceptInvitation]) -> Effect:
    """By the invited person, who has just shown the invitation and set a password."""
    person = _locked(call.what.person)
    relation = own_relation(call.viewer)
    call.allow(Case(relation, person.state, _oneself(call.viewer, person)))
    if person.state != "invited":
        raise Refused(Why.DONE_ALREADY)
    return _move(person, "active")


def give_hat(call: Call[acts.GiveHat]) -> Effect:
    what = call.what
    _check_organisation(what.hat)
    person = _reached(call.viewer, what.person)
    mine = {Condition.MINE: _is_at_my_house(call.viewer, what.hat)}
    call.allow(Case(own_relation(call.viewer), person.state, mine))
    if not _may_give(call.viewer, what.hat):
        raise Refused(Why.NOT_YOURS)
    row = _new_hat(call, person, what.hat, _state_for(call.viewer, what.hat.role))
    return Effect(person.pk, _told(row), row.factory, made=row.pk)


def confirm_hat(call: Call[acts.ConfirmHat]) -> Effect:
    """The second of the two, never the one who proposed (roles.csv)."""
    row = _hat(call.viewer, call.what.hat)
    call.allow(Case(own_relation(call.viewer), row.person.state, _mine(call.viewer, row)))
    if row.state != "proposed" or row.ended_at is not None:
        raise Refused(Why.WRONG_STATE)
    if row.given_by == call.viewer.person:
        raise Refused(Why.SAME_PERSON)
    row.state = "given"
    row.save(update_fields=("state",))
    return Effect(row.person_id, _told(row), row.factory)


def end_hat(call: Call[acts.EndHat]) -> Effect:
    """Ended at the next request (N8); what was done under it stays."""
    row = _hat(call.viewer, call.what.hat)
    call.allow(Case(own_relation(call.viewer), row.person.state, _mine(call.viewer, row)))
    if row.ended_at is not None:
        raise Refused(Why.DONE_ALREADY)
    row.ended_at, row.ended_by = call.at, call.viewer.person
    row.save(update_fields=("ended_at", "ended_by"))
    return Effect(row.person_id, {**_told(row), "ended": True}, row.factory)


def lock(call: Call[acts.LockPerson]) -> Effect:
    return _decide_state(call, call.what.person, ("invited", "active"), "locked")


def unlock(call: Call[acts.UnlockPerson]) -> Effect:
    return _decide_state(call, call.what.person, ("locked",), "active")


def change_profile(call: Call[acts.ChangeProfile]) -> Effect:
    what = call.what
    person = _locked(what.person)
    mine = _oneself(call.viewer, person)
    call.allow(Case(own_relation(call.viewer), person.state, mine))
    if not mine[Condition.SELF]:  # the administrator edits accounts, not how others read
        raise Refused(Why.NOT_YOURS)
    old = {"language": person.language, "theme": person.theme}
    person.name, person.language, person.theme = what.name, what.language, what.theme
    person.save(update_fields=("name", "language", "theme"))
    new = {"language": person.language, "theme": person.theme}
    return Effect(person.pk, {"old": old, "new": new})


def switch_hat(call: Call[acts.SwitchHat]) -> Effect:
    """One hat is active at a time, and each switch is in the log."""
    viewer = call.viewer
    person = _locked(call.what.person)
    mine = _oneself(viewer, person)
    call.allow(Case(own_relation(viewer), person.state, mine))
    found = Hat.objects.filter(live_hats(viewer.now), pk=call.what.hat, person=viewer.person)
    if not found.exists():
        raise Refused(Why.HIDDEN)
    return Effect(person.pk, {"from": viewer.hat, "to": call.what.hat}, made=call.what.hat)


def _decide_state(call: Call[Act], who: str, before: tuple[str, ...], to: str) -> Effect:
    person = _reached(call.viewer, who)
    at_my_house = hats(call.viewer).filter(person=person).exists()
    mine = {Condition.MINE: at_my_house, Condition.REASON: True}
    call.allow(Case(own_relation(call.viewer), person.state, mine))
    if person.state not in before:
        raise Refused(Why.WRONG_STATE)
    return _move(person, to)


def _move(person: Person, to: str) -> Effect:
    before, person.state = person.state, to
    person.save(update_fields=("state",))
    return Effect(person.pk, {"old": before, "new": to})


def _new_person(at: datetime, username: str, email: str, name: str, language: str) -> Person:
    person = Person(
        username=username.strip().casefold(),
        email=email.strip(),
        name=name.strip(),
        language=language,
        recorded_at=at,
    )
    person.set_unusable_password()
    try:
        with transaction.atomic():
            person.save(force_insert=True)
    except IntegrityError as taken:
        raise Refused(Why.TAKEN, "username") from taken
    return person


def _new_hat(call: Call[Act], person: Person, hat: acts.HatAt, state: str) -> Hat:
    """Never beside a hat of another side, whatever its dates (N16)."""
    others = Hat.objects.filter(person=person, ended_at__isnull=True)
    held = frozenset({hat.role, *(Role(each.role) for each in others)})
    if not may_hold(access_table(), held):
        raise Refused(Why.NOT_ALLOWED, "hats of two sides")
    if any(Role(each.role) is hat.role and _house(each) == _house(hat) for each in others):
        raise Refused(Why.DONE_ALREADY)
    begins_at = hat.begins_at or call.at
    if hat.ends_at is not None and hat.ends_at <= begins_at:
        raise Refused(Why.NOT_ALLOWED, "ends before it begins")
    return Hat.objects.create(
        person=person,
        role=hat.role,
        programme=hat.programme,
        factory=hat.factory,
        buyer=hat.buyer,
        provider=hat.provider,
        state=state,
        begins_at=begins_at,
        ends_at=hat.ends_at,
        given_by=call.viewer.person,
        recorded_at=call.at,
    )


def _house(hat: Hat | acts.HatAt) -> tuple[str, ...]:
    return hat.programme, hat.factory, hat.buyer, hat.provider


def _check_organisation(hat: acts.HatAt) -> None:
    """Exactly the kind of organisation that the side of the role asks for, and it is there."""
    side = access_table().roles[hat.role].side
    if side in NO_HAT:
        raise Refused(Why.NOT_ALLOWED, "role")
    kind = KIND_OF.get(side)
    named = {name for name, text in zip(_NAMES, _house(hat), strict=True) if text}
    if kind is None:
        if named:
            raise Refused(Why.NOT_ALLOWED, "organisation")
        return
    name, model = ORGANISATIONS[kind]
    there = model.objects.filter(pk=getattr(hat, name)).exists()  # type: ignore[attr-defined]
    if named != {name} or not there:
        raise Refused(Why.NOT_ALLOWED, "organisation")


_NAMES = ("programme", "factory", "buyer", "provider")


def _may_give(viewer: Viewer, hat: acts.HatAt) -> bool:
    """Who gives which role is told in roles.csv: management fills no seat of the workers (N16).

    Administrators open and give any account.
    """
    if viewer.role is Role.GLOBAL_ADMINISTRATOR:
        return True
    givers = access_table().roles[hat.role].given_by
    by_me = viewer.role in givers.replace(";", " ").replace(",", " ").split()
    return by_me and _is_at_my_house(viewer, hat)


def _is_at_my_house(viewer: Viewer, hat: acts.HatAt) -> bool:
    """The own factory or buyer; for a programme its own hats and those at its factories."""
    if viewer.factory:
        return hat.factory == viewer.factory
    if viewer.buyer:
        return hat.buyer == viewer.buyer
    if viewer.provider:
        return hat.provider == viewer.provider
    if viewer.programme and hat.factory:
        return Factory.objects.filter(pk=hat.factory, programme=viewer.programme).exists()
    return bool(viewer.programme) and hat.programme == viewer.programme


def _state_for(viewer: Viewer, role: Role) -> str:
    """An administrator gives what a Programme Manager proposed, and the other way round."""
    if role not in BY_TWO:
        return "given"
    is_first = not Hat.objects.filter(role=Role.PROGRAMME_MANAGER, state="given").exists()
    return "given" if is_first and viewer.role is Role.GLOBAL_ADMINISTRATOR else "proposed"


def _reached(viewer: Viewer, person: str) -> Person:
    found = people(viewer).select_for_update(of=("self",)).filter(pk=person).first()
    if found is None:
        raise Refused(Why.HIDDEN)
    return found


def _locked(person: str) -> Person:
    found = Person.objects.select_for_update().filter(pk=person).first()
    if found is None:
        raise Refused(Why.HIDDEN)
    return found


def _hat(viewer: Viewer, hat: str) -> Hat:
    found = hats(viewer).select_related("person").filter(pk=hat).first()
    if found is None:
        raise Refused(Why.HIDDEN)
    return found


def _oneself(viewer: Viewer, person: Person) -> dict[Condition, bool]:
    """One's own account is at one's own house too, which is what some roles see accounts by."""
    is_self = person.pk == viewer.person
    return {Condition.SELF: is_self, Condition.MINE: is_self}


def _mine(viewer: Viewer, row: Hat) -> dict[Condition, bool]:
    mine = acts.HatAt(
        role=Role(row.role),
        programme=row.programme,
        factory=row.factory,
        buyer=row.buyer,
        provider=row.provider,
    )
    return {Condition.MINE: _is_at_my_house(viewer, mine)}


def _told(row: Hat) -> dict[str, object]:
    told = ("role", "programme", "factory", "buyer", "provider", "state")
    dates = {"begins_at": str(row.begins_at), "ends_at": str(row.ends_at or "")}
    return {"hat": row.pk, **{name: getattr(row, name) for name in told}, **dates}


def _welcome(person: Person) -> Notice:
    return Notice(person.pk, "invitation", f"invitation-{person.pk}")
