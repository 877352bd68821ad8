"""Sides timed in turn, round after round, so that a busy machine is busy for each of them."""

import gc
import os
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from distinction.faces.cli.measures import heap
from distinction.faces.cli.measures.outcome import Goal, Outcome, Spread, spread

LONG_ENOUGH = 0.05  # seconds of one timing; what is quicker is done several times
MOST_REPEATS = 50

# What a side does; what it returns is let go.
Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Time:
    """Seconds of one doing: by the clock on the wall, and of the processors."""

    wall: float
    processor: float


@dataclass(frozen=True, slots=True)
class Ratio:
    """One side by the best of others, done so often; and the goal, if one is set."""

    ours: str
    theirs: tuple[str, ...]
    at_most: float | None = None
    often: int = 1

    @property
    def name(self) -> str:
        often = f"{self.often} x " if self.often > 1 else ""
        return f"{self.ours} / {often}{' or '.join(self.theirs)}"


@dataclass(frozen=True, slots=True)
class Rounds:
    """Of every side its times, one a round."""

    times: Mapping[str, Sequence[Time]]

    def seconds(self) -> dict[str, Spread]:
        return {side: spread([each.wall for each in times]) for side, times in self.times.items()}

    def ratio(self, asked: Ratio) -> Spread:
        """By the clock on the wall, ours by the best of theirs inside each round."""
        return self._ratio(asked, "wall")

    def processor_ratio(self, asked: Ratio) -> Spread:
        """By the time of all processors: what else runs on the machine moves it less."""
        return self._ratio(asked, "processor")

    def _ratio(self, asked: Ratio, kind: str) -> Spread:
        columns = [[getattr(each, kind) for each in self.times[side]] for side in asked.theirs]
        best = [min(each) * asked.often for each in zip(*columns, strict=True)]
        mine = [getattr(each, kind) for each in self.times[asked.ours]]
        return spread([one / other for one, other in zip(mine, best, strict=True)])


def outcome(
    name: str, n: int, rounds: Rounds, ratios: Sequence[Ratio], checks: Sequence[str]
) -> Outcome:
    return Outcome(
        name=name,
        n=n,
        runs=min(map(len, rounds.times.values())),
        sides=rounds.seconds(),
        ratios={each.name: rounds.ratio(each) for each in ratios},
        goals=[Goal(each.name, each.at_most) for each in ratios if each.at_most is not None],
        checks=checks,
        processor_ratios={each.name: rounds.processor_ratio(each) for each in ratios},
    )


def timed(sides: Mapping[str, Work], runs: int) -> Rounds:
    """One warm-up of each side, then the rounds; every other round begins at the other end."""
    heap.keep()
    repeats = {side: _repeats(work) for side, work in sides.items()}
    names = list(sides)
    times: dict[str, list[Time]] = {side: [] for side in sides}
    for number in range(runs):
        order = names if number % 2 == 0 else names[::-1]
        for side in order:
            times[side].append(_time(sides[side], repeats[side]))
    return Rounds(times)


def _repeats(work: Work) -> int:
    """How often until it is long enough; the first doing is the warm-up."""
    if _time(work, 1).wall >= LONG_ENOUGH:
        return 1
    once = _time(work, 1).wall
    return max(1, min(MOST_REPEATS, round(LONG_ENOUGH / once)))


def _time(work: Work, repeats: int) -> Time:
    """Garbage is collected before and not meanwhile, whoever is timed."""
    gc.collect()
    gc.disable()
    try:
        wall, processor = time.perf_counter(), _processor_time()
        for _ in range(repeats):
            work()
        wall, processor = time.perf_counter() - wall, _processor_time() - processor
    finally:
        gc.enable()
    return Time(wall / repeats, processor / repeats)


def _processor_time() -> float:
    """Of this process and of those that it waited for."""
    children = os.times()
    return time.process_time() + children.children_user + children.children_system
