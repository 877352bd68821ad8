"""One world for all tests of a file, at rest: its clock stands, and nothing of it stays."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from tests.makers_site import NOW
from tests.reliability.clock import stopped
from tests.reliability.counted import LINES
from tests.reliability.making import make
from tests.reliability.world import World


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic(), stopped(NOW):
        yield make()
        transaction.set_rollback(True)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line a goal: how much was tried, and how much of it was as it must be."""
    if LINES:
        terminalreporter.section("what was tried")
        for each in LINES:
            terminalreporter.line(each)
