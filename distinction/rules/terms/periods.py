"""Days, calendar months and periods: how the guideline counts time."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

ONE_DAY = timedelta(days=1)
IN_EVERY_MONTH = 28  # the last day that no month lacks


@lru_cache(maxsize=2**17)  # days of a portfolio come again and again
def add_months(day: date, months: int) -> date:
    """Calendar months from the named day in one step; a day the month lacks becomes its last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if day.day <= IN_EVERY_MONTH:
        return date(year, month + 1, day.day)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@dataclass(frozen=True, slots=True)
class Period:
    """From one day to another, both in; without an end it is still in force."""

    first: date
    last: date | None

    def covers(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)
