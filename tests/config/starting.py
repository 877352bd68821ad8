"""Starts the site as somebody would, in a process of its own, and tells what it said."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import psycopg
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.db import connection

from distinction.config.demonstrate import first_page
from distinction.config.serving import ANY, free_port

ROOT = Path(__file__).parents[2]
PRODUCTION, DEMO = "distinction.config.production", "distinction.config.demo"
SERVE = ("distinction.config.serve",)
GUNICORN = ("gunicorn", "-c", "python:distinction.config.gunicorn", "--bind", "127.0.0.1:0")
MIGRATE = ("django", "migrate", "-v0")
WITH_A_PROGRAMME = """
import django
django.setup()
from django.utils import timezone
from distinction.records.register.country import Programme
Programme.objects.create(
    country="KH", name="A programme", zone="Asia/Phnom_Penh", is_demo={is_demo},
    recorded_at=timezone.now(),
)
"""


@dataclass(frozen=True)
class Ended:
    code: int
    said: str


def environment(settings: str, told: Mapping[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if "DISTINCTION" not in name}
    return {**kept, "DJANGO_SETTINGS_MODULE": settings, "PYTHONPATH": str(ROOT), **told}


def start(module: tuple[str, ...], settings: str, told: Mapping[str, str]) -> Ended:
    """What must not start ends by itself; what goes on is ended, and the test fails."""
    return _ended([sys.executable, "-m", *module], settings, told)


def put_a_programme(settings: str, told: Mapping[str, str], *, is_demo: bool) -> None:
    do(WITH_A_PROGRAMME.format(is_demo=is_demo), settings, told)


def do(script: str, settings: str, told: Mapping[str, str]) -> str:
    """What a script says that runs inside the site."""
    ended = _ended([sys.executable, "-c", script], settings, told)
    assert ended.code == 0, ended.said
    return ended.said


@contextlib.contextmanager
def running(told: Mapping[str, str], log: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The site in production, brought up to date, from its first answer on."""
    address = f"127.0.0.1:{free_port(ANY)}"
    command = [sys.executable, "-m", *SERVE, "--migrate", "--bind", address]
    with log.open("wb") as said:
        server = subprocess.Popen(
            command, cwd=ROOT, env=environment(PRODUCTION, told), stdout=said, stderr=said
        )
        try:
            assert first_page(server, f"http://{address}/health") is not None, log.read_text()
            yield address, server
        finally:
            server.terminate()
            server.wait(20)


def _ended(command: list[str], settings: str, told: Mapping[str, str]) -> Ended:
    ran = subprocess.run(
        command,
        cwd=ROOT,
        env=environment(settings, told),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=60,
        check=False,
        text=True,
    )
    return Ended(ran.returncode, ran.stdout)


def a_sound_environment(folder: Path) -> dict[str, str]:
    """All that production asks for; the database is named, and need not be there."""
    key = folder / "ledger-key.pem"
    made = Ed25519PrivateKey.generate()
    key.write_bytes(made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return {
        "DISTINCTION_SECRET_KEY": "kCq3_w0ZpV9e-rT7yUiO5aSdF1gHjK2lXzB8nM4vQ6tEhJ9mPs",
        "DISTINCTION_HOSTS": "distinction.example.org",
        "DISTINCTION_DATABASE": "postgresql://nobody@127.0.0.1:1/none",
        "DISTINCTION_LEDGER_KEY": str(key),
        "DISTINCTION_LEDGER_ANCHOR": str(folder / "anchor.jsonl"),
        "DISTINCTION_MAIL": "smtp://somebody:word@mail.example.org:587",
        "DISTINCTION_MAIL_FROM": "Distinction <no-reply@example.org>",
        "DISTINCTION_VAR": str(folder / "var"),
    }


def an_empty_database(name: str) -> str:
    """The address of a new database beside that of the tests, on the same PostgreSQL."""
    told = connection.settings_dict
    with psycopg.connect(
        host=told["HOST"], user=told["USER"], dbname="postgres", autocommit=True
    ) as server:
        server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        server.execute(f'CREATE DATABASE "{name}"')
    return f"postgresql://{told['USER']}@/{name}?host={told['HOST']}"
