"""The peer polars: the same verdicts by its expressions over packed columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

import numpy as np
import polars as pl

from distinction.faces.cli.measures.columns import Columns
from distinction.rules.criteria.batch.digest import Verdicts

NAME = "polars"

FACTORY, DATE = pl.col("factory"), pl.col("date")
IS_LAST = FACTORY.shift(-1).ne_missing(FACTORY)  # rows stand by factory
IS_OF_LAST_TWO = FACTORY.shift(-2).ne_missing(FACTORY)
NOTHING = pl.lit(0, pl.UInt64)


@dataclass(frozen=True, slots=True)
class Polars:
    """Frames of the evidence, and the expressions of one pack."""

    columns: Columns
    factories: Any
    versions: Any
    silent: Any
    reports: Any
    cases: Any
    failed: Any
    lacking: Any

    def standing(self, day: int) -> Verdicts:
        pairs = self._pairs(day)
        marks = _known(self.reports, day).filter(IS_LAST).filter(pl.col("expires") >= day)
        cases = (
            _known(self.cases, day)
            .group_by("factory")
            .agg(pl.col("failed").bitwise_or(), pl.col("lacking").bitwise_or())
        )
        found = (
            self.factories.lazy()
            .join(pairs, on="factory", how="left", maintain_order="left")
            .join(marks, on="factory", how="left", suffix="_marked", maintain_order="left")
            .join(cases, on="factory", how="left", suffix="_case", maintain_order="left")
        )
        verdicts = found.select(
            not_met=_whole("failed", 0) | _whole("failed_marked", 0) | _whole("failed_case", 0),
            not_known=_whole("lacking", self.columns.by_answers)
            | _whole("lacking_marked", self.columns.marked)
            | _whole("lacking_case", 0),
        ).with_columns(not_known=pl.col("not_known") & ~pl.col("not_met"))
        made = verdicts.collect()
        return Verdicts(made["not_met"].to_numpy(), made["not_known"].to_numpy())

    def _pairs(self, day: int) -> Any:
        """Of each factory its latest assessment, with what the one before adds."""
        two = (
            _known(self.versions, day)
            .filter(IS_OF_LAST_TWO)
            .select(
                "factory", DATE, "earliest", "longest", failed=self.failed, lacking=self.lacking
            )
        )
        both = two.with_columns(
            *(pl.col(each).shift(1).name.suffix("_before") for each in BEFORE),
        ).filter(IS_LAST)
        fits = (pl.col("factory_before") == FACTORY) & DATE.is_between(
            pl.col("earliest_before"), pl.col("longest_before")
        )
        fitting = both.with_columns(pair=fits.fill_null(value=False))
        broken = (
            _known(self.silent, day)
            .join(fitting.filter("pair"), on="factory", suffix="_latest")
            .filter((pl.col("date_before") < DATE) & (pl.col("date_latest") > DATE))
            .select("factory", broken=True)
            .unique()
        )
        pair = pl.col("pair") & pl.col("broken").is_null()
        failed = pl.col("failed") | pl.when(pair).then("failed_before").otherwise(NOTHING)
        lacking = pl.when(pair).then(pl.col("lacking") | pl.col("lacking_before"))
        return fitting.join(broken, on="factory", how="left", maintain_order="left").select(
            "factory",
            failed=failed,
            lacking=lacking.otherwise(pl.lit(self.columns.by_answers, pl.UInt64)),
        )


BEFORE = ("factory", "date", "earliest", "longest", "failed", "lacking")


def prepared(columns: Columns) -> Polars:
    factories = np.arange(columns.factories, dtype=np.int32)
    return Polars(
        columns=columns,
        factories=pl.DataFrame({"factory": factories}),
        versions=pl.DataFrame(dict(columns.versions)),
        silent=pl.DataFrame(dict(columns.silent)),
        reports=pl.DataFrame(dict(columns.reports)),
        cases=pl.DataFrame(dict(columns.cases)),
        failed=_digest(columns, "failed"),
        lacking=_digest(columns, "lacking") | pl.col("silent"),
    )


def _digest(columns: Columns, name: str) -> Any:
    """One bit a criterion: whether a question of it has its bit."""
    told = [
        _bit(
            bit, [pl.col(f"{name}{word}") & pl.lit(mask, pl.UInt64) for word, mask in masks.items()]
        )
        for bit, masks in columns.elements.items()
    ]
    words = range(columns.words)
    listed = [pl.col(f"{name}{word}") & pl.col(f"listed{word}") for word in words]
    return reduce(or_, [*told, _bit(columns.listed, listed)])


def _bit(bit: int, parts: Sequence[Any]) -> Any:
    return (reduce(or_, parts) != 0).cast(pl.UInt64) * pl.lit(1 << bit, pl.UInt64)


def _known(frame: Any, day: int) -> Any:
    return frame.lazy().filter((pl.col("since") <= day) & (pl.col("until") > day))


def _whole(name: str, otherwise: int) -> Any:
    return pl.col(name).fill_null(pl.lit(otherwise, pl.UInt64))
