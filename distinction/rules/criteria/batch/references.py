"""The fact that decides each criterion not met or not known, for many factories at once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import partial

import numpy as np

from distinction.rules.criteria.batch.additional import as_read
from distinction.rules.criteria.batch.arrays import NONE, WORD, Bits, Flags, Ints, Points
from distinction.rules.criteria.batch.facts import Answered, Facts
from distinction.rules.criteria.batch.standing import Standings
from distinction.rules.criteria.batch.table import Asked, Table
from distinction.rules.terms.verdict import Verdict

NOT_MET, NOT_KNOWN = Verdict.NOT_MET, Verdict.NOT_KNOWN


class Place(IntEnum):
    """Where a deciding fact stands; the order is that of the moments of a standing."""

    NOWHERE = 0
    PREVIOUS = 1
    LATEST = 2
    REPORT = 3
    CASE = 4
    ADDITIONAL = 5


@dataclass(frozen=True, slots=True)
class References:
    """Place and number of the first deciding fact; both of shape (points, criteria).

    The number is the bit of a question, the bit of a marked criterion, or the row of a case.
    """

    place: Ints
    number: Ints


# Points and their verdict in, which is not met or not known; a number or NONE for each out.
Look = Callable[[Ints, Verdict], Ints]


def references(facts: Facts, table: Table, points: Points, found: Standings) -> References:
    """The first fact named by a moment that has the criterion's verdict; NOWHERE if none does."""
    shape = len(table.ids), len(points)
    place, number = np.zeros(shape, np.int64), np.full(shape, NONE)
    source = _Source(facts, table, points, found)
    for bit in range(len(table.ids)):
        for verdict, bits in zip((NOT_MET, NOT_KNOWN), found.verdicts, strict=True):
            open_points = np.flatnonzero(bits >> np.uint64(bit) & np.uint64(1))
            for where, look in source.of(bit):
                numbers = look(open_points, verdict)
                told = numbers != NONE
                place[bit, open_points[told]] = where
                number[bit, open_points[told]] = numbers[told]
                open_points = open_points[~told]
    return References(place.T, number.T)


def told(
    facts: Facts, table: Table, found: Standings, references: References, at: tuple[int, int]
) -> str | None:
    """The reference of a point and a criterion as the contract writes it; None for NOWHERE."""
    point, bit = at
    place, number = Place(references.place[at]), int(references.number[at])
    if place is Place.NOWHERE:
        return None
    if place is Place.CASE:
        return facts.cases.id[number]
    if place is Place.REPORT:
        return f"{facts.reports.id[found.chosen.report[point]]}/{table.ids[bit]}"
    versions = found.chosen.previous if place is Place.PREVIOUS else found.chosen.latest
    visit = facts.visits.id[facts.versions.visit[versions[point]]]
    return f"{visit}/{facts.numbering.code(number)}"


@dataclass(frozen=True, slots=True)
class _Source:
    """Where the facts of a criterion may stand, moment after moment."""

    facts: Facts
    table: Table
    points: Points
    found: Standings

    def of(self, bit: int) -> Iterator[tuple[Place, Look]]:
        chosen = self.found.chosen
        for asked in self.table.elements:
            if asked.bit == bit:
                yield Place.PREVIOUS, partial(self._answers, asked, chosen.previous)
                yield Place.LATEST, partial(self._answers, asked, chosen.latest)
        if bit == self.table.listed:
            yield Place.PREVIOUS, partial(self._listed, chosen.previous)
            yield Place.LATEST, partial(self._listed, chosen.latest)
        if any(marked == bit for marked, _ in self.table.marks):
            yield Place.REPORT, partial(self._mark, bit)
        if bit == self.table.case:
            yield Place.CASE, self._case
        for asked in self.table.additional:
            if asked.bit == bit:
                yield Place.ADDITIONAL, partial(self._additional, asked)

    def _answers(self, asked: Asked, versions: Ints, points: Ints, verdict: Verdict) -> Ints:
        rows, answers = versions[points], self.facts.versions.answers
        picked = Answered(
            *(bits[:, rows] for bits in (answers.failed, answers.lacking, answers.aside))
        )
        return np.where(rows == NONE, NONE, _first(asked, picked, verdict))

    def _listed(self, versions: Ints, points: Ints, verdict: Verdict) -> Ints:
        rows, kept = versions[points], self.facts.versions
        lists = self.table.lists.in_force(kept.country[rows], kept.date[rows])
        numbers = np.full(len(points), NONE)
        for each in np.unique(lists[lists != NONE]):
            such = np.flatnonzero(lists == each)
            asked = self.table.lists.each[each]
            numbers[such] = self._answers(asked, versions, points[such], verdict)
        return numbers

    def _mark(self, bit: int, points: Ints, verdict: Verdict) -> Ints:
        base = self.found.base.not_met if verdict is NOT_MET else self.found.base.not_known
        said = base[points] >> np.uint64(bit) & np.uint64(1) != 0
        return np.where(said & (self.found.chosen.report[points] != NONE), bit, NONE)

    def _case(self, points: Ints, verdict: Verdict) -> Ints:
        cases = self.facts.cases
        point, rows = cases.known.of(self.points)
        such = cases.confirmed[rows] if verdict is NOT_MET else cases.unresolved[rows]
        first = np.full(len(self.points), NONE)
        first[point[such][::-1]] = rows[such][::-1]  # the first is written last
        return first[points]

    def _additional(self, asked: Asked, points: Ints, verdict: Verdict) -> Ints:
        rows = self.found.chosen.latest[points]
        lacking, aside = as_read(self.facts, self.table, rows)
        read = Answered(self.facts.versions.answers.failed[:, rows], lacking, aside)
        return np.where(self.found.extra[points], _first(asked, read, verdict), NONE)


def _first(asked: Asked, answers: Answered, verdict: Verdict) -> Ints:
    """The first question, in its own order, that makes a moment not met or not known, else NONE."""
    is_failed = _answered(answers.failed, asked)
    if verdict is NOT_MET:
        return _first_of(is_failed, asked)
    all_aside = _answered(answers.aside, asked).all(axis=0)  # then all decide
    is_lacking = _answered(answers.lacking, asked) | all_aside
    return _first_of(is_lacking & ~is_failed.any(axis=0), asked)


def _answered(bits: Bits, asked: Asked) -> Flags:
    """Which of the questions, in their order, have the bit; (questions, rows)."""
    words, within = asked.questions // WORD, (asked.questions % WORD).astype(np.uint64)
    has: Flags = (bits[words] >> within[:, None] & np.uint64(1)) != 0
    return has


def _first_of(flags: Flags, asked: Asked) -> Ints:
    return np.where(flags.any(axis=0), asked.questions[flags.argmax(axis=0)], NONE)
