"""The progress reports of one cycle as rows: the factory's own, and the second with its marks."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random
from typing import Any

from distinction.faces.demo.dice import whole
from distinction.faces.demo.year import Scene, Year

Row = dict[str, Any]

FIRST_MISSING = 0.03


def report_rows(rng: Random, scene: Scene, year: Year) -> Iterator[Row]:
    """The first about 30 days after the assessment's report, the second late in the cycle."""
    first_on = year.released_on + timedelta(days=whole(rng, 26, 34))
    is_missing = rng.random() < FIRST_MISSING
    if year.visit_on is not None and first_on <= scene.until and not is_missing:
        yield _report(year, 1, str(first_on))
    if year.report_on is not None and year.report_on <= scene.until:
        second = _report(year, 2, str(year.report_on))
        second["marks"] = {each: {"mark": mark.value} for each, mark in year.marks.items()}
        yield second


def _report(year: Year, number: int, released_on: str) -> Row:
    return {
        "id": f"pr{number}-{year.number}",
        "cycle": f"cycle-{year.number}",
        "number": number,
        "released_on": released_on,
        "marks": {},
    }
