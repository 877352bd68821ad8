"""A fault: what makes a dossier or a pack refused, with its place, its code and a remedy."""

from collections.abc import Iterable
from dataclasses import dataclass
from unicodedata import category

ESCAPED = frozenset({"Cc", "Zl", "Zp", "Cs"})  # signs that would break a line or its encoding
LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong at one place; the order is that of `contract/cli.md`: pointer, code.

    `pointer` is an RFC 6901 pointer, empty for the whole; `line` is that of a TOML file, or 0.
    """

    pointer: str
    code: str
    text: str
    line: int = 0


def pointer(*steps: str | int) -> str:
    return "".join("/" + _step(str(step)) for step in steps)


def plain(text: str) -> str:
    """The text on one line that any encoding can carry: control signs and surrogates escaped."""
    if text.isprintable():
        return text
    return "".join(f"\\u{ord(sign):04x}" if category(sign) in ESCAPED else sign for sign in text)


def shown(value: object) -> str:
    """A refused value as a person may read it: short, quoted, on one line."""
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, (list, tuple)):
        return "a list"
    text = plain(f"“{value}”" if isinstance(value, str) else _literal(value))
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…”"


def one_of(words: Iterable[str]) -> str:
    return ", ".join(words)


def _step(step: str) -> str:
    return plain(step.replace("~", "~0").replace("/", "~1"))


def _literal(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "null" if value is None else str(value)
