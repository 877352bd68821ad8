"""Every file says in one plain sentence what it is."""

import ast
import re

import pytest

from tests.house.code import PACKAGE, Module, modules

ALL = modules("distinction", "tests")


@pytest.mark.parametrize("module", ALL, ids=lambda each: each.name)
def test_a_file_opens_with_a_sentence(module: Module) -> None:
    said = ast.get_docstring(module.tree) or ""
    first = said.split("\n\n")[0].replace("\n", " ")
    assert re.fullmatch(r"[A-Z“\"`].*[.)]", first), f"{module.name} opens with {first!r}"
    assert "this module" not in said.lower()


@pytest.mark.parametrize(
    "module", [each for each in ALL if each.path.name == "__init__.py"], ids=lambda each: each.name
)
def test_a_folder_introduces_itself_and_hands_nothing_on(module: Module) -> None:
    assert len(module.tree.body) == 1


def test_a_template_opens_with_a_sentence() -> None:
    for path in PACKAGE.rglob("*.html"):
        assert re.match(r"\{# .*\. #\}", path.read_text(encoding="utf-8")), path.name


def test_an_unspoken_file_would_be_seen() -> None:
    assert ast.get_docstring(ast.parse("x = 1")) is None
