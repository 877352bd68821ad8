"""Pages of the site beside one that shows nothing, at a tenth of the factories and at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median

from distinction.faces.cli.measures.asked import Asked, Engine
from distinction.faces.cli.measures.checks import refuse
from distinction.faces.cli.measures.outcome import Goal, Outcome, spread
from distinction.faces.cli.measures.rounds import Ratio, Rounds, Time
from distinction.faces.cli.measures.sites import site

PEERS = ()
NOTHING = "null page"
FEWEST, SHARE = 20, 10  # the smaller site has a tenth, twenty at least
GROWS_AT_MOST = 1.3


@dataclass(frozen=True, slots=True)
class Wish:
    """Processor time beside the null page, and queries, at most."""

    ratio: float
    queries: int


WISHES = {
    "portfolio": Wish(4, 6),
    "factory": Wish(4.5, 8),
    "buyer": Wish(6, 7),
}


@dataclass(frozen=True, slots=True)
class Found:
    """What one process told of a site of one size."""

    rounds: Rounds
    queries: Mapping[str, int]
    checks: Sequence[str]


def measure(asked: Asked, _engines: Sequence[Engine]) -> Outcome:
    """Ratios of processor time: what else runs on the machine moves it less."""
    small = replace(asked, factories=max(FEWEST, asked.factories // SHARE))
    less, more = _found(small), _found(asked)
    wish, sides = WISHES[asked.page], [each for each in more.queries if each != NOTHING]
    refuse(
        [
            f"{side}: {less.queries[side]} queries at {small.factories} factories, "
            f"{more.queries[side]} at {asked.factories}"
            for side in sides
            if less.queries.get(side, more.queries[side]) != more.queries[side]
        ]
    )
    times = more.rounds.times
    ratios = {each.name: more.rounds.processor_ratio(each) for each in map(_beside, sides)}
    medians = [found.rounds.processor_ratio(_beside(asked.page)).middle for found in (more, less)]
    grown = f"{asked.page}, {asked.factories} factories / {small.factories}"
    return Outcome(
        name=f"web {asked.page}",
        n=asked.factories,
        runs=asked.runs,
        sides=more.rounds.seconds(),
        ratios={**ratios, grown: spread([medians[0] / medians[1]])},
        goals=[
            *(Goal(each, wish.ratio) for each in ratios),
            Goal(grown, GROWS_AT_MOST),
            *(Goal(f"queries, {side}", wish.queries) for side in sides),
        ],
        checks=[*more.checks, "as many queries at both sizes"],
        figures={
            **{f"queries, {side}": each for side, each in more.queries.items()},
            **{f"ms of processor, {side}": _worked(each) for side, each in times.items()},
        },
    )


def _beside(side: str) -> Ratio:
    return Ratio(side, (NOTHING,))


def _worked(times: Sequence[Time]) -> float:
    return 1000 * median(each.processor for each in times)


def _found(asked: Asked) -> Found:
    with site(asked) as made:
        told = made.run("pages", asked.page, asked.runs)
    times = {side: [Time(**each) for each in listed] for side, listed in told["times"].items()}
    return Found(Rounds(times), told["queries"], told["checks"])
