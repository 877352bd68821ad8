"""The command `site` begins a site once, and makes people up in a demonstration alone."""

from pathlib import Path
from typing import Any

import pytest

from distinction.records.people.models import Hat, Letter, Person
from distinction.records.register.models import Programme
from tests.faces.running import Program

pytestmark = pytest.mark.django_db
ADA = ("--username", "ada", "--email", "ada@example.org", "--name", "Ada Example")
CAMBODIA = ("--country", "kh", "--name", "Cambodia", "--zone", "Asia/Phnom_Penh")


def test_people_are_made_up_in_a_demonstration_alone(program: Program) -> None:
    ran = program("site", "seed")
    assert ran.code == 2
    assert "no demo" in ran.err[0]
    assert not Person.objects.exists()


def test_the_first_administrator_is_invited_and_no_second(program: Program) -> None:
    assert program("site", "admin", *ADA).code == 0
    assert Person.objects.get().state == "invited"
    assert Hat.objects.get().role == "global_administrator"
    assert Letter.objects.get().sent_at is None
    again = program("site", "admin", *ADA)
    assert again.code == 2
    assert "done_already" in again.err[0]


def test_a_programme_is_opened_as_a_real_one(program: Program) -> None:
    assert program("site", "programme", *CAMBODIA, "--languages", "en,km").code == 0
    programme = Programme.objects.get()
    assert (programme.country, programme.zone) == ("KH", "Asia/Phnom_Penh")
    assert not programme.is_demo


@pytest.mark.parametrize(
    ("option", "value"), [("--country", "KHM"), ("--zone", "Asia/Nowhere")], ids=str
)
def test_a_programme_of_nowhere_is_refused(program: Program, option: str, value: str) -> None:
    given = [*CAMBODIA]
    given[given.index(option) + 1] = value
    ran = program("site", "programme", *given)
    assert ran.code == 2
    assert option in ran.err[0]
    assert not Programme.objects.exists()


def test_a_second_start_keeps_what_is_there(
    program: Program, settings: Any, tmp_path: Path
) -> None:
    settings.IS_DEMO = True
    settings.VAR = tmp_path
    program("site", "admin", *ADA)
    assert program("site", "seed").code == 0
    assert Person.objects.count() == 1
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("day", ["2026-02-30", "yesterday", "1989-12-31"])
def test_a_day_that_is_none_is_refused(program: Program, settings: Any, day: str) -> None:
    settings.IS_DEMO = True
    assert program("site", "seed", "--today", day).code == 2
    assert not Person.objects.exists()
