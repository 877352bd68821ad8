"""The code of the house, as its tests look at it."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "distinction"


@dataclass(frozen=True)
class Module:
    """One file of Python."""

    path: Path

    @property
    def name(self) -> str:
        parts = self.path.relative_to(ROOT).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @property
    def length(self) -> int:
        return len(self.text.splitlines())

    def imports(self) -> Iterator[tuple[ast.stmt, str]]:
        """Every import, wherever it stands, with the full name of each thing it names."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((node, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield from ((node, f"{node.module}.{alias.name}") for alias in node.names)

    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        for node in ast.walk(self.tree):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                yield node


def modules(*folders: str) -> list[Module]:
    """All files of Python below the folders of the project that somebody wrote."""
    paths = (path for folder in folders for path in sorted((ROOT / folder).rglob("*.py")))
    return [Module(path) for path in paths if not is_generated(path)]


def is_generated(path: Path) -> bool:
    """A migration is written by Django: its form is not ours."""
    return path.parent.name == "migrations" and path.name != "__init__.py"
