"""What a page says to its reader: its texts, and the attributes that are read aloud or shown."""

from html.parser import HTMLParser

SAID = ("aria-label", "title", "alt", "placeholder", "data-l")
SILENT = frozenset(("script", "style", "svg"))
NO_END = frozenset(("br", "hr", "img", "input", "link", "meta", "source", "wbr", "use", "path"))
NAMES = frozenset(("bdi", "code"))


class Spoken(HTMLParser):
    """The pieces of a page in its own language: names and quotations in another are left out."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.links: list[str] = []
        self.root: dict[str, str] = {}
        self._within: list[tuple[str, bool]] = []  # each open element, and whether it is ours
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.root = given if tag == "html" else self.root
        is_ours = self._is_ours() and tag not in SILENT | NAMES
        if "lang" in given and given["lang"] != self.root.get("lang"):
            is_ours = False
        if is_ours:
            self.pieces += [given[name] for name in SAID if given.get(name)]
            if tag == "input" and given.get("type") == "submit":
                self.pieces.append(given.get("value", ""))
        if tag == "a" and given.get("href", "").startswith("/") and "download" not in given:
            self.links.append(given["href"].partition("#")[0])
        if tag not in NO_END:
            self._within.append((tag, is_ours))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in NO_END:
            self._within.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in (name for name, _ in self._within):
            while self._within.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        text = " ".join(data.split())
        if text and self._is_ours():
            self.pieces.append(text)

    def _is_ours(self) -> bool:
        return all(is_ours for _, is_ours in self._within)
