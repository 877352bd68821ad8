"""The evidence of many factories as packed columns: what the batch path reads."""

from dataclasses import dataclass

from distinction.rules.criteria.batch.arrays import Bits, Flags, Ints, Known
from distinction.rules.criteria.batch.numbering import Numbering


@dataclass(frozen=True, slots=True)
class Answered:
    """What one set of answers says of every numbered question; each of shape (words, rows).

    A question without any bit is compliant.
    """

    failed: Bits
    lacking: Bits
    aside: Bits


@dataclass(frozen=True, slots=True)
class Versions:
    """Counting assessments, a row for each state of their answers, by factory, date and id.

    A correction begins a new row; a void and a re-issue end the last one.
    """

    known: Known
    visit: Ints  # row of `Visits`
    date: Ints
    country: Ints
    answers: Answered
    asides: Ints  # how many questions are set aside; few rows need a closer look


@dataclass(frozen=True, slots=True)
class Visits:
    """Full assessments of any scope, released or not, by factory, date and id.

    Known from their first day until their void or re-issue.
    """

    known: Known
    id: tuple[str, ...]
    date: Ints
    counts_from: Ints  # the release of one of full scope; NEVER of any other
    released: Ints
    cycle: Ints  # place of the cycle in its dossier
    union: Flags  # whether a trade union was present on its date


@dataclass(frozen=True, slots=True)
class Silent:
    """Full assessments seen without a result that counts, while a later one counts already."""

    known: Known
    date: Ints


@dataclass(frozen=True, slots=True)
class Reports:
    """Released second reports, a row for each state of their marks, by factory and release."""

    known: Known
    id: tuple[str, ...]
    released: Ints
    cycle: Ints
    cycle_start: Ints
    on_track: Bits
    lacking: Bits


@dataclass(frozen=True, slots=True)
class Cases:
    """Entries of zero-tolerance cases, by factory and the id of the case."""

    known: Known
    id: tuple[str, ...]
    confirmed: Flags
    unresolved: Flags


@dataclass(frozen=True, slots=True)
class Cycles:
    """Service cycles in the order of their dossier; always read whole, begun or not."""

    known: Known
    start: Ints


@dataclass(frozen=True, slots=True)
class Facts:
    """All of it; `reduced` are the periods in which a longer gap was agreed."""

    numbering: Numbering
    factory: tuple[str, ...]
    visits: Visits
    versions: Versions
    silent: Silent
    reports: Reports
    cases: Cases
    cycles: Cycles
    reduced: Known
