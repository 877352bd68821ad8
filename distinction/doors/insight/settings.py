"""Settings of a programme: what holds on a day, since when, and what waits for a second person."""

from dataclasses import dataclass
from datetime import date, datetime

from distinction.doors.access.scopes import programmes, settings
from distinction.doors.access.viewer import Viewer
from distinction.rules.protocol.settings import DEFAULTS, SHARING


@dataclass(frozen=True, slots=True)
class Value:
    """A value and the day from which it holds; without a day it is the default."""

    value: str
    begins_on: date | None


@dataclass(frozen=True, slots=True)
class SettingLine:
    key: str
    holds: Value
    to_come: tuple[Value, ...]
    is_shared: bool  # two persons change it (N4)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change that waits; `is_mine`: the viewer proposed it, so another confirms it."""

    id: str
    programme: str
    key: str
    value: str
    begins_on: date
    asked_at: datetime
    is_mine: bool


@dataclass(frozen=True, slots=True)
class ProgrammeLine:
    id: str
    name: str
    country: str
    zone: str
    languages: str
    pack: str


def lines(viewer: Viewer) -> tuple[SettingLine, ...]:
    """Every setting of the viewer's programme, in the order of the guideline's list."""
    rows = settings(viewer).filter(state="current").order_by("begins_on", "recorded_at")
    said: dict[str, list[Value]] = {key: [Value(text, None)] for key, text in DEFAULTS.items()}
    for row in rows:
        said.setdefault(row.key, []).append(Value(row.value, row.begins_on))
    return tuple(_line(viewer, key, values) for key, values in said.items() if key in DEFAULTS)


def proposals(viewer: Viewer) -> tuple[Proposal, ...]:
    """The newest first; those of all programmes for an administrator."""
    rows = settings(viewer).filter(state="proposed").select_related("programme")
    return tuple(
        Proposal(
            each.pk,
            each.programme.name,
            each.key,
            each.value,
            each.begins_on,
            each.recorded_at,
            each.decided_by == viewer.person,
        )
        for each in rows.order_by("-recorded_at")
    )


def all_programmes(viewer: Viewer) -> tuple[ProgrammeLine, ...]:
    rows = programmes(viewer).order_by("name")
    return tuple(
        ProgrammeLine(each.pk, each.name, each.country, each.zone, each.languages, each.pack)
        for each in rows
    )


def _line(viewer: Viewer, key: str, values: list[Value]) -> SettingLine:
    begun = [each for each in values if not each.begins_on or each.begins_on <= viewer.today]
    to_come = tuple(each for each in values if each not in begun)
    return SettingLine(key, begun[-1], to_come, key in SHARING)
