"""What was known of a factory by a day: its dossier without all that came later."""

from collections.abc import Iterator
from datetime import date
from typing import Any

Row = dict[str, Any]


def known_by(dossier: Row, on: date) -> Row | None:
    """None before the factory came; what was told later of a thing is not told yet."""
    day = on.isoformat()
    if dossier["factory"]["programme_entry_on"] > day:
        return None
    committee = dossier["committee"]
    return {
        **dossier,
        "cycles": [each for each in dossier["cycles"] if each["starts_on"] <= day],
        "assessments": list(_visits(dossier["assessments"], day)),
        "progress_reports": [
            each for each in dossier["progress_reports"] if each["released_on"] <= day
        ],
        "zero_tolerance_cases": [
            {**each, "history": _until(each["history"], "on", day)}
            for each in dossier["zero_tolerance_cases"]
            if each["opened_on"] <= day
        ],
        "trade_unions": [
            {**each, "present_to": _by(each["present_to"], day)}
            for each in dossier["trade_unions"]
            if each["present_from"] <= day
        ],
        "committee": committee if committee and committee["formed_on"] <= day else None,
        "reduced_assessment": _until(dossier["reduced_assessment"], "from", day),
        "decisions": _until(dossier["decisions"], "on", day),
    }


def _visits(visits: list[Row], day: str) -> Iterator[Row]:
    """A re-issue is there from its release on, and only then replaces the first issue."""
    out = {each["id"] for each in visits if _by(each["released_on"], day)}
    reissues = {each["superseded_by"] for each in visits if "superseded_by" in each}
    for each in visits:
        if each["date"] > day or (each["id"] in reissues and each["id"] not in out):
            continue
        row = {**each, "released_on": _by(each["released_on"], day)}
        for name, told_on in (("corrections", "released_on"), ("remediations", "verified_on")):
            if name in row:
                row[name] = _until(row[name], told_on, day)
        if not _by(row.get("voided_on"), day):
            row.pop("voided_on", None)
        if row.get("superseded_by") not in out:
            row.pop("superseded_by", None)
        yield row


def _until(rows: list[Row], told_on: str, day: str) -> list[Row]:
    return [each for each in rows if each[told_on] <= day]


def _by(told: str | None, day: str) -> str | None:
    return told if told is not None and told <= day else None
