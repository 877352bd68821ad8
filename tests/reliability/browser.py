"""A browser without a network: one request of one person, answered by the whole site."""

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from django.core.handlers.base import BaseHandler
from django.core.signals import got_request_exception
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.test import RequestFactory

from distinction.records.ledger.entry import Entry

SAFE = frozenset(("GET", "HEAD", "OPTIONS"))
# The only things that differ between two renderings of one page: tokens against forgery, keys
# that make a repeat harmless, and names of sessions. They are masked here and nowhere else.
MASKS = (
    (re.compile(rb'(name="(?:csrfmiddlewaretoken|key)" value=")[^"]*'), rb"\1-"),
    (re.compile(rb'(name="my_key" value=")[^"]*'), rb"\1-"),
    (re.compile(rb"X-CSRFToken&quot;: &quot;[^&]*"), rb"X-CSRFToken"),
)
COOKIE = re.compile(r"(?<==)[A-Za-z0-9]{20,}")


@dataclass(frozen=True, slots=True)
class Answer:
    """All that comes back, headers in order, cookies among them."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    trouble: str = ""
    done: int = 0  # how many entries the ledger got by it: every act is entered

    @property
    def masked(self) -> bytes:
        """Without the tokens: one of some thousand begins, by chance, as a planted name does."""
        body = self.body
        for pattern, instead in MASKS:
            body = pattern.sub(instead, body)
        return body

    @property
    def text(self) -> str:
        return self.masked.decode("utf-8", "replace")

    def header(self, name: str) -> str:
        return next((value for each, value in self.headers if each.lower() == name.lower()), "")

    @property
    def is_html(self) -> bool:
        return self.header("Content-Type").startswith("text/html")

    @property
    def told(self) -> tuple[object, ...]:
        """What two answers are compared by: everything but the masked tokens."""
        headers = tuple((name, masked(name, value)) for name, value in self.headers)
        return self.status, headers, self.masked


def masked(name: str, value: str) -> str:
    if name == "Set-Cookie":
        return re.sub(r"expires=[^;]*", "expires=-", COOKIE.sub("-", value))
    return value


@cache
def _handler() -> BaseHandler:
    found = BaseHandler()
    found.load_middleware()
    return found


def ask(
    session: str, method: str, path: str, data: Mapping[str, Any] | None = None, **extra: str
) -> Answer:
    """`session` is the name of a session, or empty; the site is asked as a server asks it."""
    factory = RequestFactory(headers={"host": "localhost"})
    if session:
        factory.cookies["session"] = session
    troubles: list[BaseException] = []

    def keep(sender: object, request: HttpRequest, **named: object) -> None:
        error = sys.exc_info()[1]
        if error is not None:
            troubles.append(error)

    got_request_exception.connect(keep, weak=False)
    try:
        made = getattr(factory, method.lower(), None)
        request = made(path, data or {}, **extra) if made else factory.generic(method, path)
        vars(request)["_dont_enforce_csrf_checks"] = True  # as Django's own client does
        response = _handler().get_response(request)
    finally:
        got_request_exception.disconnect(keep)
    return _answer(response, "; ".join(f"{type(each).__name__}: {each}" for each in troubles))


def ask_and_forget(
    session: str, method: str, path: str, data: Mapping[str, Any] | None = None
) -> Answer:
    """What the request changed is taken back."""
    if method in SAFE:
        return ask(session, method, path, data)
    with transaction.atomic():
        before = Entry.objects.count()
        found = ask(session, method, path, data)
        done = Entry.objects.count() - before
        transaction.set_rollback(True)
    return replace(found, done=done)


def _answer(response: HttpResponseBase, trouble: str) -> Answer:
    cookies = sorted(("Set-Cookie", each.OutputString()) for each in response.cookies.values())
    body = response.content if isinstance(response, HttpResponse) else b"".join(response)
    return Answer(response.status_code, (*sorted(response.items()), *cookies), body, trouble)
