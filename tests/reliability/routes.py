"""Every address that the site answers, from the resolver itself: none can be forgotten (N27)."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True, slots=True)
class Route:
    """One address by its name; `parts` are its texts between the identifiers."""

    name: str
    names: tuple[str, ...]
    parts: tuple[str, ...]

    def path(self, *given: str) -> str:
        """What the address asks for is not what is checked here: any text can be put in."""
        values = (*(quote(str(each), safe="") for each in given), "")
        return "/" + "".join(a + b for a, b in zip(self.parts, values, strict=True))


def all_routes() -> tuple[Route, ...]:
    return tuple(_routes(get_resolver(), ""))


def _routes(found: URLResolver, before: str) -> Iterator[Route]:
    for each in found.url_patterns:
        if isinstance(each, URLResolver):
            yield from _routes(each, before + str(each.pattern))
        elif isinstance(each, URLPattern):
            yield _route(each, before)


def _route(found: URLPattern, before: str) -> Route:
    text = before + str(found.pattern)
    name = found.name or text
    if name == "account_reset_password_from_key":  # a regular expression of allauth's own making
        base = f"{before}password/reset/key/"
        return Route(name, ("uidb36", "key"), (base, "-", "/"))
    names, parts = [], [""]
    while "<" in text:
        head, _, rest = text.partition("<")
        kind, _, text = rest.partition(">")
        names.append(kind.rpartition(":")[2])
        parts[-1] += head
        parts.append("")
    parts[-1] += text
    return Route(name, tuple(names), tuple(parts))
