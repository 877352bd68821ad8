"""Six csv texts in, a table that holds or the list of what is wrong with it out."""

from collections.abc import Iterator, Mapping

from distinction.rules.protocol.faults import Fault
from distinction.rules.protocol.lint import lint
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.reading.cells import cells
from distinction.rules.protocol.reading.describing import (
    conditions,
    nouns,
    relations,
    roles,
    views,
)
from distinction.rules.protocol.reading.files import File, digest, digest_of_all
from distinction.rules.protocol.reading.rows import Row, rows, total
from distinction.rules.protocol.table import Table
from distinction.rules.protocol.words import Condition
from distinction.rules.terms.parties import Relation, Role


def read_table(texts: Mapping[str, str]) -> Table | list[Fault]:
    """Texts by file name, as in `File`; with one fault there is no table: the build fails (N27)."""
    table = parse_table(texts)
    if not isinstance(table, Table):
        return table
    faults = lint(table)
    return faults or table


def parse_table(texts: Mapping[str, str]) -> Table | list[Fault]:
    """The words alone: whether the rights in it are sound is asked by `lint`."""
    absent = [Fault(file, "no_file", "the file is not there") for file in File if file not in texts]
    if absent:
        return absent
    faults: list[Fault] = []

    def read(file: File) -> Iterator[Row]:
        return rows(file, texts[file], faults)

    described = nouns(read(File.OBJECTS))
    table = Table(
        roles=roles(read(File.ROLES)),
        relations=relations(read(File.RELATIONS)),
        conditions=conditions(read(File.CONDITIONS)),
        nouns=described,
        views=views(read(File.VIEWS)),
        cells=cells(read(File.ACCESS), described),
        digest=digest(texts[File.ACCESS]),
        digest_of_all=digest_of_all(texts),
    )
    total(File.ROLES, Role, table.roles, faults)
    total(File.RELATIONS, Relation, table.relations, faults)
    total(File.CONDITIONS, Condition, table.conditions, faults)
    total(File.OBJECTS, Noun, table.nouns, faults)
    return faults or table
