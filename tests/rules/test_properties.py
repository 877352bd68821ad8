"""The properties of the evaluation rules, held on random factories near and far from a decision."""

from dataclasses import replace
from datetime import date
from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st

from distinction.rules.criteria.contract import as_contract
from distinction.rules.criteria.gates import GATE_OF_GROUP
from distinction.rules.criteria.standing import Gate, Line, Moment, MomentName, Standing
from distinction.rules.terms.periods import ONE_DAY
from distinction.rules.terms.reasons import Missing, Reason
from distinction.rules.terms.verdict import Verdict
from tests import worked
from tests.makers import Row
from tests.rules.changes import (
    before_later_releases,
    in_another_order,
    made_worse,
    with_less,
    with_other_cases,
    with_other_unlisted_answers,
    with_the_list_changed_from,
)
from tests.rules.near_misses import Drawn, a_factory, judged

# Property 8 speaks of the status of a factory; it is held where that word is made.

seeds = st.integers(0, 2**32)
FAMILIES = GATE_OF_GROUP.values()
OTHER_WORDS = {"compliant", "non_compliant", "not_assessed", ""}
OF_ASSESSMENTS = (MomentName.PREVIOUS, MomentName.LATEST)
NOTHING_TO_NAME = {Reason.NO_ASSESSMENT, Reason.NO_PRI_LIST, Reason.NO_PR2}


def said(drawn: Drawn) -> str:
    return worked.compact(as_contract(judged(drawn)))


def verdicts(found: Standing) -> dict[str, Verdict]:
    return {line.id: line.verdict for line in found.criteria}


def met(found: Standing) -> set[str]:
    return {line.id for line in found.criteria if line.verdict is Verdict.MET}


def asked_about(found: Standing) -> set[str]:
    """The criteria on which an additional question weighs."""
    return {
        line.id
        for line in found.criteria
        if any(each.moment is MomentName.ADDITIONAL for each in line.moments)
    }


@given(seeds)
def test_the_same_evidence_in_another_order_is_judged_the_same_byte_for_byte(seed: int) -> None:
    """1. "Pure: same inputs and date give the same evaluation, byte for byte; the order of lists
    plays no part, but for corrections and case histories."
    """
    random = Random(seed)
    drawn = a_factory(random)
    assert said(drawn) == said(drawn)
    assert said(in_another_order(random, drawn)) == said(drawn)


@given(seeds)
def test_worse_evidence_never_heals_a_decision(seed: int) -> None:
    """2. "Worse never helps: turning any compliant finding or On Track mark into its contrary, or
    opening a ZT case, never turns the decision (all gates together) from fail to pass."
    """
    random = Random(seed)
    drawn = a_factory(random)
    worse = judged(made_worse(random, drawn))
    assert judged(drawn).may_approve or not worse.may_approve


@given(seeds)
def test_less_evidence_never_heals_a_decision_or_a_criterion(seed: int) -> None:
    """3. "Less never helps: removing a finding or a mark never turns the decision from fail to
    pass, nor a criterion from not_known or not_met to met, with the same exception as in 2."

    The exception: without its trigger, or when none is answered, additional questions weigh on
    no criterion; then their own gates hold the decision.
    """
    random = Random(seed)
    drawn = a_factory(random)
    before, after = judged(drawn), judged(with_less(random, drawn))
    assert before.may_approve or not after.may_approve
    became = met(after) - met(before)
    assert became <= asked_about(before) - asked_about(after)
    if became:
        assert not {"G02", "G03"} <= {each.id for each in after.gates if each.reason is None}


@given(seeds)
def test_all_families_together_are_met_exactly_when_every_criterion_is(seed: int) -> None:
    """4. "Overall met ⇔ each of the 20 criteria met (the 21st line of the annex, zero tolerance,
    is the gate). No sum, no weight."
    """
    drawn = a_factory(Random(seed))
    found = judged(drawn)
    by_effort = [verdicts(found)[each.id] for each in drawn.pack.by_effort]
    overall = Verdict.all_of(gate.verdict for gate in found.gates if gate.id in FAMILIES)
    assert (overall is Verdict.MET) is all(each is Verdict.MET for each in by_effort)
    assert overall is Verdict.all_of(by_effort)


@given(seeds)
def test_questions_neither_listed_nor_of_an_element_change_nothing(seed: int) -> None:
    """5. "Unlisted questions outside the 13 elements never change any verdict." """
    random = Random(seed)
    drawn = a_factory(random)
    assert said(with_other_unlisted_answers(random, drawn)) == said(drawn)


@given(seeds)
def test_a_later_change_of_a_list_never_changes_earlier_evidence(seed: int) -> None:
    """6. "Later changes of lists or packs never change the evaluation of an earlier evidence
    date."
    """
    random = Random(seed)
    drawn = a_factory(random)
    dates = {each["id"]: date.fromisoformat(each["date"]) for each in drawn.row["assessments"]}
    assume(dates)
    changed_on = random.choice(sorted(dates.values())) + ONE_DAY
    pack = with_the_list_changed_from(random, drawn, changed_on)
    before, after = judged(drawn), judged(replace(drawn, pack=pack))
    assert moments_before(changed_on, after, dates) == moments_before(changed_on, before, dates)
    if before.trigger.assessed_on and before.trigger.assessed_on < changed_on:
        assert after.trigger == before.trigger
    if max(dates.values()) < changed_on:
        assert replace(after, pack_version=before.pack_version) == before


def moments_before(day: date, found: Standing, dates: dict[str, date]) -> list[Moment]:
    """What each criterion says of the assessments whose evidence is of before the day."""
    used = {
        MomentName.PREVIOUS: found.evidence.previous,
        MomentName.LATEST: found.evidence.latest,
    }
    early = {name for name, visit in used.items() if visit and dates[visit] < day}
    return [each for line in found.criteria for each in line.moments if each.moment in early]


@given(seeds)
def test_what_was_released_later_changes_nothing_on_the_day(seed: int) -> None:
    """7. "What was released after *d* never changes the evaluation at *d*." """
    drawn = a_factory(Random(seed))
    assert said(before_later_releases(drawn)) == said(drawn)


@given(seeds)
def test_every_verdict_but_met_names_what_it_rests_on(seed: int) -> None:
    """9. "Every verdict other than met names at least one question, mark or missing item." """
    drawn = a_factory(Random(seed))
    found = judged(drawn)
    because = {each.what: each.because for each in found.missing}
    gate_of = {each.id: GATE_OF_GROUP[each.group] for each in drawn.pack.criteria}
    for line in found.criteria_not_met:
        if all(each.verdict is Verdict.MET for each in line.moments):  # met, but not in a row
            assert {"G01", gate_of[line.id]} <= {*because[Missing.ASSESSMENT]}
        else:
            assert names_evidence(line), line
    assert all(gate.reason for gate in found.gates_not_met)
    assert bool(found.missing) is not found.may_approve
    assert bool(found.trigger.blocking) is (found.trigger.verdict is not Verdict.MET)


def names_evidence(line: Line) -> bool:
    """A moment that is not met names what decided it, or says that there is nothing to name."""
    not_met = [each for each in line.moments if each.verdict is not Verdict.MET]
    return any(each.deciding or each.reason in NOTHING_TO_NAME for each in not_met)


@given(seeds)
def test_what_was_set_aside_is_named_where_nothing_else_is_left(seed: int) -> None:
    """9. "Every set-aside is named"; and none is ever counted as satisfied."""
    drawn = a_factory(Random(seed))
    for line in judged(drawn).criteria:
        for each in line.moments:
            if each.moment in OF_ASSESSMENTS:
                words = {word_of(drawn, reference) for reference in each.deciding}
                nothing_left = each.reason is Reason.NOTHING_APPLICABLE
                assert words == {"not_applicable"} if nothing_left else words <= OTHER_WORDS


def word_of(drawn: Drawn, reference: str) -> str:
    """The answer behind a reference, with the corrections of by then."""
    name, code = reference.split("/")
    visit: Row = next((each for each in drawn.row["assessments"] if each["id"] == name), {})
    word: str = visit.get("answers", {}).get(code, "")
    for each in visit.get("corrections", ()):
        if date.fromisoformat(each["released_on"]) <= drawn.day:
            word = each.get("answers", {}).get(code, word)
    return word


@given(seeds)
def test_zero_tolerance_never_changes_the_trigger(seed: int) -> None:
    """10. "ZT state never changes the trigger verdict." """
    random = Random(seed)
    drawn = a_factory(random)
    before, after = judged(drawn), judged(with_other_cases(random, drawn))
    assert after.trigger == before.trigger
    assert others(after) == others(before)


def others(found: Standing) -> list[Gate]:
    return [gate for gate in found.gates if gate.id != "G09"]
