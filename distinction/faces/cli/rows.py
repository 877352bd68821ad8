"""The lines of a portfolio file: found, limited in length, and read in batches."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from distinction.rules.criteria.evidence import Dossier
from distinction.rules.criteria.faults import Fault
from distinction.rules.criteria.reading.row import LONGEST, read_row

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
BLANK = b" \t\r"
READ_AT_ONCE = LONGEST + len(BYTE_ORDER_MARK) + 1
BATCH_LINES, BATCH_BYTES = 64, 2**21

# What is made of a good dossier: the bytes to write for it.
Work = Callable[[Dossier], bytes]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file without its end, by its number from 1."""

    number: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a line: its factory and the bytes made of it, or its faults."""

    number: int
    factory: str
    made: bytes
    faults: tuple[Fault, ...] = ()


def batches(stream: BinaryIO) -> Iterator[list[Line]]:
    batch: list[Line] = []
    size = 0
    for line in lines(stream):
        batch.append(line)
        size += len(line.data)
        if len(batch) >= BATCH_LINES or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def lines(stream: BinaryIO) -> Iterator[Line]:
    """Every line that is not blank; a line too long is cut and not read further."""
    number = 0
    while data := stream.readline(READ_AT_ONCE):
        number += 1
        if number == 1:
            data = data.removeprefix(BYTE_ORDER_MARK)
        if data.endswith(b"\n"):
            data = data[:-1]
        elif len(data) > LONGEST:
            _skip_to_end(stream)
        if len(data) > LONGEST or data.strip(BLANK):  # one too long is not read to tell
            yield Line(number, data)


def worked(batch: Iterable[Line], work: Work) -> list[Outcome]:
    return [_outcome(line, work) for line in batch]


def _outcome(line: Line, work: Work) -> Outcome:
    read = read_row(line.data)
    if isinstance(read, Dossier):
        return Outcome(line.number, read.factory, work(read))
    return Outcome(line.number, "", b"", tuple(read))


def _skip_to_end(stream: BinaryIO) -> None:
    while data := stream.readline(BATCH_BYTES):
        if data.endswith(b"\n"):
            return
