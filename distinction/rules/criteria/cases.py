"""Worked cases of a pack: little evidence each, and the verdicts that must come of it."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from distinction.rules.criteria.evaluate import evaluate
from distinction.rules.criteria.evidence import Dossier
from distinction.rules.criteria.faults import Fault, one_of, pointer
from distinction.rules.criteria.load import read_toml, shape_faults
from distinction.rules.criteria.pack import LAX, Code, Country, Evidence, Pack, Text
from distinction.rules.criteria.reading.row import read_row
from distinction.rules.criteria.reading.shape import YEARS
from distinction.rules.criteria.standing import Standing
from distinction.rules.terms.marks import Answer, Mark
from distinction.rules.terms.verdict import Verdict

Codes = Annotated[tuple[Code, ...], LAX]


Day = Annotated[date, Field(ge=date(YEARS[0], 1, 1), le=date(YEARS[-1], 12, 31))]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class CaseAssessment(_Strict):
    """An assessment in which every question is compliant but those named."""

    id: Text
    on: date
    released_on: date | None = None
    scope: Literal["full", "partial"] = "full"
    non_compliant: Codes = ()
    not_assessed: Codes = ()
    not_applicable: Codes = ()
    additional: Literal["not_asked", "compliant", "non_compliant", "not_assessed"] = "not_asked"


class CaseReport(_Strict):
    """A second progress report in which every mark is On Track but those named."""

    released_on: date
    marks: dict[str, str] = {}


class CaseEntry(_Strict):
    """A step of a zero-tolerance case."""

    on: date
    status: Text


class Expected(_Strict):
    """What the engine must say: criteria and gates that are not met, and no others."""

    stage: Text
    trigger: Text
    not_met: Codes = ()
    not_known: Codes = ()
    gates_not_met: Codes = ()


class Case(_Strict):
    """One case; a visit or report belongs to the cycle that had begun last."""

    title: Text
    as_of: Day
    country: Country
    cycles: Annotated[tuple[Day, ...], LAX, Field(min_length=1)]
    assessments: Annotated[tuple[CaseAssessment, ...], LAX, Field(alias="assessment")] = ()
    reports: Annotated[tuple[CaseReport, ...], LAX, Field(alias="progress_report_2")] = ()
    zero_tolerance: Annotated[tuple[CaseEntry, ...], LAX] = ()
    union_present: bool = True
    expected: Expected


class Cases(_Strict):
    """Everything that stands in a cases.toml."""

    cases: Annotated[tuple[Case, ...], LAX, Field(alias="case", min_length=1)]


def check_cases(data: bytes, pack: Pack) -> list[Fault]:
    """What is wrong with a cases.toml, or with the pack where its cases come out otherwise."""
    tables = read_toml(data)
    if isinstance(tables, Fault):
        return [tables]
    try:
        found = Cases.model_validate(tables)
    except ValidationError as refused:
        return sorted(shape_faults(refused))
    cases = list(enumerate(found.cases))
    unknown = [fault for at, case in cases for fault in _unknown(at, case, pack)]
    return unknown or [fault for at, case in cases for fault in _run(at, case, pack)]


def _unknown(at: int, case: Case, pack: Pack) -> Iterator[Fault]:
    """Evidence that names nothing of the pack would pass without being looked at."""
    questions = {each.code for each in pack.questions}
    for position, visit in enumerate(case.assessments):
        for field in ("non_compliant", "not_assessed", "not_applicable"):
            for code in set(getattr(visit, field)) - questions:
                place = pointer("case", at, "assessment", position, field)
                yield Fault(place, "unknown_question", f"{code} is no question of the pack")
    marked = {each.id for each in pack.criteria if each.evidence is Evidence.PROGRESS_REPORT_2}
    for position, report in enumerate(case.reports):
        for criterion in report.marks.keys() - marked:
            place = pointer("case", at, "progress_report_2", position, "marks", criterion)
            yield Fault(place, "unknown_criterion", f"{criterion} takes no mark in the pack")


def _run(at: int, case: Case, pack: Pack) -> Iterator[Fault]:
    dossier = read_row(json.dumps(as_dossier(case, pack)).encode("utf-8"))
    if not isinstance(dossier, Dossier):
        for fault in dossier:
            text = f"the evidence cannot be: {fault.pointer} {fault.text}"
            yield Fault(pointer("case", at), fault.code, text)
        return
    got = came_out(evaluate(pack, dossier, case.as_of))
    for field, wanted in case.expected:
        if got[field] != wanted:
            text = f"“{case.title}” comes out as {_words(got[field])}, not {_words(wanted)}"
            yield Fault(pointer("case", at, "expected", field), "case_differs", text)


def came_out(standing: Standing) -> dict[str, object]:
    lines = standing.criteria
    return {
        "stage": str(standing.stage),
        "trigger": str(standing.trigger.verdict),
        "not_met": tuple(line.id for line in lines if line.verdict is Verdict.NOT_MET),
        "not_known": tuple(line.id for line in lines if line.verdict is Verdict.NOT_KNOWN),
        "gates_not_met": tuple(gate.id for gate in standing.gates_not_met),
    }


def as_dossier(case: Case, pack: Pack) -> dict[str, Any]:
    """The contract's plain values for a case."""
    return {
        "contract": "1",
        "factory": {
            "id": "case",
            "country": case.country,
            "programme_entry_on": min(case.cycles).isoformat(),
        },
        "cycles": [
            {"id": f"c{at}", "starts_on": each.isoformat()} for at, each in enumerate(case.cycles)
        ],
        "assessments": [_assessment(each, case, pack) for each in case.assessments],
        "progress_reports": [_report(at, each, case, pack) for at, each in enumerate(case.reports)],
        "zero_tolerance_cases": _zero_tolerance(case),
        "trade_unions": _unions(case),
        "committee": None,
        "reduced_assessment": [],
        "decisions": [],
    }


def _assessment(given: CaseAssessment, case: Case, pack: Pack) -> dict[str, Any]:
    answers = {each.code: str(Answer.COMPLIANT) for each in pack.questions}
    for word in (Answer.NON_COMPLIANT, Answer.NOT_ASSESSED, Answer.NOT_APPLICABLE):
        answers.update(dict.fromkeys(getattr(given, word), str(word)))
    asked = given.additional != "not_asked"
    return {
        "id": given.id,
        "cycle": _cycle(case, given.on),
        "kind": "full",
        "scope": given.scope,
        "announced": False,
        "date": given.on.isoformat(),
        "released_on": given.released_on.isoformat() if given.released_on else None,
        "answers": answers,
        "additional_answers": {
            each.code: given.additional for each in pack.additional_questions if asked
        },
    }


def _report(at: int, given: CaseReport, case: Case, pack: Pack) -> dict[str, Any]:
    marked = [each.id for each in pack.criteria if each.evidence is Evidence.PROGRESS_REPORT_2]
    return {
        "id": f"pr2-{at}",
        "cycle": _cycle(case, given.released_on),
        "number": 2,
        "released_on": given.released_on.isoformat(),
        "marks": {each: {"mark": given.marks.get(each, str(Mark.ON_TRACK))} for each in marked},
    }


def _zero_tolerance(case: Case) -> list[dict[str, Any]]:
    history = [{"on": each.on.isoformat(), "status": each.status} for each in case.zero_tolerance]
    return [{"id": "zt", "opened_on": history[0]["on"], "history": history}] if history else []


def _unions(case: Case) -> list[dict[str, Any]]:
    if not case.union_present:
        return []
    return [{"id": "union", "present_from": min(case.cycles).isoformat(), "present_to": None}]


def _cycle(case: Case, day: date) -> str:
    begun = [at for at, start in enumerate(case.cycles) if start <= day]
    return f"c{max(begun, key=lambda at: case.cycles[at], default=0)}"


def _words(value: object) -> str:
    if isinstance(value, tuple):
        return one_of(value) or "none"
    return str(value)
