"""The verdicts of all factories on a day, beside a bare kernel, polars and DuckDB."""

from collections.abc import Sequence
from functools import partial

import numpy as np

from distinction.faces.cli.measures import kernel
from distinction.faces.cli.measures.asked import DAY, LARGE, Asked, Engine
from distinction.faces.cli.measures.checks import refuse, same, same_as_plain
from distinction.faces.cli.measures.columns import columns_of
from distinction.faces.cli.measures.outcome import Outcome
from distinction.faces.cli.measures.population import Portfolio, portfolio
from distinction.faces.cli.measures.rounds import Ratio, Work, outcome, timed
from distinction.faces.cli.measures.unasked import Unasked
from distinction.rules.criteria.batch.arrays import NONE
from distinction.rules.criteria.batch.digest import Verdicts
from distinction.rules.criteria.batch.digests import Digests, Read
from distinction.rules.criteria.batch.standing import Standings, standings

PEERS = ("with_polars", "with_duckdb")
OURS, BASE, KERNEL = "ours", "ours without additional questions", "kernel"


def measure(asked: Asked, engines: Sequence[Engine]) -> Outcome:
    given = portfolio(asked)
    reference = kernel.prepared(given.facts, given.table)
    columns = columns_of(given.facts, given.table)
    peers = {each.NAME: each.prepared(columns) for each in engines}
    found = _ours(given, Read(given.facts, given.table))
    base = _ours(given, Unasked(Read(given.facts, given.table)))
    checks = [
        same_as_plain(given.pack, DAY, found.verdicts, given.sample()),
        same(BASE, given.facts, found.base, base.verdicts),
        _same_as_kernel(found, reference.standing(given.day)),
        *(
            same(name, given.facts, found.base, each.standing(given.day))
            for name, each in peers.items()
        ),
    ]
    sides: dict[str, Work] = {
        OURS: lambda: _ours(given, Read(given.facts, given.table)),
        BASE: lambda: _ours(given, Unasked(Read(given.facts, given.table))),
        KERNEL: partial(reference.standing, given.day),
    }
    sides |= {name: partial(peer.standing, given.day) for name, peer in peers.items()}
    return outcome(
        "standing", asked.factories, timed(sides, asked.runs), _ratios(asked, tuple(peers)), checks
    )


def _ratios(asked: Asked, peers: tuple[str, ...]) -> list[Ratio]:
    """Goals compare like with like: kernel and peers leave additional questions out."""
    half = 0.5 if asked.factories >= LARGE else None
    found = [Ratio(BASE, (KERNEL,), 1.2), Ratio(OURS, (KERNEL,))]
    if peers:
        found += [Ratio(BASE, peers, half), Ratio(OURS, peers)]
    return found


def _ours(given: Portfolio, digests: Digests) -> Standings:
    return standings(given.facts, given.table, digests, given.points)


def _same_as_kernel(found: Standings, kernels: Verdicts) -> str:
    """It knows no pairs: compared where the two assessments make one, or one is lacking."""
    plain = found.chosen.pair | (found.chosen.previous == NONE)
    differs = (found.base.not_met != kernels.not_met) | (found.base.not_known != kernels.not_known)
    refuse(
        [f"row {row}: the kernel comes out otherwise" for row in np.flatnonzero(differs & plain)]
    )
    return (
        f"verdicts of {int(plain.sum())} factories equal those of the kernel, which knows no pairs"
    )
