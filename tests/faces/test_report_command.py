"""The commands `report` and `demo`: a page from any portfolio, and one made up for a first look."""

import os
import re
import stat
import sys
from pathlib import Path
from typing import Any

import pytest

from distinction.faces.demo.names import factory_name
from tests import worked
from tests.faces.running import Program, written

AS_OF = ("--as-of", "2018-04-15")
PACK = ("--pack", str(worked.SAMPLE))
TODAY = ("--today", "2026-11-24")
STAGES = ("Developing", "On track", "Confirming", "Eligible")


@pytest.fixture
def rows() -> list[dict[str, Any]]:
    found = [worked.row("all-gates-pass"), worked.row("pr2-not-on-track")]
    for number, row in enumerate(found):
        row["factory"]["id"] = f"KH-{number}"
    return found


@pytest.fixture
def portfolio(rows: list[dict[str, Any]], tmp_path: Path) -> Path:
    return written(tmp_path / "portfolio.jsonl", map(worked.compact, rows))


def test_the_page_shows_the_portfolio_and_asks_no_other_host(
    program: Program, portfolio: Path, tmp_path: Path
) -> None:
    page = tmp_path / "new" / "page.html"
    ran = program("report", portfolio, *PACK, *AS_OF, "--out", page)
    assert (ran.code, ran.out.decode(), ran.err) == (0, f"{page}\n", [])
    text = page.read_text(encoding="utf-8")
    assert "KH-0" in text
    assert "KH-1" in text
    hosts = set(re.findall(r"https?://[^/'\"]+", text))
    assert hosts <= {"http://www.w3.org"}  # the name of SVG's namespace: nothing is fetched there


def test_only_its_owner_may_read_the_page(
    program: Program, portfolio: Path, tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    program("report", portfolio, *PACK, *AS_OF, "--out", page)
    assert stat.S_IMODE(page.stat().st_mode) == stat.S_IRUSR | stat.S_IWUSR
    assert sorted(each.name for each in tmp_path.iterdir()) == ["page.html", "portfolio.jsonl"]


def test_a_portfolio_from_standard_input_is_read_twice(
    program: Program, portfolio: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, write = os.pipe()
    with os.fdopen(write, "wb") as end:
        end.write(portfolio.read_bytes())
    page = tmp_path / "page.html"
    with os.fdopen(read, "r", encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        ran = program("report", "-", *PACK, *AS_OF, "--factory", "KH-1", "--out", page)
    assert (ran.code, ran.err) == (0, [])
    assert "KH-1" in page.read_text(encoding="utf-8")


def test_nothing_is_written_for_a_bad_row_unless_told_to_keep_going(
    program: Program, portfolio: Path, tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    broken = written(tmp_path / "broken.jsonl", [*portfolio.read_bytes().splitlines(), b"{}"])
    ran = program("report", broken, *PACK, *AS_OF, "--out", page)
    assert (ran.code, ran.out, page.exists()) == (2, b"", False)
    assert ran.err[0].startswith(f"{broken}:3: #: required: ")
    kept = program("report", broken, *PACK, *AS_OF, "--out", page, "--keep-going")
    assert (kept.code, page.exists()) == (2, True)


def test_a_page_that_cannot_be_written_leaves_no_trace(
    program: Program, portfolio: Path, tmp_path: Path
) -> None:
    (tmp_path / "folder").mkdir()
    ran = program("report", portfolio, *PACK, *AS_OF, "--out", tmp_path / "folder")
    assert (ran.code, ran.out) == (2, b"")
    assert "cannot be written" in ran.err[0]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["folder", "portfolio.jsonl"]


def test_an_unknown_factory_is_a_fault(program: Program, portfolio: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    ran = program("report", portfolio, *PACK, *AS_OF, "--factory", "KH-9", "--out", page)
    assert (ran.code, page.exists()) == (2, False)
    assert "KH-9" in ran.err[0]


def test_a_portfolio_without_factories_has_a_page_too(program: Program, tmp_path: Path) -> None:
    empty, page = written(tmp_path / "empty.jsonl", []), tmp_path / "page.html"
    ran = program("report", empty, *PACK, *AS_OF, "--out", page)
    assert (ran.code, page.exists()) == (0, True)


def test_the_demo_shows_every_stage_one_factory_in_full_and_the_page(
    program: Program, tmp_path: Path
) -> None:
    ran = program("demo", "--check", "--factories", 40, *TODAY, "--out", tmp_path)
    assert (ran.code, ran.err) == (0, [])
    text = ran.out.decode()
    for stage in STAGES:
        assert stage in text
    for heading in ("One criterion away", "What holds factories back", "What is missing"):
        assert heading in text
    page = tmp_path / "portfolio.html"
    assert f"{page}" in text
    assert len((tmp_path / "portfolio.jsonl").read_bytes().splitlines()) == 40
    assert "(fictional)" in page.read_text(encoding="utf-8")


def test_the_demo_is_the_same_for_the_same_seed_and_day(program: Program, tmp_path: Path) -> None:
    first, again, other = (tmp_path / name for name in ("first", "again", "other"))
    for folder, seed in ((first, 1), (again, 1), (other, 2)):
        program("demo", "--factories", 20, *TODAY, "--seed", seed, "--out", folder)
    pages = [(each / "portfolio.html").read_bytes() for each in (first, again, other)]
    assert pages[0] == pages[1] != pages[2]


def test_the_demo_explains_a_factory_that_is_visibly_fictional(
    program: Program, tmp_path: Path
) -> None:
    ran = program("demo", "--factories", 20, *TODAY, "--out", tmp_path)
    shown = [line for line in ran.out.decode().splitlines() if line.startswith("One of them")]
    assert shown[0].endswith("(fictional)")
    assert factory_name("KH-0001").endswith("(fictional)")


def test_a_demo_of_nobody_is_refused(program: Program, tmp_path: Path) -> None:
    ran = program("demo", "--factories", 0, "--out", tmp_path / "new")
    assert (ran.code, (tmp_path / "new").exists()) == (2, False)
    assert "--factories" in ran.err[0]
