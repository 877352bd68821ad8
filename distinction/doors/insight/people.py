"""People and their hats, as far as the viewer may see accounts."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from distinction.doors.access.houses import names_of
from distinction.doors.access.scopes import hats, people
from distinction.doors.access.viewer import Viewer
from distinction.doors.insight.keyset import Part, Turn, part
from distinction.rules.protocol.words import Action
from distinction.rules.terms.parties import Role

AT_ONCE = 50
ORDER = ("name", "id")


@dataclass(frozen=True, slots=True)
class HatLine:
    """A hat, at which organisation, and whether it is live, waits, is to come or is over."""

    id: str
    role: Role
    organisation: str
    state: str
    begins_at: datetime
    ends_at: datetime | None


@dataclass(frozen=True, slots=True)
class PersonLine:
    id: str
    name: str
    username: str
    email: str
    state: str
    hats: tuple[HatLine, ...]


def listed(viewer: Viewer, text: str, turn: Turn) -> Part[PersonLine]:
    """By name; the words of a search are looked for in name, user name and address."""
    rows = people(viewer, Action.LIST)
    if text:
        rows = rows.filter(
            Q(name__icontains=text) | Q(username__icontains=text) | Q(email__icontains=text)
        )
    found = part(rows, ORDER, turn, AT_ONCE)
    lines = _lines(viewer, [each.pk for each in found.rows])
    shown = tuple(
        PersonLine(
            each.pk, each.name, each.username, each.email, each.state, lines.get(each.pk, ())
        )
        for each in found.rows
    )
    return Part(shown, found.earlier, found.later)


def one(viewer: Viewer, person: str) -> PersonLine | None:
    """None where the viewer sees no such account."""
    row = people(viewer).filter(pk=person).first()
    if row is None:
        return None
    lines = _lines(viewer, [row.pk]).get(row.pk, ())
    return PersonLine(row.pk, row.name, row.username, row.email, row.state, lines)


def _lines(viewer: Viewer, ids: list[str]) -> dict[str, tuple[HatLine, ...]]:
    rows = list(hats(viewer).filter(person__in=ids).order_by("-begins_at", "id"))
    names = names_of(rows)
    found: dict[str, tuple[HatLine, ...]] = {}
    for row in rows:
        house = row.programme or row.factory or row.buyer or row.provider
        over = row.ended_at or row.ends_at
        line = HatLine(
            row.pk,
            Role(row.role),
            names.get(house, ""),
            _state(row.state, row.begins_at, over, viewer.now),
            row.begins_at,
            over,
        )
        found[row.person_id] = (*found.get(row.person_id, ()), line)
    return found


def _state(given: str, begins_at: datetime, over: datetime | None, now: datetime) -> str:
    if over is not None and over <= now:
        return "over"
    if given == "proposed":
        return "proposed"
    return "to_come" if begins_at > now else "live"
