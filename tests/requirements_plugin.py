"""Traces requirements: which tests show which, counted at the end of a run.

A whole run comes in several parts, on SQLite, on PostgreSQL and in a browser; each adds to what the
parts before it found, and a test that runs in two parts counts once, as the worse of them.
"""

import csv
import json
import os
import subprocess
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = Path(__file__).parent / "requirements.csv"
TABLE = ROOT / "var" / "requirements.csv"
MADE_ON = ROOT / "var" / "requirements-made-on.txt"
PARTS = ROOT / "var" / "requirements-parts.json"
PART = "DISTINCTION_PART"  # "2/3": the second part of three
BESIDE = "beside"  # what runs beside them shows no requirement
OUTCOMES = ("passed", "failed", "skipped")
WORST_FIRST = ("failed", "passed", "skipped")


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
            if ids and os.environ.get(PART) == BESIDE:
                raise pytest.UsageError(f"{item.nodeid} runs beside the parts that are counted")
            if ids:
                self.shown_by[item.nodeid] = ids

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.nodeid in self.shown_by and (report.when == "call" or not report.passed):
            before = self.outcome_of.get(report.nodeid)
            self.outcome_of[report.nodeid] = "failed" if before == "failed" else report.outcome

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if os.environ.get(PART) == BESIDE:
            return
        number, last = (int(each) for each in os.environ.get(PART, "1/1").split("/"))
        before = parts_before(number)
        for each in before:
            self.add(each)
        whole = not is_cut_short(session, in_parts=last > 1)
        TABLE.parent.mkdir(exist_ok=True)
        part = {"whole": whole, "shown": self.shown_by, "outcomes": self.outcome_of}
        PARTS.write_text(json.dumps([*before, part]), encoding="utf-8")
        with TABLE.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(["id", "tests", *OUTCOMES])
            writer.writerows(self.rows(known_ids()))
        complete = number == last == len(before) + 1
        complete = complete and whole and all(each["whole"] for each in before)
        scope = "all tests" if complete else "a part of the tests"
        MADE_ON.write_text(f"{commit()}\n{scope}\n", encoding="utf-8")

    def add(self, part: Mapping[str, Any]) -> None:
        self.shown_by = {**part["shown"], **self.shown_by}
        for test, outcome in part["outcomes"].items():
            both = {outcome, self.outcome_of.get(test, outcome)}
            self.outcome_of[test] = next(each for each in WORST_FIRST if each in both)

    def rows(self, ids: Iterable[str]) -> list[list[object]]:
        counted: Counter[tuple[str, str]] = Counter()
        for test, shown in self.shown_by.items():
            for each in shown:
                counted[each, "tests"] += 1
                counted[each, self.outcome_of.get(test, "skipped")] += 1
        return [[each, *(counted[each, name] for name in ("tests", *OUTCOMES))] for each in ids]


def parts_before(number: int) -> list[dict[str, Any]]:
    """What the parts of this run before this one found; the first part begins anew."""
    if number == 1 or not PARTS.exists():
        return []
    found: list[dict[str, Any]] = json.loads(PARTS.read_text(encoding="utf-8"))
    return found[: number - 1]


def is_cut_short(session: pytest.Session, *, in_parts: bool) -> bool:
    """Whether anything but the part itself was chosen; a part is chosen by its marks."""
    option = session.config.option
    part = session.config.args != session.config.getini("testpaths")
    part = part or bool(option.keyword or (option.markexpr and not in_parts))
    return part or bool(option.collectonly or session.shouldstop or session.shouldfail)


def pytest_configure(config: pytest.Config) -> None:
    if os.environ.get(PART, "1/").startswith("1/"):
        PARTS.unlink(missing_ok=True)  # a first part that breaks off leaves no older one behind
    config.pluginmanager.register(Tracer(), "requirements tracer")


def _git(*arguments: str) -> str:
    command = ["git", "-C", str(ROOT), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
