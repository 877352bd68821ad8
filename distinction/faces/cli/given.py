"""What commands are given: days, packs and files, each refused with what to do about it."""

import argparse
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from distinction.faces.cli.ending import Refusal
from distinction.rules.criteria.faults import Fault
from distinction.rules.criteria.load import load_pack
from distinction.rules.criteria.pack import Pack
from distinction.rules.criteria.reading.shape import day_of

LIBRARY = Path(__file__).parents[2] / "packs"
PACK_FILE = "pack.toml"


@dataclass(frozen=True, slots=True)
class GivenPack:
    """A pack, with the digest of the bytes it was read from."""

    pack: Pack
    digest: str


def add_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="dossiers, one a line; - is standard input")


def add_pack(parser: argparse.ArgumentParser, name: str = "--pack") -> None:
    parser.add_argument(
        name, metavar="PACK", required=True, help="a pack.toml, its folder, or a pack's name"
    )


def add_day(parser: argparse.ArgumentParser, name: str = "--as-of") -> None:
    parser.add_argument(name, metavar="DATE", required=True, help="YYYY-MM-DD, 1990 to 2199")


def the_day(text: str, option: str = "--as-of") -> date:
    day = day_of(text)
    if day is None:
        raise Refusal(f"{option}: {text!r} is no day; write YYYY-MM-DD, of 1990 to 2199")
    return day


def the_pack(text: str) -> GivenPack:
    return the_packs(text)[0]


def the_packs(*texts: str) -> list[GivenPack]:
    """All packs named; the faults of each are told before any is used."""
    found, lines = [], []
    for text in texts:
        try:
            data = pack_path(text).read_bytes()
        except (OSError, ValueError) as wrong:
            lines.append(f"{text}: {unreadable(wrong)}")
            continue
        pack = load_pack(data)
        if isinstance(pack, Pack):
            found.append(GivenPack(pack, sha256(data).hexdigest()))
        else:
            lines += [pack_fault(text, fault) for fault in pack]
    if lines:
        raise Refusal(*lines)
    return found


def pack_path(text: str) -> Path:
    """A file as it is, a folder's pack.toml, or the newest version of a pack of the library."""
    path = Path(text)
    try:
        is_folder, is_there = path.is_dir(), path.exists()
    except (OSError, ValueError):  # no name that this system could have; reading it will say so
        return path
    if is_folder:
        return path / PACK_FILE
    if not is_there and text and path.name == text:
        versions = sorted((LIBRARY / text).glob(f"*/{PACK_FILE}"), key=version_order)
        return versions[-1] if versions else path
    return path


def version_order(path: Path) -> list[tuple[int, str]]:
    parts = path.parent.name.split(".")
    return [(int(each) if each.isdigit() else -1, each) for each in parts]


def pack_fault(name: str, fault: Fault) -> str:
    line = f":{fault.line}" if fault.line else ""
    return f"{name}{line}: #{fault.pointer}: {fault.code}: {fault.text}"


def opened(text: str, closing: ExitStack) -> BinaryIO:
    """The file, or standard input for `-`; closed with the stack that is given."""
    if text == "-":
        return sys.stdin.buffer
    try:
        return closing.enter_context(Path(text).open("rb"))
    except (OSError, ValueError) as wrong:
        raise Refusal(f"{text}: {unreadable(wrong)}") from wrong


def unreadable(wrong: OSError | ValueError) -> str:
    said = wrong.strerror if isinstance(wrong, OSError) and wrong.strerror else str(wrong)
    return f"cannot be read: {said}; name a file that can"
