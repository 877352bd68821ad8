"""Standings as they are written: JSON lines, CSV, and a table for people (`contract/cli.md`)."""

import json
from collections.abc import Callable, Iterable

from distinction.rules.criteria.contract import as_contract, day_or_none
from distinction.rules.criteria.pack import Pack
from distinction.rules.criteria.standing import Standing

NEEDS_QUOTES = frozenset(',"\n\r')
TABLE_ROW = "{:<20} {:<11} {:<12} {}"


def json_line(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return (text + "\n").encode("utf-8")


def csv_line(cells: Iterable[str]) -> bytes:
    return (",".join(map(_cell, cells)) + "\n").encode("utf-8")


def as_jsonl(standing: Standing) -> bytes:
    return json_line(as_contract(standing))


def as_csv(standing: Standing) -> bytes:
    return csv_line(
        (
            standing.factory,
            standing.as_of.isoformat(),
            standing.pack_id,
            standing.pack_version,
            standing.stage,
            "true" if standing.may_approve else "false",
            *(line.verdict for line in standing.criteria),
            " ".join(gate.id for gate in standing.gates_not_met),
            day_or_none(standing.earliest_eligible_on) or "",
        )
    )


def as_table(standing: Standing) -> bytes:
    lacking = " ".join(line.id for line in standing.criteria_not_met) or "nothing"
    earliest = day_or_none(standing.earliest_eligible_on) or "not known"
    row = TABLE_ROW.format(standing.factory, standing.stage, earliest, lacking)
    return (row + "\n").encode("utf-8")


def csv_header(pack: Pack) -> bytes:
    ids = [each.id for each in pack.criteria]
    first = ("factory", "as_of", "pack", "pack_version", "stage", "may_approve")
    return csv_line((*first, *ids, "gates_not_met", "earliest_eligible_on"))


def no_header(_pack: Pack) -> bytes:
    return b""


def table_header(_pack: Pack) -> bytes:
    row = TABLE_ROW.format("FACTORY", "STAGE", "EARLIEST", "CRITERIA NOT MET")
    return (row + "\n").encode("utf-8")


# format -> how a standing is written, and what stands above all of them
FORMATS: dict[str, tuple[Callable[[Standing], bytes], Callable[[Pack], bytes]]] = {
    "jsonl": (as_jsonl, no_header),
    "table": (as_table, table_header),
    "csv": (as_csv, csv_header),
}


def _cell(text: str) -> str:
    if NEEDS_QUOTES.isdisjoint(text):
        return text
    return '"' + text.replace('"', '""') + '"'
