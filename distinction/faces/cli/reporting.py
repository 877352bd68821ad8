"""A portfolio read for a report: seen as a whole, then some of its factories in full."""

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import BinaryIO

from distinction.faces.cli.ending import FAULTY, GOOD, Refusal
from distinction.faces.cli.given import GivenPack, unreadable
from distinction.faces.cli.portfolio import outcomes, tell_faults
from distinction.faces.cli.progress import Progress
from distinction.faces.cli.rows import Each, lines
from distinction.faces.reports.detail import Detail
from distinction.faces.reports.naming import Naming
from distinction.faces.reports.overview import Overview, overview
from distinction.faces.reports.page import Options, write_page
from distinction.rules.criteria.evaluate import evaluate
from distinction.rules.criteria.evidence import Dossier
from distinction.rules.criteria.pack import Pack
from distinction.rules.criteria.reading.row import read_row
from distinction.rules.criteria.standing import Standing


@dataclass(frozen=True, slots=True)
class Judged:
    """The standing of a dossier."""

    pack: Pack
    on: date

    def __call__(self, dossier: Dossier) -> Standing:
        return evaluate(self.pack, dossier, self.on)


@dataclass(slots=True)
class Portfolio:
    """A file of dossiers that can be read twice; `code` tells whether all rows were good."""

    name: str
    stream: BinaryIO
    pack: GivenPack
    on: date
    names: Naming = str
    code: int = field(default=GOOD, init=False)

    def seen(self) -> Overview:
        """The portfolio as a whole; faults of rows are told."""
        with Progress() as progress:
            return overview(self._standings(progress.step), self.pack.pack, self.on)

    def details(self, factories: Sequence[str]) -> list[Detail]:
        """Some factories in full, in the order asked for; the first good row of an id counts."""
        wanted = set(factories)
        found: dict[str, Detail] = {}
        self.stream.seek(0)
        for line in lines(self.stream):
            if len(found) == len(wanted):
                break
            read = read_row(line.data)
            if isinstance(read, Dossier) and read.factory in wanted - found.keys():
                standing = evaluate(self.pack.pack, read, self.on)
                found[read.factory] = Detail(standing, read, self.names(read.factory))
        lost = next((each for each in factories if each not in found), None)
        if lost is not None:
            raise Refusal(f"{self.name}: no factory {lost!r}; name one of its ids")
        return [found[each] for each in dict.fromkeys(factories)]

    def _standings(self, step: Callable[[], None]) -> Iterator[Standing]:
        self.stream.seek(0)
        for each in outcomes(self.stream, Each(Judged(self.pack.pack, self.on))):
            step()
            if each.faults:
                self.code = FAULTY
                tell_faults(self.name, each)
            elif each.made is not None:
                yield each.made


def twice(stream: BinaryIO, closing: ExitStack) -> BinaryIO:
    """The stream itself where it can be read again, else a copy of it on disk."""
    if stream.seekable():
        return stream
    copy = closing.enter_context(tempfile.TemporaryFile())  # noqa: SIM115  # closed by the stack
    shutil.copyfileobj(stream, copy)
    return copy


def write(path: Path, seen: Overview, details: Sequence[Detail], options: Options) -> None:
    """The page takes its place whole or not at all; only its owner may read it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", dir=path.parent, suffix=".part", delete=False
        ) as target:
            draft = Path(target.name)
            try:
                write_page(target, seen, details, options)
                target.close()
                draft.replace(path)
            except BaseException:
                draft.unlink(missing_ok=True)
                raise
    except OSError as wrong:
        raise Refusal(f"{path}: {unreadable(wrong).replace('read', 'written', 1)}") from wrong
