"""Packed facts and a table as whole numbers, factory by factory, for the single path."""

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple, TypeVar

from distinction.rules.criteria.batch.arrays import Bits, Known
from distinction.rules.criteria.batch.facts import Facts, Silent, Visits
from distinction.rules.criteria.batch.table import Asked, Table
from distinction.rules.criteria.pack import Settings


class Version(NamedTuple):
    """One state of a counting assessment; answers as whole numbers, a bit a question."""

    since: int
    until: int
    date: int
    country: int
    failed: int
    lacking: int
    aside: int
    first_day: int
    cycle: int
    union: bool


class Visit(NamedTuple):
    """A full assessment as seen on site; of a silent one the date alone is asked."""

    since: int
    until: int
    date: int


class Report(NamedTuple):
    """One state of a second report; marks as bits."""

    since: int
    until: int
    released: int
    cycle: int
    cycle_start: int
    on_track: int
    lacking: int


class Entry(NamedTuple):
    """One entry of a zero-tolerance case."""

    since: int
    until: int
    confirmed: bool
    unresolved: bool


class Time(NamedTuple):
    """A period in which a longer gap was agreed."""

    since: int
    until: int


class One(NamedTuple):
    """All of one factory, each kind in the order of its table."""

    versions: tuple[Version, ...]
    visits: tuple[Visit, ...]
    silent: tuple[Visit, ...]
    reports: tuple[Report, ...]
    cases: tuple[Entry, ...]
    reduced: tuple[Time, ...]


class Mask(NamedTuple):
    """Questions judged together, and the bit of their criterion."""

    criterion: int
    questions: int


class Masks(NamedTuple):
    """A table in whole numbers."""

    settings: Settings
    elements: tuple[Mask, ...]
    lists: tuple[Mask, ...]
    bounds: tuple[int, ...]
    holds: tuple[int, ...]
    listed: int
    marks: tuple[Mask, ...]
    case: int
    by_answers: int
    by_marks: int
    additional: tuple[Mask, ...]
    asked: int
    of_unions: int


Row = TypeVar("Row")


def single_facts(facts: Facts) -> list[One]:
    """Every factory by itself, in order."""
    kinds = (
        _split(facts.versions.known, _versions(facts)),
        _split(
            facts.visits.known, map(Visit, *_times(facts.visits.known), facts.visits.date.tolist())
        ),
        _split(
            facts.silent.known, map(Visit, *_times(facts.silent.known), facts.silent.date.tolist())
        ),
        _split(facts.reports.known, _reports(facts)),
        _split(facts.cases.known, _entries(facts)),
        _split(facts.reduced, map(Time, *_times(facts.reduced))),
    )
    return [One(*each) for each in zip(*kinds, strict=True)]


def masks_of(table: Table) -> Masks:
    return Masks(
        settings=table.settings,
        elements=_masks(table.elements),
        lists=_masks(table.lists.each),
        bounds=tuple(table.lists.bounds.tolist()),
        holds=tuple(table.lists.holds.tolist()),
        listed=1 << table.listed,
        marks=tuple(Mask(1 << bit, 1 << mark) for bit, mark in table.marks),
        case=1 << table.case,
        by_answers=table.by_answers,
        by_marks=table.by_marks,
        additional=_masks(table.additional),
        asked=_number(table.asked),
        of_unions=_number(table.of_unions),
    )


def _masks(asked: Iterable[Asked]) -> tuple[Mask, ...]:
    return tuple(Mask(1 << each.bit, _number(each.mask)) for each in asked)


def _number(words: Bits) -> int:
    return int.from_bytes(words.astype("<u8").tobytes(), "little")


def _numbers(bits: Bits) -> list[int]:
    """Columns of words as one whole number a row."""
    return [_number(column) for column in bits.T]


def _times(known: Known) -> tuple[list[int], list[int]]:
    return known.since.tolist(), known.until.tolist()


def _split(known: Known, rows: Iterable[Row]) -> list[tuple[Row, ...]]:
    every, starts = tuple(rows), known.starts.tolist()
    return [every[first:last] for first, last in pairwise(starts)]


def _versions(facts: Facts) -> Iterable[Version]:
    kept, visits = facts.versions, facts.visits
    return map(
        Version,
        *_times(kept.known),
        kept.date.tolist(),
        kept.country.tolist(),
        *map(_numbers, (kept.answers.failed, kept.answers.lacking, kept.answers.aside)),
        visits.known.since[kept.visit].tolist(),
        visits.cycle[kept.visit].tolist(),
        visits.union[kept.visit].tolist(),
    )


def _seen(visits: Visits | Silent) -> Iterable[Visit]:
    return map(Visit, *_times(visits.known), visits.date.tolist())


def _reports(facts: Facts) -> Iterable[Report]:
    kept = facts.reports
    columns = (kept.released, kept.cycle, kept.cycle_start, kept.on_track, kept.lacking)
    return map(Report, *_times(kept.known), *(column.tolist() for column in columns))


def _entries(facts: Facts) -> Iterable[Entry]:
    kept = facts.cases
    return map(Entry, *_times(kept.known), kept.confirmed.tolist(), kept.unresolved.tolist())
