"""The database of a test run: a file under SQLite, so that its settings are those of a site."""

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


@pytest.fixture(autouse=True)
def _its_own_database(request: pytest.FixtureRequest) -> None:
    """A test for PostgreSQL fails elsewhere: it is never left out in silence."""
    if request.node.get_closest_marker("postgres") and connection.vendor != "postgresql":
        pytest.fail(HOW % request.node.nodeid, pytrace=False)
