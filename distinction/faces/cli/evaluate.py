"""The command `evaluate`: the standing of every factory as of a day."""

import argparse
from dataclasses import dataclass
from datetime import date

from distinction.faces.cli import given, portfolio, written
from distinction.faces.cli.rows import Each, Work
from distinction.faces.cli.tabled import Tabled, can_be_tabled
from distinction.rules.criteria.evaluate import evaluate
from distinction.rules.criteria.evidence import Dossier
from distinction.rules.criteria.pack import Pack

EXAMPLES = """\
  distinction evaluate portfolio.jsonl --pack better-work-2017 --as-of 2026-11-24
  distinction evaluate - --pack my-pack/ --as-of 2026-11-24 --format csv < portfolio.jsonl
"""


@dataclass(frozen=True, slots=True)
class Evaluated:
    """The standing of a dossier, written in one format."""

    pack: Pack
    on: date
    form: str

    def __call__(self, dossier: Dossier) -> bytes:
        write, _ = written.FORMATS[self.form]
        return write(evaluate(self.pack, dossier, self.on))


def arguments(parser: argparse.ArgumentParser) -> None:
    given.add_file(parser)
    given.add_pack(parser)
    given.add_day(parser)
    parser.add_argument("--format", choices=list(written.FORMATS), default="jsonl")
    parser.add_argument("--keep-going", action="store_true", help="evaluate the good rows")


def run(options: argparse.Namespace) -> int:
    on = given.the_day(options.as_of)
    pack = given.the_pack(options.pack).pack
    _, head = written.FORMATS[options.format]
    work: Work[bytes] = Each(Evaluated(pack, on, options.format))
    if options.format == "csv" and can_be_tabled(pack):
        work = Tabled(pack, on)
    return portfolio.run(options.file, work, header=head(pack), keep_going=options.keep_going)
