"""Seeded portfolios for measuring: simulated, read and packed by every processor, in parts."""

import tomllib
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from distinction.faces.cli.given import pack_path, the_pack
from distinction.faces.cli.measures.asked import DAY, PACK, Asked
from distinction.faces.cli.measures.joining import joined
from distinction.faces.cli.written import json_line
from distinction.faces.demo.simulate import Plan, simulate
from distinction.faces.demo.simulate import pack_facts as simulated_from
from distinction.rules.criteria.batch.arrays import Points, number_of
from distinction.rules.criteria.batch.facts import Facts
from distinction.rules.criteria.batch.numbering import Numbering, number
from distinction.rules.criteria.batch.packing import pack_facts
from distinction.rules.criteria.batch.standing import everyone
from distinction.rules.criteria.batch.table import Table, compiled
from distinction.rules.criteria.evidence import Dossier
from distinction.rules.criteria.pack import Pack
from distinction.rules.criteria.reading.build import build

SAMPLE = 400  # factories that are judged one by one as well
HELD = 20_000  # rows that a measurement may hold at once
PART = 2_000  # factories that one process holds at a time
APART = 1_000  # seeds of a portfolio: the nth factory is the same however many there are


@dataclass(frozen=True, slots=True)
class Portfolio:
    """Packed facts with the table of the pack, and every factory on the day."""

    asked: Asked
    pack: Pack
    facts: Facts
    table: Table

    @property
    def day(self) -> int:
        return number_of(DAY)

    @property
    def points(self) -> Points:
        return everyone(self.facts, self.day)

    def sample(self) -> Iterator[Dossier]:
        """The first factories as they were before packing, the scripted stories among these."""
        return dossiers(self.asked, SAMPLE)


def portfolio(asked: Asked, *others: Pack) -> Portfolio:
    """The facts can be judged by the other packs too."""
    pack = the_usual_pack()
    facts = packed(asked, number(pack, *others))
    return Portfolio(asked, pack, facts, compiled(pack, facts.numbering))


def the_usual_pack() -> Pack:
    return the_pack(PACK).pack


def packed(asked: Asked, numbering: Numbering) -> Facts:
    """The facts of all factories; no more than a part's dossiers at once in a process."""
    plans = _plans(asked)
    if len(plans) == 1:
        return _packed(numbering, *plans[0])
    with ProcessPoolExecutor() as processes:
        work = partial(_packed, numbering)
        return joined(list(processes.map(work, *zip(*plans, strict=True))))


def rows(asked: Asked) -> Iterator[dict[str, Any]]:
    """The same factories in the same order, as they stand in a portfolio file."""
    for start, plan in _plans(asked):
        yield from _rows(start, plan)


def write(asked: Asked, path: Path) -> None:
    """The same as a portfolio file, made by every processor."""
    with path.open("wb") as target, ProcessPoolExecutor() as processes:
        target.writelines(processes.map(_lines, *zip(*_plans(asked), strict=True)))


def dossiers(asked: Asked, count: int) -> Iterator[Dossier]:
    return map(build, islice(rows(asked), count))


def _plans(asked: Asked) -> Sequence[tuple[int, Plan]]:
    """How many factories stand before each part, and what it is made from."""
    whole = Plan(PART, asked.years, asked.seed, asked.until, asked.countries)
    return [
        (
            start,
            replace(
                whole,
                factories=min(PART, asked.factories - start),
                seed=asked.seed + start * APART,
            ),
        )
        for start in range(0, asked.factories, PART)
    ]


def _rows(start: int, plan: Plan) -> Iterator[dict[str, Any]]:
    tables = tomllib.loads(pack_path(PACK).read_text(encoding="utf-8"))
    for place, row in enumerate(simulate(plan, simulated_from(tables)), start + 1):
        factory = row["factory"]
        factory["id"] = f"{factory['country']}-{place:06}"
        yield row


def _lines(start: int, plan: Plan) -> bytes:
    return b"".join(map(json_line, _rows(start, plan)))


def _packed(numbering: Numbering, start: int, plan: Plan) -> Facts:
    return pack_facts(numbering, map(build, _rows(start, plan)))
