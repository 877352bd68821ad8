"""Gather: rows in, facts out, each with the instant it was recorded; the bridge to the engine."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from distinction.records.fieldwork.assessment import Assessment, Remediation
from distinction.records.fieldwork.correction import Correction
from distinction.records.fieldwork.cycle import Cycle, ReducedPeriod
from distinction.records.fieldwork.progress import ProgressReport
from distinction.records.fieldwork.zero import ZeroCase, ZeroEntry
from distinction.records.recognition.decision import Decision
from distinction.records.register.committee import Committee, Union
from distinction.records.register.factory import Factory

Facts = dict[str, Any]
Grouped = Mapping[str, list[Any]]


def gather(factories: Iterable[Factory]) -> dict[str, Facts]:
    """All that was recorded of these factories, by id; the number of queries does not grow."""
    chosen = list(factories)
    ids = [each.pk for each in chosen]
    cycles = _by_factory(Cycle, ids)
    assessments = _by_factory(Assessment, ids)
    reports = _by_factory(ProgressReport, ids)
    of_visit = _grouped(
        Correction.objects.filter(assessment__factory__in=ids), "assessment_id", "place"
    )
    of_report = _grouped(Correction.objects.filter(report__factory__in=ids), "report_id", "place")
    remedies = _grouped(
        Remediation.objects.filter(assessment__factory__in=ids), "assessment_id", "place"
    )
    cases = _by_factory(ZeroCase, ids)
    entries = _grouped(ZeroEntry.objects.filter(case__factory__in=ids), "case_id", "place")
    unions = _grouped(Union.objects.filter(factory__in=ids), "factory_id", "recorded_at", "label")
    committees = _grouped(Committee.objects.filter(factory__in=ids), "factory_id", "recorded_at")
    periods = _by_factory(ReducedPeriod, ids)
    decisions = _by_factory(Decision, ids)
    label = {each.pk: each.label for listed in cycles.values() for each in listed}
    return {
        each.pk: {
            "factory": factory_body(each),
            "cycles": [_fact(one, cycle_body(one)) for one in cycles[each.pk]],
            "assessments": [
                assessment_fact(one, label[one.cycle_id], of_visit[one.pk], remedies[one.pk])
                for one in assessments[each.pk]
            ],
            "progress_reports": [
                report_fact(one, label[one.cycle_id], of_report[one.pk]) for one in reports[each.pk]
            ],
            "zero_tolerance_cases": [case_fact(one, entries[one.pk]) for one in cases[each.pk]],
            "trade_unions": [union_fact(one) for one in unions[each.pk]],
            "committees": [_fact(one, committee_body(one)) for one in committees[each.pk]],
            "reduced_assessment": [period_fact(one) for one in periods[each.pk]],
            "decisions": [_fact(one, decision_body(one)) for one in decisions[each.pk]],
        }
        for each in chosen
    }


def instant(at: datetime) -> str:
    """UTC in one form, so that instants compare as texts."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def factory_body(row: Factory) -> Facts:
    body = {"id": row.code, "country": row.country}
    if row.os_id:
        body["os_id"] = row.os_id
    return {**body, "programme_entry_on": day(row.entered_on)}


def cycle_body(row: Cycle) -> Facts:
    return {"id": row.label, "starts_on": day(row.starts_on)}


def assessment_fact(
    row: Assessment, cycle: str, corrections: list[Correction], remedies: list[Remediation]
) -> Facts:
    body: Facts = {
        "id": row.label,
        "cycle": cycle,
        "kind": row.kind,
        "scope": row.scope,
        "announced": row.is_announced,
    }
    if row.first_on is not None:
        body["first_day"] = day(row.first_on)
    body |= {"date": day(row.last_on), "released_on": None, "answers": json.loads(row.answers)}
    if row.additional_answers:
        body["additional_answers"] = json.loads(row.additional_answers)
    later = {
        "released_on": (row.release_recorded_at, day(row.released_on)),
        "superseded_by": (row.supersession_recorded_at, row.superseded_by),
        "voided_on": (row.void_recorded_at, day(row.voided_on)),
    }
    return {
        **_fact(row, body, later),
        "corrections": [_fact(each, correction_body(each)) for each in corrections],
        "remediations": [_fact(each, remedy_body(each)) for each in remedies],
    }


def report_fact(row: ProgressReport, cycle: str, corrections: list[Correction]) -> Facts:
    body = {
        "id": row.label,
        "cycle": cycle,
        "number": row.number,
        "released_on": None,
        "marks": json.loads(row.marks),
    }
    later = {"released_on": (row.release_recorded_at, day(row.released_on))}
    told = [_fact(each, correction_body(each)) for each in corrections]
    return {**_fact(row, body, later), "corrections": told}


def correction_body(row: Correction) -> Facts:
    parts = ("answers", "additional_answers", "marks")
    changed = {name: json.loads(text) for name in parts if (text := getattr(row, name))}
    return {"released_on": day(row.released_on), "reason": row.reason, **changed}


def remedy_body(row: Remediation) -> Facts:
    return {"question": row.question, "verified_on": day(row.verified_on)}


def case_fact(row: ZeroCase, entries: list[ZeroEntry]) -> Facts:
    disclosed = instant(row.disclosed_at) if row.disclosed_at else None
    history = [_fact(each, {"on": day(each.on), "status": each.status}) for each in entries]
    body = {"id": row.label, "opened_on": day(row.opened_on)}
    return {**_fact(row, body), "disclosed": disclosed, "history": history}


def union_fact(row: Union) -> Facts:
    body = {"id": row.label, "present_from": day(row.first_on), "present_to": None}
    return _fact(row, body, {"present_to": (row.last_recorded_at, day(row.last_on))})


def committee_body(row: Committee) -> Facts:
    body: Facts = {"formed_on": day(row.formed_on), "worker_members": row.worker_members}
    if row.union_members is not None:
        body["union_members"] = row.union_members
    return {**body, "management_members": row.management_members}


def period_fact(row: ReducedPeriod) -> Facts:
    body = {"from": day(row.first_on), "to": None}
    return _fact(row, body, {"to": (row.last_recorded_at, day(row.last_on))})


def decision_body(row: Decision) -> Facts:
    body = {
        "id": row.label,
        "on": day(row.on),
        "by_role": "programme_manager",
        "outcome": row.outcome,
    }
    return {**body, "reason": row.reason} if row.reason else body


def day(found: date | None) -> str | None:
    return None if found is None else found.isoformat()


def _fact(row: Any, body: Facts, later: Mapping[str, tuple[datetime | None, Any]] = {}) -> Facts:
    """What was told later of the row is kept with its own instant."""
    told = {name: [instant(at), value] for name, (at, value) in later.items() if at is not None}
    fact = {"at": instant(row.recorded_at), "body": body}
    return {**fact, "later": told} if told else fact


def _by_factory(model: Any, ids: list[str]) -> Grouped:
    return _grouped(model.objects.filter(factory__in=ids), "factory_id", "place")


def _grouped(rows: Any, by: str, *order: str) -> Grouped:
    found: dict[str, list[Any]] = defaultdict(list)
    for each in rows.order_by(*order):
        found[getattr(each, by)].append(each)
    return found
