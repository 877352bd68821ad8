"""`import`, `export`, `index` and `daily` on the command line: their words and exit codes."""

import json
from pathlib import Path

import pytest
from django.db.models import F

from distinction.records.ledger.entry import Entry
from distinction.records.people.person import Person
from distinction.records.recognition.index import IndexRow
from distinction.records.register.factory import Factory
from distinction.rules.terms.parties import Role
from tests import worked
from tests.faces.running import Program, written
from tests.makers import Row
from tests.makers_site import Site, a_row, a_site, a_viewer

pytestmark = pytest.mark.django_db


@pytest.fixture
def site() -> Site:
    return a_site()


@pytest.fixture
def names(site: Site) -> tuple[str, str]:
    """User names of country staff and of the Programme Manager."""
    staff = a_viewer(Role.COUNTRY_STAFF, site.programme)
    found = [Person.objects.get(pk=each.person).username for each in (staff, site.manager)]
    return found[0], found[1]


def a_file(folder: Path, *rows: Row) -> Path:
    return written(folder / "rows.jsonl", [worked.compact(row) for row in rows])


def test_a_dry_run_says_what_would_be_added_and_writes_nothing(
    program: Program, tmp_path: Path, names: tuple[str, str]
) -> None:
    file = a_file(tmp_path, a_row("KH-0001"))
    ran = program("import", "dossiers", file, "--programme", "KH", "--as", names[0], "--dry-run")
    assert (ran.code, ran.err) == (0, [])
    assert b"new factories would be added: 1\n" in ran.out
    assert not Factory.objects.exists()


def test_a_file_goes_in_and_comes_out(
    program: Program, tmp_path: Path, names: tuple[str, str]
) -> None:
    file = a_file(tmp_path, a_row("KH-0001"), a_row("KH-0002"))
    called = written(tmp_path / "names.csv", ["id,name", 'KH-0001,"Lotus, Ltd"'])
    into = ("--programme", "KH", "--as", names[0], "--apply-as", names[1], "--names", called)
    ran = program("import", "dossiers", file, *into)
    assert (ran.code, ran.err) == (0, [])
    assert sorted(Factory.objects.values_list("name", flat=True)) == ["KH-0002", "Lotus, Ltd"]
    entry = Entry.objects.get(act="ApplyDossiers")
    assert json.loads(entry.body)["channel"] == "command line"
    assert program("export", "dossiers").out == file.read_bytes()
    assert program("export", "dossiers", "--as", names[1]).out == file.read_bytes()


def test_faults_are_those_of_the_contract_with_the_name_of_the_file(
    program: Program, tmp_path: Path, names: tuple[str, str]
) -> None:
    file = written(tmp_path / "bad.jsonl", ["", "{}", worked.compact(a_row("KH-0001")), "no"])
    told = program("check-dossier", file)
    into = ("--programme", "KH", "--as", names[0], "--apply-as", names[1])
    ran = program("import", "dossiers", file, *into)
    assert (ran.code, ran.out) == (2, b"")
    assert ran.err == told.err
    assert not Factory.objects.exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--programme", "XX", "--as", "{0}", "--dry-run"), "no programme"),
        (("--programme", "KH", "--as", "nobody", "--dry-run"), "no live hat"),
        (("--programme", "KH", "--as", "{1}", "--apply-as", "{1}"), "name two persons"),
        (("--programme", "KH", "--as", "{1}", "--apply-as", "{0}"), "no such programme or file"),
        (("--programme", "KH", "--as", "{0}"), "--apply-as USER"),
    ],
)
def test_what_may_not_be_done_is_said(
    program: Program, tmp_path: Path, names: tuple[str, str], words: tuple[str, ...], said: str
) -> None:
    file = a_file(tmp_path, a_row("KH-0001"))
    ran = program("import", "dossiers", file, *(each.format(*names) for each in words))
    assert ran.code == 2
    assert said in ran.err[0]
    assert not Factory.objects.exists()


def test_an_index_that_was_changed_is_named_and_written_anew(
    program: Program, tmp_path: Path, names: tuple[str, str]
) -> None:
    file = a_file(tmp_path, a_row("KH-0001"), a_row("KH-0002"))
    into = ("--programme", "KH", "--as", names[0], "--apply-as", names[1])
    program("import", "dossiers", file, *into)
    assert program("index", "rebuild", "--check").code == 0
    IndexRow.objects.filter(factory__code="KH-0002", audience="disclosed").update(
        step=F("step") - 1
    )
    ran = program("index", "rebuild", "--check", "--programme", "KH")
    assert ran.code == 2
    assert [each.split(":")[0] for each in ran.err] == ["KH-0002"]
    assert program("index", "rebuild").out == b"2 factories written\n"
    assert program("index", "rebuild", "--check").code == 0


def test_a_day_that_came_due_moves_the_index_once(
    program: Program, tmp_path: Path, names: tuple[str, str]
) -> None:
    file = a_file(tmp_path, a_row("KH-0001"))
    into = ("--programme", "KH", "--as", names[0], "--apply-as", names[1])
    program("import", "dossiers", file, *into)
    IndexRow.objects.update(day="2018-01-01", next_change_on="2018-01-02", stage="developing")
    assert program("daily").out == b"1 programmes brought up to the day\n"
    assert not IndexRow.objects.filter(day="2018-01-01").exists()
    assert program("daily").code == 0
    assert program("index", "rebuild", "--check").code == 0


@pytest.mark.django_db(transaction=True)
def test_work_once_ends_when_nothing_waits(program: Program) -> None:
    assert program("work", "--once").code == 0
