"""The start page of the demonstration signs in with one click, and is nowhere else (N28)."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from distinction.doors.access.viewer import Viewer
from distinction.faces.demo.logins import Login, keep
from distinction.faces.web.asked import viewer_at
from distinction.faces.web.entries import TITLES
from distinction.faces.web.pages.demo import SEES
from distinction.records.people.person import Person
from distinction.rules.terms.parties import Role, Side
from tests.faces.web.people import SECRET, person, with_app

pytestmark = pytest.mark.django_db
MANAGER, WORKER = "kh.pm", "kh-0154.worker"


def login(username: str, role: Role, side: Side, secret: str = "") -> Login:
    name = f"Somebody as {role}"
    return Login(role, side, name, "Somewhere (fictional)", "", username, "a-word", secret)


@pytest.fixture
def demo(settings: Any, tmp_path: Path) -> Any:
    """A demonstration of two people."""
    settings.IS_DEMO = True
    settings.VAR = tmp_path
    with_app(person(MANAGER, Role.PROGRAMME_MANAGER))
    person(WORKER, Role.WORKER_COMMITTEE_MEMBER, email="")
    logins = [
        login(MANAGER, Role.PROGRAMME_MANAGER, Side.PROGRAMME, SECRET),
        login(WORKER, Role.WORKER_COMMITTEE_MEMBER, Side.FACTORY),
    ]
    keep(logins, tmp_path)
    return settings


def enter(client: Client, username: str) -> Any:
    return client.post("/demo/enter/", {"username": username})


def seen_as(client: Client) -> Viewer:
    """Whom the threshold takes the browser for."""
    return viewer_at(client.get("/").wsgi_request)


def test_every_role_that_signs_in_is_told_what_it_sees() -> None:
    assert set(SEES) == set(TITLES) - {Role.API_CLIENT}


def test_the_site_begins_there(client: Client, demo: Any) -> None:
    assert client.get("/").headers["Location"] == "/demo/"
    assert client.get("/portfolio/").headers["Location"] == "/accounts/login/"
    page = client.get("/demo/").content.decode()
    assert page.count('action="/demo/enter/"') == 4  # once by role, once by side
    assert "Somebody as programme_manager" in page
    assert "a-word" in page


def test_one_click_signs_in_with_the_second_factor_given(client: Client, demo: Any) -> None:
    assert enter(client, MANAGER).headers["Location"] == "/"
    assert client.get("/", follow=True).status_code == 200
    viewer = seen_as(client)
    assert viewer.role is Role.PROGRAMME_MANAGER
    assert viewer.is_fresh


def test_no_second_factor_is_made_up_where_there_is_none(client: Client, demo: Any) -> None:
    enter(client, WORKER)
    assert seen_as(client).proven_at is None


def test_another_click_changes_places(client: Client, demo: Any) -> None:
    enter(client, MANAGER)
    enter(client, WORKER)
    viewer = seen_as(client)
    assert viewer.role is Role.WORKER_COMMITTEE_MEMBER
    assert viewer.proven_at is None


def test_only_people_of_the_demonstration_are_let_in(client: Client, demo: Any) -> None:
    person("stranger")
    assert enter(client, "stranger").status_code == 404
    assert enter(client, "nobody").status_code == 404
    Person.objects.filter(username=WORKER).update(state="locked")
    assert enter(client, WORKER).status_code == 404
    assert client.get("/demo/enter/").status_code == 405


def test_before_it_is_made_the_page_says_how(client: Client, demo: Any) -> None:
    (demo.VAR / "demo-logins.json").unlink()
    assert "run.py demo" in client.get("/demo/").content.decode()


def test_outside_a_demonstration_there_is_no_such_page(client: Client, demo: Any) -> None:
    """For strangers as for every address; for who is signed in, not found."""
    demo.IS_DEMO = False
    assert client.get("/").headers["Location"] == "/accounts/login/"
    for answer in (client.get("/demo/"), enter(client, MANAGER)):
        assert answer.headers["Location"] == "/accounts/login/"
    assert "_auth_user_id" not in client.session
    client.force_login(Person.objects.get(username=WORKER))
    assert client.get("/demo/").status_code == 404
    assert enter(client, MANAGER).status_code == 404
    assert client.session["_auth_user_id"] == Person.objects.get(username=WORKER).pk
