"""Imports only go down, in the open, and never in a circle."""

import ast
import subprocess
import sys
from collections.abc import Iterator, Mapping

import pytest

from tests.house.code import ROOT, Module, modules

ALL = modules("distinction")
NAMES = {each.name for each in ALL}
LOADS_BY_NAME = {"distinction.faces.cli.main", "distinction.faces.cli.measures.site.__main__"}

Graph = Mapping[str, set[str]]


def targets(module: Module) -> Iterator[str]:
    """The files a file imports: a name of `from x import name` may be one itself."""
    for _, name in module.imports():
        if name in NAMES:
            yield name
        elif name.rpartition(".")[0] in NAMES:
            yield name.rpartition(".")[0]


def circles(graph: Graph) -> list[str]:
    """Files from which one can walk back to oneself."""
    return [start for start in graph if start in reached(graph, graph[start])]


def reached(graph: Graph, begin: set[str]) -> set[str]:
    seen: set[str] = set()
    todo = set(begin)
    while todo:
        each = todo.pop()
        seen.add(each)
        todo |= graph.get(each, set()) - seen
    return seen


def test_no_knot_not_even_a_hidden_one() -> None:
    graph = {each.name: set(targets(each)) for each in ALL}
    assert sum(map(len, graph.values())) > len(ALL), "imports were found"
    assert circles(graph) == []


def test_a_knot_would_be_seen() -> None:
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) == ["a", "b", "c"]


@pytest.mark.parametrize("module", ALL, ids=lambda each: each.name)
def test_every_import_stands_at_the_top(module: Module) -> None:
    top = set(map(id, module.tree.body))
    for node, name in module.imports():
        assert id(node) in top, f"{name} is imported inside something"
        assert name != "typing.TYPE_CHECKING"
        assert not (isinstance(node, ast.ImportFrom) and node.level), "name the file in full"
    if module.name not in LOADS_BY_NAME:
        assert "import_module" not in module.text


def test_the_floors_hold() -> None:
    """The contracts of import-linter in pyproject.toml."""
    code = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout
    assert " 0 broken" in ran.stdout
