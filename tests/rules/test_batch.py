"""The batch path says what the plain path says, factory by factory and day by day."""

from collections.abc import Sequence
from datetime import date
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from distinction.rules.criteria.batch.arrays import (
    Points,
    month_ends,
    months_after,
    number_of,
    words_of,
)
from distinction.rules.criteria.batch.decision import GATES, STAGES, decisions
from distinction.rules.criteria.batch.difference import Change, difference, differences
from distinction.rules.criteria.batch.digests import Read, store
from distinction.rules.criteria.batch.facts import Facts
from distinction.rules.criteria.batch.gaps import earliest_days
from distinction.rules.criteria.batch.history import history, with_stages
from distinction.rules.criteria.batch.numbering import number
from distinction.rules.criteria.batch.ones import masks_of, single_facts
from distinction.rules.criteria.batch.packing import pack_facts
from distinction.rules.criteria.batch.references import references, told
from distinction.rules.criteria.batch.single import verdicts
from distinction.rules.criteria.batch.standing import everyone, standings
from distinction.rules.criteria.batch.table import compiled
from distinction.rules.criteria.evaluate import evaluate
from distinction.rules.criteria.evidence import Dossier
from distinction.rules.criteria.load import pack_of
from distinction.rules.criteria.pack import Pack
from distinction.rules.criteria.standing import Line, Standing
from distinction.rules.terms.periods import add_months
from distinction.rules.terms.verdict import Verdict
from tests import worked
from tests.rules.histories import a_day, a_history
from tests.rules.small_pack import small_pack, tables

MONTHS = month_ends(date(2015, 1, 1), date(2020, 6, 30))

Asked = tuple[list[Dossier], list[date]]


def portfolio(seeds: Sequence[int]) -> Asked:
    """A factory for each seed, and a day to ask of it."""
    chances = [Random(seed) for seed in seeds]
    dossiers = [a_history(chance, f"F-{at}") for at, chance in enumerate(chances)]
    return dossiers, [a_day(chance, each) for chance, each in zip(chances, dossiers, strict=True)]


some_months = st.sets(st.integers(0, len(MONTHS) - 1), min_size=1, max_size=3)

# Seeds rather than drawn histories: fast, and a failure shrinks to the one factory that fails.
portfolios = st.lists(st.integers(0, 2**32), min_size=1, max_size=8).map(portfolio)


def points(days: Sequence[date]) -> Points:
    return Points(np.arange(len(days)), np.array([number_of(day) for day in days]))


def spelt(standing: Standing) -> list[tuple[Verdict, str | None]]:
    """The verdict of each criterion, and the first fact of a moment with that verdict."""
    return [(line.verdict, _first_fact(line)) for line in standing.criteria]


def _first_fact(line: Line) -> str | None:
    if line.verdict is Verdict.MET:
        return None
    deciding = (each.deciding for each in line.moments if each.verdict is line.verdict)
    return next((facts[0] for facts in deciding if facts), None)


def batch(pack: Pack, facts: Facts, days: Sequence[date]) -> list[list[tuple[Verdict, str | None]]]:
    table = compiled(pack, facts.numbering)
    asked = points(days)
    found = standings(facts, table, Read(facts, table), asked)
    decided = references(facts, table, asked, found)
    return [
        [
            (
                word(found.verdicts.not_met[at], found.verdicts.not_known[at], bit),
                told(facts, table, found, decided, (at, bit)),
            )
            for bit in range(len(table.ids))
        ]
        for at in range(len(days))
    ]


def word(not_met: np.uint64, not_known: np.uint64, bit: int) -> Verdict:
    if int(not_met) >> bit & 1:
        return Verdict.NOT_MET
    return Verdict.NOT_KNOWN if int(not_known) >> bit & 1 else Verdict.MET


def a_changed_pack() -> Pack:
    """Another order, a criterion more and one less, other questions, lists and months."""
    changed = tables(pr2_max_age_months=12, max_gap_months_12=12, pr2_month=12)
    changed["criterion"][3]["questions"] = ["Q1"]
    changed["pri_list"][1]["questions"] = ["Q7"]
    new = {"id": "HR9", "group": "hr_system", "evidence": "assessment", "name": "New"}
    changed["criterion"].insert(0, new | {"questions": ["Q5", "Q8"]})
    del changed["criterion"][2]
    changed["additional_question"] = [
        each for each in changed["additional_question"] if each["about"] != "SD2"
    ]
    pack = pack_of(changed)
    assert isinstance(pack, Pack), pack
    return pack


@given(portfolios)
def test_verdicts_and_the_facts_that_decide_them_are_those_of_the_plain_path(asked: Asked) -> None:
    dossiers, days = asked
    pack = small_pack()
    facts = pack_facts(number(pack), dossiers)
    expected = [spelt(evaluate(pack, each, on)) for each, on in zip(dossiers, days, strict=True)]
    assert batch(pack, facts, days) == expected


@given(portfolios)
def test_one_factory_by_itself_has_the_verdicts_of_the_many(asked: Asked) -> None:
    dossiers, days = asked
    pack = small_pack()
    facts = pack_facts(number(pack), dossiers)
    table = compiled(pack, facts.numbering)
    found = standings(facts, table, Read(facts, table), points(days)).verdicts
    alone = [
        verdicts(one, masks_of(table), number_of(day))
        for one, day in zip(single_facts(facts), days, strict=True)
    ]
    assert alone == list(zip(found.not_met.tolist(), found.not_known.tolist(), strict=True))


@given(portfolios)
def test_gates_stages_and_earliest_days_are_those_of_the_plain_path(asked: Asked) -> None:
    dossiers, days = asked
    pack = small_pack()
    facts = pack_facts(number(pack), dossiers)
    table = compiled(pack, facts.numbering)
    for digests in (Read(facts, table), store(facts, table)):
        found = standings(facts, table, digests, points(days))
        decided = decisions(facts, table, digests, points(days), found)
        earliest = earliest_days(facts, table, digests, points(days), decided)
        for at, (dossier, on) in enumerate(zip(dossiers, days, strict=True)):
            plain = evaluate(pack, dossier, on)
            gates = int(decided.gates[at])
            assert STAGES[decided.stage[at]] == plain.stage
            assert [each for place, each in enumerate(GATES) if gates >> place & 1] == [
                each.id for each in plain.gates_not_met
            ]
            assert earliest[at] == number_of(plain.earliest_eligible_on)


@given(portfolios, some_months)
def test_a_history_is_what_each_month_end_says_by_itself(asked: Asked, months: set[int]) -> None:
    dossiers, _ = asked
    pack = small_pack()
    facts = pack_facts(number(pack), dossiers)
    table = compiled(pack, facts.numbering)
    kept, reached = with_stages(facts, table, store(facts, table), MONTHS)
    alone = history(facts, table, Read(facts, table), MONTHS)
    assert np.array_equal(alone.not_met, kept.not_met)
    assert np.array_equal(alone.not_known, kept.not_known)
    for month in months:
        asked_of = everyone(facts, number_of(MONTHS[month]))
        found = standings(facts, table, Read(facts, table), asked_of)
        assert np.array_equal(found.verdicts.not_met, kept.not_met[:, month])
        assert np.array_equal(found.verdicts.not_known, kept.not_known[:, month])
        on_the_day = decisions(facts, table, Read(facts, table), asked_of, found)
        assert np.array_equal(on_the_day.stage, reached[:, month])


@given(portfolios)
def test_a_change_of_pack_moves_what_two_evaluations_tell_apart(asked: Asked) -> None:
    dossiers, days = asked
    before, after = small_pack(), a_changed_pack()
    facts = pack_facts(number(before, after), dossiers)
    tables_ = compiled(before, facts.numbering), compiled(after, facts.numbering)
    change = Change(*tables_)
    differs = difference(facts, change, store(facts, change.before), points(days))
    for at, (dossier, on) in enumerate(zip(dossiers, days, strict=True)):
        was = {line.id: line.verdict for line in evaluate(before, dossier, on).criteria}
        becomes = {line.id: line.verdict for line in evaluate(after, dossier, on).criteria}
        moved = {each for each in was if each in becomes and was[each] is not becomes[each]}
        bits = int(differs[at])
        assert {each for bit, each in enumerate(change.before.ids) if bits >> bit & 1} == moved


@given(portfolios, some_months)
def test_a_change_over_months_is_the_change_of_each_month(asked: Asked, months: set[int]) -> None:
    dossiers, _ = asked
    before, after = small_pack(), a_changed_pack()
    facts = pack_facts(number(before, after), dossiers)
    change = Change(compiled(before, facts.numbering), compiled(after, facts.numbering))
    read = Read(facts, change.before)
    over_months = differences(facts, change, read, MONTHS)
    for month in months:
        asked_of = everyone(facts, number_of(MONTHS[month]))
        on_the_day = difference(facts, change, read, asked_of)
        assert np.array_equal(over_months[:, month], on_the_day)


def test_the_worked_dossiers_come_out_the_same() -> None:
    """Their answers fill more than one word of bits."""
    pack = worked.sample_pack()
    names = worked.names()
    dossiers = [worked.dossier(worked.row(name)) for name in names]
    days = [date.fromisoformat(worked.expected(name)["as_of"]) for name in names]
    facts = pack_facts(number(pack, worked.library_pack("better-work-2017")), dossiers)
    assert facts.numbering.words > 1
    expected = [spelt(evaluate(pack, each, on)) for each, on in zip(dossiers, days, strict=True)]
    assert batch(pack, facts, days) == expected


def test_a_portfolio_of_nobody_has_no_standings() -> None:
    pack = small_pack()
    facts = pack_facts(number(pack), [])
    table = compiled(pack, facts.numbering)
    kept, reached = with_stages(facts, table, store(facts, table), MONTHS)
    assert kept.not_met.shape == reached.shape == (0, len(MONTHS))
    found = standings(facts, table, Read(facts, table), everyone(facts, 0))
    assert len(found.verdicts.not_met) == 0


def test_a_factory_without_evidence_is_not_known_but_for_zero_tolerance() -> None:
    pack = small_pack()
    empty = a_history(Random(1))
    dossier = Dossier(
        factory=empty.factory,
        country="ZZ",
        programme_entry_on=empty.programme_entry_on,
        cycles=(),
        assessments=(),
        progress_reports=(),
        zero_tolerance_cases=(),
        trade_unions=(),
        committee=None,
        reduced_assessment=(),
        decisions=(),
    )
    facts = pack_facts(number(pack), [dossier])
    found = batch(pack, facts, [date(2020, 1, 1)])[0]
    verdicts = dict(zip((each.id for each in pack.criteria), found, strict=True))
    assert verdicts.pop("C2") == (Verdict.MET, None)
    assert set(verdicts.values()) == {(Verdict.NOT_KNOWN, None)}


def test_a_pack_with_more_criteria_than_bits_is_refused() -> None:
    many = tables()
    many["criterion"] += [
        {"id": f"HR{each}", "group": "hr_system", "evidence": "assessment", "name": "n"}
        | {"questions": ["Q1"]}
        for each in range(100, 160)
    ]
    pack = pack_of(many)
    assert isinstance(pack, Pack)
    with pytest.raises(ValueError, match="holds 64 criteria"):
        compiled(pack, number(pack))


@given(
    st.dates(date(1990, 1, 1), date(2199, 12, 31)),
    st.sampled_from([0, 1, 2, 6, 10, 11, 12, 14, 18, 30, 1200]),
)
def test_months_are_counted_as_the_plain_path_counts_them(day: date, months: int) -> None:
    found = months_after(np.array([number_of(day)]), months)
    assert found[0] == number_of(add_months(day, months))


def test_a_number_becomes_words_of_64_bits_the_lowest_first() -> None:
    assert list(words_of((5 << 64) + 3, 3)) == [3, 5, 0]
