"""Random histories of one factory, near every boundary that the rules know."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any, TypeVar

from distinction.rules.criteria.evidence import Dossier
from distinction.rules.criteria.reading.row import read_row
from distinction.rules.terms.periods import add_months
from tests import worked
from tests.rules import small_pack

Row = dict[str, Any]
Item = TypeVar("Item")

# The ends of short months and leap days, where counting months goes wrong first.
STARTS = (date(2015, 1, 31), date(2015, 2, 28), date(2016, 2, 29), date(2015, 3, 31))
AGES = (0, 1, 6, 10, 11, 12, 14, 18, 24, 30)  # months after which a rule turns
OTHER_WORDS = ("non_compliant", "not_assessed", "not_applicable", "")
OTHER_MARKS = ("moderate_progress", "no_progress", "not_assessed", "")
# Answers and marks to choose from: of a factory with many findings, and of one with few.
ROUGH = (("compliant",) * 8 + OTHER_WORDS, ("on_track",) * 8 + OTHER_MARKS)
CALM = (("compliant",) * 240 + OTHER_WORDS, ("on_track",) * 120 + OTHER_MARKS)
STATUSES = ("suspected", "confirmed", "unfounded", "remediated", "closed_verified")


@dataclass(frozen=True, slots=True)
class Draw:
    """Chance, and the answers and marks that one factory is likely to get."""

    random: Random
    words: Sequence[str]
    marks: Sequence[str]


def a_history(random: Random, factory: str = "F-1") -> Dossier:
    """A dossier that is good: drawn again until its own checks accept it."""
    while True:
        read = read_row(worked.compact(a_row(random, factory)).encode())
        if isinstance(read, Dossier):
            return read


def a_day(random: Random, dossier: Dossier) -> date:
    """A day on which something may turn, or the one before or after."""
    days = [each.starts_on for each in dossier.cycles]
    for visit in dossier.assessments:
        days += filter(None, (visit.first_day, visit.date, visit.released_on, visit.voided_on))
        days += [each.released_on for each in visit.corrections]
    days += [each.released_on for each in dossier.progress_reports if each.released_on]
    day = add_months(random.choice(days), random.choice(AGES))
    return day + timedelta(days=random.randint(-1, 1))


def a_row(random: Random, factory: str) -> Row:
    draw = Draw(random, *random.choice((ROUGH, CALM, CALM)))
    start = draw.random.choice(STARTS)
    starts = [add_months(start, 12 * year) for year in range(draw.random.choice((1, 3, 3, 4)))]
    assessments = list(_assessments(draw, starts))
    return {
        "contract": "1",
        "factory": {
            "id": factory,
            "country": draw.random.choice(small_pack.COUNTRIES),
            "programme_entry_on": start.isoformat(),
        },
        "cycles": [_cycle(place, each) for place, each in enumerate(starts)],
        "assessments": assessments,
        "progress_reports": list(_reports(draw, starts)),
        "zero_tolerance_cases": list(_cases(draw, start)),
        "trade_unions": list(_unions(draw, start)),
        "committee": None,
        "reduced_assessment": list(_reduced(draw, start)),
        "decisions": list(_decisions(draw, start)),
    }


def _cycle(place: int, start: date) -> Row:
    return {"id": f"c{place}", "starts_on": start.isoformat()}


def _assessments(draw: Draw, starts: Sequence[date]) -> Iterator[Row]:
    for place, start in enumerate(starts):
        for turn in range(draw.random.choice((0, 1, 1, 1, 1, 1, 1, 2))):
            day = add_months(start, draw.random.choice((0, 0, 0, 0, 1, 2, 6)))
            day += timedelta(days=draw.random.randint(-1, 1))
            visit = _assessment(draw, f"a{place}{turn}", f"c{place}", day)
            yield visit
            if draw.random.random() < 1 / 8:
                yield _reissue(draw, visit)


def _assessment(draw: Draw, name: str, cycle: str, day: date) -> Row:
    released = None
    if draw.random.random() < 7 / 8:
        released = day + timedelta(days=draw.random.choice((0, 1, 30, 90)))
    row: Row = {
        "id": name,
        "cycle": cycle,
        "kind": _mostly(draw, "full", "follow_up"),
        "scope": _mostly(draw, "full", "partial"),
        "announced": False,
        "date": day.isoformat(),
        "released_on": _text(released),
        "answers": _answers(draw, small_pack.QUESTIONS),
    }
    if draw.random.random() < 1 / 2:
        row["first_day"] = (day - timedelta(days=draw.random.randint(0, 3))).isoformat()
    if draw.random.random() < 3 / 4:
        row["additional_answers"] = _answers(draw, [each for each, *_ in small_pack.ADDITIONAL])
    if draw.random.random() < 1 / 16:
        row["voided_on"] = (day + timedelta(days=draw.random.randint(0, 200))).isoformat()
    if released and draw.random.random() < 1 / 3:
        row["corrections"] = list(_corrections(draw, released, is_report=False))
    return row


def _reissue(draw: Draw, replaced: Row) -> Row:
    """The same visit reported anew: it takes the place of the first on its release."""
    row = _assessment(draw, replaced["id"] + "r", replaced["cycle"], _day(replaced["date"]))
    replaced["superseded_by"] = row["id"]
    replaced.pop("voided_on", None)
    return row


def _corrections(draw: Draw, released: date, *, is_report: bool) -> Iterator[Row]:
    on = released
    for _ in range(draw.random.randint(1, 2)):
        on += timedelta(days=draw.random.choice((0, 1, 40, 300)))
        row: Row = {"released_on": on.isoformat(), "reason": "checked"}
        if is_report:
            row["marks"] = _marks(draw, _some(draw, tuple(small_pack.MARKED)))
        else:
            row["answers"] = _answers(draw, _some(draw, small_pack.QUESTIONS))
            row["additional_answers"] = _answers(draw, _some(draw, ("A1", "A2", "A3")))
        yield row


def _reports(draw: Draw, starts: Sequence[date]) -> Iterator[Row]:
    for place, start in enumerate(starts):
        for turn in range(draw.random.choice((0, 1, 1, 1, 1, 2))):
            day = add_months(start, draw.random.choice((10, 10, 10, 11, 12, 15)))
            day += timedelta(days=draw.random.randint(-1, 1) + 7 * turn)
            released = day if draw.random.random() < 15 / 16 else None
            row: Row = {
                "id": f"r{place}{turn}",
                "cycle": f"c{place}",
                "number": _mostly(draw, 2, 1),
                "released_on": _text(released),
                "marks": _marks(draw, tuple(small_pack.MARKED)),
            }
            if released and draw.random.random() < 1 / 4:
                row["corrections"] = list(_corrections(draw, released, is_report=True))
            yield row


def _cases(draw: Draw, start: date) -> Iterator[Row]:
    for number in range(draw.random.choice((0, 0, 0, 1, 2))):
        on = start + timedelta(days=draw.random.randint(0, 1200))
        history = [{"on": on.isoformat(), "status": draw.random.choice(STATUSES[:2])}]
        for _ in range(draw.random.randint(0, 2)):
            later = _day(history[-1]["on"]) + timedelta(days=draw.random.choice((0, 30, 200)))
            history.append({"on": later.isoformat(), "status": draw.random.choice(STATUSES)})
        yield {"id": f"z{9 - number}", "opened_on": on.isoformat(), "history": history}


def _unions(draw: Draw, start: date) -> Iterator[Row]:
    if draw.random.random() < 1 / 2:
        present = add_months(start, draw.random.choice((0, 12, 24)))
        ends = add_months(present, 12) if draw.random.random() < 1 / 2 else None
        yield {"id": "u1", "present_from": present.isoformat(), "present_to": _text(ends)}


def _reduced(draw: Draw, start: date) -> Iterator[Row]:
    if draw.random.random() < 1 / 3:
        first = add_months(start, draw.random.choice((12, 13, 24)))
        last = (
            add_months(first, draw.random.choice((0, 12))) if draw.random.random() < 1 / 2 else None
        )
        yield {"from": first.isoformat(), "to": _text(last)}


def _decisions(draw: Draw, start: date) -> Iterator[Row]:
    if draw.random.random() < 1 / 4:
        on = start + timedelta(days=draw.random.randint(0, 1200))
        yield {
            "id": "d1",
            "on": on.isoformat(),
            "by_role": "programme_manager",
            "outcome": "approved",
        }


def _answers(draw: Draw, codes: Sequence[str]) -> dict[str, str]:
    drawn = {code: draw.random.choice(draw.words) for code in codes}
    return {code: word for code, word in drawn.items() if word}


def _marks(draw: Draw, criteria: Sequence[str]) -> Row:
    drawn = {each: draw.random.choice(draw.marks) for each in criteria}
    return {each: {"mark": word} for each, word in drawn.items() if word}


def _some(draw: Draw, items: Sequence[Item]) -> list[Item]:
    return [each for each in items if draw.random.random() < 1 / 3]


def _mostly(draw: Draw, usual: Item, rare: Item) -> Item:
    return usual if draw.random.random() < 9 / 10 else rare


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
