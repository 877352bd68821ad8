"""Third-party access: asked for by a buyer, given and ended by the factory, gone at once (N8)."""

from django.db import IntegrityError, transaction

from distinction.doors.access.gate import Case, Refused, Why
from distinction.doors.access.relations import relation_to
from distinction.doors.access.scopes import factories, grants
from distinction.doors.services.call import Call, Effect, Notice
from distinction.records.people.membership import Hat
from distinction.records.register.buyer import Buyer
from distinction.records.register.grant import Grant
from distinction.rules.protocol.acts import register as acts
from distinction.rules.protocol.acts.act import Act
from distinction.rules.protocol.words import NEW, Condition
from distinction.rules.terms.parties import Role


def give(call: Call[acts.GiveAccess]) -> Effect:
    """A request that waits is answered by it; an access that is live already stays as it is."""
    what = call.what
    _check_factory(call, what.factory)
    call.allow(Case(relation_to(call.viewer, what.factory), NEW, {Condition.MINE: False}))
    if not Buyer.objects.filter(pk=what.buyer).exists():
        raise Refused(Why.NOT_ALLOWED, "buyer")
    if what.ends_at is not None and what.ends_at <= call.at:
        raise Refused(Why.NOT_ALLOWED, "ends_at")
    _end_those_run_out(call, what.factory, what.buyer)
    row = _open(what.factory, what.buyer)
    if row is not None and row.granted_at is not None:
        raise Refused(Why.DONE_ALREADY)
    row = row or Grant(factory_id=what.factory, buyer_id=what.buyer, recorded_at=call.at)
    row.granted_at, row.granted_by, row.ends_at = call.at, call.viewer.person, what.ends_at
    _save(row)
    return _effect(call, row, "granted")


def ask(call: Call[acts.AskForAccess]) -> Effect:
    what, viewer = call.what, call.viewer
    _check_factory(call, what.factory)
    mine = {Condition.MINE: bool(viewer.buyer)}
    call.allow(Case(relation_to(viewer, what.factory), NEW, mine))
    _end_those_run_out(call, what.factory, viewer.buyer)
    row = Grant(
        factory_id=what.factory,
        buyer_id=viewer.buyer,
        asked_at=call.at,
        asked_by=viewer.person,
        recorded_at=call.at,
    )
    _save(row)
    return _effect(call, row, "asked")


def accept(call: Call[acts.AcceptRequest]) -> Effect:
    row = _held(call, call.what.grant)
    call.allow(_case(call, row, "asked"))
    if row.granted_at is not None:
        raise Refused(Why.DONE_ALREADY)
    row.granted_at, row.granted_by = call.at, call.viewer.person
    row.save(update_fields=("granted_at", "granted_by"))
    return _effect(call, row, "granted")


def end(call: Call[acts.EndAccess]) -> Effect:
    """Also declines a request: nobody is told why, and the buyer may ask again."""
    row = _held(call, call.what.grant)
    state = "asked" if row.granted_at is None else "granted"
    call.allow(_case(call, row, state))
    row.ended_at, row.ended_by = call.at, call.viewer.person
    row.save(update_fields=("ended_at", "ended_by"))
    return _effect(call, row, "ended")


def _case(call: Call[Act], row: Grant, state: str) -> Case:
    is_mine = bool(call.viewer.buyer) and row.buyer_id == call.viewer.buyer
    return Case(relation_to(call.viewer, row.factory_id), state, {Condition.MINE: is_mine})


def _check_factory(call: Call[Act], factory: str) -> None:
    if not factories(call.viewer).filter(pk=factory, left_on__isnull=True).exists():
        raise Refused(Why.HIDDEN)


def _held(call: Call[Act], grant: str) -> Grant:
    """Locked by itself, without a join, and read again: the first to end it ends it."""
    if not grants(call.viewer).filter(pk=grant).exists():
        raise Refused(Why.HIDDEN)
    row = Grant.objects.select_for_update().get(pk=grant)
    if row.ended_at is not None:
        raise Refused(Why.DONE_ALREADY)
    return row


def _open(factory: str, buyer: str) -> Grant | None:
    open_ones = Grant.objects.select_for_update().filter(ended_at__isnull=True)
    return open_ones.filter(factory=factory, buyer=buyer).first()


def _end_those_run_out(call: Call[Act], factory: str, buyer: str) -> None:
    """Running out becomes an ending that is written down, so no clock revives it (N30)."""
    row = _open(factory, buyer)
    if row is not None and row.ends_at is not None and row.ends_at <= call.at:
        row.ended_at = row.ends_at
        row.save(update_fields=("ended_at",))


def _save(row: Grant) -> None:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as open_one:
        raise Refused(Why.DONE_ALREADY) from open_one


def _effect(call: Call[Act], row: Grant, to: str) -> Effect:
    told = {"buyer": row.buyer_id, "to": to, "ends_at": str(row.ends_at or "")}
    return Effect(row.pk, told, row.factory_id, letters=_letters(call, row, to), made=row.pk)


def _letters(call: Call[Act], row: Grant, to: str) -> tuple[Notice, ...]:
    """Alike for every outcome: something is ready behind sign-in (N19)."""
    hats = Hat.objects.filter(ended_at__isnull=True, state="given")
    if to == "asked":
        asked = hats.filter(factory=row.factory_id, role=Role.FACTORY_TOP_MANAGER)
    else:
        asked = hats.filter(buyer=row.buyer_id)
    ids = asked.exclude(person=call.viewer.person or None).values_list("person", flat=True)
    key = f"{row.pk}-{to}-{call.at.timestamp():.0f}"
    return tuple(Notice(each, "access", f"{key}-{each}"[:64]) for each in sorted(set(ids)))
