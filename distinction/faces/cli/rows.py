"""The lines of a portfolio file, limited in length, and what becomes of each."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Generic, Protocol, TypeVar

from distinction.rules.criteria.evidence import Dossier
from distinction.rules.criteria.faults import Fault
from distinction.rules.criteria.reading.row import LONGEST, read_row

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
BLANK = b" \t\r"
READ_AT_ONCE = LONGEST + len(BYTE_ORDER_MARK) + 1
BATCH_BYTES = 2**22

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


class Batch(Protocol):
    """Some lines that are worked on together, by whichever process reads them."""

    def read(self) -> "Numbered":
        """The lines; read where the work is done."""
        ...


@dataclass(frozen=True, slots=True)
class Numbered:
    """Lines numbered from 1, and how many there were with the blank ones."""

    lines: Sequence[Line]
    count: int


@dataclass(frozen=True, slots=True)
class Worked(Generic[Made]):
    """The outcomes of a batch, numbered within it, and how many lines it had."""

    outcomes: Sequence[Outcome[Made]]
    count: int


class Reader:
    """The lines of a stream that are not blank; one too long is cut and not read further."""

    def __init__(self, stream: BinaryIO, at: int = 0) -> None:
        self.stream, self.at, self.number = stream, at, 0

    def lines(self, end: int | None = None) -> Iterator[Line]:
        """As far as the line that begins at or after `end`, a place in the file."""
        while end is None or self.at < end:
            data = self.stream.readline(READ_AT_ONCE)
            if not data:
                return
            is_first = self.at == 0
            self.at += len(data)
            self.number += 1
            if is_first:
                data = data.removeprefix(BYTE_ORDER_MARK)
            if data.endswith(b"\n"):
                data = data[:-1]
            elif len(data) > LONGEST:
                self.at += skip_to_end(self.stream)
            if len(data) > LONGEST or data.strip(BLANK):  # one too long is not read to tell
                yield Line(self.number, data)


def lines(stream: BinaryIO) -> Iterator[Line]:
    return Reader(stream).lines()


def skip_to_end(stream: BinaryIO) -> int:
    """Leave the line; how many bytes were passed over."""
    passed = 0
    while data := stream.readline(BATCH_BYTES):
        passed += len(data)
        if data.endswith(b"\n"):
            break
    return passed


def worked(batch: Batch, work: Work[Made]) -> Worked[Made]:
    found = batch.read()
    read = [read_row(line.data) for line in found.lines]
    made = iter(work([each for each in read if isinstance(each, Dossier)]))
    outcomes = [
        Outcome(line.number, each.factory, next(made))
        if isinstance(each, Dossier)
        else Outcome(line.number, "", None, tuple(each))
        for line, each in zip(found.lines, read, strict=True)
    ]
    return Worked(outcomes, found.count)
