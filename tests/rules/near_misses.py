"""Factories near the decision, on both sides of it: all is well with them but for a few things."""

from dataclasses import dataclass, replace
from datetime import date
from random import Random

from distinction.rules.criteria.evaluate import evaluate
from distinction.rules.criteria.evidence import Dossier
from distinction.rules.criteria.pack import Pack
from distinction.rules.criteria.reading.row import read_row
from distinction.rules.criteria.standing import Standing
from tests import worked
from tests.makers import DECISION_DAY, TRIGGER_DAY, Row, a_high_performer
from tests.rules.histories import a_day, a_row
from tests.rules.mishaps import MISHAPS
from tests.rules.small_pack import small_pack

# The decision, the trigger, a visit without result, the last days of a report and of an assessment.
DAYS = (
    *(DECISION_DAY,) * 16,
    *(TRIGGER_DAY,) * 4,
    *(date(2018, 3, 1),) * 3,
    date(2019, 1, 15),
    date(2019, 1, 16),
    date(2019, 2, 21),
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A factory as a row of the contract, the pack, and the day of the question."""

    pack: Pack
    row: Row
    day: date

    def with_row(self, row: Row) -> "Drawn":
        return replace(self, row=row)


def a_factory(random: Random) -> Drawn:
    """Most are near misses of the worked high performer; some have a wild history."""
    draw = random.choice((_wild, _near, _near, _near, _near))
    while True:
        drawn = draw(random)
        if isinstance(_read(drawn.row), Dossier):
            return drawn


def judged(drawn: Drawn) -> Standing:
    return evaluate(drawn.pack, worked.dossier(drawn.row), drawn.day)


def _read(row: Row) -> object:
    return read_row(worked.compact(row).encode())


def _wild(random: Random) -> Drawn:
    row = a_row(random, "F-1")
    read = _read(row)
    day = a_day(random, read) if isinstance(read, Dossier) else DECISION_DAY
    return Drawn(small_pack(), row, day)


def _near(random: Random) -> Drawn:
    row = a_high_performer()
    count = random.choice((0, 1, 1, 1, 1, 2, 2, 3))
    for place in sorted(random.sample(range(len(MISHAPS)), count)):
        MISHAPS[place](random, row)
    return Drawn(worked.sample_pack(), row, random.choice(DAYS))
