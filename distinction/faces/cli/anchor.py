"""The command `anchor`: writes the signed heads of the ledger to the file outside the database."""

import argparse
import sys
import time
from datetime import UTC, datetime

from distinction.doors.access.ledger import EVERY_MINUTES, NoKey
from distinction.doors.access.viewer import job
from distinction.doors.services.anchor import anchor
from distinction.faces.cli.ending import GOOD, Refusal, tell

EXAMPLES = """\
  distinction anchor
  distinction anchor --every 10
"""
SECONDS = 60


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--every",
        type=_minutes,
        metavar="MINUTES",
        help=f"goes on until it is ended, {EVERY_MINUTES} minutes apart at most; once unless said",
    )


def run(options: argparse.Namespace) -> int:
    """What goes on does so over a disk that is full for a while: the next line covers the gap."""
    write()
    while options.every:
        time.sleep(options.every * SECONDS)
        try:
            write()
        except Refusal as refused:
            tell(str(refused))
    return GOOD


def write() -> None:
    at = datetime.now(tz=UTC)
    try:
        count = anchor(job(at), at)
    except NoKey as wrong:
        raise Refusal(f"{wrong}: no Ed25519 key is there; see DISTINCTION_LEDGER_KEY") from wrong
    except OSError as wrong:
        raise Refusal(f"{wrong}; name another place in DISTINCTION_LEDGER_ANCHOR") from wrong
    sys.stdout.write(f"anchored: {count} chains had grown\n")
    sys.stdout.flush()


def _minutes(text: str) -> int:
    """Further apart, and more could be lost unseen than the anchor promises."""
    if text.isascii() and text.isdigit() and 1 <= int(text) <= EVERY_MINUTES:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is none of 1 to {EVERY_MINUTES}")
