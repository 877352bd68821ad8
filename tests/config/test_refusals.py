"""The demonstration never meets production: each unsafe start is refused, and says why (N28)."""

from pathlib import Path

import pytest

from tests.config.starting import (
    DEMO,
    GUNICORN,
    MIGRATE,
    PRODUCTION,
    SERVE,
    a_sound_environment,
    an_empty_database,
    put_a_programme,
    start,
)

UNSAFE = [
    pytest.param("SECRET_KEY", "short", "SECRET_KEY is a key that can be guessed", id="short key"),
    pytest.param("SECRET_KEY", "ab" * 40, "SECRET_KEY is a key that can", id="key of two signs"),
    pytest.param("SECRET_KEY", "django-insecure-" + "k9Qz" * 20, "can be guessed", id="example"),
    pytest.param("DEBUG", "1", "DISTINCTION_DEBUG is set", id="debugging"),
    pytest.param("DATABASE", "sqlite:var/demo.sqlite3", "SQLite knows neither", id="SQLite"),
    pytest.param("HOSTS", "", "DISTINCTION_HOSTS: name the hosts", id="no host"),
    pytest.param("HOSTS", "*", "DISTINCTION_HOSTS: name the hosts", id="any host"),
    pytest.param("LEDGER_KEY", "/nowhere", "LEDGER_KEY: no Ed25519 key is there", id="no key"),
    pytest.param("MAIL", "mail.example.org", "DISTINCTION_MAIL: write smtp://", id="no mail"),
]
NEEDED = (
    "SECRET_KEY",
    "HOSTS",
    "DATABASE",
    "LEDGER_KEY",
    "LEDGER_ANCHOR",
    "MAIL",
    "MAIL_FROM",
)


@pytest.mark.parametrize(("name", "value", "why"), UNSAFE)
def test_what_is_unsafe_does_not_start(tmp_path: Path, name: str, value: str, why: str) -> None:
    told = a_sound_environment(tmp_path) | {f"DISTINCTION_{name}": value}
    ended = start(SERVE, PRODUCTION, told)
    assert ended.code == 1
    assert why in ended.said.splitlines()[-1]


@pytest.mark.parametrize("name", NEEDED)
def test_what_is_missing_is_named(tmp_path: Path, name: str) -> None:
    told = a_sound_environment(tmp_path)
    del told[f"DISTINCTION_{name}"]
    ended = start(SERVE, PRODUCTION, told)
    assert ended.code == 1
    assert f"DISTINCTION_{name} is not set" in ended.said.splitlines()[-1]


@pytest.mark.parametrize("settings", [DEMO, "distinction.config.test"])
def test_a_printed_key_is_no_key(tmp_path: Path, settings: str) -> None:
    """The keys of the demonstration and of the tests can be read by everybody."""
    module = Path("distinction/config") / f"{settings.rpartition('.')[2]}.py"
    line = next(each for each in module.read_text().splitlines() if "SECRET_KEY" in each)
    told = a_sound_environment(tmp_path) | {"DISTINCTION_SECRET_KEY": line.split('"')[1]}
    assert "can be guessed" in start(SERVE, PRODUCTION, told).said


def test_the_demonstration_is_not_shown_on_a_real_programme(tmp_path: Path) -> None:
    told = {
        "DISTINCTION_DATABASE": f"sqlite:{tmp_path / 'site.sqlite3'}",
        "DISTINCTION_VAR": str(tmp_path),
    }
    assert start(MIGRATE, DEMO, told).code == 0
    put_a_programme(DEMO, told, is_demo=False)
    for way in (GUNICORN, MIGRATE):
        ended = start(way, DEMO, told)
        assert ended.code != 0
        assert "holds a real programme" in ended.said


@pytest.mark.postgres
def test_made_up_data_is_not_served_where_real_data_is(tmp_path: Path) -> None:
    told = a_sound_environment(tmp_path)
    told["DISTINCTION_DATABASE"] = an_empty_database("made_up")
    assert start(MIGRATE, PRODUCTION, told).code == 0
    put_a_programme(PRODUCTION, told, is_demo=True)
    for way in (SERVE, (*SERVE, "--migrate"), GUNICORN, MIGRATE):
        ended = start(way, PRODUCTION, told)
        assert ended.code != 0
        assert "holds a made-up programme" in ended.said


@pytest.mark.postgres
def test_the_demonstration_refuses_a_real_postgresql(tmp_path: Path) -> None:
    told = a_sound_environment(tmp_path)
    told["DISTINCTION_DATABASE"] = an_empty_database("real")
    assert start(MIGRATE, PRODUCTION, told).code == 0
    put_a_programme(PRODUCTION, told, is_demo=False)
    ended = start(GUNICORN, DEMO, told)
    assert ended.code != 0
    assert "holds a real programme" in ended.said


@pytest.mark.postgres
def test_an_old_database_is_not_served(tmp_path: Path) -> None:
    told = a_sound_environment(tmp_path)
    told["DISTINCTION_DATABASE"] = an_empty_database("old")
    ended = start(SERVE, PRODUCTION, told)
    assert ended.code == 1
    assert "type: python3 run.py serve --migrate" in ended.said
