"""Visitors of a site that is served: each with a session, walking the pages of its role."""

import asyncio
import html
import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from random import Random
from urllib.parse import urlencode

from distinction.faces.cli.measures.outcome import Differs

TOKEN = "b" * 32  # of the first form; the site gives another with the session
PATIENCE = 30  # seconds for one answer
FORM = "application/x-www-form-urlencoded"
NAMED = re.compile(r'<a href="(/factories/[a-z0-9]{16,}/)"><bdi>([^<]+)</bdi>')
OWN = re.compile(r'<a href="(/factories/[a-z0-9]{16,}/)"')
CRITERION = re.compile(r'href="(/factories/[a-z0-9]{16,}/criteria/[a-z0-9]+/)')
CORRECTING = re.compile(r'href="([^"]*/correct/[^"]+)"')
FIELD = re.compile(r'<input type="hidden" name="(version|key)" value="([^"]+)"')
CHOICE = re.compile(r'<input type="radio" name="answer" value="([^"]+)"')
END = "</html>"
FACTORY = "{}"  # any of those that the visitor knows, and a page of it
# role -> where it begins, its pages, and how often each of them is asked for
PLANS: Mapping[str, tuple[str, Mapping[str, int]]] = {
    "programme_manager": (
        "/factories/",
        {"/portfolio/": 4, "/factories/": 3, FACTORY: 3, "{}evidence/": 1, "/factories/gaps/": 1},
    ),
    "country_staff": (
        "/factories/",
        {"/portfolio/": 3, "/factories/": 4, FACTORY: 3},
    ),
    "enterprise_advisor": (
        "/factories/",
        {"/factories/": 3, "/portfolio/": 2, FACTORY: 4, "{}history/": 1, "{}evidence/": 1},
    ),
    "factory_top_manager": (
        "/",
        {"/": 3, FACTORY: 4, "{}history/": 1, "{}evidence/": 1, "/access/": 1},
    ),
    "buyer_partner": ("/suppliers/", {"/suppliers/": 5, FACTORY: 3, "/recognised/": 1}),
    "global_analyst": (
        "/factories/",
        {"/portfolio/": 3, "/factories/": 3, "/factories/gaps/": 1, "/criteria/": 1},
    ),
}
WRITES = "programme_manager"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, and after how long."""

    status: int
    text: str
    where: str
    seconds: float


@dataclass(slots=True)
class Heard:
    """What all visitors met: seconds of each answer, and what was wrong with some."""

    is_counting: bool = False
    seconds: list[float] = field(default_factory=list)
    written: int = 0
    wrong: list[str] = field(default_factory=list)

    def take(self, asked: str, found: Answer, lacks: Sequence[str]) -> None:
        if self.is_counting:
            self.seconds.append(found.seconds)
        if lacks:
            self.wrong.append(f"{asked}: answered {found.status}, without {', '.join(lacks)}")


@dataclass(slots=True)
class Visitor:
    """Somebody who signs in by the start page of the demonstration."""

    port: int
    username: str
    name: str
    role: str
    place: int
    heard: Heard
    cookies: dict[str, str] = field(default_factory=lambda: {"csrf": TOKEN})
    known: list[tuple[str, str]] = field(default_factory=list)

    async def enter(self) -> None:
        """With the second factor just given; then each kind of page once."""
        found = await self._ask("/demo/enter/", {"username": self.username})
        if found.status != HTTPStatus.FOUND:
            raise Differs(f"{self.username} cannot sign in: {found.status}")
        begin, pages = PLANS[self.role]
        first = await self.page(begin, self.name)
        self.known = [(path, html.unescape(name)) for path, name in NAMED.findall(first.text)]
        if not self.known:
            self.known = [(path, "") for path in OWN.findall(first.text)[:1]]
        for each in pages:
            await self._page_of(each, self.known[self.place % max(1, len(self.known))])
        if self.heard.wrong:
            raise Differs(self.heard.wrong[0])

    async def look(self, rng: Random) -> None:
        """One page of the role's, any factory that is known."""
        pages = PLANS[self.role][1]
        [chosen] = rng.choices(list(pages), weights=list(pages.values()))
        await self._page_of(chosen, rng.choice(self.known))

    async def correct(self) -> None:
        """One released answer of an own factory, by the form; then the page says so."""
        links = await self._links()
        if not links:
            return  # nothing is out yet: there is nothing to correct
        form = await self.page(links[0], self.name)
        given = {
            **dict(FIELD.findall(form.text)),
            "answer": CHOICE.findall(form.text)[0],
            "reason": "A correction of the bench",
            "confirm": "yes",
        }
        done = await self._ask(links[0], given)
        wrong = [] if done.status == HTTPStatus.SEE_OTHER else ["the way back"]
        self.heard.take(links[0], done, wrong)
        self.heard.written += self.heard.is_counting and not wrong
        if not wrong:
            await self.page(done.where, "The answer is corrected.")

    async def _links(self) -> list[str]:
        """To the answers of the first criterion that has any which can be corrected."""
        path, name = self.known[self.place % len(self.known)]
        factory = await self.page(path, html.escape(name))
        for each in dict.fromkeys(CRITERION.findall(factory.text)):
            found: list[str] = CORRECTING.findall((await self.page(each, self.name)).text)
            if found:
                return found
        return []

    async def page(self, address: str, *expected: str) -> Answer:
        """What it must say is there, or it is noted as wrong."""
        found = await self._ask(address)
        wanted = (*expected, END)
        lacks = [each for each in wanted if each not in found.text]
        if found.status != HTTPStatus.OK:
            lacks.append("what was asked for")
        self.heard.take(address, found, lacks)
        return found

    async def _page_of(self, page: str, factory: tuple[str, str]) -> Answer:
        """The reader's own name stands on every page, that of the factory on its own."""
        path, name = factory
        names = (html.escape(name),) if page.startswith(FACTORY) else ()
        return await self.page(page.format(path), self.name, *names)

    async def _ask(self, address: str, form: Mapping[str, str] | None = None) -> Answer:
        begun = time.perf_counter()
        try:
            async with asyncio.timeout(PATIENCE):
                said = await self._said(self._request(address, form))
        except (OSError, TimeoutError) as wrong:
            return Answer(0, f"no answer: {wrong!r}", "", time.perf_counter() - begun)
        seconds = time.perf_counter() - begun
        head, _, body = said.partition(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        where = ""
        for name, _, value in (each.partition(": ") for each in lines[1:]):
            if name.casefold() == "set-cookie":
                key, _, kept = value.partition(";")[0].partition("=")
                self.cookies[key] = kept
            elif name.casefold() == "location":
                where = value
        status = int(lines[0].split()[1]) if lines[0] else 0
        return Answer(status, body.decode("utf-8", "replace"), where, seconds)

    async def _said(self, request: bytes) -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            writer.write(request)
            return await reader.read()
        finally:
            writer.close()

    def _request(self, address: str, form: Mapping[str, str] | None) -> bytes:
        sent = {"csrfmiddlewaretoken": self.cookies["csrf"], **(form or {})}
        body = b"" if form is None else urlencode(sent).encode()
        head = [
            f"{'GET' if form is None else 'POST'} {address} HTTP/1.1",
            f"Host: 127.0.0.1:{self.port}",
            "Connection: close",
            "Accept-Language: en",
            f"Cookie: {'; '.join(f'{name}={value}' for name, value in self.cookies.items())}",
        ]
        if form is not None:
            head += [f"Content-Type: {FORM}", f"Content-Length: {len(body)}"]
        return "\r\n".join((*head, "", "")).encode("latin-1") + body
