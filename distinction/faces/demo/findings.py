"""The assessments of one cycle as rows: answers, additional answers, corrections, re-issues."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from distinction.faces.demo.dice import between, one_of, whole
from distinction.faces.demo.year import Asked, Scene, Turn, Year
from distinction.rules.terms.marks import Answer

Row = dict[str, Any]

WELL, FOUND = Answer.COMPLIANT.value, Answer.NON_COMPLIANT.value
SET_ASIDE, UNASSESSED = Answer.NOT_APPLICABLE.value, Answer.NOT_ASSESSED.value

ONE_DAY_VISIT, ANNOUNCED = 0.4, 0.12
FOLLOWED_UP, REMEDIATED = 0.1, 0.3
CORRECTED = "A dispute of the factory was accepted: papers of the day show another answer"


def assessment_rows(
    rng: Random, scene: Scene, year: Year, additional: dict[str, str]
) -> Iterator[Row]:
    """All of the cycle that was seen by the last day; without a visit, none."""
    if year.visit_on is None or year.visit_on > scene.until:
        return
    row = _row(f"asm-{year.number}", year, "full", year.visit_on)
    row["scope"] = "partial" if year.turn is Turn.INCOMPLETE else "full"
    row["announced"] = rng.random() < ANNOUNCED
    if rng.random() >= ONE_DAY_VISIT:
        row["first_day"] = str(year.visit_on - timedelta(days=1))
    row["released_on"] = _by(year.released_on, scene)
    row["answers"] = _answers(scene, year)
    if additional:
        row["additional_answers"] = additional
    yield row
    if row["released_on"] is not None:
        yield from _afterwards(rng, scene, year, row)


def additional_answers(rng: Random, scene: Scene, year: Year, *, union: bool) -> dict[str, str]:
    """A question about the union is set aside where there is none."""
    answers = {
        code: WELL if applies == "always" or union else SET_ASIDE
        for code, applies in scene.facts.additional
    }
    asked_of_all = [code for code, applies in scene.facts.additional if applies == "always"]
    one = one_of(rng, asked_of_all or list(answers))
    if year.asked is Asked.ONE_UNANSWERED:
        answers[one] = UNASSESSED
    elif year.asked is Asked.ONE_NOT_SATISFIED:
        answers[one] = FOUND
    return answers


def _afterwards(rng: Random, scene: Scene, year: Year, row: Row) -> Iterator[Row]:
    """What comes after the release: a turn, a repair, a follow-up visit."""
    if year.turn is Turn.VOIDED and year.changed_on <= scene.until:
        row["voided_on"] = str(year.changed_on)
    if year.changed is not None and year.changed_on <= scene.until:
        yield from _turned(year, row, year.changed)
    found = sorted(year.failing_on(scene.until))
    later = year.released_on + scene.facts.months.days(between(rng, 50, 110))
    if not found or later > scene.until:
        return
    if rng.random() < REMEDIATED:
        row["remediations"] = [{"question": one_of(rng, found), "verified_on": str(later)}]
    if rng.random() < FOLLOWED_UP:
        yield _follow_up(rng, year, found, later)


def _turned(year: Year, row: Row, changed: str) -> Iterator[Row]:
    answer = WELL if changed in year.failing else FOUND
    day = str(year.changed_on)
    if year.turn is Turn.CORRECTED:
        row["corrections"] = [
            {"released_on": day, "reason": CORRECTED, "answers": {changed: answer}}
        ]
    if year.turn is Turn.REISSUED:
        reissue = {**row, "id": f"asm-{year.number}-b", "released_on": day}
        reissue["answers"] = {**row["answers"], changed: answer}
        row["superseded_by"] = reissue["id"]
        yield reissue


def _follow_up(rng: Random, year: Year, found: list[str], on: date) -> Row:
    """Looks again at what was found; it never counts."""
    row = _row(f"asm-{year.number}-f", year, "follow_up", on)
    row["scope"], row["announced"], row["released_on"] = "partial", True, str(on)
    seen = found[: whole(rng, 1, 4)]
    row["answers"] = {code: _seen_again(rng) for code in seen}
    return row


def _seen_again(rng: Random) -> str:
    return WELL if rng.random() < 2 / 3 else FOUND


def _row(name: str, year: Year, kind: str, on: date) -> Row:
    return {"id": name, "cycle": f"cycle-{year.number}", "kind": kind, "date": str(on)}


def _answers(scene: Scene, year: Year) -> dict[str, str]:
    answers = dict(scene.all_well)
    for code in year.set_aside:
        answers[code] = SET_ASIDE
    for code in year.unassessed:
        answers[code] = UNASSESSED
    for code in year.failing:
        answers[code] = FOUND
    return answers


def _by(day: date, scene: Scene) -> str | None:
    return str(day) if day <= scene.until else None
