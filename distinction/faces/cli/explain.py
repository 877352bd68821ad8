"""The command `explain`: one factory's standing in words: why, what is missing, by when."""

import argparse
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date

from distinction.faces.cli import given
from distinction.faces.cli.ending import FAULTY, GOOD, Refusal
from distinction.faces.cli.portfolio import outcomes, tell_faults
from distinction.faces.cli.rows import Each
from distinction.faces.reports.explanation import explain_text
from distinction.rules.criteria.evaluate import evaluate
from distinction.rules.criteria.evidence import Dossier
from distinction.rules.criteria.faults import plain

EXAMPLES = """\
  distinction explain portfolio.jsonl --factory KH-0001 --pack better-work-2017 --as-of 2026-11-24
"""


@dataclass(frozen=True, slots=True)
class Explained:
    """The one factory asked for in words; of all others nothing."""

    given: given.GivenPack
    on: date
    factory: str

    def __call__(self, dossier: Dossier) -> bytes:
        if dossier.factory != self.factory:
            return b""
        standing = evaluate(self.given.pack, dossier, self.on)
        text = explain_text(standing, self.given.pack, self.given.digest, dossier)
        return "\n".join(map(plain, text.split("\n"))).encode("utf-8")


def arguments(parser: argparse.ArgumentParser) -> None:
    given.add_file(parser)
    parser.add_argument("--factory", metavar="ID", required=True, help="the id in the dossier")
    given.add_pack(parser)
    given.add_day(parser)


def run(options: argparse.Namespace) -> int:
    """A bad row anywhere and nothing is explained."""
    on = given.the_day(options.as_of)
    work = Each(Explained(given.the_pack(options.pack), on, options.factory))
    said, code = b"", GOOD
    with ExitStack() as closing:
        stream = given.opened(options.file, closing)
        for each in outcomes(stream, work):
            said = said or each.made or b""
            if each.faults:
                code = FAULTY
                tell_faults(options.file, each)
    if code == GOOD and not said:
        raise Refusal(f"{options.file}: no factory {options.factory!r}; name one of its ids")
    if code == GOOD:
        sys.stdout.buffer.write(said)
    return code
