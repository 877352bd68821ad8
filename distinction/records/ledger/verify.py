"""Follows a chain from its first entry and names the first that is wrong, missing or too many.

Pure over the rows it is given: an entry must say what its own hash says, follow the one before it,
and be the one that was vouched for, where somebody outside its own row vouched.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, pairwise

from distinction.records.ledger.chain import hash_of
from distinction.records.ledger.entry import Entry

Vouched = Mapping[int, frozenset[str]]  # number -> the hashes that were told of it
UNREADABLE = "unreadable"


class What(StrEnum):
    """What is wrong with the first entry that is not sound."""

    CHANGED = "changed"  # it no longer says what was entered
    MISSING = "missing"  # it was taken out, or the end was cut off from it on
    EXTRA = "extra"  # nobody entered it
    UNREADABLE = "unreadable"  # what stands there is no entry
    REPLACED = "replaced"  # sound in itself, and not the one that was anchored
    FORGED = "forged"  # a line of the anchor that our key has not signed
    UNANCHORED = "unanchored"  # nothing outside the database tells of this chain


@dataclass(frozen=True, slots=True)
class Fault:
    """`since`: the last number that is vouched for; what is wrong lies above it."""

    what: What
    number: int
    since: int = 0


@dataclass(frozen=True, slots=True)
class Followed:
    """How far the rows went, and where they went wrong."""

    last: int
    hash: str
    fault: Fault | None = None


def follow(rows: Iterable[Entry], vouched: Vouched) -> Followed:
    """Rows of one chain, by number."""
    before: Entry | None = None
    since, last, last_hash = 0, 0, ""
    for row, after in pairwise(chain(_whole(rows), (None,))):
        if row is UNREADABLE:
            return Followed(last, last_hash, Fault(What.UNREADABLE, last + 1, since))
        if not isinstance(row, Entry):
            continue
        fault = _fault(row, before, vouched) or _unlinked(row, before, after, vouched)
        if fault is not None:
            return Followed(last, last_hash, Fault(fault.what, fault.number, since))
        if row.number in vouched:
            since = row.number
        before, last, last_hash = row, row.number, row.hash
    return Followed(last, last_hash)


def cut(followed: Followed, vouched: Vouched) -> Fault | None:
    """Somebody vouched for an entry that comes after the last."""
    further = max(vouched, default=0) > followed.last
    return Fault(What.MISSING, followed.last + 1, followed.last) if further else None


def _whole(rows: Iterable[Entry]) -> Iterator[Entry | str]:
    """Ends where the database holds what is no entry: it was written around the models."""
    try:
        for row in rows:
            hash_of(row)
            int.bit_length(row.number)  # SQLite keeps any text in a column of numbers
            yield row
    except (ValueError, TypeError, AttributeError):
        yield UNREADABLE


def _fault(row: Entry, before: Entry | None, vouched: Vouched) -> Fault | None:
    number = before.number + 1 if before else 1
    if row.number > number:
        return Fault(What.MISSING, number)
    if row.number < number:
        return Fault(What.EXTRA, row.number)
    if hash_of(row) != row.hash:
        return Fault(What.CHANGED, number)
    if vouched.get(number, {row.hash}) != {row.hash}:
        return Fault(What.REPLACED, number)
    return None


def _unlinked(
    row: Entry, before: Entry | None, after: Entry | str | None, vouched: Vouched
) -> Fault | None:
    """Two that do not follow one another: the one that what comes after confirms is sound."""
    if row.previous == (before.hash if before else ""):
        return None
    told = {after.previous} if isinstance(after, Entry) else vouched.get(row.number, frozenset())
    is_earlier = before is not None and before.number not in vouched and row.hash in told
    return Fault(What.CHANGED, row.number - 1 if is_earlier else row.number)
