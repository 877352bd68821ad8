"""The peak of memory of evaluating, of packing and of judging, and how it grows by the factory."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from distinction.faces.cli.measures.asked import DAY, PACK, Asked, Engine
from distinction.faces.cli.measures.checks import refuse
from distinction.faces.cli.measures.outcome import Outcome, Spread, spread
from distinction.faces.cli.measures.population import write
from distinction.faces.cli.measures.processes import PROGRAM, peak, script

PEERS = ()
USUAL = (2_000, 20_000, 100_000)
MEBIBYTE = 2**20
EVALUATE, PACKING, STANDING = "evaluate", "packing", "packing and one standing"
KINDS = (EVALUATE, PACKING, STANDING)


@dataclass(frozen=True, slots=True)
class Job:
    """One program on a file of so many factories, with the peak and the seconds of each run."""

    kind: str
    size: int
    file: Path
    peaks: list[int] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"{self.kind}, {self.size} factories"

    @property
    def out(self) -> Path:
        return self.file.with_suffix(f".{self.kind.replace(' ', '-')}")

    def work(self) -> None:
        began = time.perf_counter()
        self.peaks.append(self._peak())
        self.seconds.append(time.perf_counter() - began)

    def check(self) -> str:
        """Every factory was seen: a line each below the header, or how many were packed."""
        written = self.out.read_text(encoding="utf-8").splitlines()
        seen = len(written) - 1 if self.kind == EVALUATE else int(written[0])
        refuse([f"{self.name}: {seen} were seen"] if seen != self.size else [])
        return f"{self.name}: all were seen"

    def _peak(self) -> int:
        if self.kind == EVALUATE:
            options = ("--pack", PACK, "--as-of", DAY, "--format", "csv")
            return peak((*PROGRAM, "evaluate", self.file, *options), self.out)
        what = "standing" if self.kind == STANDING else "nothing"
        return peak((*script("packing"), self.file, PACK, DAY, what), self.out)


def measure(asked: Asked, _engines: Sequence[Engine]) -> Outcome:
    with TemporaryDirectory() as folder:
        files = {size: Path(folder) / f"{size}.jsonl" for size in sizes_up_to(asked.factories)}
        for size, file in files.items():
            write(replace(asked, factories=size), file)
        jobs = [Job(kind, *each) for kind in KINDS for each in files.items()]
        for _ in range(asked.runs):
            for job in jobs:
                job.work()
        checks = [each.check() for each in jobs]
    grown = [(less, more) for less, more in pairwise(jobs) if less.kind == more.kind]
    return Outcome(
        name="memory",
        n=asked.factories,
        runs=asked.runs,
        sides={each.name: spread(each.seconds) for each in jobs},
        ratios={f"peak of {b.name} / {a.size}": _ratio(a, b) for a, b in grown},
        checks=checks,
        figures={f"MiB, {each.name}": median(each.peaks) / MEBIBYTE for each in jobs}
        | {f"bytes a factory more, {b.name}": _growth(a, b) for a, b in grown},
    )


def sizes_up_to(most: int) -> list[int]:
    """The usual ones below, and the one asked for; two at the least, so that growth is seen."""
    below = [each for each in USUAL if each < most]
    return [*(below or [most // 10]), most]


def _ratio(less: Job, more: Job) -> Spread:
    return spread([b / a for a, b in zip(less.peaks, more.peaks, strict=True)])


def _growth(less: Job, more: Job) -> float:
    return (median(more.peaks) - median(less.peaks)) / (more.size - less.size)
