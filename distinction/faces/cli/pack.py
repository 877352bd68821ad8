"""The command `pack`: criteria packs checked, listed, shown and compared."""

import argparse
import sys
from pathlib import Path

from distinction.faces.cli.ending import FAULTY, GOOD, tell
from distinction.faces.cli.given import (
    LIBRARY,
    PACK_FILE,
    pack_fault,
    pack_path,
    the_pack,
    the_packs,
    unreadable,
    version_order,
)
from distinction.faces.cli.pack_folder import folder_faults
from distinction.faces.cli.pack_words import differences, in_words
from distinction.rules.criteria.load import load_pack
from distinction.rules.criteria.pack import Pack

EXAMPLES = """\
  distinction pack check my-pack/
  distinction pack list
  distinction pack show better-work-2017
  distinction pack diff better-work-2017 my-pack/
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    what = parser.add_subparsers(dest="what", required=True, metavar="check|list|show|diff")
    check = what.add_parser("check", help="every mistake in a pack, with its place and a remedy")
    check.add_argument("pack", metavar="PACK")
    what.add_parser("list", help="the packs that come with the program")
    show = what.add_parser("show", help="a pack in words")
    show.add_argument("pack", metavar="PACK")
    diff = what.add_parser("diff", help="what differs between two packs")
    diff.add_argument("pack", metavar="PACK")
    diff.add_argument("pack_b", metavar="PACK-B")


def run(options: argparse.Namespace) -> int:
    return WHAT[options.what](options)


def _check(options: argparse.Namespace) -> int:
    """A file is checked alone; a folder with its form and its worked cases."""
    path = pack_path(options.pack)
    try:
        found = load_pack(path.read_bytes())
        if isinstance(found, Pack):
            lines = [] if _is_one_file(options.pack) else folder_faults(path.parent, found)
        else:
            lines = [pack_fault(options.pack, fault) for fault in found]
    except (OSError, ValueError) as wrong:
        lines = [f"{options.pack}: {unreadable(wrong)}"]
    for line in lines:
        tell(line)
    return FAULTY if lines else GOOD


def _list(_: argparse.Namespace) -> int:
    for folder in sorted(LIBRARY.iterdir()):
        for path in sorted(folder.glob(f"*/{PACK_FILE}"), key=version_order):
            pack = the_pack(str(path)).pack
            sys.stdout.write(f"{pack.head.id} {pack.head.version}  {pack.head.title}\n")
    return GOOD


def _show(options: argparse.Namespace) -> int:
    given = the_pack(options.pack)
    sys.stdout.write(in_words(given.pack, given.digest))
    return GOOD


def _diff(options: argparse.Namespace) -> int:
    one, other = the_packs(options.pack, options.pack_b)
    for line in differences(one.pack, other.pack) or ["nothing that decides differs"]:
        sys.stdout.write(line + "\n")
    return GOOD


def _is_one_file(text: str) -> bool:
    return Path(text).is_file()


WHAT = {"check": _check, "list": _list, "show": _show, "diff": _diff}
