"""A portfolio file in batches: blocks of a file that can be read anywhere, or lines of a stream."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from distinction.faces.cli.rows import (
    BATCH_BYTES,
    Batch,
    Line,
    Numbered,
    Reader,
    skip_to_end,
)

BATCH_LINES = 256  # of a stream, so that its reader need not wait long for the first ones


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of a file that begin from `start` on and before `end`.

    A process that works on it reads it by itself: nothing but two numbers is handed over.
    """

    path: str
    start: int
    end: int

    def read(self) -> Numbered:
        with Path(self.path).open("rb") as stream:
            at = 0
            if self.start:
                stream.seek(self.start - 1)
                at = self.start - 1 + skip_to_end(stream)
            reader = Reader(stream, at)
            found = list(reader.lines(self.end))
            return Numbered(found, reader.number)


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines that were read already, since a stream can be read but once."""

    numbered: Numbered

    def read(self) -> Numbered:
        return self.numbered


def batches(stream: BinaryIO) -> Iterator[Batch]:
    """Blocks where the stream is a whole file that has a name, else its lines."""
    path = _path(stream)
    if path is None:
        yield from _of_lines(Reader(stream))
    else:
        size = os.fstat(stream.fileno()).st_size
        for start in range(0, size, BATCH_BYTES):
            yield Block(path, start, min(start + BATCH_BYTES, size))


def _path(stream: BinaryIO) -> str | None:
    """The path of a regular file that nobody began to read; standard input has none."""
    path = getattr(stream, "name", None)
    try:
        held = os.fstat(stream.fileno())
        if not isinstance(path, str) or not stat.S_ISREG(held.st_mode) or stream.tell():
            return None
        return path if os.path.samestat(held, Path(path).stat()) else None
    except (OSError, ValueError):
        return None


def _of_lines(reader: Reader) -> Iterator[Lines]:
    batch: list[Line] = []
    size = before = 0
    for line in reader.lines():
        batch.append(Line(line.number - before, line.data))
        size += len(line.data)
        if len(batch) >= BATCH_LINES or size >= BATCH_BYTES:
            yield Lines(Numbered(batch, reader.number - before))
            batch, size, before = [], 0, reader.number
    if batch:
        yield Lines(Numbered(batch, reader.number - before))
