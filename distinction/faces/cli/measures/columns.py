"""Plain columns for the peers: what is no matter of the day stands in them already.

That favours the peers, for ours finds all of it anew: the questions listed for each assessment,
the days between which the next one makes a pair, which reports are usable and until when, and
what is wholly set aside. Days are kept in 32 bits.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from distinction.rules.criteria.batch.arrays import (
    NONE,
    Bits,
    Flags,
    Ints,
    Known,
    Points,
    months_after,
)
from distinction.rules.criteria.batch.counting import usable
from distinction.rules.criteria.batch.facts import Facts
from distinction.rules.criteria.batch.table import Table

LATE = 2**31 - 1  # a day that does not come, in 32 bits

Columns32 = Mapping[str, npt.NDArray[Any]]


@dataclass(frozen=True, slots=True)
class Columns:
    """Tables by name of column, the rows by factory as they are packed, without nobody's row.

    `elements` are the words of the mask of each criterion by its bit, where they hold a question;
    `listed` is the bit of the criterion judged by lists, whose words stand in each row.
    """

    factories: int
    words: int
    elements: Mapping[int, Mapping[int, int]]
    listed: int
    by_answers: int  # bits of the criteria judged by answers
    marked: int  # bits of those judged by marks
    versions: Columns32
    silent: Columns32
    reports: Columns32
    cases: Columns32


def columns_of(facts: Facts, table: Table) -> Columns:
    return Columns(
        factories=len(facts.factory),
        words=facts.numbering.words,
        elements={each.bit: _words(each.mask) for each in table.elements},
        listed=table.listed,
        by_answers=table.by_answers,
        marked=sum(1 << bit for bit, _ in table.marks),
        versions=_versions(facts, table),
        silent={**_known(facts.silent.known), "date": _day(facts.silent.date[:-1])},
        reports=_reports(facts, table),
        cases=_cases(facts, table),
    )


def _words(mask: Bits) -> dict[int, int]:
    return {word: int(part) for word, part in enumerate(mask) if part}


def _versions(facts: Facts, table: Table) -> Columns32:
    kept, settings = facts.versions, table.settings
    rows = slice(len(kept.date) - 1)
    lists = table.lists.in_force(kept.country[rows], kept.date[rows])
    masks = np.where(lists == NONE, np.uint64(0), table.lists.masks[:, lists])
    longest = months_after(kept.date[rows], settings.max_gap_months_12)
    agreed = _agreed(facts, table)
    longest[agreed] = months_after(kept.date[agreed], settings.max_gap_months_24)
    columns: dict[str, npt.NDArray[Any]] = {
        **_known(kept.known),
        "date": _day(kept.date[rows]),
        "earliest": _day(months_after(kept.date[rows], settings.min_gap_months)),
        "longest": _day(longest),
        "silent": _wholly_silent(facts, table, masks, lists),
    }
    for word in range(facts.numbering.words):
        columns[f"failed{word}"] = np.ascontiguousarray(kept.answers.failed[word, rows])
        columns[f"lacking{word}"] = np.ascontiguousarray(kept.answers.lacking[word, rows])
        columns[f"listed{word}"] = np.ascontiguousarray(masks[word])
    return columns


def _wholly_silent(facts: Facts, table: Table, masks: Bits, lists: Ints) -> Bits:
    """Bits of criteria of which all questions are set aside, and of lists that are not there."""
    aside = facts.versions.answers.aside[:, :-1]
    silent = np.zeros(aside.shape[1], np.uint64)
    for each in table.elements:
        silent |= _all(aside, each.mask[:, None]).astype(np.uint64) << np.uint64(each.bit)
    listed = _all(aside, masks) | (lists == NONE)
    silent |= listed.astype(np.uint64) << np.uint64(table.listed)
    return silent


def _all(bits: Bits, mask: Bits) -> Flags:
    found: Flags = ((bits & mask) == mask).all(axis=0)
    return found


def _agreed(facts: Facts, table: Table) -> Ints:
    """Rows after which the next assessment fell, by its usual spacing, into a longer gap."""
    kept = facts.versions
    expected = months_after(kept.date[:-1], table.settings.assessment_spacing_months)
    rows, _ = facts.reduced.of(Points(kept.known.factory[:-1], expected))
    return np.unique(rows)


def _reports(facts: Facts, table: Table) -> Columns32:
    kept = facts.reports
    rows = np.flatnonzero(usable(kept, table.settings)[:-1])
    failed, lacking = np.zeros((2, len(rows)), np.uint64)
    for bit, mark in table.marks:
        is_lacking = kept.lacking[rows] >> np.uint64(mark) & np.uint64(1)
        is_failed = ~(kept.on_track[rows] | kept.lacking[rows]) >> np.uint64(mark) & np.uint64(1)
        failed |= is_failed << np.uint64(bit)
        lacking |= is_lacking << np.uint64(bit)
    expires = months_after(kept.released[rows], table.settings.pr2_max_age_months)
    known = {name: column[rows] for name, column in _known(kept.known).items()}
    return {**known, "expires": _day(expires), "failed": failed, "lacking": lacking}


def _cases(facts: Facts, table: Table) -> Columns32:
    kept, bit = facts.cases, np.uint64(table.case)
    return {
        **_known(kept.known),
        "failed": kept.confirmed[:-1].astype(np.uint64) << bit,
        "lacking": kept.unresolved[:-1].astype(np.uint64) << bit,
    }


def _known(known: Known) -> dict[str, npt.NDArray[Any]]:
    return {
        "factory": known.factory[:-1].astype(np.int32),
        "since": _day(known.since[:-1]),
        "until": _day(known.until[:-1]),
    }


def _day(days: Ints) -> npt.NDArray[np.int32]:
    return np.minimum(days, LATE).astype(np.int32)
