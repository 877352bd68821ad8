"""The command `simulate`: a fictional portfolio, the same for the same seed."""

import argparse
import sys
import tomllib
from datetime import UTC, datetime

from distinction.faces.cli.ending import GOOD, Refusal
from distinction.faces.cli.given import pack_path, the_day, the_pack
from distinction.faces.cli.progress import Progress
from distinction.faces.cli.written import json_line
from distinction.faces.demo.simulate import Plan, pack_facts, simulate

EXAMPLES = """\
  distinction simulate --factories 220 --years 5 --seed 1 > portfolio.jsonl
  distinction simulate --factories 20000 --years 3 --seed 7 --until 2026-11-24 --pack my-pack/
"""
MOST_YEARS = 20


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--factories", type=int, required=True, metavar="N")
    parser.add_argument("--years", type=int, default=4, metavar="Y", help="1 to 20, 4 unless said")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    parser.add_argument(
        "--until", metavar="DATE", help="the day the histories lead to; today unless said"
    )
    parser.add_argument("--pack", default="better-work-2017", metavar="PACK")


def run(options: argparse.Namespace) -> int:
    if options.factories < 0 or not 1 <= options.years <= MOST_YEARS:
        raise Refusal(f"--factories must be 0 or more, --years 1 to {MOST_YEARS}")
    until = (
        the_day(options.until, "--until")
        if options.until
        else datetime.now(tz=UTC).astimezone().date()
    )
    the_pack(options.pack)
    tables = tomllib.loads(pack_path(options.pack).read_text(encoding="utf-8"))
    plan = Plan(factories=options.factories, years=options.years, seed=options.seed, until=until)
    with Progress() as progress:
        for dossier in simulate(plan, pack_facts(tables)):
            sys.stdout.buffer.write(json_line(dossier))
            progress.step()
    return GOOD
