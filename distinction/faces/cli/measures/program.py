"""The whole program on a portfolio file, beside small scripts of the same job in other hands."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from distinction.faces.cli.given import pack_path
from distinction.faces.cli.measures.asked import DAY, PACK, Asked, Engine
from distinction.faces.cli.measures.checks import refuse, same_as_plain
from distinction.faces.cli.measures.outcome import Outcome
from distinction.faces.cli.measures.population import HELD, Portfolio, portfolio, write
from distinction.faces.cli.measures.processes import PROGRAM, python, script
from distinction.faces.cli.measures.rounds import Ratio, outcome, timed
from distinction.rules.criteria.batch.digest import Verdicts
from distinction.rules.criteria.batch.digests import Read
from distinction.rules.criteria.batch.standing import standings
from distinction.rules.terms.verdict import Verdict

PEERS = ("with_polars", "with_duckdb")  # loaded to see that they are there
OURS = "distinction evaluate"
SCRIPTS = {
    "naive script": "naive_script",
    "polars script": "polars_script",
    "DuckDB script": "duckdb_script",
}

# Factory -> the words of its verdicts, in the order of the pack.
Words = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Job:
    """One program on the file; it writes verdicts as CSV."""

    side: str
    file: Path

    @property
    def out(self) -> Path:
        return self.file.with_name(f"{self.side}.csv")

    def __call__(self) -> None:
        if self.side in SCRIPTS:
            started = script(SCRIPTS[self.side])
            python((*started, self.file, pack_path(PACK), DAY), self.out)
        else:
            options = ("--pack", PACK, "--as-of", DAY, "--format", "csv")
            python((*PROGRAM, "evaluate", self.file, *options), self.out)


def measure(asked: Asked, _engines: Sequence[Engine]) -> Outcome:
    """The scripts do less: no additional questions, gates or stages, no check of a row."""
    asked = replace(asked, factories=min(asked.factories, HELD))
    given = portfolio(asked)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "portfolio.jsonl"
        write(asked, file)
        jobs = {side: Job(side, file) for side in (OURS, *SCRIPTS)}
        checks = _checks(given, jobs)
        rounds = timed(jobs, asked.runs)
    ratios = [Ratio(OURS, tuple(SCRIPTS), 0.8), *(Ratio(OURS, (each,)) for each in SCRIPTS)]
    return outcome("program", asked.factories, rounds, ratios, checks)


def _checks(given: Portfolio, jobs: Mapping[str, Job]) -> list[str]:
    found = standings(given.facts, given.table, Read(given.facts, given.table), given.points)
    checks = [same_as_plain(given.pack, DAY, found.verdicts, given.sample())]
    for side, job in jobs.items():
        job()
        expected = found.verdicts if side == OURS else found.base
        checks.append(same_words(side, spelt(given, expected), _read(job.out, given.table.ids)))
    extra = int(found.extra.sum())
    checks.append(f"at {extra} factories additional questions count, in ours alone")
    return checks


def same_words(side: str, expected: Words, written: Words) -> str:
    refuse([f"{side} leaves out {each}" for each in expected if each not in written])
    refuse(
        [
            f"{factory}: {side} writes {written[factory]}, expected {words}"
            for factory, words in expected.items()
            if list(written[factory]) != list(words)
        ]
    )
    return f"all cells of {len(expected)} factories that {side} writes are as expected"


def spelt(given: Portfolio, verdicts: Verdicts) -> Words:
    rows = zip(
        given.facts.factory, verdicts.not_met.tolist(), verdicts.not_known.tolist(), strict=True
    )
    bits = range(len(given.table.ids))
    return {
        factory: [_word(not_met >> bit & 1, not_known >> bit & 1) for bit in bits]
        for factory, not_met, not_known in rows
    }


def _word(not_met: int, not_known: int) -> Verdict:
    if not_met:
        return Verdict.NOT_MET
    return Verdict.NOT_KNOWN if not_known else Verdict.MET


def _read(path: Path, ids: Sequence[str]) -> Words:
    with path.open(encoding="utf-8", newline="") as file:
        return {row["factory"]: [row[each] for each in ids] for row in csv.DictReader(file)}
