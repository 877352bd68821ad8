"""What a change of the criteria would move at every month-end, beside one history."""

from collections.abc import Sequence

import numpy as np

from distinction.faces.cli.measures.asked import Asked, Engine
from distinction.faces.cli.measures.checks import refuse
from distinction.faces.cli.measures.months import MONTHS, SAMPLED, same_by_month
from distinction.faces.cli.measures.outcome import Outcome
from distinction.faces.cli.measures.population import portfolio
from distinction.faces.cli.measures.rounds import Ratio, outcome, timed
from distinction.faces.cli.measures.second_pack import second_pack
from distinction.rules.criteria.batch.arrays import Bits, number_of
from distinction.rules.criteria.batch.difference import Change, difference, differences
from distinction.rules.criteria.batch.digests import Read, store
from distinction.rules.criteria.batch.facts import Facts
from distinction.rules.criteria.batch.history import history
from distinction.rules.criteria.batch.standing import everyone
from distinction.rules.criteria.batch.table import compiled

PEERS = ()
MOVED, FOLD = "what-if at all months", "history"


def measure(asked: Asked, _engines: Sequence[Engine]) -> Outcome:
    other = second_pack()
    given = portfolio(asked, other)
    facts, table = given.facts, given.table
    change = Change(table, compiled(other, facts.numbering))
    kept = store(facts, table)
    found = differences(facts, change, kept, MONTHS)
    checks = [
        same_by_month(facts, table, history(facts, table, kept, MONTHS)),
        _same_by_month(facts, change, found),
    ]
    sides = {
        MOVED: lambda: differences(facts, change, kept, MONTHS),
        FOLD: lambda: history(facts, table, kept, MONTHS),
    }
    rounds = timed(sides, asked.runs)
    return outcome(
        "whatif --history", asked.factories, rounds, [Ratio(MOVED, (FOLD,), 1.5)], checks
    )


def _same_by_month(facts: Facts, change: Change, found: Bits) -> str:
    for month in SAMPLED:
        points = everyone(facts, number_of(MONTHS[month]))
        alone = difference(facts, change, Read(facts, change.before), points)
        rows = np.flatnonzero(alone != found[:, month])
        refuse([f"{facts.factory[row]} differs at {MONTHS[month]}" for row in rows])
    return (
        f"differences of all factories at {len(SAMPLED)} month-ends equal those of each by itself"
    )
