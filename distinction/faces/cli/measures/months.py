"""The month-ends of eight years, and whether a history says what each of them says by itself."""

from collections.abc import Sequence
from datetime import date

from distinction.faces.cli.measures.checks import same
from distinction.rules.criteria.batch.arrays import month_ends, number_of
from distinction.rules.criteria.batch.digest import Verdicts
from distinction.rules.criteria.batch.digests import Read
from distinction.rules.criteria.batch.facts import Facts
from distinction.rules.criteria.batch.standing import everyone, standings
from distinction.rules.criteria.batch.table import Table

MONTHS = month_ends(date(2018, 11, 1), date(2026, 10, 31))
SAMPLED = (0, 23, 47, 60, 71, 84, 95)


def same_by_month(facts: Facts, table: Table, found: Verdicts) -> str:
    """Some of the months, each asked of by itself from the answers."""
    for month in SAMPLED:
        points = everyone(facts, number_of(MONTHS[month]))
        alone = standings(facts, table, Read(facts, table), points).verdicts
        same(f"the month-end {MONTHS[month]}", facts, at(found, month), alone)
    return f"verdicts of all factories at {len(SAMPLED)} month-ends equal those of each by itself"


def at(found: Verdicts, month: int) -> Verdicts:
    return Verdicts(found.not_met[:, month], found.not_known[:, month])


def days() -> Sequence[int]:
    return [number_of(each) for each in MONTHS]
