"""The command `pack check` tells every fault of a pack, its form and its cases, and what to do."""

from pathlib import Path

import pytest

from tests import worked
from tests.faces.edited_pack import edited
from tests.faces.running import Program, Ran


def test_check_of_a_good_pack_is_silent(program: Program, tmp_path: Path) -> None:
    assert program("pack", "check", edited(tmp_path, "pack.toml")) == Ran(0, b"", [])
    assert program("pack", "check", "better-work-2017") == Ran(0, b"", [])
    assert program("pack", "check", worked.SAMPLE) == Ran(0, b"", [])


def test_form_and_cases_may_be_left_out(program: Program, tmp_path: Path) -> None:
    folder = edited(tmp_path, "pack.toml")
    (folder / "questions.toml").unlink()
    (folder / "cases.toml").unlink()
    assert program("pack", "check", folder) == Ran(0, b"", [])


def test_check_tells_every_fault_at_once_each_with_its_place_and_a_remedy(
    program: Program, tmp_path: Path
) -> None:
    folder = edited(
        tmp_path,
        "pack.toml",
        ("cycle_months = 6\n", ""),
        ("pr2_max_age_months = 9", "pr2_max_age_months = 0"),
        ('group = "learning"', 'group = "school"'),
        ('id = "P1"', 'id = "p 1"'),
        ('country = "XV"', 'country = "xv"'),
        ('questions = ["S.1"]', 'questions = ["S.1", "S.1"]'),
        ('title = "Lantern', 'colour = "green"\ntitle = "Lantern'),
    )
    ran = program("pack", "check", folder)
    assert (ran.code, ran.out) == (2, b"")
    places = [line.removeprefix(f"{folder}: ").split(": ", 2) for line in ran.err]
    assert [(place, code) for place, code, _ in places] == [
        ("#/criterion/2/group", "enum"),
        ("#/criterion/3/id", "pattern"),
        ("#/criterion/4/questions/1", "duplicate_question"),
        ("#/pack/colour", "unknown_field"),
        ("#/pri_list/2/country", "pattern"),
        ("#/settings", "required"),
        ("#/settings/pr2_max_age_months", "range"),
    ]
    remedies = ("none of the words", "a code starts", "remove one", "remove it", "two capitals")
    texts = [text for *_, text in places]
    for text, remedy in zip(texts, (*remedies, "add it", "whole months"), strict=True):
        assert remedy in text


def test_check_of_a_file_tells_the_line_that_is_no_toml(program: Program, tmp_path: Path) -> None:
    folder = edited(tmp_path, "pack.toml", ('title = "Lantern', "title = Lantern"))
    file = folder / "pack.toml"
    line = (
        file.read_text(encoding="utf-8")
        .splitlines()
        .index('title = Lantern Valley workshops (fictional)"')
    )
    ran = program("pack", "check", file)
    assert (ran.code, ran.out) == (2, b"")
    assert ran.err[0].startswith(f"{file}:{line + 1}: #: toml: ")


def test_a_folder_without_a_pack_is_told(program: Program, tmp_path: Path) -> None:
    ran = program("pack", "check", tmp_path)
    assert (ran.code, ran.out) == (2, b"")
    assert ran.err[0].startswith(f"{tmp_path}: cannot be read: ")


def test_a_case_that_comes_out_otherwise_is_told(program: Program, tmp_path: Path) -> None:
    folder = edited(
        tmp_path,
        "cases.toml",
        ('not_met = ["M1"]', 'not_met = ["S2"]'),
        ('["G03", "G04"]', '["G03"]'),
    )
    ran = program("pack", "check", folder)
    assert (ran.code, ran.out) == (2, b"")
    title = "“The second list asks for what the first did not”"
    place = f"{folder / 'cases.toml'}: #/case/1/expected"
    assert ran.err == [
        f"{place}/not_met: case_differs: {title} comes out as M1, not S2",
        f"{place}/gates_not_met: case_differs: {title} comes out as G03, G04, not G03",
    ]


@pytest.mark.parametrize(
    ("change", "place"),
    [
        pytest.param(("as_of = 2019-10-01", 'as_of = "soon"'), "#/case/0/as_of: type", id="a day"),
        pytest.param(('trigger = "not_known"\n', ""), "#/case/0/expected: required", id="no word"),
        pytest.param(('id = "A2"', 'id = "A1"'), "#/case/0: duplicate_id", id="no evidence"),
        pytest.param(
            ("cycles = [2019-01-01, 2019-07-01]", "cycles = []"), "#/case/0", id="no cycle"
        ),
        pytest.param(
            ('non_compliant = ["M.3"] },', 'non_compliant = ["M.99"] },'),
            "#/case/1/assessment/0/non_compliant: unknown_question",
            id="no such question",
        ),
        pytest.param(
            (
                "released_on = 2019-12-10 }",
                'released_on = 2019-12-10, marks = { X9 = "on_track" } }',
            ),
            "#/case/1/progress_report_2/0/marks/X9: unknown_criterion",
            id="no such mark",
        ),
        pytest.param(("as_of = 2019-10-01", "as_of = 9999-12-31"), "#/case/0", id="end of days"),
    ],
)
def test_a_case_that_cannot_be_is_told_at_its_place(
    program: Program, tmp_path: Path, change: tuple[str, str], place: str
) -> None:
    folder = edited(tmp_path, "cases.toml", change)
    ran = program("pack", "check", folder)
    assert (ran.code, ran.out) == (2, b"")
    assert ran.err[0].startswith(f"{folder / 'cases.toml'}: {place}")


def test_a_question_that_the_pack_does_not_ask_is_told(program: Program, tmp_path: Path) -> None:
    folder = edited(tmp_path, "questions.toml", ('code = "P.1"', 'code = "P.9"'))
    ran = program("pack", "check", folder)
    assert (ran.code, ran.out) == (2, b"")
    form = folder / "questions.toml"
    assert [line.split(": ")[:3] for line in ran.err] == [
        [str(form), "#", "required"],
        [str(form), "#/question/0/code", "unknown_question"],
    ]
    assert "P.1 has no place in the form; add a [[question]] for it" in ran.err[0]
    assert "P.9 is no question of the pack; remove it or correct the code" in ran.err[1]


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (('cluster = "ROLL"', 'cluster = "ROOF"'), "#/compliance_point/0/cluster"),
        (('criterion = "V1"', 'criterion = "V7"'), "#/guidance/0/criterion"),
        (
            ('compliance_point = "ROLL-1"', 'compliance_point = "X"'),
            "#/question/0/compliance_point",
        ),
        (('zero_tolerance = "ZT-1"', 'zero_tolerance = "ZT-9"'), "#/question/2/zero_tolerance"),
        (('set_aside = ["no_ladders"]', 'set_aside = ["no_time"]'), "#/question/3/set_aside/0"),
    ],
    ids=["a cluster", "a criterion", "a compliance point", "an issue", "a reason"],
)
def test_a_loose_end_of_the_form_is_told(
    program: Program, tmp_path: Path, change: tuple[str, str], place: str
) -> None:
    folder = edited(tmp_path, "questions.toml", change)
    ran = program("pack", "check", folder)
    assert ran.code == 2
    assert ran.err[0].startswith(f"{folder / 'questions.toml'}: {place}: unknown_reference: ")
