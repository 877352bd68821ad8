"""The command `what-if`: which factories a change of the criteria would move."""

import argparse
from dataclasses import dataclass
from datetime import date

from distinction.faces.cli import given, portfolio, written
from distinction.faces.cli.rows import Each
from distinction.rules.criteria.evaluate import evaluate
from distinction.rules.criteria.evidence import Dossier
from distinction.rules.criteria.pack import Pack
from distinction.rules.criteria.standing import Standing

EXAMPLES = """\
  distinction what-if portfolio.jsonl --pack now/ --pack-b proposed/ --as-of 2026-11-24
"""


@dataclass(frozen=True, slots=True)
class Compared:
    """What two packs say of one dossier, and which criteria they differ on."""

    pack: Pack
    pack_b: Pack
    on: date

    def __call__(self, dossier: Dossier) -> bytes:
        before = evaluate(self.pack, dossier, self.on)
        after = evaluate(self.pack_b, dossier, self.on)
        return written.json_line(
            {
                "factory": dossier.factory,
                "as_of": self.on.isoformat(),
                "stage_a": before.stage,
                "stage_b": after.stage,
                "changed": changed(before, after),
            }
        )


def changed(before: Standing, after: Standing) -> list[str]:
    """Criteria whose verdict differs or that stand in one pack only, in the packs' order."""
    was = {line.id: line.verdict for line in before.criteria}
    becomes = {line.id: line.verdict for line in after.criteria}
    return [each for each in was | becomes if was.get(each) is not becomes.get(each)]


def arguments(parser: argparse.ArgumentParser) -> None:
    given.add_file(parser)
    given.add_pack(parser)
    given.add_pack(parser, "--pack-b")
    given.add_day(parser)
    parser.add_argument("--keep-going", action="store_true", help="compare the good rows")


def run(options: argparse.Namespace) -> int:
    on = given.the_day(options.as_of)
    before, after = given.the_packs(options.pack, options.pack_b)
    work = Each(Compared(before.pack, after.pack, on))
    return portfolio.run(options.file, work, keep_going=options.keep_going)
