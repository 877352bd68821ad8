"""Traces requirements: which tests show which, counted at the end of a run."""

import csv
import subprocess
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = Path(__file__).parent / "requirements.csv"
TABLE = ROOT / "var" / "requirements.csv"
MADE_ON = ROOT / "var" / "requirements-made-on.txt"
OUTCOMES = ("passed", "failed", "skipped")


def known_ids() -> list[str]:
    with SOURCE.open(encoding="utf-8", newline="") as rows:
        return [row["id"] for row in csv.DictReader(rows)]


def commit() -> str:
    """The commit the tree stands on, and whether it has moved from it."""
    found = _git("rev-parse", "HEAD")
    changed = _git("status", "--porcelain", "--untracked-files=no")
    return f"{found}, with changes not committed" if changed else found


def ids_of(item: pytest.Item) -> list[str]:
    return [mark.args[0] for mark in item.iter_markers("req")]


class Tracer:
    """Counts outcomes of tests by the requirement they show."""

    def __init__(self) -> None:
        self.shown_by: dict[str, list[str]] = {}
        self.outcome_of: dict[str, str] = {}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        known = set(known_ids())
        for item in items:
            ids = ids_of(item)
            unknown = [each for each in ids if each not in known]
            if unknown:
                raise pytest.UsageError(f"{item.nodeid} shows unknown requirements: {unknown}")
            if ids:
                self.shown_by[item.nodeid] = ids

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.nodeid in self.shown_by and (report.when == "call" or not report.passed):
            before = self.outcome_of.get(report.nodeid)
            self.outcome_of[report.nodeid] = "failed" if before == "failed" else report.outcome

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        part = session.config.args != session.config.getini("testpaths")
        part = part or bool(session.config.option.keyword or session.config.option.markexpr)
        part = part or session.config.option.collectonly or bool(session.shouldstop)
        TABLE.parent.mkdir(exist_ok=True)
        with TABLE.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(["id", "tests", *OUTCOMES])
            writer.writerows(self.rows(known_ids()))
        scope = "a part of the tests" if part else "all tests"
        MADE_ON.write_text(f"{commit()}\n{scope}\n", encoding="utf-8")

    def rows(self, ids: Iterable[str]) -> list[list[object]]:
        counted: Counter[tuple[str, str]] = Counter()
        for test, shown in self.shown_by.items():
            for each in shown:
                counted[each, "tests"] += 1
                counted[each, self.outcome_of.get(test, "skipped")] += 1
        return [[each, *(counted[each, name] for name in ("tests", *OUTCOMES))] for each in ids]


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Tracer(), "requirements tracer")


def _git(*arguments: str) -> str:
    command = ["git", "-C", str(ROOT), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
