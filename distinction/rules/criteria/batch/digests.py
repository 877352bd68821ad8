"""What assessments say by themselves, under one pack: read anew each time, or kept."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from distinction.rules.criteria.batch import additional, digest, trigger
from distinction.rules.criteria.batch.arrays import Flags, Ints
from distinction.rules.criteria.batch.digest import Verdicts
from distinction.rules.criteria.batch.facts import Facts
from distinction.rules.criteria.batch.table import Table


class Digests(Protocol):
    """Whoever knows it; every answer is a new array, one entry for each row asked for."""

    def answers(self, versions: Ints) -> Verdicts:
        """Bits of the criteria judged by answers, for rows of `Versions`."""
        ...

    def additional(self, versions: Ints) -> Verdicts:
        """Bits of the criteria that additional questions are about, for rows of `Versions`."""
        ...

    def carried(self, versions: Ints) -> Flags:
        """Whether rows of `Versions` answer additional questions."""
        ...

    def triggered_by(self, visits: Ints) -> Ints:
        """The date of the assessment that triggered rows of `Visits`, NONE where none did."""
        ...


@dataclass(frozen=True, slots=True)
class Read:
    """Digests read from the answers whenever they are asked for."""

    facts: Facts
    table: Table

    def answers(self, versions: Ints) -> Verdicts:
        return digest.digest(self.facts, self.table, versions)

    def additional(self, versions: Ints) -> Verdicts:
        return additional.additional(self.facts, self.table, versions)

    def carried(self, versions: Ints) -> Flags:
        return additional.carried(self.facts, self.table, versions)

    def triggered_by(self, visits: Ints) -> Ints:
        return trigger.triggered_by(self.facts, self.table, self.answers, visits)


@dataclass(frozen=True, slots=True)
class Stored:
    """Digests of every row, kept beside the facts: evidence and pack decide them, not the day."""

    of_answers: Verdicts
    of_additional: Verdicts
    are_carried: Flags
    by: Ints

    def answers(self, versions: Ints) -> Verdicts:
        return _taken(self.of_answers, versions)

    def additional(self, versions: Ints) -> Verdicts:
        return _taken(self.of_additional, versions)

    def carried(self, versions: Ints) -> Flags:
        return self.are_carried[versions]

    def triggered_by(self, visits: Ints) -> Ints:
        return self.by[visits]


def store(facts: Facts, table: Table) -> Stored:
    return stored(facts, table, Read(facts, table).answers(every_version(facts)))


def stored(facts: Facts, table: Table, answers: Verdicts) -> Stored:
    """The rest of what can be kept, once the answers of every row of `Versions` were read."""
    versions, visits = every_version(facts), np.arange(len(facts.visits.date) - 1)
    by = trigger.triggered_by(facts, table, lambda rows: _taken(answers, rows), visits)
    return Stored(
        of_answers=answers,
        of_additional=additional.additional(facts, table, versions),
        are_carried=additional.carried(facts, table, versions),
        by=by,
    )


def every_version(facts: Facts) -> Ints:
    return np.arange(len(facts.versions.date))


def _taken(verdicts: Verdicts, rows: Ints) -> Verdicts:
    return Verdicts(verdicts.not_met[rows], verdicts.not_known[rows])
