"""The evidence the engine is given: the dossier of one factory (`contract/dossier.schema.json`)."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from distinction.rules.terms.marks import CaseStatus, Mark
from distinction.rules.terms.periods import Period

# Question code -> word of `Answer`; words are kept as they came, since `Answer` compares as text.
Answers = Mapping[str, str]


class GivenMark(NamedTuple):
    """A mark of a progress report with the words beside it."""

    mark: Mark
    comment: str


Marks = Mapping[str, GivenMark]


class Cycle(NamedTuple):
    """A service cycle of the factory."""

    id: str
    starts_on: datetime.date


class Correction(NamedTuple):
    """Answers or marks changed after release; each holds from its own release day on."""

    released_on: datetime.date
    answers: Answers | None
    additional_answers: Answers | None
    marks: Marks | None


class Assessment(NamedTuple):
    """One visit on site and what it found."""

    id: str
    cycle: str
    kind: str
    scope: str
    first_day: datetime.date
    date: datetime.date
    released_on: datetime.date | None
    superseded_by: str | None
    voided_on: datetime.date | None
    answers: Answers
    additional_answers: Answers
    corrections: tuple[Correction, ...]


class ProgressReport(NamedTuple):
    """A progress report of one cycle; only number 2 carries marks that count."""

    id: str
    cycle: str
    number: int
    released_on: datetime.date | None
    marks: Marks
    corrections: tuple[Correction, ...]


class CaseEntry(NamedTuple):
    """One step in the history of a zero-tolerance case."""

    on: datetime.date
    status: CaseStatus


@dataclass(frozen=True, slots=True)
class ZeroToleranceCase:
    """A zero-tolerance case on record."""

    id: str
    opened_on: datetime.date
    history: tuple[CaseEntry, ...]


@dataclass(frozen=True, slots=True)
class TradeUnion:
    """A trade union present in the factory."""

    id: str
    presence: Period


@dataclass(frozen=True, slots=True)
class Committee:
    """The bipartite committee; for people, it never decides a verdict."""

    formed_on: datetime.date
    worker_members: int
    union_members: int | None
    management_members: int


@dataclass(frozen=True, slots=True)
class Decision:
    """A recorded decision of the Programme Manager."""

    id: str
    on: datetime.date
    outcome: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """All evidence of one factory."""

    factory: str
    country: str
    programme_entry_on: datetime.date
    cycles: tuple[Cycle, ...]
    assessments: tuple[Assessment, ...]
    progress_reports: tuple[ProgressReport, ...]
    zero_tolerance_cases: tuple[ZeroToleranceCase, ...]
    trade_unions: tuple[TradeUnion, ...]
    committee: Committee | None
    reduced_assessment: tuple[Period, ...]
    decisions: tuple[Decision, ...]
