"""The one hook by which tests stop the clock of the pages."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from unittest import mock

from distinction.faces.web import asked


@contextmanager
def stopped(at: datetime) -> Iterator[None]:
    """Pages ask `faces.web.asked.now` alone; who took it over by its name is given the same."""

    def now() -> datetime:
        return at

    clock = asked.now
    takers = [
        name
        for name, module in sys.modules.items()
        if name.startswith("distinction.faces.web") and getattr(module, "now", None) is clock
    ]
    patches = [mock.patch(f"{name}.now", now) for name in takers]
    for each in patches:
        each.start()
    try:
        yield
    finally:
        for each in patches:
            each.stop()
