"""The job with polars: lines decoded with only the fields that matter, then expressions."""

import sys
import tomllib
from collections.abc import Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import polars as pl

from distinction.faces.cli.measures.scripts.polars_frames import (
    MARKED,
    PLACE,
    RELEASED,
    Frame,
    Table,
    corrected,
    last_two,
    schema,
    visits_of,
)

AT_ONCE = 2_000  # lines; more of them take more memory and no less time
MET, NOT_KNOWN, NOT_MET = 0, 1, 2  # the worst of several is the greatest
WORDS = {MET: "met", NOT_KNOWN: "not_known", NOT_MET: "not_met"}
SECOND = 2  # the number of the report that carries marks which count
DATE = pl.col("date")


def main(portfolio: str, pack: str, day: str) -> None:
    tables = tomllib.loads(Path(pack).read_text(encoding="utf-8"))
    fields, header = pl.Struct(schema(tables)), True
    with Path(portfolio).open(encoding="utf-8") as file:
        while lines := list(islice(file, AT_ONCE)):
            read = pl.select(row=pl.Series(lines).str.json_decode(fields)).unnest("row")
            found = _found(read.with_row_index("place"), tables, date.fromisoformat(day))
            sys.stdout.write(found.write_csv(include_header=header))
            header = False


def _found(dossiers: Frame, tables: Table, day: date) -> Frame:
    on = pl.lit(day)
    visits = visits_of(dossiers, on)
    two = _judged(last_two(visits, tables, on), tables)
    found = (
        dossiers.select("place", pl.col("factory").struct.field("id").alias("factory"))
        .join(_together(two, visits, dossiers, tables), on="place", how="left")
        .join(_marks(dossiers, tables, on), on="place", how="left")
        .join(_cases(dossiers, on), on="place", how="left")
        .sort("place")
    )
    return found.select("factory", *(_column(each) for each in tables["criterion"]))


def _judged(two: Frame, tables: Table) -> Frame:
    columns = []
    for each in tables["criterion"]:
        if each["evidence"] == "assessment":
            columns.append(_worst(each["questions"]).alias(each["id"]))
        if each["evidence"] == "pri":
            columns.append(_listed(two, tables).alias(each["id"]))
    return two.select("place", "date", *columns)


def _listed(two: Frame, tables: Table) -> Any:
    countries = set(two["country"].unique())
    found = pl.lit(NOT_KNOWN)
    for each in tables["pri_list"]:
        if each["country"] in countries:
            last = each.get("valid_to", date.max)
            holds = (pl.col("country") == each["country"]) & DATE.is_between(
                each["valid_from"], last
            )
            found = pl.when(holds).then(_worst(each["questions"])).otherwise(found)
    return found


def _worst(codes: Sequence[str]) -> Any:
    failed = pl.any_horizontal(pl.col(code) == "non_compliant" for code in codes)
    lacking = pl.any_horizontal(
        pl.col(code).is_null() | (pl.col(code) == "not_assessed") for code in codes
    )
    compliant = pl.any_horizontal(pl.col(code) == "compliant" for code in codes)
    known = pl.when(lacking).then(NOT_KNOWN).when(compliant).then(MET).otherwise(NOT_KNOWN)
    return pl.when(failed).then(NOT_MET).otherwise(known)


def _together(two: Frame, visits: Frame, dossiers: Frame, tables: Table) -> Frame:
    """Both assessments where they make a pair, else the latest where it is not met."""
    ids = [each for each in two.columns if each not in {"place", "date"}]
    both = two.with_columns(pl.all().shift(1).name.suffix("_before")).filter(
        PLACE.shift(-1).ne_missing(PLACE)
    )
    two_there = both.filter(pl.col("place_before") == PLACE)
    pairs = _pairs(two_there, visits, dossiers, tables["settings"])
    judged = both.join(pairs, on="place", how="left")
    return judged.select(
        "place",
        *(
            pl.when("pair")
            .then(pl.max_horizontal(each, f"{each}_before"))
            .when(pl.col(each) == NOT_MET)
            .then(NOT_MET)
            .otherwise(NOT_KNOWN)
            .alias(each)
            for each in ids
        ),
    )


def _pairs(both: Frame, visits: Frame, dossiers: Frame, settings: Table) -> Frame:
    before = pl.col("date_before")
    expected = before.dt.offset_by(f"{settings['assessment_spacing_months']}mo")
    periods = (
        dossiers.select("place", period="reduced_assessment")
        .explode("period")
        .drop_nulls("period")
        .unnest("period")
    )
    starts, ends = pl.col("from").str.to_date(), pl.col("to").str.to_date()
    agreed = (
        both.join(periods, on="place")
        .filter(starts <= expected, ends.is_null() | (ends >= expected))
        .select("place", agreed=True)
        .unique()
    )
    broken = both.join(visits.select("place", visited="date"), on="place").filter(
        before < pl.col("visited"), pl.col("visited") < DATE
    )
    longest = (
        pl.when("agreed")
        .then(before.dt.offset_by(f"{settings['max_gap_months_24']}mo"))
        .otherwise(before.dt.offset_by(f"{settings['max_gap_months_12']}mo"))
    )
    shortest = before.dt.offset_by(f"{settings['min_gap_months']}mo")
    return (
        both.join(agreed, on="place", how="left")
        .filter(DATE.is_between(shortest, longest))
        .join(broken, on="place", how="anti")
        .select("place", pair=True)
    )


def _marks(dossiers: Frame, tables: Table, on: Any) -> Frame:
    settings = tables["settings"]
    of_marks = [each["id"] for each in tables["criterion"] if each["evidence"] == MARKED]
    cycles = (
        dossiers.select("place", "cycles").explode("cycles").drop_nulls("cycles").unnest("cycles")
    )
    opens = pl.col("starts_on").str.to_date().dt.offset_by(f"{settings['pr2_month'] - 1}mo")
    reports = (
        dossiers.select("place", "progress_reports")
        .explode("progress_reports")
        .drop_nulls("progress_reports")
        .unnest("progress_reports")
        .with_columns(RELEASED.str.to_date())
        .filter(pl.col("number") == SECOND, on >= RELEASED)
        .join(cycles.select("place", "starts_on", cycle="id"), on=["place", "cycle"])
        .filter(opens <= RELEASED)
        .sort("place", "released_on")
        .filter(PLACE.shift(-1).ne_missing(PLACE))
        .filter(RELEASED.dt.offset_by(f"{settings['pr2_max_age_months']}mo") >= on)
        .unnest("marks")
    )
    marked = corrected(reports, "marks", of_marks, on)
    return marked.select("place", *(_mark(each).alias(each) for each in of_marks))


def _mark(criterion: str) -> Any:
    mark = pl.col(criterion).struct.field("mark").fill_null("not_assessed")
    known = pl.when(mark == "on_track").then(MET).otherwise(NOT_MET)
    return pl.when(mark == "not_assessed").then(NOT_KNOWN).otherwise(known)


def _cases(dossiers: Frame, on: Any) -> Frame:
    entries = (
        dossiers.select("place", case="zero_tolerance_cases")
        .explode("case")
        .drop_nulls("case")
        .unnest("case")
        .with_row_index("case")
        .explode("history")
        .unnest("history")
        .filter(pl.col("on").str.to_date() <= on)
    )
    states = entries.group_by("place", "case", maintain_order=True).agg(pl.col("status").last())
    state = pl.col("status")
    is_open = state.is_in(["suspected", "remediated"])
    code = pl.when(state == "confirmed").then(NOT_MET).when(is_open).then(NOT_KNOWN).otherwise(MET)
    return states.group_by("place").agg(case=code.max())


def _column(criterion: Table) -> Any:
    name = criterion["id"]
    if criterion["evidence"] == "zero_tolerance":
        found = pl.col("case").fill_null(MET)
    else:
        found = pl.col(name).fill_null(NOT_KNOWN)
    return found.replace_strict(WORDS, return_dtype=pl.String).alias(name)


if __name__ == "__main__":
    main(*sys.argv[1:])
