"""A short list: the first rows by an order, whatever the number that was offered."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Row = TypeVar("Row")

SLACK = 4  # how often the limit may be held before the list is cut back


@dataclass(frozen=True, slots=True)
class Short(Generic[Row]):
    """The rows to be shown, and how many there are in all."""

    rows: tuple[Row, ...] = ()
    total: int = 0

    @property
    def more(self) -> int:
        return self.total - len(self.rows)


@dataclass(slots=True)
class Gathering(Generic[Row]):
    """Rows as they come; no more than a few times the limit are ever held."""

    limit: int
    order: Callable[[Row], tuple[object, ...]]
    total: int = 0
    _held: list[Row] = field(default_factory=list)

    def offer(self, row: Row) -> None:
        self.total += 1
        self._held.append(row)
        if len(self._held) >= SLACK * self.limit:
            self._held = self._first()

    def short(self) -> Short[Row]:
        return Short(tuple(self._first()), self.total)

    def _first(self) -> list[Row]:
        return sorted(self._held, key=self.order)[: self.limit]
