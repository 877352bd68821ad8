"""The demonstration is shown, shared and ended without leaving anything behind."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest

from distinction.config.making import Wish, make
from tests.config.starting import DEMO, ROOT, environment

MODULE = "distinction.config.demonstrate"
SOMEBODY = [
    {
        "role": "buyer_registered",
        "side": "buyer",
        "name": "Some Body",
        "organisation": "",
        "email": "",
        "username": "somebody",
        "password": "a word",
    }
]
SEED = ("-c", f"import sys; open(sys.argv[1], 'w').write({json.dumps(SOMEBODY)!r})")


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Tables without a factory: what is looked at here is the showing."""
    folder = tmp_path_factory.mktemp("var")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DISTINCTION_VAR", str(folder))
        patch.setenv("DJANGO_SETTINGS_MODULE", DEMO)
        patch.delenv("DISTINCTION_DATABASE", raising=False)
        make(folder, Wish(), (*SEED, str(folder / "demo-logins.json")))
        yield folder


@contextmanager
def shown(var: Path, *words: str) -> Iterator[subprocess.Popen[str]]:
    job = subprocess.Popen(
        [sys.executable, "-m", MODULE, *words],
        cwd=ROOT,
        env=environment(DEMO, {"DISTINCTION_VAR": str(var)}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        with job:
            yield job
    finally:
        if job.poll() is None:
            job.terminate()


def address_of(job: subprocess.Popen[str]) -> str:
    """What it prints, up to the last line."""
    assert job.stdout is not None
    found = ""
    for line in job.stdout:
        found = line.split("http://")[1].strip(" /\n") if "http://" in line else found
        if "Ctrl-C" in line:
            return found
    raise AssertionError(job.stderr.read() if job.stderr else "it said nothing")


def answers(address: str) -> bool:
    connection = HTTPConnection(address, timeout=20)
    try:
        connection.request("GET", "/health")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def end(job: subprocess.Popen[str], number: signal.Signals, address: str) -> None:
    """However it is ended, no server stays."""
    assert answers(address)
    os.kill(job.pid, number)
    assert job.wait(30) == 0
    assert not answers(address)


def test_two_of_them_share_what_was_made_and_not_the_port(var: Path) -> None:
    with shown(var) as one, shown(var) as other:
        first, second = address_of(one), address_of(other)
        assert first != second
        end(one, signal.SIGINT, first)
        end(other, signal.SIGTERM, second)


def test_what_is_being_shown_is_not_forgotten(var: Path) -> None:
    with shown(var) as job:
        address = address_of(job)
        with shown(var, "--fresh", "--check") as other:
            assert other.wait(60) == 1
            assert other.stderr is not None
            assert "another demo is running from here" in other.stderr.read()
        end(job, signal.SIGHUP, address)


def test_a_look_at_the_first_page_ends_by_itself(var: Path) -> None:
    with shown(var, "--check") as job:
        assert job.wait(60) == 0
