"""The digest of an assessment: which criteria its answers fail, and on which they are silent."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from distinction.rules.criteria.batch.arrays import NONE, Bits, Flags, Ints
from distinction.rules.criteria.batch.facts import Facts, Versions
from distinction.rules.criteria.batch.table import Asked, Table


class Verdicts(NamedTuple):
    """One bit a criterion, in the pack's order: not met, not known, or met by neither."""

    not_met: Bits
    not_known: Bits


def digest(facts: Facts, table: Table, versions: Ints) -> Verdicts:
    """Not met where an answer failed; else not known, where one lacks or all are set aside."""
    not_met, not_known = of_lists(facts, table, versions)
    failed, silent = of_elements(facts, table.elements, versions)
    return Verdicts(not_met | failed, not_known | silent)


def of_elements(facts: Facts, elements: Sequence[Asked], versions: Ints) -> Verdicts:
    """Rule 3 on the questions of each element."""
    picked = _Picked(facts.versions, versions)
    not_met, not_known = np.zeros((2, len(versions)), np.uint64)
    quiet = picked.with_asides(min((len(each.questions) for each in elements), default=0))
    for each in elements:
        bit = np.uint64(each.bit)
        not_met |= _has(picked.failed, each.mask).astype(np.uint64) << bit
        not_known |= _has(picked.lacking, each.mask).astype(np.uint64) << bit
        not_known[quiet[_is_aside(picked, quiet, each.mask[:, None])]] |= np.uint64(1 << each.bit)
    return Verdicts(not_met, not_known & ~not_met)


def of_lists(facts: Facts, table: Table, versions: Ints) -> Verdicts:
    """Rule 4: the same on the list in force in the country on the day; without one, not known."""
    picked = _Picked(facts.versions, versions)
    lists = table.lists.in_force(facts.versions.country[versions], facts.versions.date[versions])
    masks = table.lists.masks[:, lists]
    quiet = picked.with_asides(min(len(each.questions) for each in table.lists.each))
    is_listed = lists != NONE
    failed = is_listed & _has(picked.failed, masks)
    silent = _has(picked.lacking, masks) | ~is_listed
    silent[quiet[_is_aside(picked, quiet, masks[:, quiet])]] = True
    bit = np.uint64(table.listed)
    return Verdicts(failed.astype(np.uint64) << bit, (silent & ~failed).astype(np.uint64) << bit)


class _Picked:
    """The answers of some rows, word by word, each picked when it is first needed."""

    def __init__(self, kept: Versions, versions: Ints) -> None:
        self.kept, self.versions = kept, versions
        self.failed = [column[versions] for column in kept.answers.failed]
        self.lacking = [column[versions] for column in kept.answers.lacking]

    def with_asides(self, fewest: int) -> Ints:
        """Rows with so many questions set aside that all of a criterion might be."""
        return np.flatnonzero(self.kept.asides[self.versions] >= fewest)


def has_all(bits: Bits, mask: Bits) -> Flags:
    """Whether every question of a mask has its bit; of shape (rows,)."""
    whole: Flags = ((bits & mask) == mask).all(axis=0)
    return whole


def _is_aside(picked: _Picked, rows: Ints, mask: Bits) -> Flags:
    return has_all(picked.kept.answers.aside[:, picked.versions[rows]], mask)


def _has(words: Sequence[Bits], mask: Bits) -> Flags:
    """Whether a row has a bit of the mask, which is one number a word, or one a word and row."""
    parts = zip(words, mask, strict=True)
    first, *more = [word & part for word, part in parts if part.ndim or part]
    for each in more:
        first |= each
    found: Flags = first != 0
    return found
