"""What the guideline asks of a high-performing factory, sentence by sentence."""

import json
from collections.abc import Callable
from datetime import date

import pytest

from distinction.rules.criteria.pack import Group
from distinction.rules.criteria.standing import MomentName, Stage
from distinction.rules.terms.reasons import Reason, WarningCode
from distinction.rules.terms.verdict import Verdict
from tests import worked
from tests.makers import (
    DECISION_DAY,
    HR,
    MARKED,
    OSH,
    TRIGGER_DAY,
    Row,
    a_case,
    a_high_performer,
    fail_alone,
    gate,
    mark,
    newer,
    older,
    second_report,
    standing,
    verdict,
)

Which = Callable[[Row], Row]

REQUIREMENT_OF_MARK = {
    "SD1": "R072",
    "SD2": "R073",
    "SD3": "R074",
    "SD4": "R078",
    "SD5": "R079",
    "L1": "R144",
}
REQUIREMENT_OF_ELEMENT = dict(
    zip((*HR, *OSH), (f"R{number}" for number in (*range(146, 152), *range(153, 160))), strict=True)
)


def with_requirement(table: dict[str, str]) -> list[object]:
    return [
        pytest.param(each, marks=pytest.mark.req(requirement), id=each)
        for each, requirement in table.items()
    ]


@pytest.mark.req("R001")
def test_a_standing_lists_a_verdict_for_every_criterion_of_the_pack() -> None:
    """ "Objective, performance-based criteria": held as data, and all of them judged."""
    found = standing(a_high_performer())
    assert [line.id for line in found.criteria] == [
        each.id for each in worked.sample_pack().criteria
    ]
    assert found.stage is Stage.ELIGIBLE


@pytest.mark.req("R001")
def test_no_decision_on_record_changes_a_stage() -> None:
    row = a_high_performer()
    mark(row, "SD5", "no_progress")
    before = standing(row).stage
    row["decisions"] = [
        {"id": "d1", "on": "2018-04-01", "by_role": "programme_manager", "outcome": "approved"}
    ]
    after = standing(row)
    assert after.stage is before
    assert WarningCode.APPROVED_AGAINST_GATES in [each.code for each in after.warnings]


@pytest.mark.req("R004")
@pytest.mark.req("R069")
@pytest.mark.parametrize("assessment", [older, newer], ids=["in the older", "in the newer"])
def test_one_finding_on_a_listed_issue_in_either_assessment_is_not_met(assessment: Which) -> None:
    """ "No non-compliances on publicly reported issues in 2 consecutive assessments"."""
    row = a_high_performer()
    assessment(row)["answers"]["PAY1"] = "non_compliant"
    found = standing(row)
    assert verdict(found, "C1") is Verdict.NOT_MET
    assert gate(found, "G04") is Verdict.NOT_MET


@pytest.mark.req("R069")
def test_a_finding_on_an_unlisted_question_changes_nothing() -> None:
    row = a_high_performer()
    newer(row)["answers"]["ZZ9"] = "non_compliant"
    assert standing(row) == standing(a_high_performer())


@pytest.mark.req("R005")
@pytest.mark.parametrize("criterion", [each for each in MARKED if each.startswith("SD")])
def test_the_dialogue_family_is_made_of_the_five_dialogue_criteria(criterion: str) -> None:
    row = a_high_performer()
    mark(row, criterion, "moderate_progress")
    assert gate(standing(row), "G07") is Verdict.NOT_MET


@pytest.mark.req("R006")
def test_the_two_system_families_are_six_hr_and_seven_osh_elements() -> None:
    groups = [each.group for each in worked.sample_pack().criteria]
    assert (groups.count(Group.HR_SYSTEM), groups.count(Group.OSH_SYSTEM)) == (6, 7)


@pytest.mark.req("R007")
def test_the_learning_family_rests_on_the_learning_mark() -> None:
    row = a_high_performer()
    mark(row, "L1", "no_progress")
    assert gate(standing(row), "G08") is Verdict.NOT_MET


@pytest.mark.req("R008")
def test_one_perfect_assessment_alone_is_never_enough() -> None:
    """ "Consistently demonstrate": shown by a window of two."""
    row = a_high_performer()
    del row["assessments"][0]
    found = standing(row)
    assert found.stage is not Stage.ELIGIBLE
    assert (found.evidence.previous, found.evidence.latest) == (None, "asm-2")


@pytest.mark.req("R012")
def test_evidence_of_before_a_day_is_used_as_history_of_that_day() -> None:
    """The engine takes any day: evidence before differentiation began counts as evidence."""
    found = standing(a_high_performer(), date(2017, 3, 31))
    assert found.evidence.latest == "asm-1"


@pytest.mark.req("R068")
@pytest.mark.parametrize("criterion", [each.id for each in worked.sample_pack().by_effort])
def test_all_criteria_but_one_are_not_all(criterion: str) -> None:
    """ "All of the following criteria"."""
    row = a_high_performer()
    fail_alone(row, criterion)
    found = standing(row)
    assert found.decision is not Verdict.MET
    assert [line.id for line in found.criteria_not_met] == [criterion]


@pytest.mark.parametrize("criterion", with_requirement(REQUIREMENT_OF_MARK))
@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("on_track", Verdict.MET),
        ("moderate_progress", Verdict.NOT_MET),
        ("no_progress", Verdict.NOT_MET),
        ("not_on_track", Verdict.NOT_MET),
        ("not_assessed", Verdict.NOT_KNOWN),
    ],
)
def test_only_on_track_satisfies(criterion: str, word: str, wanted: Verdict) -> None:
    """ "Marked On Track in Progress Report 2"."""
    row = a_high_performer()
    mark(row, criterion, word)
    assert verdict(standing(row), criterion) is wanted


@pytest.mark.parametrize("criterion", with_requirement(REQUIREMENT_OF_MARK))
def test_no_mark_is_not_known(criterion: str) -> None:
    row = a_high_performer()
    del second_report(row)["marks"][criterion]
    assert verdict(standing(row), criterion) is Verdict.NOT_KNOWN


@pytest.mark.req("R078")
def test_the_dialogue_criterion_on_unions_is_one_criterion_with_one_mark() -> None:
    found = standing(a_high_performer())
    line = next(each for each in found.criteria if each.id == "SD4")
    assert [each.moment for each in line.moments] == [
        MomentName.PROGRESS_REPORT_2,
        MomentName.ADDITIONAL,
    ]
    assert line.moments[0].deciding == ("pr-2/SD4",)


@pytest.mark.req("R088")
def test_the_evidence_of_a_decision_is_two_named_assessments() -> None:
    found = standing(a_high_performer())
    assert (found.evidence.previous, found.evidence.latest) == ("asm-1", "asm-2")


@pytest.mark.req("R089")
def test_the_evidence_of_a_decision_names_the_second_progress_report() -> None:
    assert standing(a_high_performer()).evidence.progress_report_2 == "pr-2"


@pytest.mark.req("R094")
@pytest.mark.parametrize(
    ("answer", "wanted"),
    [("non_compliant", Verdict.NOT_MET), ("not_assessed", Verdict.NOT_KNOWN)],
)
def test_the_trigger_asks_for_a_clean_list(answer: str, wanted: Verdict) -> None:
    row = a_high_performer()
    older(row)["answers"]["PAY1"] = answer
    found = standing(row, TRIGGER_DAY)
    assert (found.trigger.verdict, found.trigger.blocking) == (wanted, ("C1",))


@pytest.mark.req("R095")
@pytest.mark.parametrize("element", [*HR, *OSH])
def test_the_trigger_asks_for_every_element(element: str) -> None:
    row = a_high_performer()
    older(row)["answers"][f"{element}.1"] = "non_compliant"
    found = standing(row, TRIGGER_DAY)
    assert (found.trigger.verdict, found.trigger.blocking[:1]) == (Verdict.NOT_MET, (element,))


@pytest.mark.req("R096")
@pytest.mark.req("R141")
@pytest.mark.parametrize("criterion", MARKED)
def test_the_trigger_asks_for_every_mark_of_the_report_of_the_same_cycle(criterion: str) -> None:
    row = a_high_performer()
    assert standing(row, TRIGGER_DAY).trigger.verdict is Verdict.MET
    mark(row, criterion, "moderate_progress")
    found = standing(row, TRIGGER_DAY)
    assert (found.trigger.progress_report_2, found.trigger.blocking) == ("pr-2", (criterion,))


@pytest.mark.req("R141")
@pytest.mark.req("R144")
def test_marks_of_the_first_report_never_count() -> None:
    row = a_high_performer()
    row["progress_reports"] = [each for each in row["progress_reports"] if each["number"] == 1]
    found = standing(row, TRIGGER_DAY)
    assert set(MARKED) <= set(found.trigger.blocking)
    assert verdict(found, "L1") is Verdict.NOT_KNOWN


@pytest.mark.req("R134")
def test_who_was_on_track_can_be_told_for_any_past_day() -> None:
    row = a_high_performer()
    days = [date(2017, 11, 14), date(2017, 11, 15), date(2018, 2, 19), DECISION_DAY]
    stages = [standing(row, day).stage for day in days]
    assert stages == [Stage.DEVELOPING, Stage.ON_TRACK, Stage.ON_TRACK, Stage.ELIGIBLE]


@pytest.mark.req("R070")
@pytest.mark.parametrize("element", OSH)
def test_every_osh_element_has_its_own_verdict(element: str) -> None:
    row = a_high_performer()
    newer(row)["answers"][f"{element}.2"] = "non_compliant"
    found = standing(row)
    assert [line.id for line in found.criteria_not_met] == [element]
    assert gate(found, "G06") is Verdict.NOT_MET


@pytest.mark.req("R071")
@pytest.mark.parametrize("element", HR)
def test_every_hr_element_has_its_own_verdict(element: str) -> None:
    row = a_high_performer()
    newer(row)["answers"][f"{element}.2"] = "non_compliant"
    found = standing(row)
    assert [line.id for line in found.criteria_not_met] == [element]
    assert gate(found, "G05") is Verdict.NOT_MET


@pytest.mark.parametrize("element", with_requirement(REQUIREMENT_OF_ELEMENT))
@pytest.mark.parametrize("assessment", [older, newer], ids=["older", "newer"])
def test_an_element_is_judged_by_its_questions_in_both(element: str, assessment: Which) -> None:
    """ "In two subsequent assessments"."""
    row = a_high_performer()
    assert verdict(standing(row), element) is Verdict.MET
    assessment(row)["answers"][f"{element}.1"] = "not_assessed"
    assert verdict(standing(row), element) is Verdict.NOT_KNOWN


@pytest.mark.req("R145")
@pytest.mark.parametrize("element", HR)
def test_satisfied_in_the_newer_but_not_in_the_older_is_not_met(element: str) -> None:
    row = a_high_performer()
    older(row)["answers"][f"{element}.1"] = "non_compliant"
    assert verdict(standing(row), element) is Verdict.NOT_MET


@pytest.mark.req("R152")
@pytest.mark.parametrize("element", OSH)
def test_satisfied_in_the_older_but_not_in_the_newer_is_not_met(element: str) -> None:
    row = a_high_performer()
    newer(row)["answers"][f"{element}.1"] = "non_compliant"
    assert verdict(standing(row), element) is Verdict.NOT_MET


@pytest.mark.req("R160")
def test_each_assessment_is_judged_by_the_list_in_force_on_its_day() -> None:
    row = a_high_performer()
    older(row)["answers"]["TIM1"] = "non_compliant"  # listed from July 2017 on
    assert verdict(standing(row), "C1") is Verdict.MET
    newer(row)["answers"]["TIM1"] = "non_compliant"
    assert verdict(standing(row), "C1") is Verdict.NOT_MET


@pytest.mark.req("R161")
def test_a_country_without_any_list_is_not_known() -> None:
    row = a_high_performer()
    row["factory"]["country"] = "XX"
    line = next(each for each in standing(row).criteria if each.id == "C1")
    assert line.verdict is Verdict.NOT_KNOWN
    assert {each.reason for each in line.moments} == {Reason.NO_PRI_LIST}


@pytest.mark.req("R161")
def test_a_differentiation_list_is_judged_like_a_public_one() -> None:
    tables = worked.sample_pack().model_dump(by_alias=True, exclude_unset=True)
    for issues in tables["pri_list"]:
        issues["kind"] = "differentiation"
    row = a_high_performer()
    pack = worked.situation_pack(json.loads(json.dumps(tables, default=str)))
    assert standing(row, pack=pack).criteria == standing(row).criteria


@pytest.mark.req("R162")
@pytest.mark.parametrize(
    ("last", "may_approve"),
    [
        ("suspected", False),
        ("confirmed", False),
        ("remediated", False),
        ("unfounded", True),
        ("closed_verified", True),
    ],
)
def test_only_unfounded_or_verified_frees_the_gate(last: str, *, may_approve: bool) -> None:
    """ "No unremediated zero tolerance issues"."""
    row = a_high_performer()
    row["zero_tolerance_cases"] = [a_case(("2018-03-01", "suspected"), ("2018-04-01", last))]
    found = standing(row)
    assert found.may_approve is may_approve
    assert (gate(found, "G09") is Verdict.MET) is may_approve
