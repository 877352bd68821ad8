"""Every code has its sentence, with the meaning of the domain's table of reasons kept."""

from collections.abc import Iterable
from datetime import date
from string import Formatter

import pytest

from distinction.faces import headline as heads
from distinction.faces import sentences as said
from distinction.faces.headline import headline
from distinction.faces.wording import ENGLISH, Facts, Wording, capital
from distinction.rules.criteria.gates import GATE_OF_GROUP
from distinction.rules.criteria.pack import Criterion, Evidence, Group
from distinction.rules.criteria.shown import Shown, shown
from distinction.rules.criteria.standing import Gap, Moment, MomentName, Stage, Standing
from distinction.rules.terms.marks import Answer, Mark
from distinction.rules.terms.reasons import GateReason, Missing, Reason, WarningCode
from distinction.rules.terms.verdict import Verdict
from tests import makers, worked

DAY = date(2018, 2, 20)
FACTS = Facts(DAY, ("OSH4.2 “causes are looked for”",), Mark.NO_PROGRESS, "no meeting", 11, 14)

# Source: domain/reason-codes.csv, the rows "contract moment", "contract gate", "contract warning".
MOMENTS = {
    Reason.NO_ASSESSMENT: "There is no such assessment yet.",
    Reason.NON_COMPLIANT: "Found non-compliant on 20 Feb 2018: OSH4.2 “causes are looked for”.",
    Reason.NOT_ASSESSED: (
        "Not answered, or could not be determined: OSH4.2 “causes are looked for”."
    ),
    Reason.NOTHING_APPLICABLE: (
        "Every question was set aside as not applicable; nothing is left to judge."
    ),
    Reason.NO_PRI_LIST: "The country had no issue list in force on 20 Feb 2018.",
    Reason.NOT_ON_TRACK: (
        "The second progress report of 20 Feb 2018 marked this “No progress”: “no meeting”."
    ),
    Reason.NO_PR2: "There is no second progress report yet.",
    Reason.PR2_TOO_OLD: (
        "The latest second progress report, of 20 Feb 2018, is older than 14 months."
    ),
    Reason.ZERO_TOLERANCE_CONFIRMED: "A zero-tolerance case is confirmed.",
    Reason.ZERO_TOLERANCE_UNRESOLVED: "A zero-tolerance case is not closed yet.",
}
GATES = {
    GateReason.FEWER_THAN_TWO: "There are not yet two full assessments in a row.",
    GateReason.BROKEN_BY_INCOMPLETE: (
        "An assessment between the two was not complete or is not released."
    ),
    GateReason.GAP_OUT_OF_RANGE: "The two assessments lie too close together or too far apart.",
    GateReason.NO_PAIR: "There are not two consecutive full assessments to decide on.",
    GateReason.NOT_TRIGGERED: "The additional questions come with the next assessment.",
    GateReason.UNANSWERED: "Not all additional questions have an answer.",
    GateReason.CRITERIA: "Not all criteria of this group are met.",
    GateReason.ZERO_TOLERANCE: "A zero-tolerance case stands in the way.",
    GateReason.UNRELEASED_ASSESSMENT: "A newer assessment is done and not released.",
    GateReason.TOO_OLD: "The latest assessment is too old to decide on.",
}
WARNINGS = {
    WarningCode.ADDITIONAL_QUESTIONS_WITHOUT_TRIGGER: (
        "The latest assessment carries additional answers, but nothing had triggered them; "
        "they are not used."
    ),
    WarningCode.APPROVED_AGAINST_GATES: (
        "A recorded approval of 20 Feb 2018 did not pass all gates on its day."
    ),
    WarningCode.PR2_BEFORE_WINDOW: (
        "A second progress report was released before its window and does not count."
    ),
    WarningCode.PR2_LATE: "A second progress report was released after its window; it counts.",
    WarningCode.ZERO_TOLERANCE_OPEN: (
        "The trigger holds and a zero-tolerance case is open; it will block a decision."
    ),
}


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_of_a_moment_has_the_sentence_of_the_table(reason: Reason) -> None:
    moment = Moment(MomentName.LATEST, Verdict.NOT_MET, reason, ())
    assert ENGLISH.reason(moment, FACTS) == MOMENTS[reason]
    assert ": " in ENGLISH.next_step(moment, FACTS)


@pytest.mark.parametrize("reason", GateReason)
def test_every_reason_of_a_gate_has_the_sentence_of_the_table(reason: GateReason) -> None:
    assert ENGLISH.gate_reason(reason) == GATES[reason]
    assert ": " in ENGLISH.gate_next_step(reason)


@pytest.mark.parametrize("code", WarningCode)
def test_every_warning_has_the_sentence_of_the_table(code: WarningCode) -> None:
    assert ENGLISH.warning(code, FACTS) == WARNINGS[code]


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        pytest.param(said.VERDICTS, Verdict, id="verdicts"),
        pytest.param(said.STAGES, Stage, id="stages"),
        pytest.param(said.STAGE_NOTES, Stage, id="notes of stages"),
        pytest.param(said.MOMENTS, MomentName, id="moments"),
        pytest.param(said.GROUPS, Group, id="groups"),
        pytest.param(said.GROUP_NOTES, Group, id="notes of groups"),
        pytest.param(said.MARKS, Mark, id="marks"),
        pytest.param(said.ANSWERS, Answer, id="answers"),
        pytest.param(said.IN_SOURCE, Evidence, id="words of the sources"),
        pytest.param(said.REASONS, Reason, id="reasons"),
        pytest.param(said.GATE_REASONS, GateReason, id="reasons of gates"),
        pytest.param(heads.OPEN_GATE, GateReason, id="headlines of gates"),
        pytest.param(said.MISSING, Missing, id="what is missing"),
        pytest.param(said.MISSING_SHORT, Missing, id="what is missing, short"),
        pytest.param(said.MISSING_WHO, Missing, id="who can act"),
        pytest.param(said.WARNINGS, WarningCode, id="warnings"),
    ],
)
def test_every_code_has_its_words(table: dict[str, object], codes: Iterable[str]) -> None:
    assert list(table) == list(codes) or set(table) == set(codes)
    assert all(table.values())


def test_every_gate_of_the_engine_has_a_name() -> None:
    found = worked_standing("all-gates-pass")
    assert set(said.GATES) == {each.id for each in found.gates}
    assert set(GATE_OF_GROUP.values()) <= set(said.GATES)


def test_a_mark_without_words_beside_it_still_makes_a_whole_sentence() -> None:
    moment = Moment(MomentName.PROGRESS_REPORT_2, Verdict.NOT_MET, Reason.NOT_ON_TRACK, ())
    facts = Facts(on=DAY, mark=Mark.MODERATE_PROGRESS)
    expected = "The second progress report of 20 Feb 2018 marked this “Moderate progress”."
    assert ENGLISH.reason(moment, facts) == expected


def test_a_missing_mark_is_not_called_an_unanswered_question() -> None:
    moment = Moment(MomentName.PROGRESS_REPORT_2, Verdict.NOT_KNOWN, Reason.NOT_ASSESSED, ())
    expected = "The second progress report of 20 Feb 2018 holds no mark here."
    assert ENGLISH.reason(moment, FACTS) == expected


def test_nothing_is_said_against_what_is_met() -> None:
    moment = Moment(MomentName.LATEST, Verdict.MET, None, ())
    assert ENGLISH.reason(moment) == ENGLISH.next_step(moment) == ""


@pytest.mark.parametrize("what", Missing)
def test_what_is_missing_is_said_for_one_and_for_more(what: Missing) -> None:
    one, more = (ENGLISH.missing(Gap(what, count, None, ())) for count in (1, 2))
    assert one != more
    assert "2" in more
    assert ENGLISH.missing_who(what)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        pytest.param(None, "cannot be told: no service cycle is on record", id="cannot be told"),
        pytest.param(DAY, "possible now", id="today"),
        pytest.param(date(2018, 11, 1), "not before 1 Nov 2018", id="later"),
    ],
)
def test_by_when_names_a_lower_bound_and_no_visit(day: date | None, words: str) -> None:
    assert ENGLISH.by_when(day, DAY) == words


@pytest.mark.parametrize(
    ("names", "text"),
    [
        pytest.param([], "", id="none"),
        pytest.param(["a"], "a", id="one"),
        pytest.param(["a", "b"], "a and b", id="two"),
        pytest.param(["a", "b", "c", "d"], "a, b, c and d", id="four"),
    ],
)
def test_names_are_listed_as_a_sentence_does(names: list[str], text: str) -> None:
    assert ENGLISH.names(names) == text


def test_no_sentence_has_a_nameless_place() -> None:
    sentences = [
        *(each.text for each in said.REASONS.values()),
        *(each.text for each in said.REASONS_AT.values()),
        *(each.text for each in said.WARNINGS.values()),
        *heads.LACKING.values(),
    ]
    for sentence in sentences:
        places = [name for _text, name, _spec, _turn in Formatter().parse(sentence)]
        assert all(name is None or name.isidentifier() for name in places), sentence


def test_every_criterion_of_the_guideline_has_a_short_name() -> None:
    for each in worked.sample_pack().criteria:
        assert ENGLISH.title(each) != each.name
        assert len(ENGLISH.inline(each)) <= len(ENGLISH.title(each)) + 3


def test_a_criterion_of_another_pack_keeps_its_own_name() -> None:
    other = Criterion(
        id="SD1", group=Group.LEARNING, evidence=Evidence.PROGRESS_REPORT_2, name="Another one"
    )
    assert ENGLISH.title(other) == ENGLISH.inline(other) == "Another one"


def test_a_language_without_a_translation_speaks_english() -> None:
    urdu = Wording("ur")
    assert urdu.verdict(Verdict.MET) == "Met"
    assert urdu.direction == "rtl"
    assert ENGLISH.direction == "ltr"


def test_a_language_with_a_translation_speaks_it() -> None:
    arabic = Wording("ar")
    assert arabic.verdict(Verdict.MET) == "مستوفى"
    assert arabic.count(said.Plural("{count} factory", "{count} factories"), 2) == "مصنعان"
    assert arabic.day(date(2026, 8, 19)) == "19 أغسطس 2026"


def test_a_sentence_starts_with_a_capital() -> None:
    assert capital("possible now") == "Possible now"
    assert capital("") == ""


# how a criterion is shown


def test_met_once_is_neither_met_nor_unknown() -> None:
    found = worked_standing("trigger-after-first-assessment")
    words = {line.id: shown(found, line) for line in found.criteria}
    assert words["HR1"] is words["C1"] is Shown.MET_ONCE
    assert words["SD1"] is Shown.MET
    assert ENGLISH.shown(Shown.MET_ONCE) == "Met once"


def test_a_failure_in_the_only_assessment_is_not_met() -> None:
    found = worked_standing("one-assessment-with-an-nc")
    words = {line.id: shown(found, line) for line in found.criteria}
    assert words["C1"] is Shown.NOT_MET
    assert words["HR1"] is Shown.MET_ONCE


def test_without_evidence_nothing_is_met_once() -> None:
    found = worked_standing("no-assessment-at-all")
    seen = {shown(found, line) for line in found.criteria if line.id != "C2"}
    assert seen == {Shown.NOT_KNOWN}


# the headline

HEADLINES = {
    "order-of-the-list": (
        "Two criteria are missing: emergency preparedness and publicly reported issues."
    ),
    "moderate-progress-is-not-on-track": (
        "One criterion is missing: an active bipartite committee."
    ),
    "not-known-is-not-met": (
        "Two criteria are not known yet: accident investigation and publicly reported issues."
    ),
    "all-gates-pass": "All criteria are met: the Programme Manager may decide.",
    "suspected-zt-blocks": "The decision is held: a zero-tolerance case is open.",
    "additional-question-unanswered": (
        "The decision is held: an additional question has no answer."
    ),
    "as-of-earlier-date": "An assessment is done and waits for its release.",
    "trigger-after-first-assessment": (
        "On track: the next full assessment carries the additional questions."
    ),
    "no-assessment-at-all": "Nothing is known yet: no full assessment has been released.",
    "pr2-too-old": ("Dialogue and learning are not known: the second progress report is too old."),
    "pr1-never-counts": (
        "Dialogue and learning are not known: there is no second progress report yet."
    ),
    "gap-too-long": "All criteria are met once: the two assessments do not make a pair in time.",
    "two-clean-assessments-without-trigger": (
        "All criteria are met, but the additional questions are still to come."
    ),
    "additional-questions-not-asked": (
        "All criteria are met, but the additional questions were not asked."
    ),
}


@pytest.mark.parametrize("name", HEADLINES)
def test_the_headline_says_where_the_factory_stands(name: str) -> None:
    found = worked_standing(name)
    assert headline(found, worked.sample_pack(), ENGLISH) == HEADLINES[name]


@pytest.mark.parametrize("name", worked.names())
def test_no_headline_holds_a_score(name: str) -> None:
    text = headline(worked_standing(name), worked.sample_pack(), ENGLISH)
    assert not any(sign.isdigit() or sign == "%" for sign in text)
    assert " of " not in text.replace("end of", "").replace("of HR", "").replace("of OSH", "")


def test_many_missing_criteria_are_named_by_example() -> None:
    row = makers.a_high_performer()
    for each in ("HR1", "HR2", "HR3", "HR4", "HR5"):
        makers.newer(row)["answers"][f"{each}.1"] = "non_compliant"
    text = headline(makers.standing(row), worked.sample_pack(), ENGLISH)
    expected = "HR policy, recruitment and disciplinary procedures."
    assert text == f"Several criteria are missing, among them {expected}"


def worked_standing(name: str) -> Standing:
    on = date.fromisoformat(worked.expected(name)["as_of"])
    return makers.standing(worked.row(name), on)
