"""The command `pack` lists, shows and compares criteria packs, and says what it cannot read."""

from hashlib import sha256
from pathlib import Path

import pytest

from tests import worked
from tests.faces.edited_pack import LANTERN, edited
from tests.faces.running import Program, Ran


def test_list_names_every_pack_that_comes_with_the_program(program: Program) -> None:
    ran = program("pack", "list")
    assert (ran.code, ran.err) == (0, [])
    assert ran.out.decode().splitlines() == [
        "better-work-2017 1.0.0  High-performing factories, 2017 criteria",
        "lantern-valley 1.0.0  Lantern Valley workshops (fictional)",
    ]


@pytest.mark.parametrize("given", ["better-work-2017", "lantern-valley"])
def test_show_says_all_that_decides(program: Program, given: str) -> None:
    ran = program("pack", "show", given)
    said = ran.out.decode()
    assert (ran.code, ran.err) == (0, [])
    pack = worked.library_pack(given)
    for each in pack.criteria:
        assert f"\n  {each.id} {each.name}" in said
    for setting, months in pack.settings:
        assert f"\n  {setting} {months}\n" in said
    for issues in pack.pri_lists:
        assert f"\n  {issues.id} {issues.country}, {issues.kind.replace('_', ' ')}" in said
    for asked in pack.additional_questions:
        assert f"\n  {asked.code} about {asked.about}: {asked.text}\n" in said


def test_show_gives_the_digest_by_which_a_decision_names_a_pack(program: Program) -> None:
    digest = sha256((LANTERN / "pack.toml").read_bytes()).hexdigest()
    by_name = program("pack", "show", "lantern-valley")
    assert f"lantern-valley, version 1.0.0, sha-256 {digest}\n" in by_name.out.decode()
    assert program("pack", "show", LANTERN) == by_name
    assert program("pack", "show", LANTERN / "pack.toml") == by_name


def test_diff_of_a_pack_with_itself_is_nothing(program: Program) -> None:
    ran = program("pack", "diff", "lantern-valley", LANTERN)
    assert ran == Ran(0, b"nothing that decides differs\n", [])


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        pytest.param(
            [("pr2_month = 5", "pr2_month = 4")], ["~ setting pr2_month: 5 -> 4"], id="a setting"
        ),
        pytest.param(
            [('questions = ["S.1"]', 'questions = ["S.1", "S.2"]')],
            ["~ criterion S1: osh_system, assessment: S.1 -> osh_system, assessment: S.1 S.2"],
            id="the questions of a criterion",
        ),
        pytest.param(
            [("valid_to = 2020-02-29", "valid_to = 2020-01-31")],
            [
                "~ issue list XL first list: XL 2015-01-01 to 2020-02-29 M.1 M.2"
                " -> XL 2015-01-01 to 2020-01-31 M.1 M.2"
            ],
            id="the days of a list",
        ),
        pytest.param(
            [('id = "XV list"', 'id = "XV other"')],
            [
                "- issue list XV list: XV 2015-01-01 to now M.2",
                "+ issue list XV other: XV 2015-01-01 to now M.2",
            ],
            id="a list for another",
        ),
        pytest.param(
            [('applies = "union_present"', 'applies = "always"')],
            ["~ additional question Z2: about V1, union_present -> about V1, always"],
            id="when a question applies",
        ),
        pytest.param(
            [('name = "Oil is stored in stone"', 'name = "Oil lies in stone"')],
            ["nothing that decides differs"],
            id="only words",
        ),
    ],
)
def test_diff_tells_what_decides_otherwise(
    program: Program, tmp_path: Path, changes: list[tuple[str, str]], told: list[str]
) -> None:
    ran = program("pack", "diff", LANTERN, edited(tmp_path, "pack.toml", *changes))
    assert (ran.code, ran.err) == (0, [])
    assert ran.out.decode().splitlines() == told


def test_diff_tells_that_a_criterion_counts_for_another_gate(
    program: Program, tmp_path: Path
) -> None:
    moved = ('id = "S1"\ngroup = "osh_system"', 'id = "S1"\ngroup = "hr_system"')
    ran = program("pack", "diff", LANTERN, edited(tmp_path, "pack.toml", moved))
    assert "~ criterion S1" in ran.out.decode()


def test_both_packs_of_a_diff_are_told(program: Program, tmp_path: Path) -> None:
    bad = edited(tmp_path, "pack.toml", ("cycle_months = 6\n", ""))
    ran = program("pack", "diff", "no-such-pack", bad)
    assert ran.code == 2
    assert [line.split(": ")[0] for line in ran.err] == ["no-such-pack", str(bad)]


@pytest.mark.parametrize("what", ["check", "show"])
def test_a_dossier_is_no_pack(program: Program, tmp_path: Path, what: str) -> None:
    dossier = tmp_path / "portfolio.jsonl"
    dossier.write_text(worked.compact(worked.row("no-cycle")) + "\n", encoding="utf-8")
    ran = program("pack", what, dossier)
    assert (ran.code, ran.out) == (2, b"")
    assert ran.err[0].startswith(f"{dossier}:1: #: toml: ")


@pytest.mark.parametrize("what", [["check"], ["show"], ["diff", "lantern-valley"]], ids=" ".join)
@pytest.mark.parametrize(
    "given",
    ["no-such-pack", "no/such/folder", "n" * 300],
    ids=["a name", "a folder", "a name too long for any file"],
)
def test_what_is_not_there_is_told_without_a_traceback(
    program: Program, what: list[str], given: str
) -> None:
    ran = program("pack", *what, given)
    assert (ran.code, ran.out) == (2, b"")
    assert ran.err[0].startswith(f"{given}: cannot be read: ")
    assert ran.err[0].endswith("name a file that can")
