"""A fault of the access table: where, what kind, in words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong; `where` is a line of a file, or object/action/state.

    `code` is the name of the check that found it, `rules` the rules of never.md it would break.
    """

    where: str
    code: str
    text: str
    rules: tuple[str, ...] = ()

    def __str__(self) -> str:
        numbers = f" ({' '.join(self.rules)})" if self.rules else ""
        return f"{self.where}: {self.text}{numbers}"
