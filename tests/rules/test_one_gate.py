"""One gate is not met, for each reason it can have: never approvable, only its followers move."""

from collections.abc import Callable
from datetime import date

import pytest

from distinction.rules.criteria.standing import Stage
from distinction.rules.terms.reasons import GateReason
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
    second_report,
    standing,
)

# The table of gates of the contract. Goal G17 fixes how many there are: 11.
REASONS_OF = {
    "G01": {
        GateReason.FEWER_THAN_TWO,
        GateReason.BROKEN_BY_INCOMPLETE,
        GateReason.GAP_OUT_OF_RANGE,
    },
    "G02": {GateReason.NO_PAIR, GateReason.NOT_TRIGGERED},
    "G03": {GateReason.NOT_TRIGGERED, GateReason.UNANSWERED},
    "G04": {GateReason.CRITERIA},
    "G05": {GateReason.CRITERIA},
    "G06": {GateReason.CRITERIA},
    "G07": {GateReason.CRITERIA},
    "G08": {GateReason.CRITERIA},
    "G09": {GateReason.ZERO_TOLERANCE},
    "G10": {GateReason.UNRELEASED_ASSESSMENT},
    "G13": {GateReason.NO_PAIR, GateReason.TOO_OLD},
}
WITHOUT_A_PAIR = {
    "G02": GateReason.NO_PAIR,
    "G03": GateReason.NOT_TRIGGERED,
    "G04": GateReason.CRITERIA,
    "G05": GateReason.CRITERIA,
    "G06": GateReason.CRITERIA,
    "G13": GateReason.NO_PAIR,
}
WITHOUT_A_TRIGGER = {"G02": GateReason.NOT_TRIGGERED, "G03": GateReason.NOT_TRIGGERED}

Expected = dict[str, GateReason]


def no_pair(reason: GateReason) -> Expected:
    return {"G01": reason, **WITHOUT_A_PAIR}


def lose_the_older(row: Row) -> None:
    row["assessments"].remove(older(row))


def visit_in_part_between(row: Row) -> None:
    visit = {"id": "asm-0", "scope": "partial", "released_on": "2017-09-20"}
    row["assessments"].append(a_waiting_visit("2017-08-20") | visit)


def visit_without_result_between(row: Row) -> None:
    row["assessments"].append(a_waiting_visit("2017-12-20"))


def come_a_day_too_late(row: Row) -> None:
    """Eighteen months after 19 August 2016 is 19 February 2018; the visit was a day later."""
    older(row).update(date="2016-08-19", released_on="2016-09-19")


def come_a_day_too_soon(row: Row) -> None:
    older(row).update(date="2017-08-21", released_on="2017-09-19")


def agree_on_reduced_assessment_too_late(row: Row) -> None:
    come_a_day_too_late(row)
    row["reduced_assessment"] = [{"from": "2017-08-20", "to": None}]


def report_on_the_first_day_on_site(row: Row) -> None:
    second_report(row)["released_on"] = newer(row)["date"]


def report_before_its_window(row: Row) -> None:
    second_report(row)["released_on"] = "2017-10-31"
    row["progress_reports"].append(a_late_report("pr-3"))


def be_triggered_by_a_void_assessment(row: Row) -> None:
    """The assessment that triggered the visit is void since; the one before it is judged."""
    earlier = {"id": "asm-0", "date": "2016-09-01", "released_on": "2016-10-01"}
    row["assessments"].append(older(row) | earlier)
    older(row)["voided_on"] = "2018-03-01"


def find_something_in_the_older_after_the_visit(row: Row) -> None:
    """A correction of after the visit leaves the trigger as it was: only its criterion falls."""
    found = {
        "released_on": "2018-03-01",
        "reason": "an appeal",
        "answers": {"HR1.1": "non_compliant"},
    }
    older(row)["corrections"] = [found]


def answer_one_additional_question(row: Row) -> None:
    newer(row)["additional_answers"] = {"AQ1": "compliant"}


def answer_no_additional_question(row: Row) -> None:
    del newer(row)["additional_answers"]


def wait_for_two_visits(row: Row) -> None:
    for name, on in (("asm-3", "2018-04-10"), ("asm-4", "2018-04-15")):
        row["assessments"].append(a_waiting_visit(on) | {"id": name})


def leave_two_cases_open(row: Row) -> None:
    row["zero_tolerance_cases"] = [
        a_case(("2018-03-01", "confirmed"), ("2018-03-09", "remediated"), name="zt-1"),
        a_case(("2018-03-01", "suspected"), ("2018-03-09", "unfounded"), name="zt-2"),
    ]


def grow_old(row: Row) -> None:
    report = a_late_report("pr-4") | {"released_on": "2018-11-15", "cycle": "c2"}
    row["progress_reports"].append(report)


def fail(criterion: str) -> Callable[[Row], None]:
    return lambda row: fail_alone(row, criterion)


CASES: dict[str, tuple[Callable[[Row], None], Expected]] = {
    "one assessment": (lose_the_older, no_pair(GateReason.FEWER_THAN_TWO)),
    "a visit in part between": (visit_in_part_between, no_pair(GateReason.BROKEN_BY_INCOMPLETE)),
    "a visit without result between": (
        visit_without_result_between,
        no_pair(GateReason.BROKEN_BY_INCOMPLETE),
    ),
    "a day too late": (come_a_day_too_late, no_pair(GateReason.GAP_OUT_OF_RANGE)),
    "a day too soon": (come_a_day_too_soon, no_pair(GateReason.GAP_OUT_OF_RANGE)),
    "reduced assessment agreed a day too late": (
        agree_on_reduced_assessment_too_late,
        no_pair(GateReason.GAP_OUT_OF_RANGE),
    ),
    "the report on the first day on site": (report_on_the_first_day_on_site, WITHOUT_A_TRIGGER),
    "the report before its window": (report_before_its_window, WITHOUT_A_TRIGGER),
    "triggered by a void assessment": (be_triggered_by_a_void_assessment, WITHOUT_A_TRIGGER),
    "found in the older after the visit": (
        find_something_in_the_older_after_the_visit,
        {"G05": GateReason.CRITERIA},
    ),
    "one additional answer": (
        answer_one_additional_question,
        {"G03": GateReason.UNANSWERED, "G07": GateReason.CRITERIA, "G08": GateReason.CRITERIA},
    ),
    "no additional answer": (answer_no_additional_question, {"G03": GateReason.UNANSWERED}),
    "an issue found": (fail("C1"), {"G04": GateReason.CRITERIA}),
    "an HR element failed": (fail("HR6"), {"G05": GateReason.CRITERIA}),
    "an OSH element failed": (fail("OSH7"), {"G06": GateReason.CRITERIA}),
    "a dialogue mark not On Track": (fail("SD5"), {"G07": GateReason.CRITERIA}),
    "the learning mark not On Track": (fail("L1"), {"G08": GateReason.CRITERIA}),
    "one case of two still open": (leave_two_cases_open, {"G09": GateReason.ZERO_TOLERANCE}),
    "two visits without result": (
        wait_for_two_visits,
        {"G10": GateReason.UNRELEASED_ASSESSMENT},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_one_gate_alone(name: str) -> None:
    change, expected = CASES[name]
    row = a_high_performer()
    change(row)
    held_back(row, DECISION_DAY, expected)


def test_an_old_assessment_alone() -> None:
    """Twelve months and a day after the later visit."""
    row = a_high_performer()
    grow_old(row)
    assert standing(row, date(2019, 2, 20)).stage is Stage.ELIGIBLE
    held_back(row, date(2019, 2, 21), {"G13": GateReason.TOO_OLD})


def held_back(row: Row, on: date, expected: Expected) -> None:
    found = standing(row, on)
    assert {each.id: each.reason for each in found.gates_not_met} == expected
    assert not found.may_approve
    assert found.stage is not Stage.ELIGIBLE
    assert found.missing


def test_every_gate_and_every_reason_of_a_gate_is_walked() -> None:
    walked = {("G13", GateReason.TOO_OLD)}
    walked |= {pair for _, expected in CASES.values() for pair in expected.items()}
    assert walked == {(gate, each) for gate, reasons in REASONS_OF.items() for each in reasons}
    assert [each.id for each in standing(a_high_performer()).gates] == list(REASONS_OF)
    assert len(REASONS_OF) == 11
    assert set(GateReason) == {each for reasons in REASONS_OF.values() for each in reasons}
