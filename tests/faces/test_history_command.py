"""The command `history`: every month-end as `evaluate` would say it on that day."""

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from distinction.rules.criteria.evaluate import evaluate
from tests import worked
from tests.faces.running import Program, written

PACK = ("--pack", str(worked.SAMPLE))
TIME = ("--from", "2017-01-01", "--until", "2018-04-15")
NAMES = ("all-gates-pass", "correction-after-release", "corrected-mark", "pr2-not-on-track")


@pytest.fixture
def rows() -> list[dict[str, Any]]:
    found = [worked.row(name) for name in NAMES]
    for number, row in enumerate(found):
        row["factory"]["id"] = f"KH-{number}"
    return found


@pytest.fixture
def portfolio(rows: list[dict[str, Any]], tmp_path: Path) -> Path:
    return written(tmp_path / "portfolio.jsonl", map(worked.compact, rows))


def test_each_line_is_the_standing_of_that_month_end(
    program: Program, portfolio: Path, rows: list[dict[str, Any]]
) -> None:
    ran = program("history", portfolio, *PACK, *TIME)
    assert (ran.code, ran.err) == (0, [])
    lines = [json.loads(line) for line in ran.out.splitlines()]
    days = [line["as_of"] for line in lines if line["factory"] == "KH-0"]
    assert (days[0], days[-1], len(days)) == ("2017-01-31", "2018-03-31", 15)
    dossiers = {row["factory"]["id"]: worked.dossier(row) for row in rows}
    assert len(lines) == len(dossiers) * len(days)
    for line in lines:
        on = date.fromisoformat(line["as_of"])
        standing = evaluate(worked.sample_pack(), dossiers[line["factory"]], on)
        criteria = {each.id: each.verdict for each in standing.criteria}
        assert (line["stage"], line["criteria"]) == (standing.stage, criteria)


def test_changes_are_the_months_that_differ_from_the_one_before(
    program: Program, portfolio: Path
) -> None:
    whole = program("history", portfolio, *PACK, *TIME, "--format", "csv").out
    changes = program("history", portfolio, *PACK, *TIME, "--format", "csv", "--changes").out
    expected: list[list[str]] = []
    before: list[str] = []
    for factory, as_of, *rest in csv.reader(io.StringIO(whole.decode())):
        if [factory, *rest] != before:
            expected.append([factory, as_of, *rest])
        before = [factory, *rest]
    assert list(csv.reader(io.StringIO(changes.decode()))) == expected
    assert 4 < len(expected) < len(whole.splitlines())


def test_a_bad_row_holds_all_back_unless_told_to_keep_going(
    program: Program, portfolio: Path, tmp_path: Path
) -> None:
    broken = written(tmp_path / "broken.jsonl", [b"[]", *portfolio.read_bytes().splitlines()])
    ran = program("history", broken, *PACK, *TIME)
    assert (ran.code, ran.out, len(ran.err)) == (2, b"", 1)
    kept = program("history", broken, *PACK, *TIME, "--keep-going")
    assert kept.code == 2
    assert kept.out == program("history", portfolio, *PACK, *TIME).out


@pytest.mark.parametrize(
    ("time", "told"),
    [
        pytest.param(("--from", "2018-02-01", "--until", "2018-02-27"), "no month ends", id="none"),
        pytest.param(("--from", "2018-02-30"), "--from", id="no day"),
        pytest.param(("--until", "1918-02-01"), "--until", id="another century"),
    ],
)
def test_a_time_without_a_month_end_is_refused(
    program: Program, portfolio: Path, time: tuple[str, ...], told: str
) -> None:
    ran = program("history", portfolio, *PACK, *time)
    assert (ran.code, ran.out) == (2, b"")
    assert told in ran.err[0]


def test_without_a_time_it_is_the_last_two_years(program: Program, portfolio: Path) -> None:
    ran = program("history", portfolio, *PACK, "--format", "csv")
    assert ran.code == 0
    months = len(ran.out.splitlines()[1:]) / len(NAMES)
    assert months in {24, 25}  # 25 on the last day of a month


def test_a_pack_with_more_criteria_than_it_can_hold_is_refused(
    program: Program, portfolio: Path, tmp_path: Path
) -> None:
    one = '[[criterion]]\nid = "HR{}"\ngroup = "hr_system"\nevidence = "assessment"\n'
    one += 'name = "n"\nquestions = ["HR1.1"]\n\n'
    more = "".join(one.format(number) for number in range(100, 160))
    text = worked.SAMPLE.read_text(encoding="utf-8")
    first, rest = text.split("[[criterion]]", 1)
    large = tmp_path / "pack.toml"
    large.write_text(f"{first}{more}[[criterion]]{rest}", encoding="utf-8")
    ran = program("history", portfolio, "--pack", large, *TIME)
    assert (ran.code, ran.out) == (2, b"")
    assert "holds 64 criteria" in ran.err[0]
