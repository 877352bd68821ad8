"""The verdicts of one factory at a time, by whole numbers, beside plain dictionaries."""

from collections.abc import Sequence
from dataclasses import replace

from distinction.faces.cli.given import pack_path
from distinction.faces.cli.measures import naive
from distinction.faces.cli.measures.asked import DAY, PACK, Asked, Engine
from distinction.faces.cli.measures.checks import columns, same, same_as_plain
from distinction.faces.cli.measures.outcome import Outcome
from distinction.faces.cli.measures.population import HELD, portfolio, rows
from distinction.faces.cli.measures.rounds import Ratio, outcome, timed
from distinction.rules.criteria.batch.digests import Read
from distinction.rules.criteria.batch.ones import masks_of, single_facts
from distinction.rules.criteria.batch.single import verdicts
from distinction.rules.criteria.batch.standing import standings

PEERS = ()
SINGLE, NAIVE = "single", "naive with explanation"


def measure(asked: Asked, _engines: Sequence[Engine]) -> Outcome:
    asked = replace(asked, factories=min(asked.factories, HELD))
    given = portfolio(asked)
    ones, masks, day = single_facts(given.facts), masks_of(given.table), given.day
    rules = naive.rules_of(pack_path(PACK).read_text(encoding="utf-8"))
    read, on = list(rows(asked)), DAY.isoformat()
    found = standings(given.facts, given.table, Read(given.facts, given.table), given.points)
    single = columns(verdicts(one, masks, day) for one in ones)
    plain = columns(naive.bits_of(naive.explained(rules, row, on)) for row in read)
    checks = [
        same_as_plain(given.pack, DAY, found.verdicts, given.sample()),
        same(SINGLE, given.facts, found.verdicts, single),
        same(NAIVE, given.facts, found.base, plain),
    ]
    sides = {
        SINGLE: lambda: [verdicts(one, masks, day) for one in ones],
        NAIVE: lambda: [naive.explained(rules, row, on) for row in read],
    }
    rounds = timed(sides, asked.runs)
    ratios = [Ratio(SINGLE, (NAIVE,), 0.25)]
    return outcome("standing --single", asked.factories, rounds, ratios, checks)
