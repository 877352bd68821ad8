"""The command `work`: delivers what waits in the queue, and anchors the ledger meanwhile."""

import argparse
from datetime import UTC, datetime, timedelta
from threading import Event, Thread

from django.core.management import call_command
from django.db import connection
from django_tasks_db.models import DBTaskResult

from distinction.faces.jobs.anchor import write

EXAMPLES = """\
  distinction work
  distinction work --once
"""
LONGEST = timedelta(minutes=15)  # longer, and whoever ran the task is gone
TRIES = 3
EVERY = timedelta(minutes=5)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="what waits now, and end")


def run(options: argparse.Namespace) -> int:
    reap(datetime.now(tz=UTC))
    if options.once:
        call_command("db_worker", batch=True, startup_delay=False, verbosity=0)
        return 0
    ended = Event()
    reaper = Thread(target=_reap_on, args=(ended,), daemon=True)
    reaper.start()
    try:
        call_command("db_worker", verbosity=0)
    finally:
        ended.set()
    return 0


def reap(now: datetime) -> int:
    """Tasks whose worker was killed wait again, or fail after some tries; how many there were."""
    count = 0
    for row in DBTaskResult.objects.filter(status="RUNNING", started_at__lt=now - LONGEST):
        mine = DBTaskResult.objects.filter(pk=row.pk, status="RUNNING", started_at=row.started_at)
        if len(row.worker_ids) < TRIES:
            count += mine.update(status="READY", started_at=None)
        else:
            count += mine.update(
                status="FAILED",
                finished_at=now,
                exception_class_path="builtins.TimeoutError",
                traceback="the worker was lost",
            )
    return count


def _reap_on(ended: Event) -> None:
    while not ended.wait(EVERY.total_seconds()):
        reap(datetime.now(tz=UTC))
        write(datetime.now(tz=UTC))
        connection.close()
