"""The command `demo`: a fictional portfolio, evaluated and explained."""

import argparse
import sys
import tomllib
from contextlib import ExitStack
from datetime import UTC, date, datetime
from pathlib import Path

from rich.console import Console

from distinction.faces.cli import given, reporting
from distinction.faces.cli.ending import Refusal
from distinction.faces.cli.written import json_line
from distinction.faces.demo.names import factory_name
from distinction.faces.demo.simulate import Plan, pack_facts, simulate
from distinction.faces.reports.coloured import show
from distinction.faces.reports.explanation import explain_text
from distinction.faces.reports.overview import Overview
from distinction.faces.reports.page import Options
from distinction.faces.reports.terminal import as_text, tables

EXAMPLES = """\
  distinction demo
  distinction demo --seed 7 --today 2026-11-24 --out my-folder
"""
PACK = "better-work-2017"
YEARS = 5
PORTFOLIO, PAGE = "portfolio.jsonl", "portfolio.html"
OPENING = "A made-up portfolio of {count} factories, judged by {title}.\n\n"
ONE = "One of them in full: {name}\n\n"
CLOSING = """
The same as a page, with the evidence of each criterion:
  {page}
The dossiers it was made from:
  {portfolio}
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", metavar="FOLDER", default="var/demo", help="var/demo unless said")
    parser.add_argument("--factories", type=int, default=220, metavar="N", help="220 unless said")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    parser.add_argument("--today", metavar="DATE", help="the day the histories lead to")
    parser.add_argument("--check", action="store_true", help="do all of it once, and end")


def run(options: argparse.Namespace) -> int:
    if options.factories < 1:
        raise Refusal("--factories must be 1 or more")
    today = datetime.now(tz=UTC).astimezone().date()
    on = given.the_day(options.today, "--today") if options.today else today
    pack = given.the_pack(PACK)
    folder = Path(options.out)
    _write_portfolio(folder / PORTFOLIO, options, on)
    with ExitStack() as closing:
        stream = given.opened(str(folder / PORTFOLIO), closing)
        portfolio = reporting.Portfolio(
            str(folder / PORTFOLIO), stream, pack, on, names=factory_name
        )
        seen = portfolio.seen()
        details = portfolio.details(seen.examples)
    made_up = Options(digest=pack.digest, names=factory_name, made_up=True)
    reporting.write(folder / PAGE, seen, details, made_up)
    title = pack.pack.head.title
    sys.stdout.write(OPENING.format(count=options.factories, title=title))
    _show(seen)
    first = details[0]
    sys.stdout.write(ONE.format(name=first.name))
    sys.stdout.write(explain_text(first.standing, pack.pack, pack.digest, first.dossier))
    paths = {"page": folder / PAGE, "portfolio": folder / PORTFOLIO}
    sys.stdout.write(CLOSING.format(**paths))
    return portfolio.code


def _write_portfolio(path: Path, options: argparse.Namespace, until: date) -> None:
    facts = pack_facts(tomllib.loads(given.pack_path(PACK).read_text(encoding="utf-8")))
    plan = Plan(factories=options.factories, years=YEARS, seed=options.seed, until=until)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as target:
            target.writelines(map(json_line, simulate(plan, facts)))
    except OSError as wrong:
        raise Refusal(f"{path}: cannot be written: {wrong.strerror}; name a folder") from wrong


def _show(seen: Overview) -> None:
    """Lines and colour for people at a terminal, plain text for everything else."""
    shown = tables(seen, factory_name)
    if sys.stdout.isatty():
        show(shown, Console())  # rich keeps to NO_COLOR by itself
    else:
        sys.stdout.write(as_text(shown) + "\n")
