"""The command `import`: dossiers of a file into the records of a programme."""

import argparse
import csv
import sys
from collections.abc import Iterable
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

from distinction.doors.access.gate import Refused, Why
from distinction.doors.access.operator import programme_named, viewer_named
from distinction.doors.access.viewer import Viewer
from distinction.doors.services.act import act
from distinction.doors.services.imports import checked, digest_of, written
from distinction.doors.services.portions import Found
from distinction.faces.cli import given
from distinction.faces.cli.ending import FAULTY, GOOD, Refusal, tell
from distinction.faces.cli.rows import lines
from distinction.rules.protocol.acts.fieldwork import ApplyDossiers, UploadDossiers

EXAMPLES = """\
  distinction import dossiers portfolio.jsonl --programme KH --as sokha --dry-run
  distinction import dossiers portfolio.jsonl --programme KH --as sokha --apply-as dara
"""
CHANNEL = "command line"
WHY = {
    Why.NOT_YOURS: "this hat may not do that; name a person who may",
    Why.HIDDEN: "no such programme or file for this person; name another",
    Why.CONDITION: "who uploads a file never applies it; name two persons",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    what = parser.add_subparsers(dest="what", required=True, metavar="dossiers")
    dossiers = what.add_parser("dossiers", help="whole, or with one fault not at all")
    given.add_file(dossiers)
    dossiers.add_argument("--programme", metavar="COUNTRY", required=True, help="such as KH")
    dossiers.add_argument(
        "--as", dest="uploads", metavar="USER", required=True, help="who uploads the file"
    )
    dossiers.add_argument(
        "--apply-as", dest="applies", metavar="USER", help="who applies it: somebody else"
    )
    dossiers.add_argument("--dry-run", action="store_true", help="check it and write nothing")
    dossiers.add_argument(
        "--names", metavar="FILE.csv", help="names of new factories, in columns id and name"
    )


def run(options: argparse.Namespace) -> int:
    now = datetime.now(tz=UTC)
    if not options.dry_run and not options.applies:
        raise Refusal("--apply-as USER is needed, or --dry-run")
    programme = programme_named(options.programme)
    if programme is None:
        raise Refusal(f"--programme: there is no programme of {options.programme!r}")
    uploads = the_viewer("--as", options.uploads, programme, now)
    names = _names(options.names) if options.names else ()
    read = _lines(options.file)
    digest, rows = digest_of(read), sum(1 for _ in written(read))
    upload = UploadDossiers(programme=programme, digest=digest, rows=rows, channel=CHANNEL)
    try:
        found = checked(uploads, upload, read)
        if found.wrong:
            return _told(options.file, map(str, found.wrong))
        if options.dry_run:
            _say(found, "would be")
            return GOOD
        applies = the_viewer("--apply-as", options.applies, programme, now)
        batch = act(uploads, upload, at=now).made
        apply = ApplyDossiers(batch=batch, lines=read, names=names, channel=CHANNEL)
        act(applies, apply, at=now)
    except Refused as refused:
        if refused.why is Why.FAULTY:
            return _told(options.file, refused.details)
        raise Refusal(f"not imported: {WHY.get(refused.why, refused)}") from refused
    _say(found, "were")
    return GOOD


def the_viewer(option: str, username: str, programme: str, now: datetime) -> Viewer:
    found = viewer_named(username, programme, now)
    if found is None:
        raise Refusal(f"{option}: {username!r} has no live hat in this programme")
    return found


def _told(name: str, wrong: Iterable[str]) -> int:
    for each in wrong:
        tell(f"{name}:{each}")
    return FAULTY


def _say(found: Found, verb: str) -> None:
    sys.stdout.write(f"rows read: {found.rows}\n")
    sys.stdout.write(f"new factories {verb} added: {found.new_factories}\n")
    sys.stdout.write(f"known factories {verb} added to: {found.grown_factories}\n")
    for name in sorted(found.added):
        sys.stdout.write(f"{name} {verb} added: {found.added[name]}\n")


def _lines(name: str) -> tuple[bytes, ...]:
    """As numbered in the file: blank ones stay, as empty ones."""
    read: list[bytes] = []
    with ExitStack() as closing:
        for each in lines(given.opened(name, closing)):
            read += [b""] * (each.number - 1 - len(read))
            read.append(each.data)
    return tuple(read)


def _names(name: str) -> tuple[tuple[str, str], ...]:
    try:
        with Path(name).open(encoding="utf-8-sig", newline="") as file:
            return tuple((each["id"], each["name"]) for each in csv.DictReader(file))
    except KeyError as column:
        raise Refusal(f"{name}: no column {column}; the first line says: id,name") from column
    except (OSError, ValueError) as wrong:
        raise Refusal(f"{name}: {given.unreadable(wrong)}") from wrong
