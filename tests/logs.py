"""What the site logs during a test, as the lines that would be kept."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest


class Logged:
    """Lines of JSON, as they were written."""

    def __init__(self) -> None:
        self.stream = io.StringIO()

    @property
    def text(self) -> str:
        return self.stream.getvalue()

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.text.splitlines()]


@pytest.fixture
def logged() -> Iterator[Logged]:
    """Everything goes through one handler; a test looks at what comes out of it."""
    handler = logging.getLogger("django").handlers[0]
    assert isinstance(handler, logging.StreamHandler)
    found = Logged()
    before = handler.stream  # put aside as it is: it may be one that an earlier test closed
    handler.stream = found.stream
    yield found
    handler.stream = before
