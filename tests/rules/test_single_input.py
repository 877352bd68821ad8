"""Each criterion and each gate alone false, the rest true: never approvable."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from distinction.rules.criteria.standing import Gate
from distinction.rules.terms.reasons import GateReason
from distinction.rules.terms.verdict import Verdict
from tests import worked
from tests.makers import (
    DECISION_DAY,
    Row,
    a_case,
    a_high_performer,
    a_late_report,
    a_waiting_visit,
    fail_alone,
    newer,
    older,
    standing,
)

GATES = [each.id for each in standing(a_high_performer()).gates]


def suspect(row: Row) -> None:
    row["zero_tolerance_cases"] = [a_case(("2018-04-01", "suspected"))]


def leave_unanswered(row: Row) -> None:
    del newer(row)["additional_answers"]["AQ6"]


def wait(row: Row) -> None:
    row["assessments"].append(a_waiting_visit("2018-04-10"))


def come_too_soon(row: Row) -> None:
    older(row)["date"] = "2017-09-15"
    older(row)["released_on"] = "2017-10-01"


def trigger_too_late(row: Row) -> None:
    for report in row["progress_reports"]:
        if report["number"] == 2:
            report["released_on"] = "2018-02-21"


ALONE: dict[str, tuple[Callable[[Row], None], list[str]]] = {
    "G01": (come_too_soon, ["G01", "G02", "G03", "G04", "G05", "G06", "G13"]),
    "G02": (trigger_too_late, ["G02", "G03"]),
    "G03": (leave_unanswered, ["G03", "G08"]),
    "G04": (lambda row: fail_alone(row, "C1"), ["G04"]),
    "G05": (lambda row: fail_alone(row, "HR4"), ["G05"]),
    "G06": (lambda row: fail_alone(row, "OSH3"), ["G06"]),
    "G07": (lambda row: fail_alone(row, "SD2"), ["G07"]),
    "G08": (lambda row: fail_alone(row, "L1"), ["G08"]),
    "G09": (suspect, ["G09"]),
    "G10": (wait, ["G10"]),
}


def test_without_any_of_them_the_factory_may_be_approved() -> None:
    found = standing(a_high_performer())
    assert found.may_approve
    assert all(each.verdict is Verdict.MET for each in found.gates)


def test_every_gate_is_turned_by_evidence_below() -> None:
    assert [*ALONE, "G13"] == GATES


@pytest.mark.parametrize("name", ALONE)
def test_evidence_that_turns_a_gate_forbids_the_approval(name: str) -> None:
    """Gates that rest on another follow it; nothing else moves."""
    change, expected = ALONE[name]
    row = a_high_performer()
    change(row)
    found = standing(row)
    assert not found.may_approve
    assert [each.id for each in found.gates_not_met] == expected


def test_an_old_assessment_forbids_the_approval() -> None:
    row = a_high_performer()
    row["progress_reports"].append(
        a_late_report("pr-4") | {"released_on": "2018-11-15", "cycle": "c2"}
    )
    assert standing(row, date(2019, 2, 20)).may_approve
    found = standing(row, date(2019, 2, 21))
    assert [each.id for each in found.gates_not_met] == ["G13"]
    assert not found.may_approve


@pytest.mark.parametrize("name", GATES)
@pytest.mark.parametrize("word", [Verdict.NOT_MET, Verdict.NOT_KNOWN])
def test_no_gate_can_be_outvoted_by_the_others(name: str, word: Verdict) -> None:
    found = standing(a_high_performer())
    gates = tuple(
        Gate(name, word, GateReason.CRITERIA) if each.id == name else each for each in found.gates
    )
    assert not replace(found, gates=gates).may_approve


@pytest.mark.req("R162")
@pytest.mark.parametrize("criterion", [each.id for each in worked.sample_pack().criteria])
@pytest.mark.parametrize("answered", ["failed", "not known"])
def test_one_criterion_alone_forbids_the_approval(criterion: str, answered: str) -> None:
    row = a_high_performer()
    turn(row, criterion, answered)
    found = standing(row, DECISION_DAY)
    assert [line.id for line in found.criteria_not_met] == [criterion]
    assert not found.may_approve


def turn(row: Row, criterion: str, answered: str) -> None:
    failed = answered == "failed"
    if criterion == "C2":
        status = "confirmed" if failed else "suspected"
        row["zero_tolerance_cases"] = [a_case(("2018-04-01", status))]
    elif failed:
        fail_alone(row, criterion)
    elif criterion.startswith(("SD", "L")):
        row["progress_reports"].append(a_late_report("pr-3", **{criterion: "not_assessed"}))
    else:
        question = "PAY1" if criterion == "C1" else f"{criterion}.1"
        newer(row)["answers"][question] = "not_assessed"
