"""A line: one factory in a list, as the standing index keeps it for those who may read it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from distinction.doors.access.listed import Listed
from distinction.doors.access.redact import Hidden, Shape, cuts, topic
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.words import View
from distinction.rules.terms.status import Status

VERDICTS = topic(Noun.CRITERIA_BREAKDOWN, View.FINDINGS)
MISSING = topic(Noun.WHAT_IS_MISSING, View.SUMMARY)
GATES = topic(Noun.STANDING, View.FULL)
NAMES = ("factory__name", "factory__code")


@dataclass(frozen=True, slots=True)
class Evidence:
    """The weave of a row: letters of its cells, and masks with one bit a criterion of the pack."""

    pack: str
    cells: str
    not_met: int
    not_known: int
    met_once: int


@dataclass(frozen=True, slots=True)
class Chance:
    """What could put the first missing criterion right; no day: possible now, or not to tell."""

    what: str
    on: date | None


@dataclass(frozen=True, slots=True)
class Held:
    """The gates that are not met, and since when all pass."""

    gates: tuple[str, ...]
    ready_on: date | None
    waits_for_release: bool


@dataclass(frozen=True)
class Line(Shape):
    """One factory; `status` is None where no word may be told."""

    factory: str
    name: str
    country: str
    code: str | Hidden = field(metadata=topic(Noun.FACTORY_PROFILE, View.SUMMARY))
    status: Status | Hidden | None = field(metadata=topic(Noun.STATUS, View.FACT))
    since: date | Hidden | None = field(metadata=topic(Noun.STATUS, View.SUMMARY))
    evidence: Evidence | Hidden = field(metadata=VERDICTS)
    chance: Chance | Hidden | None = field(metadata=MISSING)
    due: Chance | Hidden | None = field(metadata=MISSING)
    held: Held | Hidden = field(metadata=GATES)


Row = Mapping[str, Any]
COLUMNS = (
    "factory_id",
    "country",
    "pack",
    "cells",
    "not_met",
    "not_known",
    "met_once",
    "chance",
    "chance_on",
    "due",
    "due_on",
    "gates",
    "ready_on",
    "told",
    "told_since",
    "sight",
)


def cuts_of(listed: Listed) -> tuple[Mapping[str, Any], ...]:
    """What each sight of a list does not show, found once for all its rows."""
    return tuple(cuts(Line, each.views) for each in listed.sights)


def line(row: Row, cut: tuple[Mapping[str, Any], ...]) -> Line:
    """A row of values of `COLUMNS` and `NAMES`, cut as its sight is."""
    made = Line(
        factory=row["factory_id"],
        name=row["factory__name"],
        country=row["country"],
        code=row["factory__code"],
        status=Status(row["told"]) if row["told"] else None,
        since=row["told_since"],
        evidence=Evidence(
            row["pack"], row["cells"], row["not_met"], row["not_known"], row["met_once"]
        ),
        chance=_chance(row["chance"], row["chance_on"]),
        due=_chance(row["due"], row["due_on"]),
        held=Held(tuple(row["gates"].split()), row["ready_on"], "d" in row["cells"]),
    )
    return replace(made, **cut[row["sight"]])


def _chance(what: str, on: date | None) -> Chance | None:
    return Chance(what, on) if what else None
