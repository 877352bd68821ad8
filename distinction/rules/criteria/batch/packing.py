"""Dossiers packed into columns, once, so that any day and any pack can be asked quickly."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import Any

import numpy as np

from distinction.rules.criteria.batch.arrays import (
    FIRST,
    NEVER,
    NONE,
    WORD,
    Bits,
    Flags,
    Ints,
    Known,
    number_of,
)
from distinction.rules.criteria.batch.facts import (
    Answered,
    Cases,
    Cycles,
    Facts,
    Reports,
    Silent,
    Versions,
    Visits,
)
from distinction.rules.criteria.batch.numbering import Numbering
from distinction.rules.criteria.batch.states import (
    FAILED,
    LACKING,
    SET_ASIDE,
    answer_states,
    mark_states,
    replaced_from,
)
from distinction.rules.criteria.checks import UNRESOLVED
from distinction.rules.criteria.counting import FULL, SECOND, union_was_present
from distinction.rules.criteria.evidence import Assessment, Dossier
from distinction.rules.terms.marks import CaseStatus

Row = tuple[object, ...]  # factory, since, until, and what the kind of evidence adds


def pack_facts(numbering: Numbering, dossiers: Iterable[Dossier]) -> Facts:
    """Columns of all dossiers, in their order; what has no number is left out: it decides nothing.

    A dossier may be let go once it was given: its answers are kept as one byte each, then as bits.
    """
    names: list[str] = []
    rows: dict[str, list[Row]] = {kind: [] for kind in KINDS}
    for dossier in dossiers:
        for kind, of in KINDS.items():
            rows[kind] += of(len(names), dossier, numbering)
        names.append(dossier.factory)
    count = len(names)
    for kind, nobody in _nobodies(numbering).items():
        rows[kind].append((count, NEVER, NEVER, *nobody))
    visits = _visits(rows["visits"], count)
    return Facts(
        numbering=numbering,
        factory=tuple(names),
        visits=visits,
        versions=_versions(rows["versions"], count, visits, numbering),
        silent=_silent(rows["silent"], count),
        reports=_reports(rows["reports"], count),
        cases=_cases(rows["cases"], count),
        cycles=_cycles(rows["cycles"], count),
        reduced=_known(_columns(rows["reduced"]), count),
    )


def _nobodies(numbering: Numbering) -> dict[str, Row]:
    """The row at the end that NONE points to: evidence that is not there says nothing."""
    day, every_mark = number_of(FIRST), 2**WORD - 1
    silent = bytes([LACKING]) * len((*numbering.question_places, *numbering.additional_places))
    return {
        "visits": ("", day, NEVER, NEVER, NONE, False),
        "versions": (0, NONE, silent),
        "silent": (day,),
        "reports": ("", day, NONE, day, 0, every_mark),
        "cases": ("", False, False),
        "cycles": (),
        "reduced": (),
    }


def _full(dossier: Dossier) -> Iterator[tuple[Assessment, int]]:
    """Full assessments by date and id, each with the day from which it is seen no more."""
    replaced = replaced_from(dossier.assessments)
    for each in sorted(dossier.assessments, key=attrgetter("date", "id")):
        if each.kind == FULL:
            yield each, min(number_of(each.voided_on), replaced[each.id])


def _visit_rows(factory: int, dossier: Dossier, _numbering: Numbering) -> Iterator[Row]:
    cycles = {each.id: place for place, each in enumerate(dossier.cycles)}
    for each, until in _full(dossier):
        yield (
            factory,
            number_of(each.first_day),
            until,
            each.id,
            number_of(each.date),
            _counts_from(each),
            number_of(each.released_on),
            cycles[each.cycle],
            union_was_present(dossier, each.date),
        )


def _version_rows(factory: int, dossier: Dossier, numbering: Numbering) -> Iterator[Row]:
    country = numbering.country.get(dossier.country, NONE)
    for place, (each, until) in enumerate(_full(dossier)):
        if each.scope == FULL and each.released_on is not None:
            states = answer_states(each, numbering)
            for (since, words), (following, _) in pairwise([*states, (until, b"")]):
                yield factory, since, min(until, following), place, country, words


def _silent_rows(factory: int, dossier: Dossier, _numbering: Numbering) -> Iterator[Row]:
    visits = [(each, until, _counts_from(each)) for each, until in _full(dossier)]
    for each, until, counts_from in visits:
        ends = min(until, counts_from)
        later = (since for other, _, since in visits if other.date > each.date)
        if min(later, default=NEVER) < ends:
            yield factory, number_of(each.first_day), ends, number_of(each.date)


def _counts_from(visit: Assessment) -> int:
    return number_of(visit.released_on if visit.scope == FULL else None)


def _report_rows(factory: int, dossier: Dossier, numbering: Numbering) -> Iterator[Row]:
    cycles = {each.id: place for place, each in enumerate(dossier.cycles)}
    released = (each for each in dossier.progress_reports if each.released_on is not None)
    second = [each for each in released if each.number == SECOND]
    for each in sorted(second, key=attrgetter("released_on")):
        cycle = cycles[each.cycle]
        start = number_of(dossier.cycles[cycle].starts_on)
        fixed = each.id, number_of(each.released_on), cycle, start
        states = mark_states(each, numbering)
        for (since, *bits), (following, *_) in pairwise([*states, (NEVER, 0, 0)]):
            yield factory, since, following, *fixed, *bits


def _case_rows(factory: int, dossier: Dossier, _numbering: Numbering) -> Iterator[Row]:
    """An entry holds until the next one of its case, by the order of the list."""
    for case in sorted(dossier.zero_tolerance_cases, key=attrgetter("id")):
        ends = [*(number_of(entry.on) for entry in case.history[1:]), NEVER]
        for entry, until in zip(case.history, ends, strict=True):
            is_confirmed = entry.status is CaseStatus.CONFIRMED
            is_open = entry.status in UNRESOLVED
            yield factory, number_of(entry.on), until, case.id, is_confirmed, is_open


def _cycle_rows(factory: int, dossier: Dossier, _numbering: Numbering) -> Iterator[Row]:
    for each in dossier.cycles:
        yield factory, number_of(each.starts_on), NEVER


def _reduced_rows(factory: int, dossier: Dossier, _numbering: Numbering) -> Iterator[Row]:
    for period in dossier.reduced_assessment:
        until = NEVER if period.last is None else number_of(period.last) + 1
        yield factory, number_of(period.first), until


KINDS = {
    "visits": _visit_rows,
    "versions": _version_rows,
    "silent": _silent_rows,
    "reports": _report_rows,
    "cases": _case_rows,
    "cycles": _cycle_rows,
    "reduced": _reduced_rows,
}


def _visits(rows: Sequence[Row], count: int) -> Visits:
    columns = _columns(rows)
    known = _known(columns, count)
    ids, date, counts_from, released, cycle, union = columns[3:]
    return Visits(
        known=known,
        id=_texts(ids),
        date=_ints(date),
        counts_from=_ints(counts_from),
        released=_ints(released),
        cycle=_ints(cycle),
        union=_flags(union),
    )


def _versions(rows: Sequence[Row], count: int, visits: Visits, numbering: Numbering) -> Versions:
    columns = _columns(rows)
    known = _known(columns, count)
    visit = visits.known.starts[known.factory] + _ints(columns[3])
    each = np.frombuffer(b"".join(columns[5]), np.uint8).reshape(len(rows), -1)
    return Versions(
        known=known,
        visit=visit,
        date=visits.date[visit],
        country=_ints(columns[4]),
        answers=Answered(
            *(_bits(each == word, numbering.words) for word in (FAILED, LACKING, SET_ASIDE))
        ),
        asides=np.count_nonzero(each == SET_ASIDE, axis=1),
    )


def _silent(rows: Sequence[Row], count: int) -> Silent:
    columns = _columns(rows)
    return Silent(_known(columns, count), _ints(columns[3]))


def _reports(rows: Sequence[Row], count: int) -> Reports:
    columns = _columns(rows)
    ids, released, cycle, start, on_track, lacking = columns[3:]
    return Reports(
        known=_known(columns, count),
        id=_texts(ids),
        released=_ints(released),
        cycle=_ints(cycle),
        cycle_start=_ints(start),
        on_track=np.array(on_track, np.uint64),
        lacking=np.array(lacking, np.uint64),
    )


def _cases(rows: Sequence[Row], count: int) -> Cases:
    columns = _columns(rows)
    ids, confirmed, unresolved = columns[3:]
    return Cases(_known(columns, count), _texts(ids), _flags(confirmed), _flags(unresolved))


def _cycles(rows: Sequence[Row], count: int) -> Cycles:
    known = _known(_columns(rows), count)
    return Cycles(known, known.since)


def _columns(rows: Sequence[Row]) -> list[Any]:
    return list(zip(*rows, strict=True))


def _known(columns: Sequence[Any], count: int) -> Known:
    factory = _ints(columns[0])
    starts = np.searchsorted(factory, np.arange(count + 1))
    return Known(starts, factory, _ints(columns[1]), _ints(columns[2]))


def _bits(flags: Flags, words: int) -> Bits:
    padded = np.zeros((len(flags), words * WORD), np.bool_)
    padded[:, : flags.shape[1]] = flags
    packed = np.packbits(padded, axis=1, bitorder="little").view("<u8")
    return np.ascontiguousarray(packed.T, np.uint64)


def _ints(column: Sequence[object]) -> Ints:
    return np.array(column, np.int64)


def _flags(column: Sequence[object]) -> Flags:
    return np.array(column, np.bool_)


def _texts(column: Sequence[object]) -> tuple[str, ...]:
    return tuple(map(str, column))
