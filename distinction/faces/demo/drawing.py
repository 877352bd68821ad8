"""The cycles of an ordinary factory, drawn by its quality and the chances of its country."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from distinction.faces.demo.chances import Chances
from distinction.faces.demo.dice import between, by_weight, normal, one_of, whole
from distinction.faces.demo.year import Asked, Decided, Factory, Scene, Turn, Year
from distinction.rules.terms.marks import Mark
from distinction.rules.terms.periods import add_months

WOBBLE = 0.25  # how much the quality of one year strays from that of the factory
ANOTHER_IN_POINT = 0.35
ONE_UNASSESSED = 0.12
REPORT_MISSING, REPORT_LATE, REPORT_EARLY = 0.04, 0.04, 0.006

# Assumptions: how additional questions end, what becomes of an assessment, what is not On Track.
ASKED = ((Asked.ALL_WELL, 0.46), (Asked.ONE_UNANSWERED, 0.13), (Asked.ONE_NOT_SATISFIED, 0.41))
TURNS = (
    (Turn.NOTHING, 0.934),
    (Turn.CORRECTED, 0.04),
    (Turn.REISSUED, 0.01),
    (Turn.VOIDED, 0.004),
    (Turn.INCOMPLETE, 0.012),
)
BEHIND = ((Mark.MODERATE_PROGRESS, 0.66), (Mark.NO_PROGRESS, 0.3), (Mark.NOT_ASSESSED, 0.04))


def drawn_year(rng: Random, scene: Scene, factory: Factory, number: int) -> Year:
    months = scene.facts.months
    starts_on = factory.starts[number - 1]
    visit_on = starts_on + months.days(factory.visit_after + between(rng, -12, 12))
    issues = scene.facts.issues(factory.country, visit_on)
    quality = factory.quality + factory.drift * number + WOBBLE * normal(rng)
    chances = scene.chances.of(factory.country, issues, number, quality)
    released_on = visit_on + months.days(between(rng, 24, 66))
    failing = frozenset(_failing(rng, chances))
    turn = by_weight(rng, TURNS)
    return Year(
        number=number,
        starts_on=starts_on,
        visit_on=visit_on,
        released_on=released_on,
        failing=failing,
        unassessed=_unassessed(rng, scene.facts.questions) - failing,
        set_aside=factory.set_aside,
        deciding=chances.deciding,
        asked=by_weight(rng, ASKED),
        turn=turn,
        changed=_changed(rng, turn, failing),
        changed_on=released_on + months.days(between(rng, 15, 60)),
        report_on=_report_day(rng, scene, starts_on),
        marks=_marks(rng, chances),
        decided=Decided.BY_EVIDENCE,
    )


def opening(scene: Scene, starts_on: date) -> date:
    """The first day on which the second report of a cycle counts."""
    return add_months(starts_on, scene.facts.months.report_2 - 1)


def _failing(rng: Random, chances: Chances) -> Iterator[str]:
    draw = rng.random
    listed = chances.listed
    if draw() < listed.chance:
        found = [code for code, part in listed.parts if draw() < part]
        yield from found or [by_weight(rng, listed.parts)]
    for chance, codes in chances.points:
        if draw() < chance:
            yield codes[int(len(codes) * draw())]
            while draw() < ANOTHER_IN_POINT:
                yield codes[int(len(codes) * draw())]


def _unassessed(rng: Random, questions: tuple[str, ...]) -> frozenset[str]:
    return frozenset([one_of(rng, questions)] if rng.random() < ONE_UNASSESSED else ())


def _changed(rng: Random, turn: Turn, failing: frozenset[str]) -> str | None:
    """A dispute or a second look turns one finding; the order of a set is no order."""
    if turn not in {Turn.CORRECTED, Turn.REISSUED} or not failing:
        return None
    return one_of(rng, sorted(failing))


def _report_day(rng: Random, scene: Scene, starts_on: date) -> date | None:
    """In the month of its window, but for a few early, late or missing ones."""
    opens = opening(scene, starts_on)
    kind = rng.random()
    if kind < REPORT_MISSING:
        return None
    if kind < REPORT_MISSING + REPORT_LATE:
        return opens + scene.facts.months.days(between(rng, 32, 50))
    if kind < REPORT_MISSING + REPORT_LATE + REPORT_EARLY:
        return opens - timedelta(days=whole(rng, 1, 12))
    return opens + timedelta(days=whole(rng, 0, 26))


def _marks(rng: Random, chances: Chances) -> dict[str, Mark]:
    draw = rng.random
    return {
        each: by_weight(rng, BEHIND) if draw() < chance else Mark.ON_TRACK
        for each, chance in chances.behind
    }
