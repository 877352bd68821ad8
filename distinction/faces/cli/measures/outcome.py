"""What a measurement found: seconds, ratios taken inside each round, and the goals they meet."""

import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from statistics import median

PACKAGES = ("numpy", "polars", "duckdb", "django", "gunicorn", "psycopg")


class Differs(Exception):
    """Two sides do not say the same, so there is nothing to time."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Some figures of several runs, by their least, middle and greatest."""

    least: float
    middle: float
    greatest: float

    def as_json(self) -> dict[str, float]:
        names = ("min", "median", "max")
        figures = (self.least, self.middle, self.greatest)
        return {name: _shown(figure) for name, figure in zip(names, figures, strict=True)}


@dataclass(frozen=True, slots=True)
class Goal:
    """A ratio that is to stay at or below a limit by its median, or a figure by itself."""

    ratio: str
    at_most: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """`sides` are seconds of each side by name, ours first; `figures` are other numbers found."""

    name: str
    n: int
    runs: int
    sides: Mapping[str, Spread]
    ratios: Mapping[str, Spread]
    goals: Sequence[Goal] = ()
    checks: Sequence[str] = ()
    processor_ratios: Mapping[str, Spread] = field(default_factory=dict)
    figures: Mapping[str, float] = field(default_factory=dict)

    def as_json(self) -> dict[str, object]:
        ours = next(iter(self.sides.values()))
        return {
            "name": self.name,
            "n": self.n,
            "runs": self.runs,
            "seconds": ours.as_json(),
            "ratios": _spelt(self.ratios),
            "goals": [
                {"ratio": each.ratio, "at_most": each.at_most, "holds": self.holds(each)}
                for each in self.goals
            ],
            "sides": _spelt(self.sides),
            "processor_ratios": _spelt(self.processor_ratios),
            "figures": {name: _shown(figure) for name, figure in self.figures.items()},
            "machine": machine(),
            "versions": versions(),
            "checks": list(self.checks),
        }

    def holds(self, goal: Goal) -> bool:
        found = self.ratios.get(goal.ratio)
        middle = self.figures[goal.ratio] if found is None else found.middle
        return middle <= goal.at_most


def spread(figures: Sequence[float]) -> Spread:
    return Spread(min(figures), median(figures), max(figures))


def machine() -> dict[str, object]:
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    return {
        "system": platform.platform(),
        "processor": platform.processor() or platform.machine(),
        "processors": os.cpu_count(),
        "load": load,
    }


def versions() -> dict[str, str]:
    found = {"python": platform.python_version()}
    for each in PACKAGES:
        try:
            found[each] = version(each)
        except PackageNotFoundError:
            found[each] = "not installed"
    return found


def _spelt(spreads: Mapping[str, Spread]) -> dict[str, dict[str, float]]:
    return {name: each.as_json() for name, each in spreads.items()}


def _shown(figure: float) -> float:
    """Four digits that say something: a fifth is noise."""
    return float(f"{figure:.4g}")
