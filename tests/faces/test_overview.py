"""The overview counts factories, never criteria, and keeps only the first rows of each list."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from rich.console import Console

from distinction.faces.reports.coloured import show
from distinction.faces.reports.overview import DATES, LISTED, ROWS, Overview, overview
from distinction.faces.reports.terminal import as_text, tables
from distinction.rules.criteria.shown import Shown
from distinction.rules.criteria.standing import Stage, Standing
from distinction.rules.criteria.steps import Step
from distinction.rules.terms.reasons import Missing
from tests import makers, worked

ON = makers.DECISION_DAY


def seen(*standings: Standing) -> Overview:
    return overview(standings, worked.sample_pack(), standings[0].as_of if standings else ON)


def example(name: str) -> Standing:
    on = date.fromisoformat(worked.expected(name)["as_of"])
    return makers.standing(worked.row(name), on)


def failing(criterion: str) -> Standing:
    row = makers.a_high_performer()
    makers.fail_alone(row, criterion)
    return makers.standing(row)


def many(count: int, like: Standing) -> Iterator[Standing]:
    return (replace(like, factory=f"KH-{number:05}") for number in range(count))


def test_nobody_at_all_is_a_portfolio_too() -> None:
    empty = overview([], worked.sample_pack(), ON)
    assert empty.factories == 0
    assert set(empty.stages.values()) == {0}
    assert empty.near.rows == ()
    assert "no factory" in as_text(tables(empty))


def test_factories_are_counted_by_stage() -> None:
    found = seen(example("all-gates-pass"), failing("SD5"), failing("HR1"))
    assert found.factories == 3
    assert found.stages[Stage.ELIGIBLE] == 1
    assert found.stages[Stage.DEVELOPING] == 2


@pytest.mark.parametrize(
    ("name", "last"),
    [
        pytest.param("no-assessment-at-all", Step.ENROLLED, id="enrolled"),
        pytest.param("one-assessment-with-an-nc", Step.ASSESSED, id="a listed issue was found"),
        pytest.param("nc-weighs-more-than-not-known", Step.NO_LISTED_ISSUE, id="an element failed"),
        pytest.param("pr2-not-on-track", Step.SYSTEMS_SATISFIED, id="a mark is not On Track"),
        pytest.param("trigger-after-first-assessment", Step.TRIGGERED, id="on track"),
        pytest.param("suspected-zt-blocks", Step.SECOND_DONE, id="held by a case"),
        pytest.param("all-gates-pass", Step.ELIGIBLE, id="eligible"),
    ],
)
def test_each_step_holds_for_those_who_passed_all_above_it(name: str, last: Step) -> None:
    found = seen(example(name))
    passed = [step for step, count in found.funnel.items() if count]
    assert passed == list(Step)[: list(Step).index(last) + 1]


def test_the_steps_never_grow() -> None:
    counts = list(seen(*(example(name) for name in worked.names())).funnel.values())
    assert counts == sorted(counts, reverse=True)


@pytest.mark.parametrize("criterion", [*makers.MARKED, *makers.HR, *makers.OSH, "C1"])
def test_a_factory_that_lacks_one_criterion_is_named_with_it(criterion: str) -> None:
    (near,) = seen(failing(criterion)).near.rows
    assert (near.criterion, near.shown) == (criterion, Shown.NOT_MET)


def test_the_next_chance_is_the_report_for_a_mark_and_a_visit_for_a_finding() -> None:
    marked, found = seen(example("moderate-progress-is-not-on-track")), seen(failing("HR1"))
    assert marked.near.rows[0].what is Missing.PROGRESS_REPORT_2
    assert marked.near.rows[0].earliest_on == date(2018, 11, 1)
    assert found.near.rows[0].what is Missing.ASSESSMENT
    assert found.near.rows[0].earliest_on == date(2020, 2, 20)


def test_who_lacks_two_criteria_is_not_one_away() -> None:
    assert seen(example("order-of-the-list")).near.total == 0


def test_an_open_case_is_no_criterion_to_be_reached_by_effort() -> None:
    assert seen(example("zt-only-warns-at-trigger")).near.total == 0


def test_what_is_met_once_does_not_stand_between_a_factory_and_its_goal() -> None:
    (near,) = seen(example("one-assessment-with-an-nc")).near.rows
    assert near.criterion == "C1"


def test_not_known_is_never_counted_as_not_met() -> None:
    (holding,) = seen(example("everything-set-aside-is-not-known")).holding
    assert (holding.criterion, holding.not_met, holding.not_known) == ("HR2", 0, 1)


def test_a_finding_put_right_in_the_latest_evidence_holds_nobody_back() -> None:
    held_back = {each.criterion for each in seen(example("remediated-pri-still-counts")).holding}
    assert "C1" not in held_back


def test_a_factory_without_evidence_says_nothing_about_criteria() -> None:
    assert seen(example("no-assessment-at-all")).holding == ()


def test_ready_factories_come_by_the_day_their_evidence_ends() -> None:
    found = seen(example("all-gates-pass"), example("suspected-zt-blocks"))
    assert [each.decide_by for each in found.ready.rows] == [date(2019, 2, 20)]
    assert [each.factory for each in found.held.rows] == ["KH-0011"]


def test_what_opens_in_twelve_weeks_is_apart_from_what_is_possible_now() -> None:
    standing = example("window-opens-at-a-month-end")
    found = seen(standing)
    assert [(each.what, each.on) for each in found.due.rows] == [
        (Missing.ASSESSMENT, date(2018, 5, 15))
    ]
    assert seen(example("as-of-earlier-date")).possible_now == {
        Missing.ASSESSMENT: 1,
        Missing.RELEASE: 1,
    }


def test_what_opens_later_is_not_due_yet() -> None:
    assert seen(example("nc-in-older-assessment")).due.total == 0


def test_lists_keep_their_first_rows_and_count_the_others() -> None:
    found = overview(many(1000, failing("SD5")), worked.sample_pack(), ON)
    assert found.near.total == 1000
    assert [each.standing.factory for each in found.near.rows] == [
        f"KH-{number:05}" for number in range(ROWS)
    ]
    assert found.near.more == 1000 - ROWS
    assert len(found.due.rows) <= DATES


def test_the_list_of_all_factories_is_cut_stage_by_stage_and_counts_the_others() -> None:
    many_kinds = [*many(300, failing("SD5")), example("all-gates-pass")]
    found = overview(many_kinds, worked.sample_pack(), ON)
    developing, eligible = found.listed[Stage.DEVELOPING], found.listed[Stage.ELIGIBLE]
    assert (len(developing.rows), developing.more) == (LISTED, 300 - LISTED)
    assert (len(eligible.rows), eligible.more) == (1, 0)
    assert sum(each.total for each in found.listed.values()) == found.factories


def test_a_release_that_is_awaited_stands_first_then_the_earliest_day() -> None:
    later, sooner = failing("HR1"), failing("SD5")
    assert (later.earliest_eligible_on or ON) > (sooner.earliest_eligible_on or date.max)
    row = makers.a_high_performer()
    makers.fail_alone(row, "HR1")
    row["assessments"].append(makers.a_waiting_visit("2018-04-01"))
    waiting = makers.standing(row)
    named = [
        replace(each, factory=name)
        for name, each in (("later", later), ("sooner", sooner), ("waiting", waiting))
    ]
    listed = overview(named, worked.sample_pack(), ON).listed[waiting.stage]
    assert listed.rows[0].factory == "waiting"
    rest = overview(named[:2], worked.sample_pack(), ON).listed[Stage.DEVELOPING]
    assert [each.factory for each in rest.rows] == ["sooner", "later"]


def test_the_order_of_the_input_plays_no_part() -> None:
    standings = [example(name) for name in worked.names()]
    standings = [replace(each, as_of=ON) for each in standings]
    there, back = seen(*standings), seen(*reversed(standings))
    assert replace(there, examples=()) == replace(back, examples=())


def test_the_examples_are_few_and_of_every_stage() -> None:
    standings = {each.factory: each for each in (example(name) for name in worked.names())}
    found = seen(*standings.values())
    assert len(found.examples) <= 8
    assert {standings[each].stage for each in found.examples} == set(Stage)


def test_the_tables_are_plain_text() -> None:
    found = seen(*(failing(each) for each in makers.MARKED))
    text = as_text(tables(found, lambda factory: f"\x1b[1m{factory}"))
    assert "One criterion away (6 factories)" in text
    assert "Effective grievance handling" in text
    assert "\x1b" not in text
    assert "%" not in text


def test_a_terminal_shows_the_same_tables_and_reads_no_markup_from_names() -> None:
    written = io.StringIO()
    found = seen(failing("SD5"), failing("HR1"))
    console = Console(file=written, width=110, force_terminal=True, color_system="truecolor")
    show(tables(found, lambda factory: f"[bold]{factory}[/bold]"), console)
    text = re.sub(r"\x1b\[[0-9;]*m", "", written.getvalue())
    assert "[bold]KH-0001[/bold]" in text
    assert "Effective grievance handling" in text


def test_what_does_not_fit_is_told() -> None:
    found = overview(many(40, failing("SD5")), worked.sample_pack(), ON)
    written = io.StringIO()
    show(tables(found), Console(file=written, width=110))
    assert "and 32 more" in as_text(tables(found))
    assert "and 32 more" in written.getvalue()
