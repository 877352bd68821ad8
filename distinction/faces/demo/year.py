"""One cycle of a fictional factory: what was seen in it, before it is written as rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from distinction.faces.demo.chances import ChanceTable
from distinction.faces.demo.facts import PackFacts
from distinction.rules.terms.marks import Mark

FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2199, 12, 31)  # the days that the contract knows


class Asked(StrEnum):
    """How the additional questions are answered, should they be asked."""

    ALL_WELL = "all_well"
    ONE_UNANSWERED = "one_unanswered"
    ONE_NOT_SATISFIED = "one_not_satisfied"


class Turn(StrEnum):
    """What may happen to an assessment after the visit."""

    NOTHING = "nothing"
    CORRECTED = "corrected"
    REISSUED = "reissued"
    VOIDED = "voided"
    INCOMPLETE = "incomplete"


class Decided(StrEnum):
    """Whether the decision follows the evidence, or a story says it."""

    BY_EVIDENCE = "by_evidence"
    NOT_YET = "not_yet"
    APPROVED = "approved"
    SPACED = "spaced"  # approved, and 24 months between assessments agreed


@dataclass(frozen=True, slots=True)
class Scene:
    """What all histories of a portfolio share: the pack, its chances, the day they lead to.

    `all_well` answers every question of the pack well.
    """

    facts: PackFacts
    chances: ChanceTable
    until: date
    all_well: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Factory:
    """A fictional factory; its quality moves by `drift` from cycle to cycle.

    `set_aside` are questions that do not apply to it, `visit_after` the days of a twelve-month
    cycle after which it is visited.
    """

    id: str
    country: str
    starts: tuple[date, ...]
    quality: float
    drift: float
    visit_after: float
    set_aside: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """A cycle as planned; days after the last day of the histories have not come yet.

    `changed` is the question whose answer a correction or a re-issue turns.
    """

    number: int
    starts_on: date
    visit_on: date | None
    released_on: date
    failing: frozenset[str]
    unassessed: frozenset[str]
    set_aside: tuple[str, ...]
    deciding: frozenset[str] | None
    asked: Asked
    turn: Turn
    changed: str | None
    changed_on: date
    report_on: date | None
    marks: Mapping[str, Mark]
    decided: Decided

    def failing_on(self, on: date) -> frozenset[str]:
        turned = self.turn in {Turn.CORRECTED, Turn.REISSUED} and self.changed_on <= on
        return self.failing ^ {self.changed} if self.changed and turned else self.failing

    def is_clean_on(self, on: date) -> bool:
        """Whether all questions are answered well on which a criterion or listed issue rests."""
        if self.deciding is None:
            return False
        flawed = self.failing_on(on) | self.unassessed
        return self.deciding.isdisjoint(flawed)

    @property
    def is_on_track(self) -> bool:
        return all(mark is Mark.ON_TRACK for mark in self.marks.values())
