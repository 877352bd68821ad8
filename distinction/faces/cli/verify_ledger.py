"""The command `verify-ledger`: whether the ledger of a site is whole, entry by entry."""

import argparse
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from distinction.doors.access.ledger import (
    Anchors,
    Checked,
    Fault,
    NoKey,
    What,
    anchors,
    chains,
    check,
)
from distinction.faces.cli.ending import FAULTY, GOOD, Refusal, tell

EXAMPLES = """\
  distinction verify-ledger
  distinction verify-ledger --chain system
  distinction verify-ledger --anchor /mnt/elsewhere/anchor.jsonl --key public-key.pem
"""
FAULTS = {
    What.CHANGED: "entry {number} is not what was entered",
    What.MISSING: "entry {number} is missing",
    What.EXTRA: "entry {number} was never entered",
    What.UNREADABLE: "entry {number} cannot be read: what stands there is no entry",
    What.REPLACED: (
        "entry {number} is not the one that was anchored: entries from {first} to {number} "
        "were replaced"
    ),
    What.UNANCHORED: "no line of the anchor tells of it: the anchor was cut, or never written",
}
NO_ANCHOR = (
    "Without the anchor, a chain that was cut off at its end, made anew, or put back to an older "
    "copy cannot be told from a whole one."
)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--chain", metavar="NAME", default="", help="one chain; all unless said")
    parser.add_argument(
        "--anchor", metavar="FILE", help="a copy of the anchor; that of the settings unless said"
    )
    parser.add_argument(
        "--key", metavar="FILE", help="the key that signs, or its public half; as in the settings"
    )
    parser.add_argument(
        "--without-anchor", action="store_true", help="follow the chains alone, and say so"
    )


def run(options: argparse.Namespace) -> int:
    at = datetime.now(tz=UTC)
    known = None if options.without_anchor else _anchors(options)
    names = chains(options.chain, known)
    if options.chain and not names:
        raise Refusal(f"--chain: no chain {options.chain!r}; without it all are verified")
    found = [check(name, known, at) for name in names]
    for each in found:
        sys.stdout.write(told(each, at) + "\n")
    sys.stdout.flush()
    wrong = [*_of_anchor(known), *_of_chains(found)]
    if wrong:
        tell("\n".join(wrong))
    if known is None:
        tell(NO_ANCHOR)
    return FAULTY if wrong else GOOD


def told(checked: Checked, at: datetime) -> str:
    """One line of a chain: how long it is, how far it is anchored, and since when."""
    state = "wrong" if checked.fault else "whole"
    line = f"{checked.chain}: {state}, {checked.entries} entries"
    if checked.told is None:
        return line
    minutes = max(0, int((at - checked.told.at).total_seconds() // 60))
    return f"{line}, anchored to {checked.told.last}, {minutes} min ago"


def fault_words(fault: Fault) -> str:
    return FAULTS[fault.what].format(number=fault.number, first=fault.since + 1)


def _anchors(options: argparse.Namespace) -> Anchors | None:
    """A site without any entry has no anchor yet, and nothing to be told of."""
    path = Path(options.anchor) if options.anchor else None
    key = Path(options.key) if options.key else None
    try:
        return anchors(path, key)
    except FileNotFoundError as wrong:
        if path is None and not chains():
            return Anchors()
        raise Refusal(
            f"{wrong.filename}: there is no anchor; write it with: distinction anchor",
            "or verify the chains alone with --without-anchor",
        ) from wrong
    except OSError as wrong:
        raise Refusal(f"{wrong.filename}: cannot be read: {wrong.strerror}") from wrong
    except NoKey as wrong:
        if path is None and not chains():
            return Anchors()
        raise Refusal(f"{wrong}: no Ed25519 key is there; name one with --key") from wrong


def _of_anchor(known: Anchors | None) -> Iterator[str]:
    if known is None:
        return
    for line in known.forged:
        yield f"anchor: line {line} is not signed by the key of this site"
    for line in known.unread:
        yield f"anchor: line {line} cannot be read"


def _of_chains(found: Iterable[Checked]) -> Iterator[str]:
    for each in found:
        if each.fault is not None:
            yield f"{each.chain}: {fault_words(each.fault)}"
