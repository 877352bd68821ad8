"""The site as it is served for real: behind a proxy, over TLS, on PostgreSQL."""

import re
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from tests.config.starting import (
    DEMO,
    PRODUCTION,
    SERVE,
    a_sound_environment,
    an_empty_database,
    do,
    running,
    start,
)

AS_THE_PROXY = {
    "Host": "distinction.example.org",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-For": "192.0.2.7",
}
PLANTED = "Zanzibar-Mills"
LOOK_AT_HEALTH = """
import django
django.setup()
from django.test import Client
answer = Client().get("/health", headers={"host": "localhost"})
print(answer.status_code, answer.content)
"""


def ask(address: str, path: str, **headers: str) -> tuple[HTTPResponse, str]:
    """As the proxy asks; a redirect is not followed."""
    connection = HTTPConnection(address, timeout=20)
    connection.request("GET", path, headers={**AS_THE_PROXY, **headers})
    answer = connection.getresponse()
    said = answer.read().decode()
    connection.close()
    return answer, said


@pytest.mark.postgres
def test_a_sound_site_serves_and_logs_no_fact(tmp_path: Path) -> None:
    told = a_sound_environment(tmp_path)
    told["DISTINCTION_DATABASE"] = an_empty_database("sound")
    log = tmp_path / "log"
    with running(told, log) as (address, server):
        answer, said = ask(address, "/health")
        assert (answer.status, said) == (200, "ok\n")
        answer, said = ask(address, f"/accounts/login/?next=/{PLANTED}")
        assert answer.status == 200
        assert answer.headers["Strict-Transport-Security"].startswith("max-age=31536000")
        assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
        assert "Secure" in answer.headers["Set-Cookie"]
        sheet = re.search(r'href="(/static/[^"]+\.[0-9a-f]{12}\.css)"', said)
        assert sheet, "static files carry the digest of what is in them"
        answer, said = ask(address, sheet[1])
        assert answer.status == 200
        assert "immutable" in answer.headers["Cache-Control"]
        answer, _ = ask(address, "/health", **{"X-Forwarded-Proto": "http"})
        assert answer.status == 301
        answer, _ = ask(address, "/health", Host=f"{PLANTED}.example")
        assert answer.status == 400
        assert server.poll() is None
    assert server.returncode == 0
    assert "request" in log.read_text()
    assert PLANTED not in log.read_text()


def test_a_silent_database_is_named(tmp_path: Path) -> None:
    ended = start(SERVE, PRODUCTION, a_sound_environment(tmp_path))
    assert ended.code == 1
    assert "DISTINCTION_DATABASE does not answer" in ended.said


def test_a_site_whose_database_is_gone_is_not_well(tmp_path: Path) -> None:
    told = {"DISTINCTION_DATABASE": f"sqlite:{tmp_path}", "DISTINCTION_VAR": str(tmp_path)}
    assert "503 b'not well\\n'" in do(LOOK_AT_HEALTH, DEMO, told)
