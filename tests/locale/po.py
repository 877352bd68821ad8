"""Catalogues as translators edit them (.po) and as the product reads them (.mo)."""

import ast
import re
import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.locale.messages import Message

LINE = re.compile(r"(msgid_plural|msgid|msgstr)(?:\[\d+\])? (\".*\")$")
VALUE = re.compile(r"%\(\w+\)[sd]|\{\w+\}")
MAGIC, HEAD = 0x950412DE, 28


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The header of a file, and the words of each message: one, or one for each plural."""

    header: str
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    plurals: Mapping[str, str] = field(default_factory=dict)

    @property
    def forms(self) -> int:
        found = re.search(r"nplurals=(\d+)", self.header)
        return int(found[1]) if found else 2

    def has(self, message: Message) -> bool:
        """Whether all its words are there, as many as the language has plurals."""
        words = self.words.get(message.one, ())
        is_fit = len(words) == (self.forms if message.more else 1) and all(words)
        return is_fit and self.plurals.get(message.one, "") == message.more


def read(path: Path) -> Catalogue:
    """What a file holds; words that a translator marked as unsure do not count as words."""
    header, words, plurals = "", {}, {}
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
        one, more, said = _parts(block)
        if not one:
            header = said[0] if said else header
        else:
            words[one] = () if "#, fuzzy" in block else tuple(said)
            if more:
                plurals[one] = more
    return Catalogue(header, words, plurals)


def write(path: Path, catalogue: Catalogue, messages: Iterable[Message]) -> None:
    """The messages in their order, each with the words that the catalogue has for it."""
    blocks = [f'msgid ""\nmsgstr ""\n{_lines(catalogue.header)}']
    blocks += [_block(each, catalogue) for each in messages]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")


def compiled(catalogue: Catalogue) -> bytes:
    """The bytes of a .mo file: sorted keys, their words, and where each stands."""
    pairs = {"": catalogue.header}
    for one, words in catalogue.words.items():
        more = catalogue.plurals.get(one)
        if words and all(words):
            pairs[f"{one}\0{more}" if more else one] = "\0".join(words)
    keys = sorted((key.encode(), said.encode()) for key, said in pairs.items())
    size = len(keys)
    start = HEAD + 16 * size
    tables: list[bytes] = []
    texts = b""
    for part in (0, 1):
        for pair in keys:
            tables.append(struct.pack("<2I", len(pair[part]), start + len(texts)))
            texts += pair[part] + b"\0"
    return struct.pack("<7I", MAGIC, 0, size, HEAD, HEAD + 8 * size, 0, start) + b"".join(
        [*tables, texts]
    )


def values(text: str) -> list[str]:
    """The named values in a sentence, each once."""
    return sorted(set(VALUE.findall(text)))


def _parts(block: str) -> tuple[str, str, list[str]]:
    texts: list[tuple[str, str]] = []
    for line in block.splitlines():
        found = LINE.match(line)
        if found:
            texts.append((found[1], ast.literal_eval(found[2])))
        elif line.startswith('"') and texts:
            name, text = texts[-1]
            texts[-1] = (name, text + ast.literal_eval(line))
    named = dict(texts)
    said = [text for name, text in texts if name == "msgstr"]
    return named.get("msgid", ""), named.get("msgid_plural", ""), said


def _block(message: Message, catalogue: Catalogue) -> str:
    return "\n".join(_of(message, catalogue))


def _of(message: Message, catalogue: Catalogue) -> Iterator[str]:
    yield f"#: {message.where}"
    if values(message.one + message.more):
        yield "#, python-brace-format" if "{" in message.one + message.more else "#, python-format"
    yield f"msgid {_quoted(message.one)}"
    words = catalogue.words.get(message.one, ()) if catalogue.has(message) else ()
    if not message.more:
        yield f"msgstr {_quoted(words[0] if words else '')}"
        return
    yield f"msgid_plural {_quoted(message.more)}"
    for form in range(catalogue.forms):
        yield f"msgstr[{form}] {_quoted(words[form] if words else '')}"


def _lines(text: str) -> str:
    return "\n".join(_quoted(line) for line in text.splitlines(keepends=True))


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
