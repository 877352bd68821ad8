"""The register: programmes, factories, buyers and settings, each change with what it was before."""

from datetime import timedelta

from django.db import IntegrityError, transaction

from distinction.doors.access.gate import Case, Refused, Why
from distinction.doors.access.relations import own_relation, relation_to
from distinction.doors.access.scopes import factories
from distinction.doors.access.team import ASSIGNABLE
from distinction.doors.access.viewer import live_hats
from distinction.doors.services.call import Call, Effect
from distinction.records.people.membership import Designation, Hat
from distinction.records.recognition.dossier import gather
from distinction.records.register.buyer import Buyer
from distinction.records.register.country import Programme, Setting
from distinction.records.register.factory import Factory
from distinction.records.register.provider import Provider
from distinction.rules.protocol.acts import people as people_acts
from distinction.rules.protocol.acts import register as acts
from distinction.rules.protocol.acts.act import Act
from distinction.rules.protocol.settings import SHARING, is_allowed
from distinction.rules.protocol.words import NEW, Condition, Excuse, View
from distinction.rules.terms.parties import Relation

PUBLIC_FIELDS = ("name", "place", "product", "workers")  # what a factory writes of itself
OWN_FIELDS = (*PUBLIC_FIELDS, "contacts", "remarks")
TWO_PERSON_HOURS = 24  # conditions.csv, two_person
ONE_DAY = timedelta(days=1)


def folded(name: str, code: str) -> str:
    """What search compares: the name and the code, without case."""
    return f"{name} {code}".casefold()


def open_programme(call: Call[acts.OpenProgramme]) -> Effect:
    call.allow_installation()
    what = call.what
    made = Programme.objects.create(
        country=what.country,
        name=what.name,
        zone=what.zone,
        languages=what.languages,
        is_demo=what.is_demo,
        recorded_at=call.at,
    )
    return Effect(made.pk, {"country": what.country, "zone": what.zone}, made=made.pk)


def register_factory(call: Call[acts.RegisterFactory]) -> Effect:
    what, profile = call.what, call.what.profile
    relation = _relation_to_programme(call, what.programme)
    call.allow(Case(relation, NEW))
    programme = Programme.objects.get(pk=what.programme)
    factory = Factory(
        programme=programme,
        code=what.code,
        country=programme.country,
        entered_on=what.entered_on,
        os_id=what.os_id,
        recorded_at=call.at,
    )
    _write(factory, profile, OWN_FIELDS)
    try:
        with transaction.atomic():
            factory.save(force_insert=True)
    except IntegrityError as taken:
        raise Refused(Why.TAKEN, "code") from taken
    told = {"code": what.code, "entered_on": str(what.entered_on)}
    facts = gather([factory])
    return Effect(factory.pk, told, factory.pk, facts=facts, made=factory.pk)


def change_factory(call: Call[acts.ChangeFactory]) -> Effect:
    """Whoever read an older version is told so, and nothing is overwritten."""
    what = call.what
    factory = _held(call, what.factory)
    view = call.allow(Case(relation_to(call.viewer, factory.pk), _state(factory)))
    if factory.version != what.version:
        raise Refused(Why.CHANGED)
    may_write = OWN_FIELDS if view is View.FULL else PUBLIC_FIELDS
    before = {name: getattr(factory, name) for name in may_write}
    _write(factory, what.profile, may_write)
    after = {name: getattr(factory, name) for name in may_write}
    changed = [name for name in may_write if before[name] != after[name]]
    factory.version += 1
    factory.save()
    told = {name: {"old": before[name], "new": after[name]} for name in changed}
    return Effect(factory.pk, told, factory.pk, renamed=(factory.pk,))


def close_factory(call: Call[acts.CloseFactory]) -> Effect:
    factory = _held(call, call.what.factory)
    call.allow(Case(relation_to(call.viewer, factory.pk), _state(factory)))
    if factory.left_on is not None:
        raise Refused(Why.DONE_ALREADY)
    factory.left_on = call.what.left_on
    factory.version += 1
    factory.save(update_fields=("left_on", "version"))
    return Effect(factory.pk, {"left_on": str(factory.left_on)}, factory.pk, renamed=(factory.pk,))


def designate(call: Call[people_acts.Designate]) -> Effect:
    """One advisor and one team leader at a time; the one before ends the day before."""
    factory = _held(call, call.what.factory)
    call.allow(Case(relation_to(call.viewer, factory.pk), _state(factory)))
    live = Hat.objects.filter(live_hats(call.at), programme=factory.programme_id)
    hat = live.filter(pk=call.what.hat, role__in=ASSIGNABLE).first()
    if hat is None:
        raise Refused(Why.NOT_ALLOWED, "hat")
    today = call.viewer.today
    for each in Designation.objects.filter(
        factory=factory.pk, role=hat.role, ended_at__isnull=True
    ):
        each.ends_on, each.ended_at = max(each.begins_on, today - ONE_DAY), call.at
        each.save(update_fields=("ends_on", "ended_at"))
    made = Designation.objects.create(
        person=hat.person,
        role=hat.role,
        factory=factory.pk,
        begins_on=today,
        recorded_at=call.at,
    )
    return Effect(factory.pk, {"hat": hat.pk, "begins_on": str(today)}, factory.pk, made=made.pk)


def register_buyer(call: Call[acts.RegisterBuyer]) -> Effect:
    call.allow(Case(own_relation(call.viewer), NEW, {Condition.MINE: False}))
    what = call.what
    made = Buyer(name=what.name.strip(), country=what.country, recorded_at=call.at)
    _save_buyer(made)
    return Effect(made.pk, {"country": what.country}, made=made.pk)


def change_buyer(call: Call[acts.ChangeBuyer]) -> Effect:
    what = call.what
    call.allow(Case(own_relation(call.viewer), NEW, {Condition.MINE: False}))
    buyer = Buyer.objects.select_for_update().filter(pk=what.buyer).first()
    if buyer is None:
        raise Refused(Why.HIDDEN)
    if buyer.version != what.version:
        raise Refused(Why.CHANGED)
    old = {"name": buyer.name, "country": buyer.country}
    buyer.name, buyer.country = what.name.strip(), what.country
    buyer.version += 1
    _save_buyer(buyer)
    new = {"name": buyer.name, "country": buyer.country}
    return Effect(buyer.pk, {"old": old, "new": new})


def register_provider(call: Call[acts.RegisterProvider]) -> Effect:
    call.allow(Case(own_relation(call.viewer), NEW, {Condition.MINE: False}))
    name = call.what.name.strip()
    if not name:
        raise Refused(Why.NOT_ALLOWED, "name")
    made = Provider.objects.create(name=name, recorded_at=call.at)
    return Effect(made.pk, {}, made=made.pk)


def change_setting(call: Call[acts.ChangeSetting]) -> Effect:
    """The two sharing settings wait for the second person: until then nothing changes (N4)."""
    what = call.what
    relation = _relation_to_programme(call, what.programme)
    is_sharing = what.key in SHARING
    excuses = frozenset() if is_sharing else frozenset({Excuse.NO_SHARING_SETTING})
    proposes = {Condition.TWO_PERSON: True}  # entered as a proposal that only another can confirm
    call.allow(Case(relation, "current", proposes if is_sharing else {}, excuses))
    if not is_allowed(what.key, what.value):
        raise Refused(Why.NOT_ALLOWED, what.key)
    if what.begins_on < call.viewer.today:
        raise Refused(Why.NOT_ALLOWED, "begins_on")
    made = Setting.objects.create(
        programme_id=what.programme,
        key=what.key,
        value=what.value,
        begins_on=what.begins_on,
        decided_by=call.viewer.person,
        state="proposed" if is_sharing else "current",
        recorded_at=call.at,
    )
    told = {"key": what.key, "value": what.value, "begins_on": str(what.begins_on)}
    return Effect(made.pk, {**told, "state": made.state}, made=made.pk)


def confirm_setting(call: Call[acts.ConfirmSetting]) -> Effect:
    """Within 24 hours, by a second holder of the hat or a global administrator."""
    row = Setting.objects.select_for_update().filter(pk=call.what.setting).first()
    if row is None:
        raise Refused(Why.HIDDEN)
    relation = own_relation(call.viewer)
    if call.viewer.programme and call.viewer.programme != row.programme_id:
        raise Refused(Why.HIDDEN)
    is_other = row.decided_by != call.viewer.person
    call.allow(Case(relation, "current", {Condition.NOT_AUTHOR: is_other}))
    if not is_other:
        raise Refused(Why.SAME_PERSON)
    if row.state != "proposed" or row.key not in SHARING:
        raise Refused(Why.WRONG_STATE)
    if call.at - row.recorded_at > timedelta(hours=TWO_PERSON_HOURS):
        raise Refused(Why.WRONG_STATE)
    row.state, row.confirmed_by, row.confirmed_at = "current", call.viewer.person, call.at
    row.begins_on = max(row.begins_on, call.at.date())
    row.save(update_fields=("state", "confirmed_by", "confirmed_at", "begins_on"))
    return Effect(row.pk, {"key": row.key, "value": row.value, "begins_on": str(row.begins_on)})


def _relation_to_programme(call: Call[Act], programme: str) -> Relation:
    if call.viewer.programme and call.viewer.programme != programme:
        raise Refused(Why.HIDDEN)
    return own_relation(call.viewer)


def _held(call: Call[Act], factory: str) -> Factory:
    """The row itself is locked, then read: its version cannot change before we write."""
    if not factories(call.viewer).filter(pk=factory).exists():
        raise Refused(Why.HIDDEN)
    return Factory.objects.select_for_update().get(pk=factory)


def _state(factory: Factory) -> str:
    return "active" if factory.left_on is None else "left"


def _write(factory: Factory, profile: acts.Profile, fields: tuple[str, ...]) -> None:
    for name in fields:
        value = getattr(profile, name)
        setattr(factory, name, value.strip() if isinstance(value, str) else value)
    if not factory.name:
        raise Refused(Why.NOT_ALLOWED, "name")
    factory.folded = folded(factory.name, factory.code)


def _save_buyer(buyer: Buyer) -> None:
    buyer.folded = buyer.name.casefold()
    if not buyer.name:
        raise Refused(Why.NOT_ALLOWED, "name")
    try:
        with transaction.atomic():
            buyer.save()
    except IntegrityError as taken:
        raise Refused(Why.TAKEN, "name") from taken
