"""The lines of a portfolio file: found, limited in length, and read in batches."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Generic, TypeVar

from distinction.rules.criteria.evidence import Dossier
from distinction.rules.criteria.faults import Fault
from distinction.rules.criteria.reading.row import LONGEST, read_row

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
BLANK = b" \t\r"
READ_AT_ONCE = LONGEST + len(BYTE_ORDER_MARK) + 1
BATCH_LINES, BATCH_BYTES = 256, 2**22  # enough that work on a whole batch pays

Made = TypeVar("Made")

# What is made of good dossiers: something for each of them.
Work = Callable[[Sequence[Dossier]], Sequence[Made]]


@dataclass(frozen=True, slots=True)
class Each(Generic[Made]):
    """Work that looks at one dossier at a time."""

    make: Callable[[Dossier], Made]

    def __call__(self, dossiers: Sequence[Dossier]) -> Sequence[Made]:
        return [self.make(each) for each in dossiers]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file without its end, by its number from 1."""

    number: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Made]):
    """What became of a line: its factory and what was made of it, or its faults."""

    number: int
    factory: str
    made: Made | None
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


def worked(batch: Sequence[Line], work: Work[Made]) -> list[Outcome[Made]]:
    read = [read_row(line.data) for line in batch]
    made = iter(work([each for each in read if isinstance(each, Dossier)]))
    return [
        Outcome(line.number, each.factory, next(made))
        if isinstance(each, Dossier)
        else Outcome(line.number, "", None, tuple(each))
        for line, each in zip(batch, read, strict=True)
    ]


def _skip_to_end(stream: BinaryIO) -> None:
    while data := stream.readline(BATCH_BYTES):
        if data.endswith(b"\n"):
            return
