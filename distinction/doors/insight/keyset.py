"""A part of a long list: by the key of a row, never by its number, so that none is lost or twice.

The address names the row by its random id; its key is looked up among the rows that the viewer
reaches now, so an address tells nothing of a factory (N20) and an ended access ends it (N8).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Q, QuerySet

LONGEST_ID = 24
Kept = TypeVar("Kept")


@dataclass(frozen=True, slots=True)
class Turn:
    """Which part is asked for: after one row, before one, or the first."""

    after: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class Part(Generic[Kept]):
    """Rows in order; `earlier` and `later` name the row from which the next part begins."""

    rows: tuple[Kept, ...]
    earlier: str = ""
    later: str = ""


def part(rows: QuerySet[Any], order: Sequence[str], turn: Turn, size: int) -> Part[Any]:
    """`order` ends with the column that names a row alone."""
    name = order[-1]
    asked = turn.after or turn.before
    start = rows.filter(**{name: asked}).values_list(*order).first() if _is_id(asked) else None
    backwards = start is not None and not turn.after
    if start is not None:
        rows = rows.filter(_beyond(order, start, backwards=backwards))
    ordered = rows.order_by(*(f"-{each}" if backwards else each for each in order))
    found = list(ordered[: size + 1])
    is_more, found = len(found) > size, found[:size]
    if backwards:
        found.reverse()
    has_earlier = is_more if backwards else start is not None
    has_later = backwards or is_more
    ids = [str(getattr(each, _column(each, name))) for each in found]
    return Part(
        tuple(found),
        earlier=ids[0] if ids and has_earlier else "",
        later=ids[-1] if ids and has_later else "",
    )


def _beyond(order: Sequence[str], start: Sequence[Any], *, backwards: bool) -> Q:
    """Row values compared column by column, as both databases do."""
    sign = "lt" if backwards else "gt"
    found, same = Q(), Q()
    for column, value in zip(order, start, strict=True):
        found |= same & Q(**{f"{column}__{sign}": value})
        same &= Q(**{column: value})
    return found


def _column(row: object, name: str) -> str:
    return f"{name}_id" if hasattr(row, f"{name}_id") else name


def _is_id(text: str) -> bool:
    return text.isascii() and text.isalnum() and len(text) <= LONGEST_ID
