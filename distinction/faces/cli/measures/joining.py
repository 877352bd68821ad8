"""Facts of several portfolios put end to end, as if they had been packed at once."""

from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from itertools import accumulate
from typing import Any, TypeVar

import numpy as np

from distinction.rules.criteria.batch.arrays import Known
from distinction.rules.criteria.batch.facts import Facts

Table = TypeVar("Table")


def joined(parts: Sequence[Facts]) -> Facts:
    """The row of nobody, with which every table ends, is kept of the last part only."""
    tables = [each.name for each in fields(Facts) if each.name not in {"numbering", "factory"}]
    counted_on = _visits_counted_on(parts)
    return replace(
        parts[0],
        factory=tuple(name for each in parts for name in each.factory),
        **{name: _column([getattr(each, name) for each in counted_on]) for name in tables},
    )


def _visits_counted_on(parts: Sequence[Facts]) -> list[Facts]:
    """Versions name rows of visits, which stand after those of the parts before."""
    before = _before([len(each.visits.date) - 1 for each in parts])
    versions = [
        replace(each.versions, visit=each.versions.visit + rows)
        for each, rows in zip(parts, before, strict=True)
    ]
    return [replace(each, versions=one) for each, one in zip(parts, versions, strict=True)]


def _table(parts: Sequence[Table]) -> Table:
    names = [each.name for each in fields(parts[0])]  # type: ignore[arg-type]  # a dataclass
    columns = {name: _column([getattr(part, name) for part in parts]) for name in names}
    return type(parts[0])(**columns)


def _column(parts: Sequence[Any]) -> Any:
    first, *_, last = parts[0], parts[-1]
    if isinstance(first, Known):
        return _known(parts)
    if is_dataclass(first):
        return _table(parts)
    if isinstance(first, tuple):
        return (*(each for part in parts[:-1] for each in part[:-1]), *last)
    return np.concatenate([*(each[..., :-1] for each in parts[:-1]), last], axis=-1)


def _known(parts: Sequence[Known]) -> Known:
    factories = _before([len(each.starts) - 1 for each in parts])
    rows = _before([len(each.factory) - 1 for each in parts])
    starts = [each.starts + begun for each, begun in zip(parts, rows, strict=True)]
    named = [each.factory + begun for each, begun in zip(parts, factories, strict=True)]
    return Known(
        starts=_column(starts),
        factory=_column(named),
        since=_column([each.since for each in parts]),
        until=_column([each.until for each in parts]),
    )


def _before(counts: Sequence[int]) -> list[int]:
    """How many stand before each part."""
    return [0, *accumulate(counts)][:-1]
