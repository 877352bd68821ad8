"""How likely each finding and mark is, for one quality of a factory in one of its cycles."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import exp, log, prod, sqrt

from distinction.faces.demo.calibration import (
    UNKNOWN_POINT,
    UNKNOWN_SYSTEM,
    listed_rate,
    listed_rate_at_first,
    mark_rate,
    rates,
)
from distinction.faces.demo.facts import IssueList, PackFacts, point_of

# How much quality tells: systems, lists and dialogue go together far more than single points.
STEEP, GENTLE = 3.4, 0.9
SPREAD = 1.06  # the variance of the quality of a year over all factories
LOGISTIC = 0.346  # how a logistic curve is widened by it, (16 * sqrt(3) / (15 * pi)) squared

# "Rates fall with years in the programme": by how much is an assumption, see README.md.
REFERENCE_CYCLE, LAST_FALL, FALL = 2, 6, 0.78
LISTED_PART = 0.12  # assumption: the part of a point's findings that is on one listed question
STEPS, WIDEST = 4, 14  # qualities are told apart in quarters, up to 3.5

Codes = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """Whether anything on the list is found, and how often each question is among it then."""

    chance: float
    parts: tuple[tuple[str, float], ...]

    def clean(self, codes: Codes) -> float:
        """The chance that none of these questions is found by way of the list."""
        parts = dict(self.parts)
        return 1 - self.chance + self.chance * prod(1 - parts.get(each, 0.0) for each in codes)


@dataclass(frozen=True, slots=True)
class Chances:
    """`points` are found beside the list, `behind` are marks other than On Track.

    `deciding` are the questions to be answered well for all criteria; None without a list.
    """

    listed: Listed
    points: tuple[tuple[float, Codes], ...]
    behind: tuple[tuple[str, float], ...]
    deciding: frozenset[str] | None


class ChanceTable:
    """Chances are worked out once for each list, cycle and step of quality."""

    def __init__(self, facts: PackFacts) -> None:
        self._facts = facts
        self._made: dict[tuple[str, str, int, int], Chances] = {}

    def of(self, country: str, issues: IssueList | None, cycle: int, quality: float) -> Chances:
        step = max(-WIDEST, min(WIDEST, round(quality * STEPS)))
        key = (country, issues.id if issues else "", min(cycle, LAST_FALL), step)
        if key not in self._made:
            tendency = Tendency(key[2], step / STEPS)
            self._made[key] = _chances(self._facts, country, issues, tendency)
        return self._made[key]


@dataclass(frozen=True, slots=True)
class Tendency:
    """What moves every rate: the cycle for all factories, the quality for this one."""

    cycle: int
    quality: float

    def of(self, rate: float, slope: float) -> float:
        """The chance that keeps the rate over all factories, falling with the cycles."""
        if not 0 < rate < 1:
            return rate
        fallen = log(rate / (1 - rate)) + log(FALL) * (self.cycle - REFERENCE_CYCLE)
        centre = fallen * sqrt(1 + LOGISTIC * slope * slope * SPREAD)
        return 1 / (1 + exp(slope * self.quality - centre))


def _chances(
    facts: PackFacts, country: str, issues: IssueList | None, tendency: Tendency
) -> Chances:
    listed = _listed(facts, country, issues, tendency)
    systems = _systems(facts, country, tendency)
    others = _others(facts, country, listed, tendency)
    marks = tuple((each, tendency.of(mark_rate(each), STEEP)) for each in facts.marked)
    deciding = frozenset((*facts.elements, *issues.codes)) if issues else None
    return Chances(listed, (*systems, *others), marks, deciding)


def _listed(facts: PackFacts, country: str, issues: IssueList | None, tendency: Tendency) -> Listed:
    """Elements that are listed too are left to their system."""
    codes = [code for code in (issues.codes if issues else ()) if code not in facts.elements]
    if not codes:
        return Listed(0.0, ())
    parts = tuple((code, _part(country, code)) for code in codes)
    return Listed(tendency.of(listed_rate(country), STEEP), parts)


def _part(country: str, code: str) -> float:
    known = rates(country)
    by_point = known.get(point_of(code), UNKNOWN_POINT) * LISTED_PART
    return min(1.0, known.get(code, by_point) / listed_rate_at_first(country))


def _systems(facts: PackFacts, country: str, tendency: Tendency) -> Iterator[tuple[float, Codes]]:
    known = rates(country)
    for codes in facts.systems.values():
        rate = known.get(point_of(codes[0]), UNKNOWN_SYSTEM)
        yield tendency.of(rate, STEEP), codes


def _others(
    facts: PackFacts, country: str, listed: Listed, tendency: Tendency
) -> Iterator[tuple[float, Codes]]:
    """What the rate of a point asks for beyond questions with a rate or a list of their own."""
    known = rates(country)
    on_list = {code for code, _ in listed.parts}
    for point, codes in facts.points.items():
        clean = listed.clean(codes)
        free = [each for each in codes if each not in on_list]
        for code in [each for each in free if each in known and each != point]:
            chance = tendency.of(known[code], GENTLE)
            yield chance, (code,)
            clean *= 1 - chance
            free.remove(code)
        wanted = 1 - tendency.of(known.get(point, UNKNOWN_POINT), GENTLE)
        if free and wanted < clean:
            yield 1 - wanted / clean, tuple(free)
