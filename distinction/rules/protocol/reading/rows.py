"""A row of a csv file, asked for its words; what is not a word of the field becomes a fault."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from io import StringIO
from typing import TypeVar

from distinction.rules.protocol.faults import Fault
from distinction.rules.protocol.reading.files import COLUMNS, File

AnyWord = TypeVar("AnyWord", bound=StrEnum)
YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one line, and the list that takes what is wrong with them."""

    file: File
    line: int
    cells: Mapping[str, str]
    faults: list[Fault]

    def fault(self, code: str, text: str) -> None:
        self.faults.append(Fault(f"{self.file}:{self.line}", code, text))

    def text(self, column: str) -> str:
        return self.cells[column]

    def word(self, column: str, words: type[AnyWord]) -> AnyWord | None:
        return self.known(self.cells[column], column, words)

    def words(self, column: str, words: type[AnyWord], between: str = " ") -> frozenset[AnyWord]:
        found = (self.known(each, column, words) for each in self.cells[column].split(between))
        return frozenset(each for each in found if each is not None)

    def known(self, text: str, column: str, words: type[AnyWord]) -> AnyWord | None:
        try:
            return words(text)
        except ValueError:
            self.fault("unknown_word", f"{column}: “{text}” is no {words.__name__}")
            return None

    def number(self, column: str) -> int:
        if self.cells[column].isascii() and self.cells[column].isdigit():
            return int(self.cells[column])
        self.fault("unknown_word", f"{column}: “{self.cells[column]}” is no number")
        return 0

    def says_yes(self, column: str) -> bool:
        if self.cells[column] not in {YES, NO}:
            self.fault("unknown_word", f"{column}: “{self.cells[column]}” is neither yes nor no")
        return self.cells[column] == YES


def rows(file: File, text: str, faults: list[Fault]) -> Iterator[Row]:
    """The rows that have the right columns; what is untidy is told besides."""
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    try:
        if tuple(next(reader, ())) != COLUMNS[file]:
            faults.append(Fault(f"{file}:1", "columns", f"not {', '.join(COLUMNS[file])}"))
            return
        for cells in reader:
            row = _row(file, reader.line_num, cells, faults)
            if row is not None:
                yield row
    except csv.Error as fault:
        faults.append(Fault(f"{file}:{reader.line_num}", "unreadable", str(fault)))


def total(file: File, words: type[AnyWord], found: Iterable[AnyWord], faults: list[Fault]) -> None:
    """Every word of the code has a row: what has no row would be refused for everybody (N27)."""
    named = set(found)
    lacking = (word for word in words if word not in named)
    faults.extend(Fault(file, "no_row", f"{word} has no row", ("N27",)) for word in lacking)


def _row(file: File, line: int, cells: list[str], faults: list[Fault]) -> Row | None:
    columns = COLUMNS[file]
    if len(cells) != len(columns):
        text = f"{len(cells)} cells for {len(columns)} columns"
        faults.append(Fault(f"{file}:{line}", "columns", text))
        return None
    row = Row(file, line, dict(zip(columns, cells, strict=True)), faults)
    for column, cell in row.cells.items():
        if not cell or cell != cell.strip() or not cell.isprintable():
            row.fault("untidy", f"the cell {column} is empty or untidy")
    return row
