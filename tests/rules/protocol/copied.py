"""The copied access table as tests read it, and ways to make a small fault in a copy."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import distinction
from distinction.rules.protocol.load import parse_table, read_table
from distinction.rules.protocol.permissions import Holds
from distinction.rules.protocol.reading.files import File
from distinction.rules.protocol.table import Pair, Table
from distinction.rules.protocol.words import Condition
from distinction.rules.terms.parties import Relation, Role

FOLDER = Path(distinction.__file__).parent / "packs" / "access"

Texts = Mapping[str, str]
Change = Callable[[Texts], Texts]


@dataclass(frozen=True, slots=True)
class Plant:
    """A fault, the name of the check that must find it, and what it is in a few words."""

    code: str
    change: Change
    name: str


@lru_cache
def texts() -> Texts:
    return {file: (FOLDER / file).read_text(encoding="utf-8") for file in File}


@lru_cache
def the_table() -> Table:
    table = read_table(texts())
    assert isinstance(table, Table), "\n".join(map(str, table))
    return table


def parsed(changed: Texts) -> Table:
    table = parse_table(changed)
    assert isinstance(table, Table), "\n".join(map(str, table))
    return table


def pair(text: str) -> Pair:
    role, _, relation = text.partition("@")
    return Pair(Role(role), Relation(relation))


def always(condition: Condition) -> bool:
    return True


def never(condition: Condition) -> bool:
    return False


def all_but(lacking: Condition) -> Holds:
    return lambda asked: asked is not lacking


def line(file: str, start: str, old: str, new: str) -> Change:
    """In the line that begins so, one text for another, once."""

    def change(given: Texts) -> Texts:
        lines = given[file].split("\n")
        (number,) = (at for at, each in enumerate(lines) if each.startswith(start))
        assert old in lines[number], lines[number]
        lines[number] = lines[number].replace(old, new, 1)
        return {**given, file: "\n".join(lines)}

    return change


def whole_line(file: str, start: str, times: int) -> Change:
    """The line that begins so stands that many times: none, or twice."""

    def change(given: Texts) -> Texts:
        lines = given[file].split("\n")
        (number,) = (at for at, each in enumerate(lines) if each.startswith(start))
        lines[number : number + 1] = [lines[number]] * times
        return {**given, file: "\n".join(lines)}

    return change


def adds(row: str, grant: str) -> Change:
    """One grant more at the front of a row, which begins `object,action,states,`."""
    return line("access.csv", f"{row},", f"{row},", f"{row},{grant} ")


def gives(row: str, grant: str) -> Change:
    """A grant where there was nobody."""
    return line("access.csv", f"{row},", "nobody", grant)


def grants(row: str, old: str, new: str) -> Change:
    return line("access.csv", f"{row},", old, new)


def both(one: Change, other: Change) -> Change:
    return lambda given: other(one(given))
