"""Scatter: contract objects out into rows, the other way of gather."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from distinction.records.base import Row
from distinction.records.fieldwork.assessment import Assessment, Remediation
from distinction.records.fieldwork.correction import Correction
from distinction.records.fieldwork.cycle import Cycle, ReducedPeriod
from distinction.records.fieldwork.progress import ProgressReport
from distinction.records.fieldwork.zero import ZeroCase, ZeroEntry
from distinction.records.recognition.decision import Decision
from distinction.records.register.committee import Committee, Union
from distinction.records.register.factory import Factory

Body = Mapping[str, Any]
Key = tuple[str, str, str]  # the list, the factory, and the label in it

# In this order each finds what it points to already there.
TABLES: tuple[Any, ...] = (
    Cycle,
    ReducedPeriod,
    Union,
    Committee,
    Decision,
    Assessment,
    ProgressReport,
    ZeroCase,
    ZeroEntry,
    Correction,
    Remediation,
)
NAMED: Mapping[str, Any] = {
    "cycles": Cycle,
    "assessments": Assessment,
    "progress_reports": ProgressReport,
    "zero_tolerance_cases": ZeroCase,
    "trade_unions": Union,
}
TOLD: Mapping[str, tuple[str, str]] = {
    "released_on": ("released_on", "release_recorded_at"),
    "superseded_by": ("superseded_by", "supersession_recorded_at"),
    "voided_on": ("voided_on", "void_recorded_at"),
    "present_to": ("last_on", "last_recorded_at"),
    "to": ("last_on", "last_recorded_at"),
}


@dataclass(frozen=True, slots=True)
class Stamp:
    """When we came to know it, from whom, and what day it was there."""

    at: datetime
    by: str
    on: date


@dataclass(slots=True)
class Scattered:
    """Rows of some factories: those recorded before, by name, those made, those told more of."""

    stamp: Stamp
    held: dict[Key, Any] = field(default_factory=dict)
    made: dict[type[Row], list[Row]] = field(default_factory=lambda: defaultdict(list))
    changed: dict[Key, Any] = field(default_factory=dict)

    def hold(self, factories: Iterable[Factory]) -> None:
        """What new rows may hang on, read in as many queries for many factories as for one."""
        ids = [each.pk for each in factories]
        if not ids:
            return
        for name, table in NAMED.items():
            for row in table.objects.filter(factory__in=ids):
                self.held[name, row.factory_id, row.label] = row
        places: dict[str, int] = defaultdict(int)
        for period in ReducedPeriod.objects.filter(factory__in=ids).order_by("place"):
            place = places[period.factory_id]
            self.held["reduced_assessment", period.factory_id, str(place)] = period
            places[period.factory_id] += 1

    def add(self, factory: Factory, name: str, place: int, body: Body) -> None:
        """An object that was not recorded, with all that hangs on it."""
        row = MAKERS[name](self, factory, body)
        if name not in UNPLACED:
            row.place = place
        self.made[type(row)].append(row)
        self.held[name, factory.pk, body.get("id", "")] = row
        for part in ("corrections", "remediations", "history"):
            for at, each in enumerate(body.get(part, ())):
                self.grow((name, factory.pk, body["id"]), part, at, each)

    def grow(self, key: Key, part: str, place: int, body: Body) -> None:
        """One step more of the history of an object."""
        owner = self.held[key]
        row = PARTS[part](owner, body)
        row.place, row.recorded_at = place, self.stamp.at
        if isinstance(row, Correction):
            row.recorded_by = self.stamp.by
        self.made[type(row)].append(row)

    def tell(self, key: Key, told: Body) -> None:
        """What is told once and was not told yet, with the instant at which we were told."""
        row = self.held[key]
        self._tell(row, told)
        if isinstance(row, Assessment):
            row.version += 1
        self.changed[key] = row

    def write(self) -> None:
        for table in TABLES:
            if self.made[table]:
                table.objects.bulk_create(self.made[table])
        for table, fields in CHANGED.items():
            rows = [row for row in self.changed.values() if isinstance(row, table)]
            if rows:
                table.objects.bulk_update(rows, fields)

    def cycle(self, factory: Factory, body: Body) -> Cycle:
        found: Cycle = self.held["cycles", factory.pk, body["cycle"]]
        return found

    def told(self, row: Any, body: Body) -> Any:
        self._tell(row, {name: body[name] for name in TOLD if body.get(name) is not None})
        return row

    def _tell(self, row: Any, told: Body) -> None:
        for name, value in told.items():
            column, instant = TOLD[name]
            setattr(row, column, value if name == "superseded_by" else day(value))
            setattr(row, instant, self.stamp.at)


def _cycle(to: Scattered, factory: Factory, body: Body) -> Cycle:
    starts_on = day(body["starts_on"])
    return Cycle(factory=factory, label=body["id"], starts_on=starts_on, recorded_at=to.stamp.at)


def _assessment(to: Scattered, factory: Factory, body: Body) -> Any:
    row = Assessment(
        factory=factory,
        cycle=to.cycle(factory, body),
        label=body["id"],
        kind=body["kind"],
        scope=body["scope"],
        is_announced=body["announced"],
        first_on=day(body["first_day"]) if "first_day" in body else None,
        last_on=day(body["date"]),
        answers=json.dumps(body["answers"]),
        additional_answers=_part(body, "additional_answers"),
        recorded_by=to.stamp.by,
        recorded_at=to.stamp.at,
    )
    return to.told(row, body)


def _report(to: Scattered, factory: Factory, body: Body) -> Any:
    row = ProgressReport(
        factory=factory,
        cycle=to.cycle(factory, body),
        label=body["id"],
        number=int(body["number"]),
        marks=json.dumps(body["marks"]),
        recorded_by=to.stamp.by,
        recorded_at=to.stamp.at,
    )
    return to.told(row, body)


def _case(to: Scattered, factory: Factory, body: Body) -> ZeroCase:
    """Disclosed to nobody: only the Programme Manager does that, by an act of their own (N13)."""
    opened_on = day(body["opened_on"])
    return ZeroCase(factory=factory, label=body["id"], opened_on=opened_on, recorded_at=to.stamp.at)


def _union(to: Scattered, factory: Factory, body: Body) -> Any:
    first_on = day(body["present_from"])
    row = Union(factory=factory, label=body["id"], first_on=first_on, recorded_at=to.stamp.at)
    return to.told(row, body)


def _period(to: Scattered, factory: Factory, body: Body) -> Any:
    row = ReducedPeriod(factory=factory, first_on=day(body["from"]), recorded_at=to.stamp.at)
    return to.told(row, body)


def _committee(to: Scattered, factory: Factory, body: Body) -> Committee:
    of_unions = body.get("union_members")
    return Committee(
        factory=factory,
        formed_on=day(body["formed_on"]),
        worker_members=int(body["worker_members"]),
        union_members=None if of_unions is None else int(of_unions),
        management_members=int(body["management_members"]),
        recorded_at=to.stamp.at,
    )


def _decision(to: Scattered, factory: Factory, body: Body) -> Decision:
    return Decision(
        factory=factory,
        label=body["id"],
        on=day(body["on"]),
        outcome=body["outcome"],
        reason=body.get("reason", ""),
        recorded_at=to.stamp.at,
    )


def _correction(owner: Any, body: Body) -> Correction:
    of_what = "assessment" if isinstance(owner, Assessment) else "report"
    parts = {name: _part(body, name) for name in ("answers", "additional_answers", "marks")}
    return Correction(
        **{of_what: owner}, released_on=day(body["released_on"]), reason=body["reason"], **parts
    )


def _remedy(owner: Any, body: Body) -> Remediation:
    verified_on = day(body["verified_on"])
    return Remediation(assessment=owner, question=body["question"], verified_on=verified_on)


def _entry(owner: Any, body: Body) -> ZeroEntry:
    return ZeroEntry(case=owner, on=day(body["on"]), status=body["status"])


def _part(body: Body, name: str) -> str:
    """Nothing said and nothing in it are two things: the first is an empty text."""
    return json.dumps(body[name]) if name in body else ""


def day(text: str) -> date:
    return date.fromisoformat(text)


UNPLACED = ("trade_unions", "committee")
MAKERS: Mapping[str, Any] = {
    "cycles": _cycle,
    "assessments": _assessment,
    "progress_reports": _report,
    "zero_tolerance_cases": _case,
    "trade_unions": _union,
    "decisions": _decision,
    "reduced_assessment": _period,
    "committee": _committee,
}
PARTS: Mapping[str, Any] = {
    "corrections": _correction,
    "remediations": _remedy,
    "history": _entry,
}
CHANGED: Mapping[Any, tuple[str, ...]] = {
    Assessment: (
        "released_on",
        "release_recorded_at",
        "superseded_by",
        "supersession_recorded_at",
        "voided_on",
        "void_recorded_at",
        "version",
    ),
    ProgressReport: ("released_on", "release_recorded_at"),
    Union: ("last_on", "last_recorded_at"),
    ReducedPeriod: ("last_on", "last_recorded_at"),
}
