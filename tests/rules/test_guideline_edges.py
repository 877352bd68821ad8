"""What the guideline asks, at its edges: no answer, another cycle, another country, both sides."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distinction.rules.criteria.evaluate import evaluate
from distinction.rules.criteria.gates import GATE_OF_GROUP
from distinction.rules.criteria.standing import Stage
from distinction.rules.terms.reasons import Reason
from distinction.rules.terms.verdict import Verdict
from tests import worked
from tests.makers import (
    HR,
    MARKED,
    OSH,
    TRIGGER_DAY,
    Row,
    a_case,
    a_high_performer,
    a_late_report,
    fail_alone,
    gate,
    newer,
    older,
    second_report,
    standing,
    verdict,
)

PACK = worked.sample_pack()
BY_EFFORT = [each.id for each in PACK.by_effort]
GATE_OF = {each.id: GATE_OF_GROUP[each.group] for each in PACK.by_effort}


@pytest.mark.req("R001")
@pytest.mark.parametrize("name", worked.names())
def test_no_standing_leaves_a_criterion_of_the_pack_without_a_verdict(name: str) -> None:
    """However little is known: "objective, performance-based criteria" are all judged."""
    on = date.fromisoformat(worked.expected(name)["as_of"])
    found = evaluate(PACK, worked.dossier(worked.row(name)), on)
    assert [line.id for line in found.criteria] == [each.id for each in PACK.criteria]
    assert all(line.moments for line in found.criteria)


@pytest.mark.req("R068")
@given(st.sets(st.sampled_from(BY_EFFORT), min_size=1))
def test_any_criteria_not_met_are_enough_and_are_all_named(failed: set[str]) -> None:
    """ "All of the following criteria": however many of them are met."""
    row = a_high_performer()
    for each in failed - set(MARKED):
        fail_alone(row, each)
    words = dict.fromkeys(failed & set(MARKED), "no_progress")
    row["progress_reports"].append(a_late_report("pr-3", **words))
    found = standing(row)
    assert {line.id for line in found.criteria_not_met} == failed
    assert {each.id for each in found.gates_not_met} == {GATE_OF[each] for each in failed}
    assert found.decision is Verdict.NOT_MET


@pytest.mark.req("R068")
@pytest.mark.parametrize("criterion", BY_EFFORT)
def test_one_criterion_not_known_is_not_enough_either(criterion: str) -> None:
    """Neither praise nor blame: the decision is not known, and never met."""
    row = a_high_performer()
    if criterion in MARKED:
        row["progress_reports"].append(a_late_report("pr-3", **{criterion: "not_assessed"}))
    else:
        question = "PAY1" if criterion == "C1" else f"{criterion}.2"
        del newer(row)["answers"][question]
    found = standing(row)
    assert [line.id for line in found.criteria_not_met] == [criterion]
    assert found.decision is Verdict.NOT_KNOWN


@pytest.mark.parametrize(
    ("family", "criteria"),
    [
        pytest.param("G04", ["C1"], marks=pytest.mark.req("R004"), id="compliance"),
        pytest.param("G05", [*HR], marks=pytest.mark.req("R006"), id="HR system"),
        pytest.param("G06", [*OSH], marks=pytest.mark.req("R006"), id="OSH system"),
        pytest.param("G07", [*MARKED[:5]], marks=pytest.mark.req("R005"), id="dialogue"),
        pytest.param("G08", ["L1"], marks=pytest.mark.req("R007"), id="learning"),
    ],
)
def test_a_family_is_moved_by_its_own_criteria_and_by_no_other(
    family: str, criteria: list[str]
) -> None:
    for each in BY_EFFORT:
        row = a_high_performer()
        fail_alone(row, each)
        moved = gate(standing(row), family) is not Verdict.MET
        assert moved is (each in criteria)


@pytest.mark.req("R008")
@pytest.mark.parametrize("assessment", [older, newer], ids=["older", "newer"])
def test_two_assessments_of_which_one_does_not_count_are_one(
    assessment: Callable[[Row], Row],
) -> None:
    """ "Consistently": a visit of part of the questions is no assessment of all of them."""
    row = a_high_performer()
    assessment(row)["scope"] = "partial"
    found = standing(row)
    assert found.stage is not Stage.ELIGIBLE
    assert {found.evidence.previous, found.evidence.latest} < {None, "asm-1", "asm-2"}


@pytest.mark.req("R012")
def test_an_assessment_of_before_2017_counts_in_a_decision_of_2018() -> None:
    """Differentiation starts in 2017; earlier evidence is used as history."""
    row = a_high_performer()
    older(row).update(date="2016-12-20", released_on="2017-01-20")
    assert standing(row).stage is Stage.ELIGIBLE


@pytest.mark.req("R088")
def test_of_three_assessments_the_two_latest_are_used() -> None:
    """ "Data from two consecutive assessments"."""
    row = a_high_performer()
    first = older(row) | {"id": "asm-0", "date": "2016-02-10", "released_on": "2016-03-10"}
    first["answers"] = dict.fromkeys(first["answers"], "non_compliant")
    row["assessments"].append(first)
    found = standing(row)
    assert (found.evidence.previous, found.evidence.latest) == ("asm-1", "asm-2")
    assert found.stage is Stage.ELIGIBLE


@pytest.mark.req("R089")
def test_without_a_second_progress_report_two_clean_assessments_do_not_suffice() -> None:
    row = a_high_performer()
    row["progress_reports"].remove(second_report(row))
    found = standing(row)
    assert found.evidence.progress_report_2 is None
    assert {gate(found, "G07"), gate(found, "G08")} == {Verdict.NOT_KNOWN}


@pytest.mark.req("R094")
def test_the_trigger_asks_for_an_answer_to_every_listed_question() -> None:
    listed = PACK.list_in_force("KH", date.fromisoformat(older(a_high_performer())["date"]))
    assert listed is not None
    for code in listed.questions:
        row = a_high_performer()
        del older(row)["answers"][code]
        found = standing(row, TRIGGER_DAY)
        assert (found.trigger.verdict, found.trigger.blocking) == (Verdict.NOT_KNOWN, ("C1",))


@pytest.mark.req("R095")
@pytest.mark.parametrize("element", [*HR, *OSH])
def test_the_trigger_asks_for_every_question_of_an_element(element: str) -> None:
    for question in (f"{element}.1", f"{element}.2"):
        row = a_high_performer()
        older(row)["answers"][question] = "not_assessed"
        found = standing(row, TRIGGER_DAY)
        assert (found.trigger.verdict, found.trigger.blocking) == (Verdict.NOT_KNOWN, (element,))


@pytest.mark.req("R096")
def test_the_report_of_another_cycle_never_triggers() -> None:
    row = a_high_performer()
    row["cycles"].insert(0, {"id": "c0", "starts_on": "2016-12-31"})
    second_report(row)["cycle"] = "c0"
    found = standing(row, TRIGGER_DAY)
    assert found.evidence.progress_report_2 == "pr-2"
    assert (found.trigger.progress_report_2, found.trigger.blocking) == (None, MARKED)


@pytest.mark.req("R096")
@pytest.mark.parametrize(
    ("released_on", "wanted"), [("2018-02-19", Verdict.MET), ("2018-02-20", Verdict.NOT_MET)]
)
def test_a_report_triggers_until_the_eve_of_the_next_visit(
    released_on: str, wanted: Verdict
) -> None:
    row = a_high_performer()
    second_report(row)["released_on"] = released_on
    assert gate(standing(row), "G02") is wanted


@pytest.mark.req("R134")
def test_a_past_day_is_told_from_what_was_known_on_it() -> None:
    """What came later, good or bad, is no part of the answer."""
    row = a_high_performer()
    before = standing(row, TRIGGER_DAY)
    newer(row)["answers"]["PAY1"] = "non_compliant"
    row["zero_tolerance_cases"] = [a_case(("2018-01-10", "confirmed"))]
    assert standing(row, TRIGGER_DAY) == before
    assert before.stage is Stage.ON_TRACK


@pytest.mark.req("R160")
def test_the_list_of_another_country_plays_no_part() -> None:
    row = a_high_performer()
    newer(row)["answers"]["SAF4"] = "non_compliant"  # listed in Cambodia only
    assert verdict(standing(row), "C1") is Verdict.NOT_MET
    row["factory"]["country"] = "VN"
    assert verdict(standing(row), "C1") is Verdict.MET


@pytest.mark.req("R160")
def test_a_list_in_force_for_one_of_two_assessments_is_not_enough() -> None:
    row = a_high_performer()
    row["factory"]["country"] = "BD"
    older(row).update(date="2016-02-28", released_on="2016-03-20")  # its list begins a day later
    newer(row).update(date="2017-08-01", released_on="2017-09-01")
    found = standing(row)
    line = next(each for each in found.criteria if each.id == "C1")
    assert [each.reason for each in line.moments] == [Reason.NO_PRI_LIST, None]
    assert (gate(found, "G01"), line.verdict) == (Verdict.MET, Verdict.NOT_KNOWN)


@pytest.mark.req("R162")
def test_a_case_once_closed_and_opened_again_blocks_again() -> None:
    row = a_high_performer()
    steps = ("confirmed", "closed_verified", "suspected")
    row["zero_tolerance_cases"] = [a_case(*zip(("2018-01-05",) * 3, steps, strict=True))]
    found = standing(row)
    assert not found.may_approve
    assert gate(found, "G09") is Verdict.NOT_KNOWN
