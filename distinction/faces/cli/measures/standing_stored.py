"""The verdicts of all factories from digests that were kept, beside those read from the answers."""

from collections.abc import Sequence

from distinction.faces.cli.measures.asked import DAY, Asked, Engine
from distinction.faces.cli.measures.checks import same, same_as_plain
from distinction.faces.cli.measures.outcome import Outcome
from distinction.faces.cli.measures.population import portfolio
from distinction.faces.cli.measures.rounds import Ratio, outcome, timed
from distinction.rules.criteria.batch.digests import Read, store
from distinction.rules.criteria.batch.standing import standings

PEERS = ()
STORED, READ = "from stored digests", "from bits"


def measure(asked: Asked, _engines: Sequence[Engine]) -> Outcome:
    given = portfolio(asked)
    facts, table, points = given.facts, given.table, given.points
    kept, read = store(facts, table), Read(facts, table)
    found = standings(facts, table, kept, points).verdicts
    checks = [
        same_as_plain(given.pack, DAY, found, given.sample()),
        same(READ, facts, found, standings(facts, table, read, points).verdicts),
    ]
    sides = {
        STORED: lambda: standings(facts, table, kept, points),
        READ: lambda: standings(facts, table, read, points),
    }
    ratios = [Ratio(STORED, (READ,), 0.5)]
    return outcome("standing --stored", asked.factories, timed(sides, asked.runs), ratios, checks)
