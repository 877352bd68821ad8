"""What of a portfolio is decoded for polars, and which two assessments of each factory count."""

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

MARKED = "progress_report_2"
PLACE, RELEASED = pl.col("place"), pl.col("released_on")

Table = Mapping[str, Any]
Frame = Any  # of polars


def schema(tables: Table) -> dict[str, Any]:
    text = pl.String
    answers = pl.Struct(dict.fromkeys(_codes(tables), text))
    of_marks = [each["id"] for each in tables["criterion"] if each["evidence"] == MARKED]
    marks = pl.Struct(dict.fromkeys(of_marks, pl.Struct({"mark": text})))
    days = ("first_day", "date", "released_on", "voided_on")
    texts = dict.fromkeys(("id", "kind", "scope", "superseded_by", *days), text)
    return {
        "factory": pl.Struct({"id": text, "country": text}),
        "cycles": _list_of({"id": text, "starts_on": text}),
        "assessments": _list_of({**texts, "answers": answers, **_corrections("answers", answers)}),
        "progress_reports": _list_of(
            {"cycle": text, "number": pl.Int64, "released_on": text, "marks": marks}
            | _corrections("marks", marks)
        ),
        "zero_tolerance_cases": _list_of({"history": _list_of({"on": text, "status": text})}),
        "reduced_assessment": _list_of({"from": text, "to": text}),
    }


def _list_of(fields: Mapping[str, Any]) -> Any:
    return pl.List(pl.Struct(fields))


def _corrections(name: str, kind: Any) -> dict[str, Any]:
    return {"corrections": _list_of({"released_on": pl.String, name: kind})}


def _codes(tables: Table) -> list[str]:
    groups = [each.get("questions", ()) for each in tables["criterion"]]
    groups += [each["questions"] for each in tables["pri_list"]]
    return list(dict.fromkeys(code for group in groups for code in group))


def visits_of(dossiers: Frame, on: Any) -> Frame:
    """Full assessments known, neither void nor replaced."""
    every = (
        dossiers.select("place", "assessments", country=pl.col("factory").struct.field("country"))
        .explode("assessments")
        .drop_nulls("assessments")
        .unnest("assessments")
        .with_columns(pl.col("date", "first_day", "released_on", "voided_on").str.to_date())
    )
    seen = every.filter(
        pl.col("kind") == "full",
        pl.coalesce("first_day", "date") <= on,
        pl.col("voided_on").is_null() | (pl.col("voided_on") > on),
    )
    return seen.join(_replaced(every, on), on=["place", "id"], how="anti")


def _replaced(every: Frame, on: Any) -> Frame:
    """Those with something released further along their chain of re-issues."""
    links = every.select(
        "place", pl.col("id").alias("superseded_by"), "released_on", further="superseded_by"
    )
    chain = every.filter(pl.col("superseded_by").is_not_null()).select(
        "place", "id", "superseded_by"
    )
    found = [chain.select("place", "id").clear()]
    while chain.height:
        step = chain.join(links, on=["place", "superseded_by"])
        found.append(step.filter(on >= RELEASED).select("place", "id"))
        chain = step.select("place", "id", superseded_by="further").drop_nulls()
    return pl.concat(found)


def last_two(visits: Frame, tables: Table, on: Any) -> Frame:
    counting = visits.filter(pl.col("scope") == "full", on >= RELEASED).sort("place", "date", "id")
    two = counting.filter(PLACE.shift(-2).ne_missing(PLACE)).unnest("answers")
    return corrected(two, "answers", _codes(tables), on)


def corrected(frame: Frame, name: str, fields: Sequence[str], on: Any) -> Frame:
    """Corrections known by then, one after the other; few rows have any."""
    most = frame["corrections"].list.len().max() or 0
    for number in range(most):
        each = pl.col("corrections").list.get(number, null_on_oob=True)
        known = each.struct.field("released_on").str.to_date() <= on
        given = each.struct.field(name)
        frame = frame.with_columns(
            pl.coalesce(pl.when(known).then(given.struct.field(field)), pl.col(field)).alias(field)
            for field in fields
        )
    return frame
