"""A portfolio is the same for the same plan, grows without changing, and every row is good."""

from collections import Counter
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from distinction.faces.demo.simulate import Plan, simulate
from distinction.rules.criteria.evaluate import evaluate
from distinction.rules.criteria.trigger import triggered_by
from distinction.rules.terms.reasons import WarningCode
from tests import worked
from tests.faces.demo import portfolios

PLAN = Plan(factories=60, years=4, seed=3, until=portfolios.UNTIL)
EDGES = [
    pytest.param(date(1990, 1, 1), id="the first day of the contract"),
    pytest.param(date(1992, 2, 29), id="before any list"),
    pytest.param(date(2020, 3, 5), id="just after a change of lists"),
    pytest.param(date(2024, 2, 29), id="leap day"),
    pytest.param(date(2199, 12, 31), id="the last day of the contract"),
]


def test_the_same_plan_gives_the_same_bytes() -> None:
    first, second = (worked.compact(portfolios.rows(PLAN)) for _ in range(2))
    assert first == second


def test_the_bytes_are_those_of_every_other_python() -> None:
    """Seen on 3.11, 3.12 and 3.13; a new digest changes every portfolio that was ever shown."""
    text = worked.compact(portfolios.rows(PLAN))
    assert sha256(text.encode("utf-8")).hexdigest()[:16] == DIGEST


def test_another_seed_gives_another_portfolio() -> None:
    assert portfolios.rows(PLAN) != portfolios.rows(replace(PLAN, seed=4))


def test_a_portfolio_grows_without_changing() -> None:
    larger = portfolios.rows(replace(PLAN, factories=600))
    assert larger[: PLAN.factories] == portfolios.rows(PLAN)


def test_dossiers_come_one_by_one() -> None:
    endless = simulate(replace(PLAN, factories=10**9), portfolios.facts())
    assert next(endless)["contract"] == "1"


def test_no_factories_are_an_empty_portfolio() -> None:
    assert portfolios.rows(replace(PLAN, factories=0)) == []


def test_days_move_with_the_last_day() -> None:
    moved = replace(PLAN, until=date(2026, 7, 29))
    for row, later in zip(portfolios.rows(PLAN), portfolios.rows(moved), strict=True):
        assert row["cycles"][-1]["starts_on"] < later["cycles"][-1]["starts_on"]


@pytest.mark.parametrize("path", portfolios.ALL_PACKS, ids=lambda path: path.parent.parent.name)
@pytest.mark.parametrize("until", EDGES)
@pytest.mark.parametrize("years", [1, 2, 3, 20])
def test_every_row_is_good_and_can_be_judged(path: Path, until: date, years: int) -> None:
    plan = Plan(factories=25, years=years, seed=1, until=until)
    found = list(portfolios.standings(plan, path))
    assert len({row["factory"]["id"] for row, _ in found}) == plan.factories


def test_nothing_is_seen_after_the_last_day() -> None:
    for row in portfolios.rows(PLAN):
        seen = [each["date"] for each in row["assessments"]]
        seen += [each["released_on"] or "" for each in row["assessments"]]
        seen += [each["released_on"] for each in row["progress_reports"]]
        seen += [each["on"] for each in row["decisions"]]
        assert max(seen, default="") <= PLAN.until.isoformat()


def test_a_full_assessment_answers_every_question() -> None:
    questions = set(portfolios.facts().questions)
    for row in portfolios.rows(PLAN):
        assert all(set(each["answers"]) == questions for each in portfolios.full_assessments(row))


def test_additional_questions_are_asked_exactly_where_they_are_triggered() -> None:
    pack, asked = portfolios.pack(), 0
    for row in portfolios.rows(replace(PLAN, factories=400)):
        dossier = worked.dossier(row)
        for each in dossier.assessments:
            if each.kind == "full" and each.superseded_by is None and "-b" not in each.id:
                was_triggered = triggered_by(pack, dossier, each) is not None
                assert bool(each.additional_answers) is was_triggered, (row["factory"], each.id)
                asked += was_triggered
    assert asked > 50


def test_approvals_are_in_line_with_the_evidence() -> None:
    """But for the one story that shows the warning."""
    against, approved = [], 0
    for row, standing in portfolios.standings(replace(PLAN, factories=600)):
        approved += any(each["outcome"] == "approved" for each in row["decisions"])
        codes = [each.code for each in standing.warnings]
        if WarningCode.APPROVED_AGAINST_GATES in codes:
            against.append(row["factory"]["id"][3:])
    assert against == ["0014"]
    assert approved > 30


def test_everything_that_happens_in_a_programme_happens_here() -> None:
    happened: Counter[str] = Counter()
    for row in portfolios.rows(replace(PLAN, factories=1000, years=5)):
        happened.update(row["zero_tolerance_cases"] and ["case"])
        happened.update(row["trade_unions"] and ["union"])
        happened.update(row["reduced_assessment"] and ["24 months"])
        happened.update(["committee" if row["committee"] else "no committee"])
        happened.update(each["outcome"] for each in row["decisions"])
        happened.update(field for each in row["assessments"] for field in each)
        happened.update(each["kind"] for each in row["assessments"])
        happened.update(word for each in row["assessments"] for word in each["answers"].values())
    assert set(happened) > HAPPENS


def test_a_country_without_a_list_is_not_known() -> None:
    plan = replace(PLAN, factories=20, countries=("KH", "ZZ"))
    found = [row for row in portfolios.rows(plan) if row["factory"]["country"] == "ZZ"]
    for row in found:
        standing = evaluate(portfolios.pack(), worked.dossier(row), plan.until)
        assert standing.stage == "developing"
    assert found


def test_a_pack_with_other_countries_brings_its_own() -> None:
    countries = {
        row["factory"]["country"] for row in portfolios.rows(PLAN, portfolios.LANTERN_VALLEY)
    }
    assert countries == {"XL", "XV"}


DIGEST = "f5f71d3a757e82a1"
HAPPENS = {
    "case",
    "union",
    "24 months",
    "committee",
    "no committee",
    "approved",
    "declined",
    "deferred",
    "suspended",
    "withdrawn",
    "corrections",
    "remediations",
    "superseded_by",
    "voided_on",
    "additional_answers",
    "first_day",
    "follow_up",
    "not_applicable",
    "not_assessed",
}
