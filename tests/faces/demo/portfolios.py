"""Fictional portfolios and their standings, as the tests of the demo look at them."""

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from distinction.faces.demo.facts import PackFacts
from distinction.faces.demo.simulate import Plan, pack_facts, simulate
from distinction.rules.criteria.evaluate import evaluate
from distinction.rules.criteria.load import load_pack
from distinction.rules.criteria.pack import Pack
from distinction.rules.criteria.standing import Standing
from tests import worked

Row = dict[str, Any]

PACKS = Path(__file__).parents[3] / "distinction" / "packs"
BETTER_WORK = PACKS / "better-work-2017" / "1.0.0" / "pack.toml"
LANTERN_VALLEY = PACKS / "lantern-valley" / "1.0.0" / "pack.toml"
ALL_PACKS = (BETTER_WORK, LANTERN_VALLEY, worked.SAMPLE)
UNTIL = date(2026, 7, 28)
STORIES = 15


def facts(path: Path = BETTER_WORK) -> PackFacts:
    return pack_facts(tomllib.loads(path.read_text(encoding="utf-8")))


def pack(path: Path = BETTER_WORK) -> Pack:
    read = load_pack(path.read_bytes())
    assert isinstance(read, Pack), read
    return read


def rows(plan: Plan, path: Path = BETTER_WORK) -> list[Row]:
    return list(simulate(plan, facts(path)))


def standings(plan: Plan, path: Path = BETTER_WORK) -> Iterator[tuple[Row, Standing]]:
    judge = pack(path)
    for row in rows(plan, path):
        yield row, evaluate(judge, worked.dossier(row), plan.until)


def full_assessments(row: Row) -> list[Row]:
    """Those released and seen for the first time: no re-issue, no follow-up."""
    return [
        each
        for each in row["assessments"]
        if each["kind"] == "full" and each["released_on"] and not each["id"].endswith("-b")
    ]


def cycle_number(row: Row) -> int:
    return int(row["cycle"].removeprefix("cycle-"))
