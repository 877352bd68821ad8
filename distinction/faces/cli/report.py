"""The command `report`: a portfolio as one page of HTML."""

import argparse
import sys
from contextlib import ExitStack
from pathlib import Path

from distinction.faces.cli import given, reporting
from distinction.faces.cli.ending import FAULTY, GOOD
from distinction.faces.reports.page import Options

EXAMPLES = """\
  distinction report portfolio.jsonl --pack better-work-2017 --as-of 2026-11-24 --out page.html
  distinction report - --pack my-pack/ --as-of 2026-11-24 --factory KH-0001 < portfolio.jsonl
"""
PAGE = "report.html"


def arguments(parser: argparse.ArgumentParser) -> None:
    given.add_file(parser)
    given.add_pack(parser)
    given.add_day(parser)
    parser.add_argument(
        "--out", metavar="PATH", default="report.html", help="report.html unless said"
    )
    parser.add_argument(
        "--factory",
        metavar="ID",
        action="append",
        help="show this factory in full; may be repeated",
    )
    parser.add_argument("--keep-going", action="store_true", help="report on the good rows")


def run(options: argparse.Namespace) -> int:
    """Nothing is written for a bad row, unless told to keep going; the path is told at the end."""
    on = given.the_day(options.as_of)
    pack = given.the_pack(options.pack)
    with ExitStack() as closing:
        stream = reporting.twice(given.opened(options.file, closing), closing)
        portfolio = reporting.Portfolio(options.file, stream, pack, on)
        seen = portfolio.seen()
        if portfolio.code != GOOD and not options.keep_going:
            return FAULTY
        details = portfolio.details(options.factory or seen.examples)
    reporting.write(Path(options.out), seen, details, Options(digest=pack.digest))
    sys.stdout.write(f"{options.out}\n")
    return portfolio.code
