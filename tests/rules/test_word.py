"""The word of a factory on every situation of the rules, and what no rule may ever say (N14)."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distinction.rules.criteria.evaluate import evaluate
from distinction.rules.criteria.evidence import Decision, Dossier
from distinction.rules.criteria.indexed import Indexed, indexed
from distinction.rules.criteria.pack import Pack
from distinction.rules.criteria.past import Past
from distinction.rules.criteria.word import Word, words
from distinction.rules.terms.periods import ONE_DAY
from distinction.rules.terms.status import Status
from distinction.rules.terms.verdict import Verdict
from tests import worked
from tests.rules.histories import a_day, a_history
from tests.rules.small_pack import small_pack

TABLE = Path(__file__).with_name("words.csv")
DECIDED = {Status.HIGH_PERFORMING, Status.SUSPENDED, Status.WITHDRAWN}
FAR = timedelta(days=900)
seeds = st.integers(0, 2**32)


def table() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


def said(pack: Pack, dossier: Dossier, on: date) -> Sequence[Word]:
    return words(pack, dossier, evaluate(pack, dossier, on))


def drawn(seed: int, *outcomes: str) -> tuple[Dossier, date]:
    """A history with these decisions in place of its own, and a day near one of its turns."""
    random = Random(seed)
    dossier = a_history(random)
    days = [each.starts_on for each in dossier.cycles]
    decisions = [
        Decision(f"d{place}", random.choice(days) + timedelta(random.randint(0, 700)), outcome)
        for place, outcome in enumerate(outcomes)
    ]
    return replace(dossier, decisions=tuple(decisions)), a_day(random, dossier)


def situations() -> dict[str, dict[str, Any]]:
    return {each["id"]: each for each in worked.situations()}


def test_every_situation_has_a_word() -> None:
    assert {each["situation"] for each in table()} == set(situations())


@pytest.mark.parametrize("expected", table(), ids=lambda each: each["situation"])
def test_the_word_of_a_situation(expected: dict[str, str]) -> None:
    """A suspected case is no loss (K43): the word stays as it was decided."""
    found = situations()[expected["situation"]]
    if expected["decision"]:
        row = {"id": "d", "on": expected["decided_on"], "by_role": "programme_manager"}
        found["dossier"]["decisions"] = [{**row, "outcome": expected["decision"], "reason": "r"}]
    pack, dossier = worked.situation_pack(found["pack"]), worked.dossier(found["dossier"])
    last = said(pack, dossier, date.fromisoformat(found["as_of"]))[-1]
    assert last.status == expected["word"]


@given(seeds, st.sampled_from(("declined", "deferred", "")))
def test_no_rule_says_a_word_that_only_a_decision_may(seed: int, outcome: str) -> None:
    """N14: without a decision nobody is high performing, under review, suspended, withdrawn."""
    dossier, on = drawn(seed, *filter(None, (outcome,)))
    found = {each.status for each in said(small_pack(), dossier, on)}
    assert not found & {*DECIDED, Status.UNDER_REVIEW}


@given(seeds)
def test_suspended_stays_whatever_the_evidence(seed: int) -> None:
    dossier, on = drawn(seed, "suspended")
    on = max(on, dossier.decisions[0].on)
    assert said(small_pack(), dossier, on)[-1] == Word(Status.SUSPENDED, dossier.decisions[0].on)


@given(seeds)
def test_only_a_trigger_on_later_evidence_leads_out_of_withdrawn(seed: int) -> None:
    dossier, on = drawn(seed, "withdrawn")
    on = max(on, dossier.decisions[0].on)
    trigger = evaluate(small_pack(), dossier, on).trigger
    later = trigger.assessed_on is not None and trigger.assessed_on > dossier.decisions[0].on
    is_left = said(small_pack(), dossier, on)[-1].status is not Status.WITHDRAWN
    assert is_left == (trigger.verdict is Verdict.MET and later)


@given(seeds)
def test_an_approval_holds_or_comes_under_review_and_the_word_before_is_kept(seed: int) -> None:
    dossier, on = drawn(seed, "approved")
    on = max(on, dossier.decisions[0].on)
    first, *more = said(small_pack(), dossier, on)
    assert first == Word(Status.HIGH_PERFORMING, dossier.decisions[0].on)
    assert [each.status for each in more] in ([], [Status.UNDER_REVIEW])


@given(seeds)
def test_a_suspicion_opens_no_review(seed: int) -> None:
    """N13: neither the word nor its day tells of a case that is only suspected."""
    dossier, on = drawn(seed, "approved")
    on = max(on, dossier.decisions[0].on)
    without = replace(dossier, zero_tolerance_cases=())
    suspected = replace(
        dossier,
        zero_tolerance_cases=tuple(
            replace(each, history=each.history[:1])
            for each in dossier.zero_tolerance_cases
            if each.history[0].status == "suspected"
        ),
    )
    assert said(small_pack(), suspected, on) == said(small_pack(), without, on)


@given(seeds)
def test_a_derived_word_held_on_each_day_since_it_began(seed: int) -> None:
    random = Random(seed)
    dossier, on = drawn(seed)
    past = Past(small_pack(), dossier)
    last = said(small_pack(), dossier, on)[-1]
    days = (last.since, on, last.since + random.randint(0, (on - last.since).days) * ONE_DAY)
    assert {past.derived_on(day) for day in days} == {last.status}
    before = last.since - ONE_DAY
    assert (
        last.since == on
        or before < min(past.events(on))
        or (past.derived_on(before) is not last.status)
    )


@given(seeds, st.sampled_from(("", "approved", "declined", "withdrawn")))
def test_a_row_of_the_index_stays_as_it_is_until_the_day_it_names(seed: int, outcome: str) -> None:
    random = Random(seed)
    dossier, on = drawn(seed, *filter(None, (outcome,)))
    row = indexed(small_pack(), dossier, on)
    for day in some_days(random, row):
        assert replace(indexed(small_pack(), dossier, day), day=on) == row


def some_days(random: Random, row: Indexed) -> Iterator[date]:
    """After the day of the row and before its next change: the first, the last, some between."""
    end = row.next_change_on or row.day + FAR
    span = (end - row.day).days
    chosen = {1, span - 1, *(random.randint(1, max(span, 1)) for _ in range(4))}
    return (row.day + days * ONE_DAY for days in sorted(chosen) if 0 < days < span)
