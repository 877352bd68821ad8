"""Third-party access to one factory: who has it, who asks, who had it, and who may change it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from distinction.doors.access.cells import granted
from distinction.doors.access.parties import (
    buyers_to_name,
    factories_to_ask,
    third_parties,
)
from distinction.doors.access.redact import Hidden, Shape, redact, topic
from distinction.doors.access.relations import relation_to
from distinction.doors.access.scopes import factories
from distinction.doors.access.viewer import Viewer
from distinction.doors.insight.keyset import Part, Turn, part
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.table import Place
from distinction.rules.protocol.words import NEW, Action, View
from distinction.rules.terms.parties import Relation, Side
from distinction.rules.terms.periods import ONE_DAY

ASKED, GRANTED, ENDED = "asked", "granted", "ended"
SHORTEST_TEXT, MOST_FOUND = 3, 20
A_PAGE = 50
AN_INSTANT = timedelta(microseconds=1)
# How a buyer stands to the factory of its own grant, as far as that grant tells.
RELATION = {ASKED: Relation.NONE, GRANTED: Relation.TPA_GRANTED, ENDED: Relation.TPA_ENDED}


@dataclass(frozen=True)
class Access(Shape):
    """One grant, its days by the calendar of the programme.

    `may_decide`: the table lets the viewer answer a request, or end an access.
    """

    grant: str
    state: str
    may_decide: bool
    buyer: str | Hidden = field(metadata=topic(Noun.TPA_GRANT, View.SUMMARY))
    buyer_id: str | Hidden = field(metadata=topic(Noun.TPA_GRANT, View.SUMMARY))
    factory: str | Hidden = field(metadata=topic(Noun.TPA_GRANT, View.SUMMARY))
    factory_id: str | Hidden = field(metadata=topic(Noun.TPA_GRANT, View.SUMMARY))
    asked_on: date | Hidden | None = field(metadata=topic(Noun.TPA_GRANT, View.SUMMARY))
    since: date | Hidden | None = field(metadata=topic(Noun.TPA_GRANT, View.SUMMARY))
    until: date | Hidden | None = field(metadata=topic(Noun.TPA_GRANT, View.SUMMARY))
    giver: str | Hidden = field(metadata=topic(Noun.TPA_GRANT, View.FULL))
    ender: str | Hidden = field(metadata=topic(Noun.TPA_GRANT, View.FULL))


@dataclass(frozen=True, slots=True)
class Accesses:
    """All grants of one factory that the viewer reads, and whether more can be given."""

    factory: str
    name: str
    live: tuple[Access, ...]
    asked: tuple[Access, ...]
    ended: tuple[Access, ...]
    may_give: bool


@dataclass(frozen=True, slots=True)
class Party:
    """A buyer or a factory to choose: a name, and where that helps to tell it from another."""

    id: str
    name: str
    country: str = ""


def accesses(viewer: Viewer, factory: str) -> Accesses | None:
    """For the factory and its programme; a buyer reads of its own grants elsewhere (N3)."""
    found = factories(viewer).filter(pk=factory).first()
    if found is None or viewer.side is Side.BUYER:
        return None
    relation = relation_to(viewer, factory)
    if granted(viewer, relation, Place(Noun.TPA_GRANT, Action.SEE, GRANTED)) is None:
        return None
    rows = third_parties(viewer).filter(factory=factory).order_by("-granted_at", "-asked_at", "id")
    read = [_shape(viewer, relation, row) for row in rows]
    may_give = granted(viewer, relation, Place(Noun.TPA_GRANT, Action.CREATE, NEW)) is not None
    return Accesses(
        found.pk,
        found.name,
        live=_in(read, GRANTED),
        asked=_in(read, ASKED),
        ended=_in(read, ENDED),
        may_give=may_give and found.left_on is None,
    )


def access_of(viewer: Viewer, grant: str) -> Access | None:
    """One grant, for whoever may read it."""
    row = third_parties(viewer).filter(pk=grant).first()
    return None if row is None else _shape(viewer, relation_to(viewer, row.factory_id), row)


def own_accesses(viewer: Viewer, turn: Turn) -> Part[Access] | None:
    """What a buyer has, had and asked for; never what another one has (N3)."""
    if viewer.side is not Side.BUYER:
        return None
    found = part(third_parties(viewer), ("factory__folded", "id"), turn, A_PAGE)
    rows = tuple(_shape(viewer, RELATION[_state(viewer, row)], row) for row in found.rows)
    return Part(rows, found.earlier, found.later)


def own_requests(viewer: Viewer) -> tuple[Access, ...]:
    """What a buyer asked for and nobody answered yet."""
    if viewer.side is not Side.BUYER:
        return ()
    rows = third_parties(viewer).filter(granted_at__isnull=True).order_by("factory__folded", "id")
    return tuple(_shape(viewer, RELATION[ASKED], row) for row in rows)


def end_of(viewer: Viewer, factory: str, day: date) -> datetime | None:
    """The instant at which that day is over where the factory is."""
    zones = factories(viewer).filter(pk=factory).values_list("programme__zone", flat=True)
    zone = zones.first()
    return None if zone is None else datetime.combine(day + ONE_DAY, time(), ZoneInfo(zone))


def buyers(viewer: Viewer, factory: str) -> tuple[Party, ...]:
    """Those to whom access may be given here, by name."""
    rows = buyers_to_name(viewer, factory).order_by("folded")
    return tuple(Party(row.pk, row.name, row.country) for row in rows)


def to_ask(viewer: Viewer, text: str) -> tuple[Party, ...]:
    """Factories whose name holds the text, by name; the same whatever their standing (N4)."""
    wanted = text.casefold().strip()
    if len(wanted) < SHORTEST_TEXT:
        return ()
    rows = factories_to_ask(viewer).filter(folded__contains=wanted).order_by("folded", "id")
    named = (row for row in rows.iterator() if wanted in row.name.casefold())
    found = islice(named, MOST_FOUND)
    return tuple(Party(row.pk, row.name, row.programme.name) for row in found)


def one_to_ask(viewer: Viewer, factory: str) -> Party | None:
    row = factories_to_ask(viewer).filter(pk=factory).first()
    return None if row is None else Party(row.pk, row.name, row.programme.name)


def _in(rows: Iterable[Access], state: str) -> tuple[Access, ...]:
    return tuple(each for each in rows if each.state == state)


def _shape(viewer: Viewer, relation: Relation, row: Any) -> Access:
    state = _state(viewer, row)
    place = Place(Noun.TPA_GRANT, Action.DECIDE, state)
    zone = ZoneInfo(row.factory.programme.zone)
    shape = Access(
        grant=row.pk,
        state=state,
        may_decide=granted(viewer, relation, place) is not None,
        buyer=row.buyer.name,
        buyer_id=row.buyer_id,
        factory=row.factory.name,
        factory_id=row.factory_id,
        asked_on=_day(row.asked_at, zone),
        since=_day(row.granted_at, zone),
        until=_day(row.ended_at, zone) or _last_day(row.ends_at, zone),
        giver=row.giver or "",
        ender=row.ender or "",
    )
    view = granted(viewer, relation, Place(Noun.TPA_GRANT, Action.SEE, state))
    return redact(shape, {Noun.TPA_GRANT: view})


def _state(viewer: Viewer, row: Any) -> str:
    if row.granted_at is None:
        return ASKED
    has_run_out = row.ends_at is not None and row.ends_at <= viewer.now
    return ENDED if row.ended_at is not None or has_run_out else GRANTED


def _day(at: datetime | None, zone: ZoneInfo) -> date | None:
    return None if at is None else at.astimezone(zone).date()


def _last_day(at: datetime | None, zone: ZoneInfo) -> date | None:
    return None if at is None else (at.astimezone(zone) - AN_INSTANT).date()
