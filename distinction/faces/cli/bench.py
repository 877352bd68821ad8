"""The command `bench`: measures speed and memory, ours beside others."""

import argparse
import json
import sys
from collections.abc import Mapping
from typing import cast

from distinction.faces.cli.ending import GOOD, Refusal, tell
from distinction.faces.cli.main import load
from distinction.faces.cli.measures.asked import Asked, Engine, Measure
from distinction.faces.cli.measures.outcome import PACKAGES, Differs, Outcome, Spread

EXAMPLES = """\
  distinction bench standing
  distinction bench whatif --history --factories 2000 --json
  distinction bench web portfolio --database postgresql
  distinction bench crowd --users 200
  python3 run.py distinction bench standing    (installs polars and DuckDB first)
"""
DIFFERENT = 1
FEWEST = 20  # all the scripted stories, and some that are not
MOST_YEARS = 20
MISSING = "{peer} is missing; `python3 run.py distinction bench {name}` installs it"

# name -> the options that make another measurement of it
NAMES: dict[str, tuple[str, ...]] = {
    "standing": ("references", "single", "stored"),
    "whatif": ("history",),
    "history": (),
    "explain": (),
    "start": (),
    "program": (),
    "memory": (),
    "change": (),
    "web": (),
    "crowd": (),
}
PAGES = ("portfolio", "factory", "buyer")
DATABASES = ("sqlite", "postgresql")
HELP = {
    "references": "with the fact that decides each criterion",
    "single": "one factory at a time",
    "stored": "from digests that were kept",
    "history": "at every month-end of eight years",
}
WIDE = "{:<64} {:>10} {:>10} {:>10}"

# name -> factories and years where they are not said; of the others the first line
USUAL = {
    "": (20_000, 8),
    "program": (2_000, 3),
    "memory": (20_000, 2),
    "change": (2_000, 3),
    "web": (20_000, 3),
    "crowd": (20_000, 3),
}
USERS = 200
MOST_USERS = 2_000


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", choices=list(NAMES), help=", ".join(NAMES))
    parser.add_argument("page", nargs="?", choices=PAGES, help=f"of web: {', '.join(PAGES)}")
    kind = parser.add_mutually_exclusive_group()
    for each, what in HELP.items():
        kind.add_argument(f"--{each}", dest="kind", action="store_const", const=each, help=what)
    parser.add_argument("--factories", type=int, metavar="N", help=f"usually {USUAL[''][0]:,}")
    parser.add_argument("--runs", type=int, default=5, metavar="R", help="rounds, 5 unless said")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    parser.add_argument("--years", type=int, metavar="Y", help=f"usually {USUAL[''][1]}")
    parser.add_argument("--database", choices=DATABASES, default=DATABASES[0], help="of a site")
    parser.add_argument("--users", type=int, default=USERS, metavar="U", help="of the crowd")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of a table")


def run(options: argparse.Namespace) -> int:
    name = _name(options)
    asked = _asked(options)
    measure = cast(Measure, _loaded(name, name))
    engines = [cast(Engine, _loaded(name, each)) for each in measure.PEERS]
    try:
        found = measure.measure(asked, engines)
    except Differs as differs:
        tell(f"bench {name}: two sides differ, so nothing was timed\n{differs}")
        return DIFFERENT
    sys.stdout.write(json.dumps(found.as_json()) + "\n" if options.json else as_table(found))
    return GOOD


def as_table(found: Outcome) -> str:
    """For people: seconds of each side, ratios, goals, and what was found equal before."""
    lines = [f"{found.name}: {found.n} factories, {found.runs} runs", ""]
    lines += _rows("seconds", found.sides)
    lines += _rows("ratios", found.ratios)
    if found.processor_ratios:
        lines += _rows("ratios of processor time", found.processor_ratios)
    lines += [f"{name}: {figure:.4g}" for name, figure in found.figures.items()]
    for each in found.goals:
        word = "holds" if found.holds(each) else "does not hold"
        lines.append(f"goal: {each.ratio} at most {each.at_most:.4g}: {word}")
    lines += [f"checked: {each}" for each in found.checks]
    return "\n".join(lines) + "\n"


def _rows(title: str, spreads: Mapping[str, Spread]) -> list[str]:
    rows = [
        WIDE.format(name, *(f"{figure:.4g}" for figure in (each.least, each.middle, each.greatest)))
        for name, each in spreads.items()
    ]
    return [WIDE.format(title, "min", "median", "max"), *rows, ""]


def _name(options: argparse.Namespace) -> str:
    if (options.name == "web") is (options.page is None):
        raise Refusal(f"bench web PAGE, and no other has one: {', '.join(PAGES)}")
    if options.kind is None:
        return str(options.name)
    if options.kind not in NAMES[options.name]:
        raise Refusal(f"bench {options.name} has no --{options.kind}; {_kinds()}")
    return f"{options.name}-{options.kind}"


def _kinds() -> str:
    told = [f"{name} has --{' --'.join(kinds)}" for name, kinds in NAMES.items() if kinds]
    return "; ".join(told)


def _asked(options: argparse.Namespace) -> Asked:
    factories, years = USUAL.get(options.name, USUAL[""])
    factories = factories if options.factories is None else options.factories
    years = years if options.years is None else options.years
    if factories < FEWEST or options.runs < 1 or not 1 <= years <= MOST_YEARS:
        raise Refusal(
            f"--factories must be {FEWEST} or more, --runs 1 or more, --years 1 to {MOST_YEARS}"
        )
    if not 1 <= options.users <= MOST_USERS:
        raise Refusal(f"--users must be 1 to {MOST_USERS}")
    return Asked(
        factories,
        options.runs,
        options.seed,
        years,
        database=options.database,
        page=options.page or "",
        users=options.users,
    )


def _loaded(name: str, file: str) -> object:
    """A measurement or a peer, which may rest on a package that only the bench needs."""
    try:
        return load(f"measures.{file}")
    except ModuleNotFoundError as wrong:
        if wrong.name not in PACKAGES:
            raise
        raise Refusal(MISSING.format(peer=wrong.name, name=name)) from wrong
