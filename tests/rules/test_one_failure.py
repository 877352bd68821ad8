"""One thing alone fails, in every way it can: never approvable, and exactly its gates are named."""

from collections.abc import Callable
from datetime import date

import pytest

from distinction.rules.criteria.gates import GATE_OF_GROUP
from distinction.rules.criteria.pack import Evidence, Pack
from distinction.rules.criteria.standing import Stage, Standing
from distinction.rules.terms.verdict import Verdict
from tests import worked
from tests.makers import (
    HR,
    MARKED,
    OSH,
    Row,
    a_case,
    a_high_performer,
    a_late_report,
    newer,
    older,
    second_report,
    standing,
)
from tests.rules.library import a_clean_factory, codes_of, standing_of

Spot = tuple[str, int, str, str]  # table, place, field, name

PACK = worked.sample_pack()
GATE_OF = {each.id: GATE_OF_GROUP[each.group] for each in PACK.by_effort}
ABOUT = {each.code: each.about for each in PACK.additional_questions}
ANSWERED = ("C1", *HR, *OSH)
# Goal G17 fixes how many there are, so that a shorter list cannot pass.
CRITERIA = 21

UNTRIGGERED = {"G02", "G03"}  # without its trigger a visit's additional questions do not count
WAYS_TO_ANSWER = {
    "non_compliant": Verdict.NOT_MET,
    "not_assessed": Verdict.NOT_KNOWN,
    "without an answer": Verdict.NOT_KNOWN,
    "all set aside": Verdict.NOT_KNOWN,
}
WAYS_TO_MARK = {
    "moderate_progress": Verdict.NOT_MET,
    "no_progress": Verdict.NOT_MET,
    "not_on_track": Verdict.NOT_MET,
    "not_assessed": Verdict.NOT_KNOWN,
    "without a mark": Verdict.NOT_KNOWN,
}
ASSESSMENTS = [pytest.param(older, UNTRIGGERED, id="older"), pytest.param(newer, set(), id="newer")]
REPORTS = [pytest.param(False, UNTRIGGERED, id="trigger's"), pytest.param(True, set(), id="later")]


def forbids(found: Standing, gates: set[str], criteria: dict[str, Verdict]) -> None:
    assert not found.may_approve
    assert found.stage is not Stage.ELIGIBLE
    assert {each.id for each in found.gates_not_met} == gates
    assert {line.id: line.verdict for line in found.criteria_not_met} == criteria


def test_all_criteria_are_walked() -> None:
    found = standing(a_high_performer())
    assert found.stage is Stage.ELIGIBLE
    assert {each.id for each in found.criteria} == {*ANSWERED, *MARKED, "C2"}
    assert len(found.criteria) == CRITERIA


@pytest.mark.parametrize("way", WAYS_TO_ANSWER)
@pytest.mark.parametrize(("assessment", "undone"), ASSESSMENTS)
@pytest.mark.parametrize("criterion", ANSWERED)
def test_an_answer_alone(
    criterion: str, assessment: Callable[[Row], Row], undone: set[str], way: str
) -> None:
    row = a_high_performer()
    answers = assessment(row)["answers"]
    codes = questions_of(criterion, assessment(row)["date"])
    if way == "all set aside":
        answers |= dict.fromkeys(codes, "not_applicable")
    elif way == "without an answer":
        del answers[codes[0]]
    else:
        answers[codes[0]] = way
    forbids(standing(row), {GATE_OF[criterion], *undone}, {criterion: WAYS_TO_ANSWER[way]})


def questions_of(criterion: str, day: str) -> tuple[str, ...]:
    own = next(each.questions for each in PACK.criteria if each.id == criterion)
    issues = PACK.list_in_force("KH", date.fromisoformat(day))
    assert issues is not None
    return own or issues.questions


@pytest.mark.parametrize("way", WAYS_TO_MARK)
@pytest.mark.parametrize(("is_later", "undone"), REPORTS)
@pytest.mark.parametrize("criterion", MARKED)
def test_a_mark_alone(criterion: str, is_later: bool, undone: set[str], way: str) -> None:
    row = a_high_performer()
    report = a_late_report("pr-3") if is_later else second_report(row)
    if is_later:
        row["progress_reports"].append(report)
    if way == "without a mark":
        del report["marks"][criterion]
    else:
        report["marks"][criterion] = {"mark": way}
    forbids(standing(row), {GATE_OF[criterion], *undone}, {criterion: WAYS_TO_MARK[way]})


@pytest.mark.parametrize(
    ("word", "verdict", "open_too"),
    [
        ("non_compliant", Verdict.NOT_MET, set()),
        ("not_assessed", Verdict.NOT_KNOWN, {"G03"}),
        ("not_applicable", Verdict.NOT_KNOWN, {"G03"}),
    ],
)
@pytest.mark.parametrize("code", ABOUT)
def test_an_additional_answer_alone(
    code: str, word: str, verdict: Verdict, open_too: set[str]
) -> None:
    row = a_high_performer()
    newer(row)["additional_answers"][code] = word
    forbids(standing(row), {GATE_OF[ABOUT[code]], *open_too}, {ABOUT[code]: verdict})


@pytest.mark.parametrize(
    ("status", "verdict"),
    [
        ("suspected", Verdict.NOT_KNOWN),
        ("confirmed", Verdict.NOT_MET),
        ("remediated", Verdict.NOT_KNOWN),
    ],
)
def test_a_case_alone(status: str, verdict: Verdict) -> None:
    row = a_high_performer()
    row["zero_tolerance_cases"] = [a_case(("2018-03-01", "suspected"), ("2018-03-02", status))]
    forbids(standing(row), {"G09"}, {"C2": verdict})


@pytest.mark.parametrize(("name", "walked"), [("better-work-2017", 154), ("lantern-valley", 22)])
def test_every_question_and_every_mark_of_a_pack_alone(name: str, walked: int) -> None:
    """Of a whole pack too one finding, mark or additional answer is enough, whichever it is."""
    pack = worked.library_pack(name)
    gate_of = {each.id: GATE_OF_GROUP[each.group] for each in pack.by_effort}
    spots = spots_of(pack, a_clean_factory(name))
    for spot, criteria in spots.items():
        row = a_clean_factory(name)
        spoil(row, spot)
        found = standing_of(name, row)
        assert not found.may_approve
        assert found.stage is not Stage.ELIGIBLE
        assert {line.id for line in found.criteria_not_met} == criteria
        assert {gate_of[each] for each in criteria} <= {each.id for each in found.gates_not_met}
    assert standing_of(name, a_clean_factory(name)).may_approve
    assert len(spots) == walked


def spots_of(pack: Pack, row: Row) -> dict[Spot, set[str]]:
    """Where one thing can fail, and the criteria that it fails."""
    spots: dict[Spot, set[str]] = {}
    for criterion in pack.by_effort:
        for place, visit in enumerate(row["assessments"]):
            for code in codes_of(pack, criterion, row, visit):
                spot = ("assessments", place, "answers", code)
                spots.setdefault(spot, set()).add(criterion.id)
        if criterion.evidence is Evidence.PROGRESS_REPORT_2:
            spots["progress_reports", 0, "marks", criterion.id] = {criterion.id}
    for each in pack.additional_questions:
        spots["assessments", 1, "additional_answers", each.code] = {each.about}
    return spots


def spoil(row: Row, spot: Spot) -> None:
    table, place, field, name = spot
    bad = {"mark": "no_progress"} if field == "marks" else "non_compliant"
    row[table][place][field][name] = bad
