"""The day that a page shows: today, or a past one, perhaps as it was known on a day."""

from dataclasses import dataclass
from datetime import date, datetime

from distinction.doors.access.folio import Folio, Judged, Told
from distinction.doors.access.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Day:
    """`known` cuts off what was recorded later; without it all that is recorded now counts."""

    on: date
    known: date | None
    is_today: bool

    def known_at(self, folio: Folio) -> datetime | None:
        return folio.end_of(self.known) if self.known else None

    def judged(self, folio: Folio) -> Judged | None:
        return folio.judged(self.on, self.known_at(folio))

    def word(self, folio: Folio) -> Told | None:
        return folio.word(self.on, self.known_at(folio))


def day_of(viewer: Viewer, on: date | None, known: date | None) -> Day:
    """Asked only as known on a day, the page is that of the same day."""
    day = on or known or viewer.today
    is_today = day == viewer.today and known in {None, viewer.today}
    return Day(day, known, is_today=is_today)
