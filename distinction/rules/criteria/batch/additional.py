"""Additional questions of many assessments at once: carried, read, and what they say."""

import numpy as np

from distinction.rules.criteria.batch.arrays import Bits, Flags, Ints
from distinction.rules.criteria.batch.digest import Verdicts, has_all
from distinction.rules.criteria.batch.facts import Facts
from distinction.rules.criteria.batch.table import Table


def carried(facts: Facts, table: Table, versions: Ints) -> Flags:
    """Whether one additional question has an answer, as written (rule 9)."""
    return _has(~facts.versions.answers.lacking[:, versions], table.asked)


def additional(facts: Facts, table: Table, versions: Ints) -> Verdicts:
    """Rule 10: set aside only what asks about a union, and only where none was present."""
    answers = facts.versions.answers
    failed, (lacking, aside) = answers.failed[:, versions], as_read(facts, table, versions)
    not_met, not_known = np.zeros((2, len(versions)), np.uint64)
    for bit, mask, _ in table.additional:
        criterion = np.uint64(1 << bit)
        not_met[_has(failed, mask)] |= criterion
        not_known[_has(lacking, mask) | has_all(aside, mask[:, None])] |= criterion
    return Verdicts(not_met, not_known & ~not_met)


def all_answered(facts: Facts, table: Table, versions: Ints) -> Flags:
    """Whether no additional question of the pack reads as lacking (G03)."""
    lacking, _ = as_read(facts, table, versions)
    return ~_has(lacking, table.asked)


def as_read(facts: Facts, table: Table, versions: Ints) -> tuple[Bits, Bits]:
    """Additional questions that read as lacking, and those set aside; each (words, rows)."""
    answers, visit = facts.versions.answers, facts.versions.visit[versions]
    accepted = np.where(facts.visits.union[visit], np.uint64(0), table.of_unions[:, None])
    aside = answers.aside[:, versions]
    return answers.lacking[:, versions] | (aside & ~accepted), aside & accepted


def _has(bits: Bits, mask: Bits) -> Flags:
    found: Flags = ((bits & mask[:, None]) != 0).any(axis=0)
    return found
