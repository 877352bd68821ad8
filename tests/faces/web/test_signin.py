"""Signing in: one answer for all who are not let in, and proof of a second factor."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.core.cache import cache
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django_tasks_db.models import DBTaskResult

from distinction.faces.web.asked import now
from distinction.faces.web.proof import has_second_factor, proven_at
from distinction.faces.web.signin.factors import Factors
from distinction.faces.web.signin.reset import write_to
from tests.faces.web.people import PASSWORD, SECRET, code_now, person, sign_in, with_app

pytestmark = pytest.mark.django_db
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')


@pytest.fixture(autouse=True)
def _nothing_counted_yet() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def of_session(client: Client) -> HttpRequest:
    """A request as it comes from this browser."""
    request = RequestFactory().get("/")
    request.session = client.session
    request.user = get_user(request)
    return request


def body(content: bytes, typed: str) -> bytes:
    return TOKEN.sub(b"", content).replace(typed.encode(), b"")


@pytest.mark.parametrize("login", ["sokha", "sokha@example.org", "SOKHA@example.org"])
def test_one_signs_in_by_user_name_or_address(client: Client, login: str) -> None:
    person()
    answer = sign_in(client, login)
    assert answer.status_code == 302
    assert answer["Location"] == "/"


def test_unknown_wrong_invited_and_locked_are_answered_alike(client: Client) -> None:
    person()
    person("vanna", state="invited")
    person("dara", state="locked")
    answers = set()
    for login in ("sokha", "vanna", "dara", "nobody", "nobody@example.org", "sokha@example.org"):
        answer = sign_in(client, login, "a wrong password of mine")
        answers.add((answer.status_code, body(answer.content, login)))
    assert len(answers) == 1


def test_five_wrong_tries_end_in_waiting_whether_the_name_is_there_or_not(client: Client) -> None:
    person()
    answers = []
    for login in ("sokha", "nobody"):
        cache.clear()
        tries = [sign_in(client, login, "a wrong password of mine") for _ in range(7)]
        answers.append([(each.status_code, body(each.content, login)) for each in tries])
        assert b"Too many tries" in tries[-1].content
    assert answers[0] == answers[1]


def test_a_name_costs_one_look_at_a_password(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Known or not: a second look would tell by its time."""
    looks: list[str] = []
    before = MD5PasswordHasher.encode

    def counted(self: MD5PasswordHasher, password: str, salt: str) -> str:
        looks.append(salt)
        return before(self, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
    person()
    seen = []
    for login in ("sokha", "sokha@example.org", "nobody", "nobody@example.org"):
        looks.clear()
        sign_in(client, login, "a wrong password of mine")
        seen.append(len(looks))
    assert seen == [1, 1, 1, 1]


@pytest.mark.parametrize("path", ["signup/", "email/", "social/", "3rdparty/", "confirm-email/x/"])
def test_what_nobody_may_do_is_not_there(client: Client, path: str) -> None:
    person()
    sign_in(client, "sokha")
    assert client.get(f"/accounts/{path}").status_code == 404


def test_asking_for_a_new_password_does_the_same_for_every_address(client: Client) -> None:
    person()
    answers = set()
    for address in ("sokha@example.org", "nobody@example.org"):
        answer = client.post("/accounts/password/reset/", {"email": address})
        answers.add((answer.status_code, answer["Location"], body(answer.content, address)))
    assert len(answers) == 1
    assert mail.outbox == []  # the request writes to nobody: the worker does


def test_the_worker_writes_to_the_owner_of_the_address_alone(client: Client) -> None:
    person()
    person("vanna", state="invited")
    person("dara", state="locked")
    for name in ("sokha", "vanna", "dara", "nobody"):
        write_to.call(f"{name}@example.org", "http://testserver")
    assert [each.to for each in mail.outbox] == [["sokha@example.org"]]
    assert "Sokha" not in str(mail.outbox[0].message())
    link = re.search(r"http://testserver(\S+)", str(mail.outbox[0].body))
    assert link is not None
    page = client.get(link[1], follow=True)
    new = {"password1": "walking kites at noon", "password2": "walking kites at noon"}
    client.post(page.redirect_chain[-1][0], new)
    assert sign_in(client, "sokha", "walking kites at noon").status_code == 302
    assert b"does not work" in Client().get(link[1], follow=True).content  # works once


def test_a_second_factor_is_asked_for_and_its_instant_is_known(client: Client) -> None:
    with_app(person())
    assert sign_in(client, "sokha")["Location"].startswith("/accounts/2fa/authenticate/")
    page = client.get("/accounts/2fa/authenticate/")
    assert b"second factor" in page.content
    wrong = client.post("/accounts/2fa/authenticate/", {"code": "000000"})
    assert b"This code is not right" in wrong.content
    assert client.post("/accounts/2fa/authenticate/", {"code": code_now()}).status_code == 302
    request = of_session(client)
    proven = proven_at(request)
    assert proven is not None
    assert now() - proven < timedelta(minutes=1)
    assert has_second_factor(request)


def test_a_password_alone_proves_nothing(client: Client) -> None:
    person()
    sign_in(client, "sokha")
    request = of_session(client)
    assert proven_at(request) is None
    assert not has_second_factor(request)


def test_secrets_are_kept_sealed() -> None:
    made = with_app(person())
    kept = Authenticator.objects.get(user_id=made.pk, type="totp").data["secret"]
    assert SECRET not in kept
    assert Factors().decrypt(kept) == SECRET


def test_keys_are_bound_to_the_host_of_the_site(client: Client) -> None:
    person()
    sign_in(client, "sokha")
    client.post(
        "/accounts/reauthenticate/?next=/accounts/2fa/webauthn/add/", {"password": PASSWORD}
    )
    page = client.get("/accounts/2fa/webauthn/add/", headers={"host": "127.0.0.1"})
    assert b"&quot;id&quot;: &quot;localhost&quot;" in page.content


def test_the_letter_is_a_task_for_every_address(client: Client) -> None:
    person()
    for address in ("sokha@example.org", "nobody@example.org"):
        client.post("/accounts/password/reset/", {"email": address})
    assert DBTaskResult.objects.count() == 2
