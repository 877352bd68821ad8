"""Columns of numbers: days counted from 1970, sets of bits, and the rows of many factories."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Bits = npt.NDArray[np.uint64]
Flags = npt.NDArray[np.bool_]

WORD = 64  # bits of one number
NONE = -1  # a row that is not there: the last one of every table, which says nothing
EPOCH = date(1970, 1, 1).toordinal()
FIRST, LAST = date(1990, 1, 1), date(2199, 12, 31)  # the days a dossier may name
NEVER = 2**40  # a day that does not come


def number_of(day: date | None) -> int:
    return NEVER if day is None else day.toordinal() - EPOCH


def date_of(number: int) -> date:
    return date.fromordinal(number + EPOCH)


def months_after(days: Ints, months: int) -> Ints:
    """Calendar months from each day (of 1990 to 2199), as `terms.periods.add_months` counts."""
    reached: Ints = _calendar(months)[days - number_of(FIRST)]
    return reached


def month_ends(first: date, last: date) -> list[date]:
    """The last day of each month from that of `first` to that of `last`."""
    count = (last.year - first.year) * 12 + last.month - first.month
    months = (divmod(first.year * 12 + first.month - 1 + step, 12) for step in range(count + 1))
    return [date(year, month + 1, monthrange(year, month + 1)[1]) for year, month in months]


def words_of(number: int, words: int) -> Bits:
    """A whole number as `words` numbers of 64 bits, the lowest first."""
    return np.frombuffer(number.to_bytes(words * 8, "little"), dtype="<u8").astype(np.uint64)


def months_added(days: Ints, months: int) -> Ints:
    """The same for days of any year, counted anew each time."""
    day = days.astype("datetime64[D]")
    begun = day.astype("datetime64[M]")
    reached = begun + months
    last = (reached + 1).astype("datetime64[D]") - 1
    there = np.minimum(reached.astype("datetime64[D]") + (day - begun), last)
    number: Ints = there.astype(np.int64)
    return number


@lru_cache
def _calendar(months: int) -> Ints:
    return months_added(np.arange(number_of(FIRST), number_of(LAST) + 1), months)


@dataclass(frozen=True, slots=True)
class Points:
    """Factories on days: point i asks of factory `who[i]` on day `day[i]`; both of shape (points,).

    `whole` says that `who` is every factory once, in order.
    """

    who: Ints
    day: Ints
    whole: bool = False

    def __len__(self) -> int:
        return len(self.who)


@dataclass(frozen=True, slots=True)
class Known:
    """Rows by factory, each known from the day `since` until before the day `until`.

    `starts` has one more entry than there are factories: the rows of factory f are
    `starts[f]` to `starts[f + 1]`. The other columns have the shape (rows + 1,): the last row
    is nobody's.
    """

    starts: Ints
    factory: Ints
    since: Ints
    until: Ints

    def of(self, points: Points) -> tuple[Ints, Ints]:
        """Point and row of each row known at a point, by point, then in the order of the rows."""
        if points.whole:
            whole = slice(int(self.starts[-1]))
            rows = np.flatnonzero(self._are_known(whole, points.day[self.factory[whole]]))
            return self.factory[rows], rows
        point, rows = self.all_of(points)
        known = np.flatnonzero(self._are_known(rows, points.day[point]))
        return point[known], rows[known]

    def all_of(self, points: Points) -> tuple[Ints, Ints]:
        """Point and row of every row of a point's factory, known or not."""
        first = self.starts[points.who]
        counts = self.starts[points.who + 1] - first
        point = np.repeat(np.arange(len(points)), counts)
        before = np.cumsum(counts) - counts
        return point, np.arange(len(point)) + np.repeat(first - before, counts)

    def _are_known(self, rows: Ints | slice, day: Ints) -> Flags:
        known = self.since[rows] <= day
        known &= day < self.until[rows]
        return known


def last_two(point: Ints, rows: Ints, points: int) -> tuple[Ints, Ints]:
    """The last row of each point and the one before it, NONE where there is none."""
    counts = np.bincount(point, minlength=points)
    ends = np.cumsum(counts)
    padded = np.append(rows, (NONE, NONE))  # so that a point without rows has somewhere to look
    last = np.where(counts > 0, padded[ends - 1], NONE)
    return last, np.where(counts > 1, padded[ends - 2], NONE)
