"""The database of a test is set up as that of a site is."""

import pytest
from django.db import connection

from tests.parts_plugin import rounds


@pytest.mark.django_db
def test_a_test_writes_to_a_file_as_a_site_does() -> None:
    """WAL and FULL: readers do not wait, and what was answered with yes survives a crash."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SHOW server_encoding")
            assert cursor.fetchone() == ("UTF8",)
        return
    with connection.cursor() as cursor:
        said = []
        for name in ("journal_mode", "synchronous", "foreign_keys"):
            cursor.execute(f"PRAGMA {name}")
            said.append(cursor.fetchone()[0])
    assert said == ["wal", 2, 1]


@pytest.mark.postgres
@pytest.mark.django_db
def test_a_test_for_postgresql_has_one() -> None:
    assert connection.vendor == "postgresql"


def test_a_test_is_short_unless_it_is_asked_for() -> None:
    assert rounds("nobody asks for this one", short=3, long=300) == 3
