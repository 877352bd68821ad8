"""G12: what every answer must carry, and what no page may have in it."""

from collections.abc import Iterator
from html.parser import HTMLParser

from distinction.config.security import POLICY
from distinction.rules.terms.parties import Role
from tests.reliability.browser import Answer
from tests.reliability.matrix import Asked

WANTED = {
    "Cache-Control": "private, no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Robots-Tag": "noindex, nofollow",
}
TELLING = ("ETag", "Last-Modified", "Expires", "Age", "Server")
POINTS = frozenset(POLICY["DIRECTIVES"])


class Inline(HTMLParser):
    """Collects what the policy would refuse: scripts, styles and handlers in the page itself."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._in_script = tag == "script" and "src" not in given
        if tag == "style":
            self.found.append("<style>")
        for name, value in given.items():
            if name == "style" or name.startswith("on"):
                self.found.append(f"{tag} {name}")
            if (value or "").strip().lower().startswith("javascript:"):
                self.found.append(f"{tag} {name}={value}")

    def handle_data(self, data: str) -> None:
        if self._in_script and data.strip():
            self.found.append("<script>")


class Watched:
    """A watcher of the matrix; pages that one role gets from one address are parsed once."""

    def __init__(self) -> None:
        self.answers = 0
        self.parsed: set[tuple[str, Role, int]] = set()

    def __call__(self, asked: Asked, answer: Answer) -> Iterator[str]:
        self.answers += 1
        yield from of_headers(answer)
        kind = (asked.route.name, asked.who.role, answer.status)
        if answer.is_html and answer.body and kind not in self.parsed:
            self.parsed.add(kind)
            yield from inline(answer)


def of_headers(answer: Answer) -> Iterator[str]:
    for name, value in WANTED.items():
        if answer.header(name) != value:
            yield f"{name}: {answer.header(name)!r}"
    told = {each.split()[0] for each in answer.header("Content-Security-Policy").split(";") if each}
    if not told >= POINTS or "unsafe" in answer.header("Content-Security-Policy"):
        yield f"Content-Security-Policy: {answer.header('Content-Security-Policy')!r}"
    if "Permissions-Policy" not in {name for name, _value in answer.headers}:
        yield "no Permissions-Policy"
    yield from (f"{name} is told" for name in TELLING if answer.header(name))


def inline(answer: Answer) -> Iterator[str]:
    reader = Inline()
    reader.feed(answer.text)
    yield from (f"inline {each}" for each in reader.found)
