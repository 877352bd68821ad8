"""The database of a test run: a file under SQLite, so that its settings are those of a site."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections

HOW = "this test needs PostgreSQL; type: python3 run.py test --postgres %s"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A database in memory is never WAL, and its threads lock each other out in other ways."""
    settings: dict[str, Any] = connections["default"].settings_dict
    if connections["default"].vendor == "sqlite":
        folder: Path = tmp_path_factory.mktemp("database")
        settings["TEST"]["NAME"] = str(folder / "test.sqlite3")


@pytest.fixture(autouse=True, scope="session")
def _emptied_in_spite_of_guards() -> Iterator[None]:
    """Between tests that commit, Django empties every table; append-only ones refuse it."""
    operations = type(connection.ops)
    flushing = operations.sql_flush

    def sql_flush(self: Any, *given: Any, **named: Any) -> list[str]:
        found: list[str] = flushing(self, *given, **named)
        return unguarded(found)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations, "sql_flush", sql_flush)
        yield


def unguarded(statements: list[str]) -> list[str]:
    """The same statements with the triggers of the database put aside for them."""
    if connection.vendor == "postgresql":
        role = "SET session_replication_role = %s;"
        return [role % "replica", *statements, role % "DEFAULT"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = dict(cursor.fetchall())
    return [*(f"DROP TRIGGER {each}" for each in triggers), *statements, *triggers.values()]


@pytest.fixture(autouse=True)
def _its_own_database(request: pytest.FixtureRequest) -> None:
    """A test for PostgreSQL fails elsewhere: it is never left out in silence."""
    if request.node.get_closest_marker("postgres") and connection.vendor != "postgresql":
        pytest.fail(HOW % request.node.nodeid, pytrace=False)
