"""The queue: a task whose worker was killed is done by another, and not for ever."""

from datetime import UTC, datetime, timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from distinction.faces.jobs.mail import deliver
from distinction.faces.jobs.work import TRIES, reap

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
LOST = NOW - timedelta(minutes=16)

pytestmark = pytest.mark.django_db


def running(started_at: datetime, tries: int = 1) -> "DBTaskResult[..., None]":
    deliver.enqueue("no-such-letter")
    row = DBTaskResult.objects.get()
    workers = [f"worker-{each}" for each in range(tries)]
    row.status, row.started_at, row.worker_ids = "RUNNING", started_at, workers
    row.save()
    return row


def test_a_task_that_was_lost_waits_again() -> None:
    row = running(LOST)
    assert reap(NOW) == 1
    row.refresh_from_db()
    assert (row.status, row.started_at) == ("READY", None)


def test_a_task_that_runs_is_left_alone() -> None:
    row = running(NOW - timedelta(minutes=14))
    assert reap(NOW) == 0
    row.refresh_from_db()
    assert row.status == "RUNNING"


def test_a_task_that_is_lost_again_and_again_fails() -> None:
    row = running(LOST, TRIES)
    assert reap(NOW) == 1
    row.refresh_from_db()
    assert (row.status, row.finished_at) == ("FAILED", NOW)
