"""Recorded: all that was ever recorded of a factory, cut to what one audience knew on a day.

`Facts` are the plain values of a sheet: the contract's objects, each with the instant `at` which it
was recorded; what was told later of the same object (its release, a correction) has an instant of
its own. Instants are UTC texts of one form, so they compare as texts.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from distinction.rules.terms.marks import CaseStatus

Facts = Mapping[str, Any]
Row = dict[str, Any]

ALWAYS = "9999"  # later than any instant: everything recorded up to now


class Audience(StrEnum):
    """Who reads: the programme, or those to whom released evidence is disclosed (N7)."""

    PROGRAMME = "programme"
    DISCLOSED = "disclosed"


@dataclass(frozen=True, slots=True)
class Reading:
    """For whom, as of which day, and as known at which instant."""

    audience: Audience
    on: date
    known: str = ALWAYS


def known_row(facts: Facts, reading: Reading) -> Row:
    """A row of the contract with what had been recorded by then and this audience may know."""
    return {
        "contract": "1",
        "factory": facts["factory"],
        "cycles": [each["body"] for each in _known(facts["cycles"], reading)],
        "assessments": list(_assessments(facts["assessments"], reading)),
        "progress_reports": list(_reports(facts["progress_reports"], reading)),
        "zero_tolerance_cases": list(_cases(facts["zero_tolerance_cases"], reading)),
        "trade_unions": [_told(each, reading) for each in _known(facts["trade_unions"], reading)],
        "committee": _newest(facts["committees"], reading),
        "reduced_assessment": [
            _told(each, reading) for each in _known(facts["reduced_assessment"], reading)
        ],
        "decisions": [each["body"] for each in _known(facts["decisions"], reading)],
    }


def is_all_disclosed(facts: Facts, on: date) -> bool:
    """Whether both audiences read the same, so that one evaluation serves them."""
    day = on.isoformat()
    visits = [*facts["assessments"], *facts["progress_reports"]]
    return all(_is_out(each, day) for each in visits) and not facts["zero_tolerance_cases"]


def _known(listed: list[Row], reading: Reading) -> Iterator[Row]:
    return (each for each in listed if each["at"] <= reading.known)


def _assessments(listed: list[Row], reading: Reading) -> Iterator[Row]:
    told = [_told(each, reading) for each in _known(listed, reading)]
    kept = [each for each in told if _is_shown(each, reading)]
    there = {each["id"] for each in kept}
    for each in kept:
        if each.get("superseded_by") not in there:
            each.pop("superseded_by", None)  # a re-issue nobody may know of yet replaces nothing
        yield each


def _reports(listed: list[Row], reading: Reading) -> Iterator[Row]:
    told = (_told(each, reading) for each in _known(listed, reading))
    return (each for each in told if _is_shown(each, reading))


def _is_shown(row: Row, reading: Reading) -> bool:
    """Nothing unreleased leaves the programme (N6)."""
    if reading.audience is Audience.PROGRAMME:
        return True
    released_on = row["released_on"]
    return released_on is not None and released_on <= reading.on.isoformat()


def _told(fact: Row, reading: Reading) -> Row:
    """The object as first recorded, with what was told of it by then."""
    row: Row = dict(fact["body"])
    for name, (at, value) in fact.get("later", {}).items():
        if at <= reading.known:
            row[name] = value
    for name in ("corrections", "remediations"):
        known = [each["body"] for each in _known(fact.get(name, []), reading)]
        if known:
            row[name] = known
    return row


def _cases(listed: list[Row], reading: Reading) -> Iterator[Row]:
    """To others a case is there only once the Programme Manager has disclosed it (N13)."""
    for each in _known(listed, reading):
        disclosed = each["disclosed"]
        is_told = disclosed is not None and disclosed <= reading.known
        if reading.audience is Audience.DISCLOSED and not is_told:
            continue
        history = [entry["body"] for entry in _known(each["history"], reading)]
        if reading.audience is Audience.DISCLOSED:
            history = _confirmed(history)
        if history:
            yield {**each["body"], "history": history}


def _confirmed(history: list[Row]) -> list[Row]:
    """From the confirmation on: what was suspected alone is nobody's evidence outside (N13)."""
    for place, entry in enumerate(history):
        if entry["status"] == CaseStatus.CONFIRMED:
            return history[place:]
    return []


def _newest(listed: list[Row], reading: Reading) -> Row | None:
    known = [each["body"] for each in _known(listed, reading)]
    return known[-1] if known else None


def _is_out(fact: Row, day: str) -> bool:
    later = fact.get("later", {}).get("released_on")
    released_on = later[1] if later else fact["body"]["released_on"]
    return released_on is not None and released_on <= day
