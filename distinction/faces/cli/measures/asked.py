"""What one measurement is asked for, and what it and its peers have to offer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from distinction.faces.cli.measures.columns import Columns
from distinction.faces.cli.measures.outcome import Outcome
from distinction.rules.criteria.batch.digest import Verdicts

DAY = date(2026, 11, 24)  # no clock: the same seed is the same work on every day
PACK = "better-work-2017"
COUNTRIES = ("KH", "VN", "JO")
LARGE = 20_000  # from here on a portfolio is large enough for the goals beside the peers


@dataclass(frozen=True, slots=True)
class Asked:
    """How many factories with how long a history, and how often each side is timed.

    Of the site also in which database, which page, and how many people at once.
    """

    factories: int
    runs: int
    seed: int
    years: int
    countries: tuple[str, ...] = COUNTRIES
    until: date = DAY
    database: str = "sqlite"
    page: str = ""
    users: int = 0


class Peer(Protocol):
    """Another engine with the facts in its own tables, ready to be asked."""

    def standing(self, day: int) -> Verdicts: ...


class Historian(Peer, Protocol):
    """A peer that can be asked of many days at once."""

    def history(self, days: Sequence[int]) -> Verdicts:
        """Of shape (factories, days)."""
        ...


class Engine(Protocol):
    """What a file of a peer offers."""

    NAME: str

    def prepared(self, columns: Columns) -> Peer:
        """Everything that is no matter of the day, untimed."""
        ...


class Measure(Protocol):
    """What a file of a measurement offers; `PEERS` are the engines it needs."""

    PEERS: Sequence[str]

    def measure(self, asked: Asked, engines: Sequence[Engine]) -> Outcome: ...
