"""The scripted factories show every stage and situation, whatever the seed and the day."""

from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest

from distinction.faces.demo.simulate import Plan
from distinction.faces.demo.story import STORIES
from distinction.rules.criteria.standing import Stage, Standing
from distinction.rules.terms.reasons import GateReason, Reason, WarningCode
from distinction.rules.terms.verdict import Verdict
from tests.faces.demo import portfolios

Told = tuple[portfolios.Row, Standing]

DAYS = [date(2026, 7, 28), date(2028, 2, 29), date(2024, 12, 31), date(2027, 3, 1)]
PACKS = (portfolios.BETTER_WORK, portfolios.LANTERN_VALLEY)
SEEDS = (1, 2, 3, 7, 2024)
D, T, C, E = Stage.DEVELOPING, Stage.ON_TRACK, Stage.CONFIRMING, Stage.ELIGIBLE
STAGES = [E, T, C, D, C, D, D, C, D, D, E, D, D, C, T]


@lru_cache
def told(seed: int, until: date, path: Path = portfolios.BETTER_WORK, years: int = 3) -> list[Told]:
    plan = Plan(factories=len(STORIES), years=years, seed=seed, until=until)
    return list(portfolios.standings(plan, path))


def not_met(standing: Standing) -> list[str]:
    return [line.id for line in standing.criteria_not_met]


def gates(standing: Standing) -> list[str]:
    return [gate.id for gate in standing.gates_not_met]


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.parent.parent.name)
@pytest.mark.parametrize("until", DAYS, ids=str)
@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("years", [3, 5])
def test_every_stage_is_there(path: Path, until: date, seed: int, years: int) -> None:
    assert [each.stage for _, each in told(seed, until, path, years)] == STAGES


@pytest.mark.parametrize("until", DAYS, ids=str)
@pytest.mark.parametrize("seed", SEEDS)
class TestEachSituation:
    """By the place of the story in the table."""

    def test_a_triggered_visit_waits(self, seed: int, until: date) -> None:
        row, standing = told(seed, until)[2]
        assert row["assessments"][-1]["released_on"] is None
        assert "additional_answers" in row["assessments"][-1]
        assert "G10" in gates(standing) or standing.evidence.previous is None

    def test_an_additional_question_has_no_answer(self, seed: int, until: date) -> None:
        _, standing = told(seed, until)[4]
        assert "G03" in gates(standing)
        assert all(gate.verdict is not Verdict.NOT_MET for gate in standing.gates)

    def test_nothing_is_released_yet(self, seed: int, until: date) -> None:
        row, standing = told(seed, until)[5]
        assert row["assessments"]
        by_effort = [line for line in standing.criteria if line.id != "C2"]
        assert all(line.verdict is Verdict.NOT_KNOWN for line in by_effort)

    def test_a_case_is_open(self, seed: int, until: date) -> None:
        assert gates(told(seed, until)[7][1]) == ["G09"]

    @pytest.mark.parametrize(
        ("place", "group"),
        [
            pytest.param(3, "C1", id="a listed issue"),
            pytest.param(6, "HR", id="an element of the HR system"),
            pytest.param(8, "SD", id="a mark"),
            pytest.param(12, "C1", id="a listed issue that a re-issue brought"),
        ],
    )
    def test_one_criterion_away(self, seed: int, until: date, place: int, group: str) -> None:
        _, standing = told(seed, until)[place]
        assert len(not_met(standing)) == len(gates(standing)) == 1
        assert not_met(standing)[0].startswith(group)

    def test_the_second_report_is_too_old(self, seed: int, until: date) -> None:
        _, standing = told(seed, until)[9]
        moments = [line.moments[0] for line in standing.criteria_not_met]
        assert {each.reason for each in moments} == {Reason.PR2_TOO_OLD}

    def test_a_correction_turned_the_verdict(self, seed: int, until: date) -> None:
        row, _ = told(seed, until)[10]
        [correction] = row["assessments"][-1]["corrections"]
        [(question, answer)] = correction["answers"].items()
        assert row["assessments"][-1]["answers"][question] == "non_compliant"
        assert answer == "compliant"

    def test_the_gap_is_too_long(self, seed: int, until: date) -> None:
        _, standing = told(seed, until)[11]
        assert standing.gates[0].reason is GateReason.GAP_OUT_OF_RANGE

    def test_a_report_was_issued_again(self, seed: int, until: date) -> None:
        row, standing = told(seed, until)[12]
        assert row["assessments"][-2]["superseded_by"] == standing.evidence.latest

    def test_an_approval_against_the_gates_is_warned_of(self, seed: int, until: date) -> None:
        _, standing = told(seed, until)[13]
        assert [each.code for each in standing.warnings] == [WarningCode.APPROVED_AGAINST_GATES]

    def test_24_months_are_agreed_after_an_approval(self, seed: int, until: date) -> None:
        row, standing = told(seed, until)[14]
        assert row["decisions"][-1]["outcome"] == "approved"
        assert row["reduced_assessment"]
        assert gates(standing) == ["G13"]


@pytest.mark.parametrize("years", [1, 2])
def test_shorter_histories_tell_what_they_can(years: int) -> None:
    found = [each.stage for _, each in told(1, portfolios.UNTIL, years=years)]
    wanted = set(STAGES) if years > 1 else {D, T}
    assert set(found) == wanted


def test_nobody_can_tell_a_story_from_its_id() -> None:
    plan = Plan(factories=2 * len(STORIES), years=3, seed=1, until=portfolios.UNTIL)
    for number, row in enumerate(portfolios.rows(plan), start=1):
        assert row["factory"]["id"] == f"{row['factory']['country']}-{number:04d}"
