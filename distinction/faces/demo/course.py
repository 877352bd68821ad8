"""How far the evidence of a factory has come, as its history is being made."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from distinction.faces.demo.drawing import opening
from distinction.faces.demo.facts import Months
from distinction.faces.demo.year import Asked, Scene, Turn, Year
from distinction.rules.terms.periods import add_months


class State(StrEnum):
    """What a Programme Manager would find on the day of a decision."""

    NOTHING_ASKED = "nothing_asked"
    FAILED = "failed"
    OPEN = "open"
    READY = "ready"


@dataclass(slots=True)
class Course:
    """The maker's own short memory; only the engine judges what was made."""

    latest: Year | None = None
    previous: Year | None = None
    report: Year | None = None
    is_triggered: bool = False  # the next visit carries the additional questions
    was_triggered: bool = False  # the latest one did
    is_broken: bool = False  # an incomplete visit stands between the two that count
    is_recognised: bool = False
    is_spaced: bool = False  # 24 months between assessments were agreed after the latest
    was_spaced: bool = False  # and before it


def skips_visit(course: Course, number: int) -> bool:
    """Where 24 months were agreed, the cycle after the latest assessment has none."""
    latest = course.latest
    return course.is_spaced and latest is not None and latest.number == number - 1


def see_visit(course: Course, scene: Scene, year: Year) -> bool:
    """Take in the assessment of a cycle, if there was one; whether it counts by the last day."""
    if year.visit_on is None or year.visit_on > scene.until:
        return False
    if year.turn is Turn.INCOMPLETE:
        course.is_broken = True
        return False
    is_voided = year.turn is Turn.VOIDED and year.changed_on <= scene.until
    if is_voided or year.released_on > scene.until:
        return False
    course.was_triggered = course.is_triggered and not course.is_broken
    course.was_spaced = course.is_spaced
    course.is_triggered = course.is_spaced = course.is_broken = False
    course.previous, course.latest = course.latest, year
    return True


def see_report(course: Course, scene: Scene, year: Year) -> None:
    """Take in the second report; with a clean assessment in its cycle, six On Track trigger."""
    reported_on = year.report_on
    if reported_on is None or not opening(scene, year.starts_on) <= reported_on <= scene.until:
        return
    course.report = year
    if course.latest is year:
        course.is_triggered = year.is_on_track and year.is_clean_on(scene.until)


def state_on(course: Course, months: Months, on: date, *, case_open: bool) -> State:
    latest, previous = course.latest, course.previous
    if latest is None or previous is None or not course.was_triggered:
        return State.NOTHING_ASKED
    if not (latest.is_clean_on(on) and previous.is_clean_on(on) and _is_pair(course, months)):
        return State.FAILED
    if latest.asked is Asked.ONE_NOT_SATISFIED:
        return State.FAILED
    if latest.asked is Asked.ONE_UNANSWERED or case_open or not _is_marked(course, months, on):
        return State.OPEN
    return State.READY


def _is_pair(course: Course, months: Months) -> bool:
    if not (course.latest and course.previous):
        return False
    first, second = course.previous.visit_on, course.latest.visit_on
    longest = months.max_gap_where_agreed if course.was_spaced else months.max_gap
    if first is None or second is None:
        return False
    return add_months(first, months.min_gap) <= second <= add_months(first, longest)


def _is_marked(course: Course, months: Months, on: date) -> bool:
    report = course.report
    if report is None or report.report_on is None or not report.is_on_track:
        return False
    return on <= add_months(report.report_on, months.report_2_max_age)
