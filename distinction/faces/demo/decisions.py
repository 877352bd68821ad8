"""The Programme Manager's decisions as rows, in line with the evidence unless a story says so."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from distinction.faces.demo.course import Course, State, state_on
from distinction.faces.demo.dice import between, by_weight, whole
from distinction.faces.demo.register import is_case_open
from distinction.faces.demo.year import LAST_DAY, Decided, Scene, Year
from distinction.rules.terms.periods import add_months

Row = dict[str, Any]

AGREED_TO_SPACING = 0.5
APPROVED = "approved"

# Assumptions: how often each is decided where the evidence allows it.
NOT_RECOGNISED = {
    State.READY: ((APPROVED, 0.5), ("deferred", 0.08), ("declined", 0.02), (None, 0.4)),
    State.OPEN: (("deferred", 0.5), (None, 0.5)),
    State.FAILED: (("declined", 0.2), (None, 0.8)),
    State.NOTHING_ASKED: ((None, 1.0),),
}
RECOGNISED = {
    State.READY: ((None, 1.0),),
    State.OPEN: (("suspended", 0.2), (None, 0.8)),
    State.FAILED: (("withdrawn", 0.6), ("suspended", 0.2), (None, 0.2)),
    State.NOTHING_ASKED: (("withdrawn", 0.6), ("suspended", 0.2), (None, 0.2)),
}
REASONS = {
    (State.READY, APPROVED): "All criteria are met in two assessments in a row",
    (State.READY, "deferred"): "To be talked over with the committee first",
    (State.READY, "declined"): "What was seen of the committee is to be seen once more",
    (State.OPEN, APPROVED): "Taken over from a decision on paper",
    (State.OPEN, "deferred"): "A question is still open; to be decided when it is answered",
    (State.FAILED, "declined"): "What was found on site does not meet the criteria",
}
OTHERWISE = "The latest assessment no longer shows that all criteria are met"


@dataclass(frozen=True, slots=True)
class Decision:
    """What one assessment led to: decisions, and the agreed periods that follow."""

    decisions: tuple[Row, ...] = ()
    periods: tuple[Row, ...] = ()


def decided(rng: Random, scene: Scene, course: Course, year: Year, cases: list[Row]) -> Decision:
    """Some weeks after the release of the latest assessment, if that day has come."""
    on = year.released_on + scene.facts.months.days(between(rng, 20, 60))
    if on > scene.until:
        return Decision()
    months = scene.facts.months
    state = state_on(course, months, on, case_open=is_case_open(cases, on))
    outcome = _outcome(rng, course, year, state)
    if outcome is not None:
        course.is_recognised = outcome == APPROVED
    course.is_spaced = course.is_recognised and _agrees(rng, year, state)
    return Decision(
        () if outcome is None else (_row(year, on, outcome, state),),
        (_period(rng, scene, on),) if course.is_spaced else (),
    )


def _outcome(rng: Random, course: Course, year: Year, state: State) -> str | None:
    if year.decided is Decided.NOT_YET:
        return None
    if year.decided is Decided.APPROVED:
        return APPROVED
    if year.decided is Decided.SPACED:
        return APPROVED if state is State.READY else None
    weights = RECOGNISED if course.is_recognised else NOT_RECOGNISED
    return by_weight(rng, weights[state])


def _agrees(rng: Random, year: Year, state: State) -> bool:
    if year.decided is Decided.BY_EVIDENCE:
        return state is State.READY and rng.random() < AGREED_TO_SPACING
    return year.decided is Decided.SPACED


def _row(year: Year, on: date, outcome: str, state: State) -> Row:
    return {
        "id": f"decision-{year.number}",
        "on": str(on),
        "by_role": "programme_manager",
        "outcome": outcome,
        "reason": REASONS.get((state, outcome), OTHERWISE),
    }


def _period(rng: Random, scene: Scene, on: date) -> Row:
    begin = on + timedelta(days=whole(rng, 10, 40))
    end = min(add_months(begin, 2 * scene.facts.months.cycle), LAST_DAY)
    return {"from": str(min(begin, LAST_DAY)), "to": str(end)}
