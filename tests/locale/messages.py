"""Every message of the product, as the code and the templates mark it for translation."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation.template import templatize

from tests.locale.borrowed import BORROWED

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "distinction"

# A file that imports Django's gettext is answered by `django`; the pure ones say their sentences
# through `faces/wording.py`, which opens `distinction` and needs no Django.
SITE, PURE = "django", "distinction"
DOMAINS = (SITE, PURE)
ONE = ("_", "gettext", "gettext_lazy")
MANY = ("ngettext", "ngettext_lazy", "Plural")
CALL = re.compile(r"\b(n?gettext|_)\(u?(?=['\"])")


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence, its plural if it counts something, and the file where it stands first."""

    one: str
    more: str = ""
    where: str = ""


Messages = dict[str, Message]


@cache
def messages(domain: str) -> Messages:
    """Those of one domain by their English, in the order of the files."""
    found: Messages = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if ("django.utils.translation" in text) == (domain == SITE):
            _keep(found, of_code(text), path)
    if domain == SITE:
        for path in sorted([*PACKAGE.rglob("templates/**/*.html"), *PACKAGE.rglob("*.txt")]):
            _keep(found, of_template(path.read_text(encoding="utf-8")), path)
        for text in BORROWED:
            found.setdefault(text, Message(text, where="of the packages"))
    return found


def of_code(text: str) -> Iterator[Message]:
    """What a Python file marks: whole sentences, never names of variables."""
    calls = [each for each in ast.walk(ast.parse(text)) if isinstance(each, ast.Call)]
    calls.sort(key=lambda each: (each.lineno, each.col_offset))
    within = {id(part) for each in calls if _name(each) in MANY for part in each.args}
    for node in calls:
        name = _name(node)
        words = [_plain(each) for each in node.args[:2]]
        if name in ONE and words and words[0] and id(node) not in within:
            yield Message(words[0])
        if name in MANY and len(words) == 2 and words[0] and words[1]:
            yield Message(words[0], words[1])


def of_template(text: str) -> Iterator[Message]:
    """What a template marks: Django turns its tags into calls, which are read as code."""
    code = templatize(text)
    for found in CALL.finditer(code):
        yield from of_code(code[found.start() : _end(code, found.end())])


def _end(code: str, start: int) -> int:
    """Where the call ends: at the first bracket that makes it whole."""
    end = code.find(")", start) + 1
    while end and not _is_whole(code[start:end]):
        end = code.find(")", end) + 1
    return end


def _is_whole(words: str) -> bool:
    try:
        ast.parse(f"({words}", mode="eval")
    except SyntaxError:
        return False
    return True


def _name(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else ""


def _plain(node: ast.expr) -> str:
    if isinstance(node, ast.Call) and _name(node) == "_":
        return _plain(node.args[0]) if node.args else ""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _keep(found: Messages, said: Iterator[Message], path: Path) -> None:
    where = path.relative_to(ROOT).as_posix()
    for each in said:
        known = found.get(each.one)
        if known is None:
            found[each.one] = Message(each.one, each.more, where)
        elif each.more and not known.more:
            found[each.one] = Message(each.one, each.more, known.where)
