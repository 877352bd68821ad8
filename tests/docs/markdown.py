"""Tables and words of Markdown."""

import re
from collections.abc import Iterable, Sequence

PLACE = re.compile(r"\{(\w+)\}")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(map(_cell, line)) + " |" for line in lines)


def code(text: str) -> str:
    return f"`{text}`"


def codes(texts: Iterable[object]) -> str:
    return ", ".join(code(str(each)) for each in texts)


def sentence(text: str) -> str:
    """A sentence of the program; the values put into it later are set in italics."""
    return PLACE.sub(r"*\1*", text)


def fenced(text: str, kind: str = "text") -> str:
    return f"```{kind}\n{text.rstrip()}\n```"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
