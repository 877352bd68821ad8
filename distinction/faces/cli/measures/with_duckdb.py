"""The peer DuckDB: the same verdicts by one query over packed columns, of one day or of many."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import duckdb
import numpy as np

from distinction.faces.cli.measures.columns import Columns
from distinction.rules.criteria.batch.digest import Verdicts

NAME = "DuckDB"
CREATE = "create table {name} as select * from given"
TABLES = ("versions", "silent", "reports", "cases")

# On one day only the two assessments that count are digested; for many days each is, once.
OF_ONE_DAY = """
with known as (
  select *, row_number() over (partition by factory order by place desc) as back
  from versions where since <= $day and until > $day qualify back <= 2
),
two as (
  select factory, back, date, earliest, longest, {failed} as failed, {lacking} | silent as lacking
  from known
),
"""
OF_MANY_DAYS = """
with days as materialized (select unnest($days)::integer as day),
digested as materialized (
  select factory, place, since, until, date, earliest, longest,
    {failed} as failed, {lacking} | silent as lacking
  from versions
),
two as (
  select *, row_number() over (partition by day, factory order by place desc) as back
  from digested join days on since <= day and until > day qualify back <= 2
),
"""
VERDICTS = """
paired as (
  select {key},
    any_value(failed) filter (back = 1) as failed,
    any_value(failed) filter (back = 2) as failed_before,
    any_value(lacking) filter (back = 1) as lacking,
    any_value(lacking) filter (back = 2) as lacking_before,
    any_value(date) filter (back = 1) as latest,
    any_value(date) filter (back = 2) as previous,
    any_value(earliest) filter (back = 2) as earliest,
    any_value(longest) filter (back = 2) as longest
  from two group by {key}
),
broken as (
  select distinct {key}, true as broken from silent join paired using (factory)
  where since <= {day} and until > {day} and previous < date and date < latest
),
pairs as (
  select {key}, failed, lacking, failed_before, lacking_before,
    coalesce(latest between earliest and longest, false) and broken is null as pair
  from paired left join broken using ({key})
),
marks as (
  select {key}, arg_max(failed, place) as failed, arg_max(lacking, place) as lacking
  from reports {known} group by {key} having arg_max(expires, place) >= {day}
),
live as (
  select {key}, bit_or(failed) as failed, bit_or(lacking) as lacking
  from cases {known} group by {key}
),
told as (
  select {key},
    coalesce(pairs.failed, 0) | if(pair, failed_before, 0)
      | coalesce(marks.failed, 0) | coalesce(live.failed, 0) as not_met,
    if(pair, pairs.lacking | lacking_before, {by_answers}::ubigint)
      | coalesce(marks.lacking, {marked}::ubigint) | coalesce(live.lacking, 0) as lacking
  from {everyone} left join pairs using ({key}) left join marks using ({key})
    left join live using ({key})
)
select not_met, lacking & ~not_met as not_known from told order by {order}
"""
ONE = {
    "key": "factory",
    "day": "$day",
    "known": "where since <= $day and until > $day",
    "everyone": "factories",
    "order": "factory",
}
MANY = {
    "key": "day, factory",
    "day": "day",
    "known": "join days on since <= day and until > day",
    "everyone": "(from factories cross join days)",
    "order": "factory, day",
}


@dataclass(frozen=True, slots=True)
class DuckDB:
    """A database in memory, and the queries of one pack."""

    connection: Any
    of_one_day: str
    of_many_days: str

    def standing(self, day: int) -> Verdicts:
        made = self.connection.execute(self.of_one_day, {"day": day}).fetchnumpy()
        return Verdicts(made["not_met"], made["not_known"])

    def history(self, days: Sequence[int]) -> Verdicts:
        made = self.connection.execute(self.of_many_days, {"days": list(days)}).fetchnumpy()
        shape = -1, len(days)
        return Verdicts(made["not_met"].reshape(shape), made["not_known"].reshape(shape))


def prepared(columns: Columns) -> DuckDB:
    connection = duckdb.connect()
    factories = {"factory": np.arange(columns.factories, dtype=np.int32)}
    _create(connection, "factories", factories)
    for name in TABLES:
        table = dict(getattr(columns, name))
        table["place"] = np.arange(len(table["factory"]), dtype=np.int32)
        _create(connection, name, table)
    words = {
        "failed": _digest(columns, "failed"),
        "lacking": _digest(columns, "lacking"),
        "by_answers": str(columns.by_answers),
        "marked": str(columns.marked),
    }
    one = (OF_ONE_DAY + VERDICTS).format(**words, **ONE)
    many = (OF_MANY_DAYS + VERDICTS).format(**words, **MANY)
    return DuckDB(connection, one, many)


def _create(connection: Any, name: str, table: dict[str, Any]) -> None:
    connection.register("given", table)
    connection.execute(CREATE.format(name=name))
    connection.unregister("given")


def _digest(columns: Columns, name: str) -> str:
    """One bit a criterion: whether a question of it has its bit."""
    told = [
        _bit(bit, [f"{name}{word} & {mask}::ubigint" for word, mask in masks.items()])
        for bit, masks in columns.elements.items()
    ]
    listed = [f"{name}{word} & listed{word}" for word in range(columns.words)]
    return "(" + " | ".join([*told, _bit(columns.listed, listed)]) + ")"


def _bit(bit: int, parts: Sequence[str]) -> str:
    asked = " or ".join(f"({part}) <> 0" for part in parts)
    return f"if({asked}, {1 << bit}::ubigint, 0::ubigint)"
