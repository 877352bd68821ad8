"""The site is well when its database answers, is up to date, and its clock does not lag (N30)."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from distinction.doors.access.health import CLOCK_BEHIND, NOT_UP_TO_DATE, WELL, health
from distinction.records.ledger.chain import Said, append, hold
from tests.logs import Logged

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)
PLANTED = "Zanzibar-Mills"


def enter(chain: str, at: datetime) -> None:
    said = Said(at, "", "", "system_job", "expire", "grant", "", PLANTED, {"note": PLANTED})
    with transaction.atomic():
        append(hold(chain), said)


def test_an_empty_ledger_is_well() -> None:
    assert health(NOW) == WELL


@pytest.mark.parametrize(
    ("ahead", "found"),
    [
        pytest.param(timedelta(minutes=-1), WELL, id="an entry of a minute ago"),
        pytest.param(timedelta(minutes=5), WELL, id="five minutes are borne"),
        pytest.param(timedelta(minutes=5, seconds=1), CLOCK_BEHIND, id="the clock went back"),
    ],
)
def test_the_clock_is_not_far_behind_the_ledger(ahead: timedelta, found: str) -> None:
    enter("kh", NOW + ahead)
    enter("vn", NOW - timedelta(days=1))
    assert health(NOW) == found


def test_only_the_last_entry_of_a_chain_counts(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for minutes in range(5):
        enter("kh", NOW - timedelta(minutes=minutes))
    with django_assert_num_queries(3):
        assert health(NOW) == WELL


def test_a_migration_that_was_not_applied_is_trouble() -> None:
    MigrationRecorder(connection).record_unapplied("register", "0001_tables")
    assert health(NOW) == NOT_UP_TO_DATE


def test_a_watchdog_reads_the_same_each_time(client: Client) -> None:
    enter("kh", NOW - timedelta(days=365))
    first, second = client.get("/health"), client.get("/health")
    assert (first.status_code, first.content) == (200, b"ok\n")
    assert first.content == second.content
    assert dict(first.headers) == dict(second.headers)
    assert first["Content-Type"] == "text/plain; charset=utf-8"


def test_a_stranger_is_told_no_reason(client: Client, logged: Logged) -> None:
    enter("kh", datetime(2999, 1, 1, tzinfo=UTC))
    answer = client.get("/health")
    assert (answer.status_code, answer.content) == (503, b"not well\n")
    assert CLOCK_BEHIND in [line.get("reason") for line in logged.lines]
    assert PLANTED not in logged.text + answer.content.decode()


def test_health_is_only_read(client: Client) -> None:
    assert client.post("/health").status_code == 405
