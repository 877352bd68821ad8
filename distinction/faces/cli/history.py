"""The command `history`: the standing of every factory at every month-end."""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache

from distinction.faces.cli import given, portfolio
from distinction.faces.cli.ending import Refusal
from distinction.faces.cli.written import csv_line, json_line
from distinction.rules.criteria.batch.arrays import month_ends
from distinction.rules.criteria.batch.decision import STAGES
from distinction.rules.criteria.batch.digests import store
from distinction.rules.criteria.batch.history import with_stages
from distinction.rules.criteria.batch.numbering import number
from distinction.rules.criteria.batch.packing import pack_facts
from distinction.rules.criteria.batch.table import compiled
from distinction.rules.criteria.evidence import Dossier
from distinction.rules.criteria.pack import Pack
from distinction.rules.terms.periods import add_months
from distinction.rules.terms.verdict import Verdict

EXAMPLES = """\
  distinction history portfolio.jsonl --pack better-work-2017 --from 2024-01-01 --until 2026-11-24
  distinction history portfolio.jsonl --pack my-pack/ --changes --format csv
"""
USUAL_MONTHS = 24

# The bits of one standing: not met, not known; and the place of its stage.
State = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Months:
    """What is written of every factory: a line a month-end, or only where one differs."""

    pack: Pack
    days: tuple[date, ...]
    form: str
    only_changes: bool

    def __call__(self, dossiers: Sequence[Dossier]) -> Sequence[bytes]:
        numbering = number(self.pack)
        facts = pack_facts(numbering, dossiers)
        table = compiled(self.pack, numbering)
        verdicts, stages = with_stages(facts, table, store(facts, table), self.days)
        columns = (verdicts.not_met.tolist(), verdicts.not_known.tolist(), stages.tolist())
        rows = zip(*columns, strict=True)
        return [
            b"".join(self._lines(each.factory, list(zip(*states, strict=True))))
            for each, states in zip(dossiers, rows, strict=True)
        ]

    def _lines(self, factory: str, states: Sequence[State]) -> Iterator[bytes]:
        before: State | None = None
        for day, state in zip(self.days, states, strict=True):
            if state != before or not self.only_changes:
                stage, verdicts = _spelt(state, len(self.pack.criteria))
                yield self._line(factory, day.isoformat(), stage, verdicts)
            before = state

    def _line(self, factory: str, day: str, stage: str, verdicts: tuple[str, ...]) -> bytes:
        if self.form == "csv":
            return csv_line((factory, day, stage, *verdicts))
        ids = (each.id for each in self.pack.criteria)
        criteria = dict(zip(ids, verdicts, strict=True))
        return json_line({"factory": factory, "as_of": day, "stage": stage, "criteria": criteria})


def arguments(parser: argparse.ArgumentParser) -> None:
    given.add_file(parser)
    given.add_pack(parser)
    parser.add_argument(
        "--from", dest="first", metavar="DATE", help="the first day; two years back unless said"
    )
    parser.add_argument("--until", metavar="DATE", help="the last day; today unless said")
    parser.add_argument("--format", choices=["jsonl", "csv"], default="jsonl")
    parser.add_argument(
        "--changes", action="store_true", help="only the first month-end and those that differ"
    )
    parser.add_argument("--keep-going", action="store_true", help="tell of the good rows")


def run(options: argparse.Namespace) -> int:
    days = _days(options)
    pack = given.the_pack(options.pack).pack
    _refuse_large(options.pack, pack)
    work = Months(pack, days, options.format, options.changes)
    ids = [each.id for each in pack.criteria]
    header = csv_line(("factory", "as_of", "stage", *ids)) if options.format == "csv" else b""
    return portfolio.run(options.file, work, header=header, keep_going=options.keep_going)


def _days(options: argparse.Namespace) -> tuple[date, ...]:
    today = datetime.now(tz=UTC).astimezone().date()
    last = given.the_day(options.until, "--until") if options.until else today
    first = add_months(last, -USUAL_MONTHS)
    if options.first:
        first = given.the_day(options.first, "--from")
    days = tuple(day for day in month_ends(first, last) if first <= day <= last)
    if not days:
        raise Refusal(f"no month ends from {first} to {last}; name a longer time")
    return days


def _refuse_large(name: str, pack: Pack) -> None:
    try:
        compiled(pack, number(pack))
    except ValueError as wrong:
        raise Refusal(f"{name}: {wrong}; evaluate it day by day instead") from wrong


@lru_cache(maxsize=2**14)
def _spelt(state: State, criteria: int) -> tuple[str, tuple[str, ...]]:
    not_met, not_known, stage = state
    words = []
    for bit in range(criteria):
        known = Verdict.NOT_KNOWN if not_known >> bit & 1 else Verdict.MET
        words.append(Verdict.NOT_MET if not_met >> bit & 1 else known)
    return STAGES[stage], tuple(words)
