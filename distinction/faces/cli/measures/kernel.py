"""The reference kernel: the simple rule in numpy, on the same packed columns, and nothing more.

The last two assessments that count, their answers, the report and its age, the cases, one OR.
It knows no pairs, nothing set aside and no additional questions.
"""

from dataclasses import dataclass

import numpy as np

from distinction.rules.criteria.batch.arrays import NONE, Bits, Flags, Ints, Known, months_after
from distinction.rules.criteria.batch.counting import usable
from distinction.rules.criteria.batch.digest import Verdicts
from distinction.rules.criteria.batch.facts import Facts
from distinction.rules.criteria.batch.table import Table


@dataclass(frozen=True, slots=True)
class Kernel:
    """`usable` and `expires` of each report were found before."""

    facts: Facts
    table: Table
    usable: Flags
    expires: Ints

    def standing(self, day: int) -> Verdicts:
        latest, previous = self._last_two(day)
        not_met, not_known = self._digest(latest)
        failed, lacking = self._digest(previous)
        not_met |= failed
        not_known |= lacking
        for failed, lacking in (self._marks(day), self._cases(day)):
            not_met |= failed
            not_known |= lacking
        return Verdicts(not_met, not_known & ~not_met)

    def _last_two(self, day: int) -> tuple[Ints, Ints]:
        known = self.facts.versions.known
        return _last(known, np.flatnonzero(_are_known(known, day)))

    def _digest(self, rows: Ints) -> tuple[Bits, Bits]:
        versions, table = self.facts.versions, self.table
        failed = [word[rows] for word in versions.answers.failed]
        lacking = [word[rows] for word in versions.answers.lacking]
        lists = table.lists.in_force(versions.country[rows], versions.date[rows])
        asked = [(each.bit, each.mask) for each in table.elements]
        asked.append((table.listed, table.lists.masks[:, lists]))
        not_met, not_known = np.zeros((2, len(rows)), np.uint64)
        for bit, mask in asked:
            not_met |= _any(failed, mask) << np.uint64(bit)
            not_known |= _any(lacking, mask) << np.uint64(bit)
        gone = rows == NONE
        not_met[gone] = 0
        not_known[gone] = table.by_answers
        return not_met, not_known

    def _marks(self, day: int) -> tuple[Bits, Bits]:
        reports = self.facts.reports
        rows = np.flatnonzero(_are_known(reports.known, day) & self.usable[:-1])
        last, _ = _last(reports.known, rows)
        fresh = (last != NONE) & (day <= self.expires[last])
        lacking = np.where(fresh, reports.lacking[last], ~np.uint64(0))
        failed = np.where(fresh, ~(reports.on_track[last] | lacking), np.uint64(0))
        not_met, not_known = np.zeros((2, len(last)), np.uint64)
        for bit, mark in self.table.marks:
            not_met |= (failed >> np.uint64(mark) & np.uint64(1)) << np.uint64(bit)
            not_known |= (lacking >> np.uint64(mark) & np.uint64(1)) << np.uint64(bit)
        return not_met, not_known

    def _cases(self, day: int) -> tuple[Bits, Bits]:
        cases, bit = self.facts.cases, np.uint64(1 << self.table.case)
        known = _are_known(cases.known, day)
        not_met, not_known = np.zeros((2, len(self.facts.factory)), np.uint64)
        not_met[cases.known.factory[:-1][known & cases.confirmed[:-1]]] = bit
        not_known[cases.known.factory[:-1][known & cases.unresolved[:-1]]] = bit
        return not_met, not_known


def prepared(facts: Facts, table: Table) -> Kernel:
    expires = months_after(facts.reports.released, table.settings.pr2_max_age_months)
    return Kernel(facts, table, usable(facts.reports, table.settings), expires)


def _are_known(known: Known, day: int) -> Flags:
    found: Flags = (known.since[:-1] <= day) & (known.until[:-1] > day)
    return found


def _last(known: Known, rows: Ints) -> tuple[Ints, Ints]:
    factory = known.factory[rows]
    factories = np.arange(len(known.starts) - 1)
    ends = np.searchsorted(factory, factories, "right")
    counts = ends - np.searchsorted(factory, factories, "left")
    padded = np.append(rows, (NONE, NONE))
    last = np.where(counts > 0, padded[ends - 1], NONE)
    return last, np.where(counts > 1, padded[ends - 2], NONE)


def _any(words: list[Bits], mask: Bits) -> Bits:
    found = np.zeros(len(words[0]), np.bool_)
    for word, part in zip(words, mask, strict=True):
        if part.ndim or part:
            found |= (word & part) != 0
    return found.astype(np.uint64)
