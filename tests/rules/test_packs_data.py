"""The pack of 2017 says what the factory guidelines say, in their words and with their signs."""

from datetime import date

import pytest

from distinction.rules.criteria.evaluate import evaluate
from distinction.rules.criteria.load import pack_of
from distinction.rules.criteria.pack import Criterion, Evidence, Group, Pack
from distinction.rules.criteria.standing import Standing
from distinction.rules.terms.verdict import Verdict
from tests import worked
from tests.makers import HR, OSH, Row, verdict
from tests.rules.library import a_clean_factory

NAME = "better-work-2017"
PACK = worked.library_pack(NAME)
DECISION_DAY, TRIGGER_DAY = date(2019, 6, 1), date(2018, 12, 1)
SETTINGS = {  # rules.md, section 14
    "pr2_max_age_months": 14,
    "pr2_month": 11,
    "cycle_months": 12,
    "assessment_spacing_months": 12,
    "min_gap_months": 6,
    "max_gap_months_12": 18,
    "max_gap_months_24": 30,
    "decision_max_age_months": 12,
}
MOST_ADDITIONAL_QUESTIONS = 15  # rules.md, section 14: "limited number"; the number is assumed
DIAMOND, ASTERISK = "♦", "*"

# The annex: id -> its words, its signs, and the requirement on it.
ELEMENTS = {
    "HR1": ("Adequate Human Resources Policy", (DIAMOND,), "R146"),
    "HR2": ("Adequate Recruitment Procedure", (DIAMOND,), "R147"),
    "HR3": ("Adequate disciplinary and termination procedures", (), "R148"),
    "HR4": (
        "Assignment of accountability for following policies and procedures relating to HR "
        "management and performance",
        (),
        "R149",
    ),
    "HR5": ("Communication and implementation of HR policies and procedures", (), "R150"),
    "HR6": (
        "Investigation of performance under HR policies and procedures and adjustments as needed",
        (DIAMOND,),
        "R151",
    ),
    "OSH1": ("Adequate OSH Policy", (DIAMOND,), "R153"),
    "OSH2": ("Adequate emergency preparedness procedure", (DIAMOND,), "R154"),
    "OSH3": ("Adequate hazard/risk management and control procedure", (), "R155"),
    "OSH4": ("Adequate accident investigation procedure", (DIAMOND,), "R156"),
    "OSH5": (
        "Assignment of accountability for carrying out health and safety responsibilities",
        (),
        "R157",
    ),
    "OSH6": ("Communication and implementation of OSH policies and procedures", (), "R158"),
    "OSH7": (
        "Investigation, monitoring and measurement of OSH performance, and adjustments as needed",
        (DIAMOND,),
        "R159",
    ),
}
BY_REQUIREMENT = [
    pytest.param(each, marks=pytest.mark.req(requirement), id=each)
    for each, (_, _, requirement) in ELEMENTS.items()
]


def criterion(name: str) -> Criterion:
    return next(each for each in PACK.criteria if each.id == name)


def judged(row: Row, on: date = DECISION_DAY, pack: Pack = PACK) -> Standing:
    return evaluate(pack, worked.dossier(row), on)


def answer(row: Row, place: int, code: str, word: str) -> None:
    """In the older assessment (0) or in the newer one (1)."""
    row["assessments"][place]["answers"][code] = word


def mark(row: Row, name: str, word: str) -> None:
    row["progress_reports"][0]["marks"][name]["mark"] = word


@pytest.mark.req("R142")
def test_dialogue_1_keeps_diamond_and_asterisk() -> None:
    found = criterion("SD1")
    assert found.markers == (DIAMOND, ASTERISK)
    assert found.name == "Freely chosen, representative worker members on the bipartite committee"


@pytest.mark.req("R143")
def test_dialogue_3_keeps_the_diamond() -> None:
    found = criterion("SD3")
    assert found.markers == (DIAMOND,)
    assert found.name == "Active and effectively functioning bipartite committee"


@pytest.mark.req("R142")
@pytest.mark.parametrize("word", ["on_track", "no_progress", "not_assessed"])
def test_signs_of_the_source_change_no_verdict(word: str) -> None:
    tables = PACK.model_dump(by_alias=True, exclude_unset=True)
    for each in tables["criterion"]:
        each.pop("markers", None)
    bare = pack_of(tables)
    assert isinstance(bare, Pack)
    row = a_clean_factory(NAME)
    mark(row, "SD1", word)
    assert judged(row, pack=bare) == judged(row)


def test_no_other_criterion_carries_a_sign() -> None:
    signed = {each.id for each in PACK.criteria if each.markers}
    assert signed == {"SD1", "SD3"} | {each for each, (_, signs, _) in ELEMENTS.items() if signs}


@pytest.mark.req("R144")
def test_the_learning_criterion_reads_the_mark_of_the_second_report_only() -> None:
    """ "Needs-based learning plan developed in consultation [...] and implemented"."""
    assert [each.id for each in PACK.criteria if each.group is Group.LEARNING] == ["L1"]
    assert criterion("L1").evidence is Evidence.PROGRESS_REPORT_2
    row = a_clean_factory(NAME)
    for each in PACK.questions:
        answer(row, 0, each.code, "non_compliant")
    assert verdict(judged(row, TRIGGER_DAY), "L1") is Verdict.MET
    mark(row, "L1", "moderate_progress")
    assert verdict(judged(row, TRIGGER_DAY), "L1") is Verdict.NOT_MET


@pytest.mark.parametrize("element", BY_REQUIREMENT)
def test_an_element_stands_in_the_words_of_the_annex(element: str) -> None:
    words, signs, _ = ELEMENTS[element]
    found = criterion(element)
    assert (found.name, found.markers) == (words, signs)
    assert found.evidence is Evidence.ASSESSMENT
    assert found.group is (Group.HR_SYSTEM if element in HR else Group.OSH_SYSTEM)


@pytest.mark.parametrize("element", BY_REQUIREMENT)
@pytest.mark.parametrize("place", [0, 1], ids=["older", "newer"])
def test_each_question_of_an_element_decides_in_each_assessment(element: str, place: int) -> None:
    for code in criterion(element).questions or ():
        row = a_clean_factory(NAME)
        answer(row, place, code, "non_compliant")
        assert verdict(judged(row), element) is Verdict.NOT_MET
        answer(row, place, code, "not_assessed")
        assert verdict(judged(row), element) is Verdict.NOT_KNOWN


def test_all_elements_are_here_each_with_questions_of_its_own() -> None:
    assert {each.id for each in PACK.criteria if each.evidence is Evidence.ASSESSMENT} == {
        *ELEMENTS
    }
    asked = [code for each in ELEMENTS for code in criterion(each).questions or ()]
    assert len(asked) == len(set(asked))
    assert set(asked) <= {each.code for each in PACK.questions}


@pytest.mark.req("R145")
@pytest.mark.parametrize("element", HR)
def test_an_hr_element_satisfied_in_the_newer_assessment_only_is_not_met(element: str) -> None:
    """ "In two subsequent assessments"."""
    row = a_clean_factory(NAME)
    for code in criterion(element).questions or ():
        answer(row, 0, code, "non_compliant")
    assert verdict(judged(row), element) is Verdict.NOT_MET


@pytest.mark.req("R152")
@pytest.mark.parametrize("element", OSH)
def test_an_osh_element_satisfied_in_the_older_assessment_only_is_not_met(element: str) -> None:
    row = a_clean_factory(NAME)
    for code in criterion(element).questions or ():
        answer(row, 1, code, "non_compliant")
    assert verdict(judged(row), element) is Verdict.NOT_MET


def test_the_settings_are_those_of_the_rules() -> None:
    assert PACK.settings.model_dump() == SETTINGS


def test_additional_questions_are_few_and_all_always_apply() -> None:
    """ "A limited number of additional questions"."""
    asked = PACK.additional_questions
    assert 0 < len(asked) <= MOST_ADDITIONAL_QUESTIONS
    assert {each.applies for each in asked} == {"always"}
