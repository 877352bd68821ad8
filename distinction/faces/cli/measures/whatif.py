"""What a change of the criteria would move: two packs over the whole portfolio."""

from collections.abc import Sequence
from functools import partial

import numpy as np

from distinction.faces.cli.measures.asked import DAY, LARGE, Asked, Engine, Peer
from distinction.faces.cli.measures.checks import bits_of, refuse, same
from distinction.faces.cli.measures.columns import columns_of
from distinction.faces.cli.measures.outcome import Outcome
from distinction.faces.cli.measures.population import Portfolio, portfolio
from distinction.faces.cli.measures.rounds import Ratio, Work, outcome, timed
from distinction.faces.cli.measures.second_pack import second_pack
from distinction.faces.cli.measures.unasked import Unasked
from distinction.rules.criteria.batch.arrays import Bits
from distinction.rules.criteria.batch.difference import Change, Changed, compared, difference
from distinction.rules.criteria.batch.digests import Read, store
from distinction.rules.criteria.batch.standing import standings
from distinction.rules.criteria.batch.table import Table, compiled
from distinction.rules.criteria.evaluate import evaluate
from distinction.rules.criteria.pack import Pack

PEERS = ("with_polars", "with_duckdb")
READ, STORED, ONCE = "what-if from bits", "what-if from stored digests", "one standing from bits"
BASE = "what-if without additional questions"  # as the peers do it

Two = tuple[Peer, Peer]  # one with each pack


def measure(asked: Asked, engines: Sequence[Engine]) -> Outcome:
    other = second_pack()
    given = portfolio(asked, other)
    facts, points = given.facts, given.points
    change = Change(given.table, compiled(other, facts.numbering))
    tables = change.before, change.after
    peers: dict[str, Two] = {each.NAME: _both(each, given, tables) for each in engines}
    read, kept = Read(facts, change.before), store(facts, change.before)
    found = difference(facts, change, read, points)
    checks = [
        _same_as_plain(given, other, found),
        _same_bits("stored digests", found, difference(facts, change, kept, points)),
        _same_bits("two standings", found, _twice(given, change)),
        *(_same_as_peer(name, given, tables, two) for name, two in peers.items()),
    ]
    unasked = Unasked(read), Unasked(Changed(facts, change, read))
    sides: dict[str, Work] = {
        BASE: lambda: compared(facts, change, points, unasked),
        READ: lambda: difference(facts, change, read, points),
        STORED: lambda: difference(facts, change, kept, points),
        ONCE: lambda: standings(facts, change.before, read, points),
    }
    sides |= {name: partial(_compared, two, given.day) for name, two in peers.items()}
    rounds = timed(sides, asked.runs)
    return outcome("whatif", asked.factories, rounds, _ratios(asked, tuple(peers)), checks)


def _ratios(asked: Asked, peers: tuple[str, ...]) -> list[Ratio]:
    found = [Ratio(READ, (ONCE,), 3), Ratio(STORED, (ONCE,), 1.5)]
    if peers:
        found += [Ratio(BASE, peers, 0.7 if asked.factories >= LARGE else None)]
        found += [Ratio(READ, peers)]
    return found


def _both(engine: Engine, given: Portfolio, tables: tuple[Table, Table]) -> Two:
    before, after = (engine.prepared(columns_of(given.facts, each)) for each in tables)
    return before, after


def _compared(peers: Two, day: int) -> Bits:
    now, then = (each.standing(day) for each in peers)
    return (now.not_met ^ then.not_met) | (now.not_known ^ then.not_known)


def _twice(given: Portfolio, change: Change) -> Bits:
    now, then = (
        standings(given.facts, each, Read(given.facts, each), given.points).verdicts
        for each in (change.before, change.after)
    )
    return (now.not_met ^ then.not_met) | (now.not_known ^ then.not_known)


def _same_bits(name: str, ours: Bits, theirs: Bits) -> str:
    differs = np.flatnonzero(ours != theirs)
    refuse([f"row {row}: {name} says {theirs[row]}, ours {ours[row]}" for row in differs])
    return f"differences of all {len(ours)} factories equal those by {name}"


def _same_as_peer(name: str, given: Portfolio, tables: tuple[Table, Table], peers: Two) -> str:
    told = ""
    for table, peer in zip(tables, peers, strict=True):
        ours = standings(given.facts, table, Read(given.facts, table), given.points).base
        told = same(name, given.facts, ours, peer.standing(given.day))
    return f"{told}, under both packs"


def _same_as_plain(given: Portfolio, other: Pack, found: Bits) -> str:
    count, lines = 0, []
    for row, dossier in enumerate(given.sample()):
        count += 1
        now, then = (
            bits_of([line.verdict for line in evaluate(pack, dossier, DAY).criteria])
            for pack in (given.pack, other)
        )
        plain = (now[0] ^ then[0]) | (now[1] ^ then[1])
        if plain != int(found[row]):
            lines.append(f"{dossier.factory}: the plain path says {plain}, ours {found[row]}")
    refuse(lines)
    return f"differences of {count} factories equal those of the plain path"
