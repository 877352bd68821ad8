"""The job with DuckDB: its JSON reader with only the fields that matter, then one query."""

import sys
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb

from distinction.faces.cli.measures.scripts.duckdb_queries import (
    CHOOSE,
    CORRECTED,
    COUNTRIES,
    EVALUATE,
    FETCH,
    MARK,
    READ,
    SEE,
    WORD,
)

Table = Mapping[str, Any]

MARKED = "progress_report_2"


def main(portfolio: str, pack: str, day: str) -> None:
    tables = tomllib.loads(Path(pack).read_text(encoding="utf-8"))
    of_marks = [each["id"] for each in tables["criterion"] if each["evidence"] == MARKED]
    codes = _codes(tables)
    answers = _struct(f'"{code}" varchar' for code in codes)
    marks = _struct(f'"{each}" struct(mark varchar)' for each in of_marks)
    connection = duckdb.connect()
    file = portfolio.replace("'", "''")
    connection.execute(READ.format(file=file, answers=answers, marks=marks))
    months = tables["settings"]
    countries = {each for (each,) in connection.execute(COUNTRIES).fetchall()}
    lists = [each for each in tables["pri_list"] if each["country"] in countries]
    connection.execute(SEE)
    connection.execute(CHOOSE.format(day=day))
    corrected = _packed({code: CORRECTED.format(code=code) for code in codes})
    connection.execute(FETCH.format(day=day, corrected=corrected))
    connection.execute(
        EVALUATE.format(
            day=day,
            judged=", ".join(_judged(tables["criterion"], lists)),
            marked=", ".join(f"{_mark(each)} as {each}_" for each in of_marks),
            columns=", ".join(_column(each) for each in tables["criterion"]),
            min_gap=months["min_gap_months"],
            gap_12=months["max_gap_months_12"],
            gap_24=months["max_gap_months_24"],
            spacing=months["assessment_spacing_months"],
            opens=months["pr2_month"] - 1,
            max_age=months["pr2_max_age_months"],
        )
    )


def _codes(tables: Table) -> list[str]:
    groups = [each.get("questions", ()) for each in tables["criterion"]]
    groups += [each["questions"] for each in tables["pri_list"]]
    return list(dict.fromkeys(code for group in groups for code in group))


def _struct(fields: Iterable[str]) -> str:
    return "struct(" + ", ".join(fields) + ")"


def _packed(values: Mapping[str, str]) -> str:
    return "{" + ", ".join(f'"{name}": {value}' for name, value in values.items()) + "}"


def _judged(criteria: Sequence[Table], lists: Sequence[Table]) -> Iterable[str]:
    for each in criteria:
        if each["evidence"] == "assessment":
            yield f"{_worst(each['questions'])} as {each['id']}_"
        if each["evidence"] == "pri":
            cases = [f"when {_in_force(one)} then {_worst(one['questions'])}" for one in lists]
            yield f"case {' '.join(cases)} when false then 1 else 1 end as {each['id']}_"


def _worst(codes: Sequence[str]) -> str:
    answers = [f'q."{code}"' for code in codes]
    failed = " or ".join(f"{each} = 'non_compliant'" for each in answers)
    lacking = " or ".join(f"coalesce({each}, 'not_assessed') = 'not_assessed'" for each in answers)
    compliant = " or ".join(f"{each} = 'compliant'" for each in answers)
    return f"case when {failed} then 2 when {lacking} then 1 when {compliant} then 0 else 1 end"


def _in_force(one: Table) -> str:
    last = f" and date <= date '{one['valid_to']}'" if "valid_to" in one else ""
    return f"country = '{one['country']}' and date >= date '{one['valid_from']}'{last}"


def _mark(criterion: str) -> str:
    mark = MARK.format(id=criterion)
    return f"case {mark} when 'on_track' then 0 when 'not_assessed' then 1 else 2 end"


def _column(criterion: Table) -> str:
    name, evidence = criterion["id"], criterion["evidence"]
    if evidence == MARKED:
        code = f"coalesce(marked.{name}_, 1)"
    elif evidence == "zero_tolerance":
        code = "coalesce(live.worst, 0)"
    else:
        both = f"greatest(latest.{name}_, previous.{name}_)"
        code = f"case when pair then {both} when latest.{name}_ = 2 then 2 else 1 end"
    return WORD.format(code=code, id=name)


if __name__ == "__main__":
    main(*sys.argv[1:])
