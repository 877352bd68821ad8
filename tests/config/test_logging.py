"""No fact, name, person, path or query reaches a log (N20)."""

import logging
import sqlite3

import pytest
import structlog
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from django.utils.functional import SimpleLazyObject

from distinction.config import logging as ours
from distinction.rules.terms.parties import Role
from tests.logs import Logged

PLANTED = "Zanzibar-Mills"
PLAIN = ("distinction.config.logging.requests", "django.middleware.common.CommonMiddleware")


class SomebodyThere:
    """Stands for a viewer: of all that is known of one, only the role may be told."""

    role = Role.PROGRAMME_MANAGER
    name = person = factory = PLANTED


def fine(request: HttpRequest, name: str) -> HttpResponse:
    request.viewer = SimpleLazyObject(SomebodyThere)  # type: ignore[attr-defined]
    return HttpResponse(name)


def broken(_request: HttpRequest, name: str) -> HttpResponse:
    raise IntegrityError(f"Key (name)=({name}) already exists.")


urlpatterns = [path("f/<str:name>/", fine, name="fine"), path("b/<str:name>/", broken)]


@pytest.fixture
def site(settings: pytest.FixtureRequest) -> Client:
    settings.MIDDLEWARE = list(PLAIN)  # type: ignore[attr-defined]
    settings.ROOT_URLCONF = __name__  # type: ignore[attr-defined]
    return Client(raise_request_exception=False, headers={"user-agent": PLANTED})


def test_a_request_is_told_by_the_name_of_its_route(site: Client, logged: Logged) -> None:
    site.get(f"/f/{PLANTED}/?q={PLANTED}", headers={"referer": f"https://x/{PLANTED}"})
    (line,) = logged.lines
    assert set(line) == {"event", "level", "logger", "timestamp", *ours.REQUEST_FIELDS}
    assert (line["route"], line["method"], line["status"]) == ("fine", "GET", 200)
    assert line["role"] == "programme_manager"
    assert PLANTED not in logged.text


def test_two_requests_have_two_random_names(site: Client, logged: Logged) -> None:
    site.get("/f/x/")
    site.get("/f/x/")
    assert len({line["request"] for line in logged.lines}) == 2


@pytest.mark.parametrize(
    "address",
    [
        pytest.param(f"/f/{PLANTED}/?{PLANTED}", id="a page"),
        pytest.param(f"/nowhere/{PLANTED}", id="no page"),
        pytest.param(f"/f/{PLANTED}", id="a redirect"),
        pytest.param(f"/b/{PLANTED}/?a={PLANTED}", id="an error whose sentence tells it"),
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST", "HEAD", PLANTED.upper()])
def test_nothing_of_an_address_is_logged(
    site: Client, logged: Logged, address: str, method: str
) -> None:
    site.generic(method, address, PLANTED.encode(), "text/plain")
    assert "request" in [line["event"] for line in logged.lines]
    assert PLANTED.lower() not in logged.text.lower()


def test_a_wrong_host_is_not_repeated(site: Client, logged: Logged) -> None:
    site.get("/f/x/", headers={"host": f"{PLANTED}.example"})
    assert logged.lines[-1]["status"] == 400
    assert PLANTED not in logged.text


def test_an_error_is_told_by_its_kind_and_place(site: Client, logged: Logged) -> None:
    site.get(f"/b/{PLANTED}/")
    (line,) = (each for each in logged.lines if "error" in each)
    assert line["error"] == "IntegrityError"
    assert any("broken in" in place for place in line["places"])


@pytest.mark.parametrize("logger", ["django.db", "allauth", "django.security", "gunicorn.error"])
def test_what_a_package_says_shrinks_to_who_said_it(logger: str, logged: Logged) -> None:
    log = logging.getLogger(logger)
    error = sqlite3.IntegrityError(PLANTED)
    log.error("about %s", PLANTED, exc_info=error, extra={"told": PLANTED})
    log.warning(f"about {PLANTED}")
    first, second = logged.lines
    assert first["error"] == "IntegrityError"
    assert second == {**second, "event": "notice", "logger": logger, "level": "warning"}
    assert PLANTED not in logged.text


def test_a_field_that_is_not_on_the_list_is_left_out(logged: Logged) -> None:
    log = structlog.stdlib.get_logger("django")
    log.warning("health", reason="clock", factory=PLANTED, path=PLANTED)
    (line,) = logged.lines
    assert line["reason"] == "clock"
    assert PLANTED not in logged.text


def test_who_starts_the_site_reads_what_is_missing(logged: Logged) -> None:
    error = ImproperlyConfigured("DISTINCTION_HOSTS is not set")
    logging.getLogger("gunicorn.error").error("Exception in worker process", exc_info=error)
    assert logged.lines[0]["told"] == "DISTINCTION_HOSTS is not set"


def test_who_starts_the_site_reads_of_its_processes(logged: Logged) -> None:
    logging.getLogger("gunicorn.error").error("Connection in use: %s", "('127.0.0.1', 8000)")
    logging.getLogger("gunicorn.error").error("Error handling request %s", PLANTED)
    assert logged.lines[0]["told"] == "Connection in use: ('127.0.0.1', 8000)"
    assert "told" not in logged.lines[1]


def test_every_logger_goes_through_the_list() -> None:
    handlers = {
        handler
        for logger in (logging.getLogger(), *map(logging.getLogger, ours.LOGGING["loggers"]))
        for handler in logger.handlers
        if type(handler) is logging.StreamHandler
    }
    assert len(handlers) == 1
