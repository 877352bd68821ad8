"""The demonstration is made once, keeps what was changed, and is never left half made."""

import sqlite3
from pathlib import Path

import pytest

from distinction.config.making import Wish, forget, make

SEED = ("-c", "import sys, django; django.setup(); open(sys.argv[1], 'a').write('seeded ')")
BREAKS = ("-c", "raise SystemExit('the seeding broke off')")
CHANGE = "INSERT INTO ledger_chain (name, number, head) VALUES ('changed', 0, '')"


@pytest.fixture
def var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DISTINCTION_VAR", str(tmp_path))
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "distinction.config.demo")
    monkeypatch.delenv("DISTINCTION_DATABASE", raising=False)
    return tmp_path


def changed(var: Path) -> int:
    with sqlite3.connect(var / "demo.sqlite3") as connection:
        found = connection.execute("SELECT count(*) FROM ledger_chain").fetchone()[0]
    connection.close()
    return int(found)


def change(var: Path) -> None:
    with sqlite3.connect(var / "demo.sqlite3") as connection:
        connection.execute(CHANGE)
    connection.close()


def test_a_second_start_does_nothing_and_keeps_what_was_changed(var: Path) -> None:
    seeded = var / "seeded"
    make(var, Wish(), (*SEED, str(seeded)))
    change(var)
    make(var, Wish(), (*SEED, str(seeded)))
    assert seeded.read_text() == "seeded "
    assert changed(var) == 1


def test_a_demonstration_left_half_made_is_made_anew(var: Path) -> None:
    seeded = var / "seeded"
    with pytest.raises(SystemExit, match="the seeding broke off"):
        make(var, Wish(), BREAKS)
    change(var)
    make(var, Wish(), (*SEED, str(seeded)))
    assert seeded.read_text() == "seeded "
    assert changed(var) == 0


def test_another_demonstration_needs_a_clear_word(var: Path) -> None:
    seed = (*SEED, str(var / "seeded"))
    make(var, Wish(("--seed", "5")), seed)
    make(var, Wish(("--seed", "5")), seed)
    make(var, Wish(), seed)
    with pytest.raises(SystemExit, match="made with --seed 5; to make another, add --fresh"):
        make(var, Wish(("--seed", "6")), seed)


def test_starting_over_takes_only_what_the_demonstration_made(var: Path) -> None:
    kept = ["ledger-key.pem", "requirements.csv", "demonstration.txt", ".demo-making.lock"]
    gone = ["demo.sqlite3", "demo.sqlite3-wal", "demo-logins.json", "demo-made.json"]
    for name in (*kept, *gone):
        (var / name).touch()
    (var / "demo-mail").mkdir()
    forget(var)
    assert sorted(path.name for path in var.iterdir()) == sorted(kept)


def test_another_database_is_never_emptied(var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISTINCTION_DATABASE", "postgresql://somewhere/else")
    (var / "demo.sqlite3").touch()
    with pytest.raises(SystemExit, match="empties the demo's own file alone"):
        forget(var)
    assert (var / "demo.sqlite3").exists()
