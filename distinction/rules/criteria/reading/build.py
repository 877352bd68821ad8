"""A dossier from the plain values of a row whose shape is sound."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from distinction.rules.criteria.evidence import (
    Assessment,
    CaseEntry,
    Committee,
    Correction,
    Cycle,
    Decision,
    Dossier,
    GivenMark,
    Marks,
    ProgressReport,
    TradeUnion,
    ZeroToleranceCase,
)
from distinction.rules.criteria.reading.shape import day_of
from distinction.rules.terms.marks import CaseStatus, Mark
from distinction.rules.terms.periods import Period

MARK_OF: dict[str, Mark] = {str(mark): mark for mark in Mark}  # asked some dozen times a row

Row = Mapping[str, Any]  # sound by the schema, so each field is of its type


def build(row: Row) -> Dossier:
    factory = row["factory"]
    committee = row["committee"]
    return Dossier(
        factory=factory["id"],
        country=factory["country"],
        programme_entry_on=_day(factory["programme_entry_on"]),
        cycles=tuple(Cycle(each["id"], _day(each["starts_on"])) for each in row["cycles"]),
        assessments=tuple(map(_assessment, row["assessments"])),
        progress_reports=tuple(map(_report, row["progress_reports"])),
        zero_tolerance_cases=tuple(map(_case, row["zero_tolerance_cases"])),
        trade_unions=tuple(map(_union, row["trade_unions"])),
        committee=None if committee is None else _committee(committee),
        reduced_assessment=tuple(_period(each, "from", "to") for each in row["reduced_assessment"]),
        decisions=tuple(
            Decision(each["id"], _day(each["on"]), each["outcome"]) for each in row["decisions"]
        ),
    )


def _assessment(row: Row) -> Assessment:
    last_day = _day(row["date"])
    first_day, voided_on = row.get("first_day"), row.get("voided_on")
    return Assessment(
        id=row["id"],
        cycle=row["cycle"],
        kind=row["kind"],
        scope=row["scope"],
        first_day=last_day if first_day is None else _day(first_day),
        date=last_day,
        released_on=_day_or_none(row["released_on"]),
        superseded_by=row.get("superseded_by"),
        voided_on=_day_or_none(voided_on),
        answers=row["answers"],
        additional_answers=row.get("additional_answers", {}),
        corrections=tuple(map(_correction, row.get("corrections", ()))),
    )


def _correction(row: Row) -> Correction:
    marks = row.get("marks")
    return Correction(
        released_on=_day(row["released_on"]),
        answers=row.get("answers"),
        additional_answers=row.get("additional_answers"),
        marks=None if marks is None else _marks(marks),
    )


def _report(row: Row) -> ProgressReport:
    return ProgressReport(
        id=row["id"],
        cycle=row["cycle"],
        number=int(row["number"]),
        released_on=_day_or_none(row["released_on"]),
        marks=_marks(row["marks"]),
        corrections=tuple(map(_correction, row.get("corrections", ()))),
    )


def _marks(row: Row) -> Marks:
    return {
        name: GivenMark(MARK_OF[each["mark"]], each.get("comment", ""))
        for name, each in row.items()
    }


def _case(row: Row) -> ZeroToleranceCase:
    entries = (CaseEntry(_day(each["on"]), CaseStatus(each["status"])) for each in row["history"])
    return ZeroToleranceCase(row["id"], _day(row["opened_on"]), tuple(entries))


def _union(row: Row) -> TradeUnion:
    return TradeUnion(row["id"], _period(row, "present_from", "present_to"))


def _committee(row: Row) -> Committee:
    of_unions = row.get("union_members")
    return Committee(
        formed_on=_day(row["formed_on"]),
        worker_members=int(row["worker_members"]),
        union_members=None if of_unions is None else int(of_unions),
        management_members=int(row["management_members"]),
    )


def _period(row: Row, first: str, last: str) -> Period:
    return Period(_day(row[first]), _day_or_none(row[last]))


def _day(text: str) -> date:
    day = day_of(text)
    if day is None:
        raise ValueError(f"{text} was not checked")
    return day


def _day_or_none(text: str | None) -> date | None:
    return None if text is None else _day(text)
