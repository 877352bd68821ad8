"""The command `export`: dossiers out of the records, as a file of the contract."""

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from distinction.doors.access.dossiers import dossiers, kept_dossiers
from distinction.doors.access.operator import programme_named, programmes_there, viewer_named
from distinction.doors.access.viewer import job
from distinction.faces.cli.ending import GOOD, Refusal

EXAMPLES = """\
  distinction export dossiers > all.jsonl
  distinction export dossiers --programme KH --as sokha > portfolio.jsonl
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    what = parser.add_subparsers(dest="what", required=True, metavar="dossiers")
    each = what.add_parser("dossiers", help="one factory a line, by id")
    each.add_argument("--programme", metavar="COUNTRY", help="such as KH; all unless said")
    each.add_argument(
        "--as",
        dest="user",
        metavar="USER",
        help="what this person may take away; everything recorded unless said",
    )


def run(options: argparse.Namespace) -> int:
    for row in _rows(options, datetime.now(tz=UTC)):
        sys.stdout.buffer.write(_line(row))
    sys.stdout.buffer.flush()
    return GOOD


def _line(row: dict[str, Any]) -> bytes:
    """UTF-8; half a pair of UTF-16, which it cannot say, goes out as it came in: escaped."""
    text = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
    return (text + "\n").encode("utf-8", "backslashreplace")


def _rows(options: argparse.Namespace, now: datetime) -> Iterator[dict[str, Any]]:
    chosen = programmes_there()
    if options.programme:
        found = programme_named(options.programme)
        if found is None:
            raise Refusal(f"--programme: there is no programme of {options.programme!r}")
        chosen = (found,)
    if options.user is None:
        for programme in chosen:
            yield from kept_dossiers(job(now), programme)
        return
    viewers = [viewer_named(options.user, each, now) for each in chosen]
    if not any(viewers):
        raise Refusal(f"--as: {options.user!r} has no live hat there; name another person")
    for viewer in filter(None, viewers):
        yield from dossiers(viewer)
