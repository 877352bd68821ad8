"""Whether the site can do its work; it is told to anybody, and of no factory a thing."""

from datetime import datetime, timedelta
from functools import cache

from django.db import Error, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import F, Max

from distinction.records.ledger.entry import Entry

MOST_BEHIND = timedelta(minutes=5)  # a clock further back than this would date acts wrongly (N30)
WELL, NO_DATABASE, NOT_UP_TO_DATE, CLOCK_BEHIND = "ok", "database", "migrations", "clock"


def health(at: datetime) -> str:
    """`ok`, or the first thing that is wrong."""
    try:
        if not _wanted() <= set(MigrationRecorder(connection).applied_migrations()):
            return NOT_UP_TO_DATE
        newest = _newest()
    except Error:
        return NO_DATABASE
    if newest is not None and newest - at > MOST_BEHIND:
        return CLOCK_BEHIND
    return WELL


@cache
def _wanted() -> frozenset[tuple[str, str]]:
    """The migrations that this code comes with; they stay the same while it runs."""
    return frozenset(MigrationLoader(None).disk_migrations)


def _newest() -> datetime | None:
    """The last entry of each chain is found by its number, so the ledger may be long."""
    last = Entry.objects.filter(number=F("chain__number"))
    newest: datetime | None = last.aggregate(newest=Max("at"))["newest"]
    return newest
