"""Which part of a run a test belongs to: its databases, and the long variants."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

TWICE = tuple(Path(__file__).parent / folder for folder in ("records", "doors"))
DATABASES = frozenset(("db", "transactional_db", "django_db_setup"))
LONG = "DISTINCTION_LONG"


@pytest.hookimpl(tryfirst=True)  # before pytest looks at -m
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if has_database(item) and any(item.path.is_relative_to(each) for each in TWICE):
            item.add_marker("both")
    wanted = os.environ.get(LONG, "")
    names = sorted({name for item in items for name in long_names(item)})
    if wanted and wanted not in names:
        known = ", ".join(names) or "none"
        raise pytest.UsageError(f"no long variant {wanted!r}; there are: {known}")
    kept = [item for item in items if is_asked(item, wanted)]
    left = [item for item in items if not is_asked(item, wanted)]
    if left:
        config.hook.pytest_deselected(items=left)
        items[:] = kept


def has_database(item: pytest.Item) -> bool:
    names = set(getattr(item, "fixturenames", ()))
    return bool(names & DATABASES or item.get_closest_marker("django_db"))


def long_names(item: pytest.Item) -> Iterator[str]:
    yield from (mark.args[0] for mark in item.iter_markers("long"))


def is_asked(item: pytest.Item, wanted: str) -> bool:
    """In a long run its own tests alone; otherwise all but those that are long only."""
    if wanted:
        return wanted in long_names(item)
    return not any(mark.kwargs.get("only") for mark in item.iter_markers("long"))


def rounds(name: str, *, short: int, long: int) -> int:
    """How often a test does what it does: `python3 run.py test --long NAME` makes it long."""
    return long if os.environ.get(LONG) == name else short
