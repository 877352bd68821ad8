"""The verdicts of all factories at 96 month-ends, beside 96 standings and one query."""

from collections.abc import Sequence
from functools import partial
from typing import cast

from distinction.faces.cli.measures.asked import Asked, Engine, Historian
from distinction.faces.cli.measures.checks import same, same_as_plain
from distinction.faces.cli.measures.columns import columns_of
from distinction.faces.cli.measures.months import MONTHS, at, days, same_by_month
from distinction.faces.cli.measures.outcome import Outcome
from distinction.faces.cli.measures.population import portfolio
from distinction.faces.cli.measures.rounds import Ratio, Work, outcome, timed
from distinction.faces.cli.measures.unasked import Unasked
from distinction.rules.criteria.batch.arrays import number_of
from distinction.rules.criteria.batch.digests import Read, store
from distinction.rules.criteria.batch.history import history
from distinction.rules.criteria.batch.standing import everyone, standings

PEERS = ("with_duckdb",)
FOLD, ONCE = "history", "one standing from bits"
MIDDLE = len(MONTHS) // 2


def measure(asked: Asked, engines: Sequence[Engine]) -> Outcome:
    given = portfolio(asked)
    facts, table = given.facts, given.table
    kept, read = store(facts, table), Read(facts, table)
    columns = columns_of(facts, table)
    peers = {each.NAME: cast(Historian, each.prepared(columns)) for each in engines}
    found = history(facts, table, kept, MONTHS)
    base = history(facts, table, Unasked(kept), MONTHS)
    checks = [
        same_by_month(facts, table, found),
        same_as_plain(given.pack, MONTHS[-1], at(found, -1), given.sample()),
        same_as_plain(given.pack, MONTHS[MIDDLE], at(found, MIDDLE), given.sample()),
        *(
            f"{same(name, facts, base, each.history(days()))}, in all months"
            for name, each in peers.items()
        ),
    ]
    points = everyone(facts, number_of(MONTHS[MIDDLE]))
    sides: dict[str, Work] = {
        FOLD: lambda: history(facts, table, kept, MONTHS),
        ONCE: lambda: standings(facts, table, read, points),
    }
    sides |= {name: partial(each.history, days()) for name, each in peers.items()}
    ratios = [Ratio(FOLD, (ONCE,), 1 / 3, len(MONTHS))]
    ratios += [Ratio(FOLD, (name,), 0.1) for name in peers]
    return outcome("history", asked.factories, timed(sides, asked.runs), ratios, checks)
