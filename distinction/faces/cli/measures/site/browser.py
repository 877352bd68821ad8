"""A reader of the site within this process: whole requests through every layer, no network."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from http.cookies import SimpleCookie
from io import BytesIO
from typing import Any
from urllib.parse import urlencode
from wsgiref.util import setup_testing_defaults

from distinction.faces.cli.measures.outcome import Differs

TOKEN = "b" * 32  # of the first form; the site gives another with the session
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Page:
    """What came back."""

    status: int
    text: str


@dataclass(slots=True)
class Browser:
    """Keeps its cookies, as a browser does."""

    application: Any
    cookies: dict[str, str] = field(default_factory=lambda: {"csrf": TOKEN})

    def enter(self, username: str) -> None:
        """By the start page of the demonstration: with the second factor just given."""
        page = self.ask("/demo/enter/", {"username": username})
        if page.status != HTTPStatus.FOUND:
            raise Differs(f"{username} cannot sign in: {page.status}")

    def ask(self, address: str, form: Mapping[str, str] | None = None) -> Page:
        """With a form it is sent as one."""
        answered: list[Any] = []
        response = self.application(
            self._request(address, form), lambda *said: answered.extend(said)
        )
        try:
            body = b"".join(response)
        finally:
            response.close()
        for name, value in answered[1]:
            if name.casefold() == "set-cookie":
                self.cookies |= {key: each.value for key, each in SimpleCookie(value).items()}
        return Page(int(answered[0].split()[0]), body.decode("utf-8"))

    def page(self, address: str, *expected: str) -> Page:
        """Only a page that says what it has to."""
        found = self.ask(address)
        lacks = [each for each in expected if each not in found.text]
        if found.status != HTTPStatus.OK or lacks:
            raise Differs(f"{address}: answered {found.status}, without {lacks}")
        return found

    def _request(self, address: str, form: Mapping[str, str] | None) -> dict[str, Any]:
        path, _, query = address.partition("?")
        sent = {"csrfmiddlewaretoken": self.cookies["csrf"], **(form or {})}
        body = b"" if form is None else urlencode(sent).encode()
        asked: dict[str, Any] = {
            "REQUEST_METHOD": "GET" if form is None else "POST",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SERVER_NAME": "localhost",
            "HTTP_HOST": "localhost",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_ACCEPT_LANGUAGE": "en",
            "HTTP_COOKIE": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "CONTENT_TYPE": FORM,
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": BytesIO(body),
        }
        setup_testing_defaults(asked)
        return asked
