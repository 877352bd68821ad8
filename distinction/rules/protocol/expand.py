"""Every cell of the table: each place with each pair, and the grant that it holds or not."""

from collections.abc import Iterator
from dataclasses import dataclass

from distinction.rules.protocol.table import Grant, Pair, Place, Table

DENY, NOTHING_ASKED = "deny", "-"


@dataclass(frozen=True, slots=True)
class Answer:
    """One cell: what the table says of one pair at one place; no grant is a no."""

    place: Place
    pair: Pair
    grant: Grant | None

    def __str__(self) -> str:
        """As a line of the shared lint with `--expand`."""
        conditions = sorted(self.grant.conditions) if self.grant else []
        asked = "+".join(conditions) or NOTHING_ASKED
        where = (self.place.noun, self.place.state, self.place.action)
        view = self.grant.view if self.grant else DENY
        return ",".join((self.pair.role, self.pair.relation, *where, view, asked))


def expand(table: Table) -> Iterator[Answer]:
    """In the order of the files; what has no grant is answered too, with a no."""
    pairs = table.pairs()
    for place, cell in table.cells.items():
        for pair in pairs:
            yield Answer(place, pair, cell.grants.get(pair))
