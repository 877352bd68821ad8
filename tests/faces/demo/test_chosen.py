"""The chosen factories play the same parts whatever the seed and the day."""

import json
import re
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

import pytest

from distinction.faces.demo.build import ORDINARY
from distinction.faces.demo.chosen import LEFT, TUTORIAL, Part, histories, parts
from distinction.faces.demo.countries import COUNTRIES
from distinction.faces.demo.events import corrections
from distinction.faces.demo.known import known_by
from distinction.faces.demo.portfolio import CODES, NEWS, READ_IN, Portfolio, lines, portfolio
from distinction.rules.criteria.evaluate import evaluate
from distinction.rules.criteria.reading.row import read_row
from distinction.rules.criteria.standing import Stage
from distinction.rules.criteria.word import words
from distinction.rules.terms.status import Status
from tests import worked
from tests.faces.demo import portfolios

S = Status
DAYS = (
    date(2026, 11, 30),
    date(2028, 2, 29),
    date(2027, 1, 31),
    date(2026, 12, 31),
    date(2027, 3, 1),
    date(2027, 4, 30),
)
# The word inside the programme, behind the one that others go on seeing.
PARTS = {
    "F2": (S.DEVELOPING,),
    "F3": (S.ON_TRACK,),
    "F4": (S.ON_TRACK, S.ELIGIBLE),
    "F5": (S.HIGH_PERFORMING,),
    "F6": (S.HIGH_PERFORMING,),
    "F7": (S.HIGH_PERFORMING, S.UNDER_REVIEW),
    "F8": (S.ON_TRACK, S.CONFIRMING),
    "F9": (S.ON_TRACK,),
    "F10": (S.ON_TRACK,),
    "F11": (S.ON_TRACK,),
    "on track": (S.ON_TRACK,),
    "report waits": (S.ON_TRACK, S.CONFIRMING),
    "unanswered": (S.ON_TRACK, S.CONFIRMING),
    "case open": (S.ON_TRACK, S.CONFIRMING),
    "eligible by correction": (S.ON_TRACK, S.ELIGIBLE),
    "one away: listed": (S.DEVELOPING,),
    "one away: HR": (S.DEVELOPING,),
    "one away: OSH": (S.DEVELOPING,),
    "one away: mark": (S.DEVELOPING,),
    "second report too old": (S.DEVELOPING,),
    "gap too long": (S.DEVELOPING,),
    "re-issue": (S.DEVELOPING,),
    "nothing released": (S.ENROLLED,),
    "recognised on 12": (S.HIGH_PERFORMING,),
    "recognised on 24": (S.HIGH_PERFORMING,),
    "review": (S.HIGH_PERFORMING, S.UNDER_REVIEW),
    "suspended": (S.SUSPENDED,),
    "withdrawn": (S.WITHDRAWN,),
    "declined": (S.DEVELOPING,),
    "deferred": (S.ON_TRACK, S.ELIGIBLE),
}
ALONE = {
    "F2": ["G04"],
    "F8": ["G09"],
    "F11": ["G02", "G03"],
    "case open": ["G09"],
    "one away: listed": ["G04"],
    "one away: HR": ["G05"],
    "one away: OSH": ["G06"],
    "one away: mark": ["G07"],
    "second report too old": ["G07", "G08"],
    "re-issue": ["G04"],
}


@lru_cache
def shown(seed: int, today: date) -> list[tuple[Part, portfolios.Row]]:
    found = parts(CODES, ORDINARY + 1)
    told = histories(portfolios.facts(), seed, today, found)
    return list(zip([each for each in found if each.chosen.story], told, strict=True))


@lru_cache
def a_portfolio(today: date) -> Portfolio:
    return portfolio(1, today, ORDINARY, portfolios.facts())


@pytest.mark.parametrize("today", DAYS, ids=str)
@pytest.mark.parametrize("seed", [1, 7])
def test_each_part_is_played(seed: int, today: date) -> None:
    pack = portfolios.pack()
    for part, row in shown(seed, today):
        key = part.chosen.tag or part.chosen.key
        if key == LEFT:
            continue
        dossier = worked.dossier(row)
        standing = evaluate(pack, dossier, today)
        told = tuple(each.status for each in words(pack, dossier, standing))
        assert told == PARTS[key], (part, today)
        if key in ALONE:
            assert [each.id for each in standing.gates_not_met] == ALONE[key], (part, today)


def test_every_word_and_stage_has_its_part() -> None:
    assert {word for told in PARTS.values() for word in told} == set(Status)
    pack = portfolios.pack()
    stages = {evaluate(pack, worked.dossier(row), DAYS[0]).stage for _, row in shown(1, DAYS[0])}
    assert stages == set(Stage)


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_three_answers_of_each_country_are_corrected(today: date) -> None:
    found = a_portfolio(today)
    for country in COUNTRIES:
        turned = list(corrections(found, country))
        assert len(turned) == 3, (today, country.code)
        assert len({each.code for each in turned}) == 3


@pytest.mark.parametrize("today", DAYS[:2], ids=str)
def test_month_by_month_the_whole_history_comes_in(today: date) -> None:
    """Each file is sound, and adds to the one before without saying anything otherwise."""
    found = a_portfolio(today)
    for country in COUNTRIES:
        last: dict[str, portfolios.Row] = {}
        for days in (READ_IN, *NEWS):
            for line in lines(found, country, days):
                assert not isinstance(read_row(line), list), line[:80]
                row = json.loads(line)
                last[row["factory"]["id"]] = row
        assert last == {code: found.rows[code] for code in found.of(country)}


def test_what_comes_later_is_not_known_before() -> None:
    found = a_portfolio(DAYS[0])
    for days in (400, 120, 33):
        on = DAYS[0] - timedelta(days=days)
        for row in found.rows.values():
            known = known_by(row, on)
            text = "" if known is None else worked.compact([known])
            dates = re.findall(r'"([0-9]{4}-[0-9]{2}-[0-9]{2})"', text)
            agreed = {each["to"] for each in row["reduced_assessment"]}
            assert all(each <= str(on) or each in agreed for each in dates)


def test_the_tutorial_names_them_as_they_are() -> None:
    text = (Path(__file__).parents[3] / "docs/tutorial/who-is-here.md").read_text(encoding="utf-8")
    found = parts(CODES, ORDINARY + 1)[: len(TUTORIAL)]
    assert [each.chosen.tag for each in found] == [f"F{number}" for number in range(1, 12)]
    for each in found:
        assert f"| {each.chosen.tag} | {each.code} | {each.chosen.name} |" in text
