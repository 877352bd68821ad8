"""The command `index`: the standing index written anew, or proved equal to a fresh evaluation."""

import argparse
import sys
from datetime import UTC, datetime

from distinction.doors.access.operator import programme_named, programmes_there
from distinction.doors.services.index import prove, write_anew
from distinction.faces.cli.ending import FAULTY, GOOD, Refusal, tell

EXAMPLES = """\
  distinction index rebuild
  distinction index rebuild --check --programme KH
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    what = parser.add_subparsers(dest="what", required=True, metavar="rebuild")
    rebuild = what.add_parser("rebuild", help="from the records, for today")
    rebuild.add_argument("--programme", metavar="COUNTRY", help="such as KH; all unless said")
    rebuild.add_argument("--check", action="store_true", help="write nothing; name what differs")


def run(options: argparse.Namespace) -> int:
    chosen = programmes_there()
    if options.programme:
        found = programme_named(options.programme)
        if found is None:
            raise Refusal(f"--programme: there is no programme of {options.programme!r}")
        chosen = (found,)
    if not options.check:
        count = sum(write_anew(each, datetime.now(tz=UTC)) for each in chosen)
        sys.stdout.write(f"{count} factories written\n")
        return GOOD
    differing = [code for each in chosen for code in prove(each)]
    for code in differing:
        tell(f"{code}: the index is not what the records say; type: distinction index rebuild")
    return FAULTY if differing else GOOD
