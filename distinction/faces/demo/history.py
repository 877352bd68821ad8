"""The whole dossier of one fictional factory: its register, and its cycles one after the other."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

from distinction.faces.demo.course import Course, see_report, see_visit, skips_visit
from distinction.faces.demo.decisions import decided
from distinction.faces.demo.dice import between, normal, one_of, whole
from distinction.faces.demo.drawing import drawn_year
from distinction.faces.demo.findings import additional_answers, assessment_rows
from distinction.faces.demo.progress import report_rows
from distinction.faces.demo.register import (
    a_case,
    cases_of,
    committee_of,
    is_union_present,
    unions_of,
)
from distinction.faces.demo.story import BEFORE, SCRIPTED, Story, acted
from distinction.faces.demo.year import FIRST_DAY, Factory, Scene, Year
from distinction.rules.terms.periods import add_months

Row = dict[str, Any]

YOUNGER = 0.12  # the share of factories that have come to the programme later
MOST_SET_ASIDE = 6
CASE_AGE = timedelta(days=9)  # younger than any case that is settled


def a_factory(
    rng: Random, scene: Scene, number: int, countries: tuple[str, ...], cycles: int
) -> Factory:
    """An ordinary factory, somewhere in its newest cycle on the last day."""
    months = scene.facts.months
    country = one_of(rng, countries)
    if rng.random() < YOUNGER:
        cycles = whole(rng, 1, cycles)
    newest = scene.until - months.days(between(rng, 0, 365))
    spare = scene.facts.spare
    aside = tuple(one_of(rng, spare) for _ in range(whole(rng, 0, MOST_SET_ASIDE)) if spare)
    return Factory(
        id=f"{country}-{number:04d}",
        country=country,
        starts=_starts(newest, cycles, months.cycle),
        quality=normal(rng),
        drift=between(rng, -0.03, 0.05),
        visit_after=between(rng, 70, 125),
        set_aside=aside,
    )


def scripted(scene: Scene, factory: Factory, story: Story, cycles: int) -> Factory:
    """The same factory, moved so that its story leads up to the last day."""
    months = scene.facts.months
    newest = scene.until - months.days(story.elapsed)
    count = 1 if story.is_newcomer else cycles
    return replace(
        factory, starts=_starts(newest, count, months.cycle), quality=SCRIPTED, drift=0.0
    )


def dossier(rng: Random, scene: Scene, factory: Factory, story: Story | None) -> Row:
    unions = unions_of(rng, scene, factory)
    entered_on = max(FIRST_DAY, factory.starts[0] - timedelta(days=whole(rng, 0, 60)))
    row: Row = {
        "contract": "1",
        "factory": {
            "id": factory.id,
            "country": factory.country,
            "programme_entry_on": str(entered_on),
        },
        "cycles": [],
        "assessments": [],
        "progress_reports": [],
        "zero_tolerance_cases": _cases(rng, scene, factory, story),
        "trade_unions": unions,
        "committee": committee_of(rng, scene, factory, unions),
        "reduced_assessment": [],
        "decisions": [],
    }
    course = Course()
    for number in range(1, len(factory.starts) + 1):
        year = _year(rng, scene, factory, story, number)
        if skips_visit(course, number):
            year = replace(year, visit_on=None)
        _live(rng, scene, course, year, row)
    return row


def _live(rng: Random, scene: Scene, course: Course, year: Year, row: Row) -> None:
    """One cycle passes: the visit, its decision, the second report."""
    row["cycles"].append({"id": f"cycle-{year.number}", "starts_on": str(year.starts_on)})
    additional: dict[str, str] = {}
    if course.is_triggered and year.visit_on is not None:
        union = is_union_present(row["trade_unions"], year.visit_on)
        additional = additional_answers(rng, scene, year, union=union)
    row["assessments"] += assessment_rows(rng, scene, year, additional)
    if see_visit(course, scene, year):
        made = decided(rng, scene, course, year, row["zero_tolerance_cases"])
        row["decisions"] += made.decisions
        row["reduced_assessment"] += made.periods
    row["progress_reports"] += report_rows(rng, scene, year)
    see_report(course, scene, year)


def _year(rng: Random, scene: Scene, factory: Factory, story: Story | None, number: int) -> Year:
    act = story.act(number, len(factory.starts)) if story else None
    if story and not act:
        factory = replace(factory, quality=BEFORE)
    year = drawn_year(rng, scene, factory, number)
    return acted(rng, scene, factory, act, year) if act else year


def _cases(rng: Random, scene: Scene, factory: Factory, story: Story | None) -> list[Row]:
    if story is None:
        return cases_of(rng, scene, factory)
    return [a_case(rng, scene, max(FIRST_DAY, scene.until - CASE_AGE))] if story.has_case else []


def _starts(newest: date, cycles: int, months: int) -> tuple[date, ...]:
    """Anniversaries back from the newest; the contract knows no day before 1990."""
    starts = (add_months(newest, -months * back) for back in range(cycles - 1, -1, -1))
    return tuple(each for each in starts if each >= FIRST_DAY) or (FIRST_DAY,)
