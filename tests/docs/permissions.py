"""The rights of each role, read from the access table, as the page of the site shows them."""

from distinction.faces.reports.rights_words import CONDITIONS, Line, closed, role_title, sections
from distinction.faces.wording import ENGLISH
from distinction.rules.protocol.rights import rights_of
from distinction.rules.protocol.table import Table
from distinction.rules.terms.parties import Role
from tests.docs.markdown import code, codes, table
from tests.rules.protocol.copied import the_table

HEAD = ("object", "may", "of which factories", "in which states", "how much", "only if")


def all_roles() -> str:
    """A part for each role, in the order of the table, with the number of the table on top."""
    found = the_table()
    parts = [f"Made from the table with the number {code(found.digest_of_all)}."]
    parts += [_role(role, found) for role in found.roles]
    return "\n\n".join(parts)


def conditions() -> str:
    rows = [
        (code(each), CONDITIONS[each], row.meaning) for each, row in the_table().conditions.items()
    ]
    return table(("condition", "holds when", "exactly"), rows)


def _role(role: Role, found: Table) -> str:
    things = rights_of(found, role)
    rows = [
        (section.title, *_cells(line))
        for section in sections(things, found, ENGLISH)
        for line in section.lines
    ]
    names = closed(things, found)
    rest = f"Closed to this role: {'; '.join(names)}." if names else "No object is closed to it."
    title = f"## {role_title(role, ENGLISH)}"
    return "\n\n".join((title, f"{code(role)}: {found.roles[role].what}", table(HEAD, rows), rest))


def _cells(line: Line) -> tuple[str, ...]:
    return line.may, line.where, line.states, line.shows, codes(line.asks)
