"""The anchor: signed heads as lines of a file outside the database, added to and never changed.

Who can write to the database can make a chain anew from its beginning, or go back to an old copy;
what was told here before then no longer fits.
"""

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from distinction.records.ledger.sign import Head, sign

EVERY_ENTRIES = 100
EVERY_MINUTES = 15


@dataclass(frozen=True, slots=True)
class Anchored:
    """A line that says what it should; whether its signature is sound is not yet asked."""

    line: int
    head: Head
    signature: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A line that says nothing; `is_torn` is one that a crash left unfinished."""

    line: int
    is_torn: bool


def write(path: Path, key: Ed25519PrivateKey, heads: Iterable[Head]) -> None:
    """On the disk when this returns. A line that a crash tore is ended first, and stays."""
    lines = [_line(each, sign(key, each)) for each in heads]
    if not lines:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b", buffering=0) as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - 1))
        is_torn = file.read(1) not in {b"", b"\n"}
        data = (("\n" if is_torn else "") + "".join(lines)).encode("utf-8")
        if file.write(data) != len(data):  # at once, so that writers do not mix
            raise OSError(f"{path}: no room for another line")
        os.fsync(file.fileno())


def read(path: Path, tail: int = 0) -> Iterator[Anchored | Unread]:
    """Line by line; with `tail`, those in the last bytes alone. OSError: there is no such file."""
    with path.open("rb") as file:
        if tail and file.seek(0, os.SEEK_END) > tail:
            file.seek(-tail, os.SEEK_END)
            file.readline()
        else:
            file.seek(0)
        for number, data in enumerate(file, 1):
            if not data.strip():
                continue
            yield _read(number, data.rstrip(b"\n"))


def _line(head: Head, signature: str) -> str:
    told = json.loads(head.text()) | {"signature": signature}
    return json.dumps(told, sort_keys=True) + "\n"


def _read(number: int, data: bytes) -> Anchored | Unread:
    try:
        told = json.loads(data)
        head = Head(
            str(told["chain"]),
            int(told["number"]),
            str(told["head"]),
            datetime.fromisoformat(told["at"]),
        )
        signature = str(told["signature"])
    except (ValueError, KeyError, TypeError):
        return Unread(number, is_torn=data.startswith(b"{") and not data.endswith(b"}"))
    return Anchored(number, head, signature)
