"""One answer corrected until a new connection sees it, beside the same without a refresh."""

from collections.abc import Mapping, Sequence
from statistics import median, quantiles

from distinction.faces.cli.measures.asked import Asked, Engine
from distinction.faces.cli.measures.outcome import Goal, Outcome, spread
from distinction.faces.cli.measures.sites import site

PEERS = ()
WHOLE, BARE = "one correction, committed", "the same without the refresh"
VISIBLE = "one correction, until a new connection reads it"
RATIO = f"{WHOLE} / {BARE}"
QUERIES, P50, P95 = "queries", "p50, seconds until it is read", "p95, seconds until it is read"
MOST_QUERIES, MOST_TIMES, LONGEST = 15, 2, 0.05

# One act: its seconds by name.
Times = Mapping[str, float]


def measure(asked: Asked, _engines: Sequence[Engine]) -> Outcome:
    """Of each round the median of either side, and their ratio."""
    with site(asked) as made:
        told = made.run("acts", asked.runs, asked.factories)
    rounds: Sequence[tuple[Sequence[Times], Sequence[Times]]] = told["rounds"]
    pairs = [tuple(_middle(side, "committed") for side in each) for each in rounds]
    worked = [tuple(_middle(side, "processor") for side in each) for each in rounds]
    seen = [each["visible"] for whole, _ in rounds for each in whole]
    return Outcome(
        name="change",
        n=asked.factories,
        runs=asked.runs,
        sides={
            VISIBLE: spread([_middle(whole, "visible") for whole, _ in rounds]),
            WHOLE: spread([whole for whole, _ in pairs]),
            BARE: spread([bare for _, bare in pairs]),
        },
        ratios={RATIO: spread([whole / bare for whole, bare in pairs])},
        goals=[Goal(RATIO, MOST_TIMES), Goal(QUERIES, MOST_QUERIES), Goal(P95, LONGEST)],
        checks=told["checks"],
        processor_ratios={RATIO: spread([whole / bare for whole, bare in worked])},
        figures={
            QUERIES: told["queries"],
            P50: median(seen),
            P95: quantiles(seen, n=20)[-1],
            "ms of processor": 1000 * median(whole for whole, _ in worked),
        },
    )


def _middle(side: Sequence[Times], name: str) -> float:
    return median(each[name] for each in side)
