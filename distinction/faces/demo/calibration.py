"""The rates to which fictional portfolios are calibrated, as `calibration.csv` holds them."""

import csv
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files

EVERYWHERE = "*"
RATE, RATE_AT_LEAST, MET = "nc_rate", "nc_rate_min", "met_rate"
WHOLE_LIST = "all "  # "all 21 issues": the share of factories that meet the whole list
SOME_OF = re.compile(r"\((\d+) of \d+ points\)")
A_POINT = re.compile(r"[A-Z]{3}-[A-Z0-9]")

UNKNOWN_POINT = 0.3  # assumption, for packs whose points no row names
UNKNOWN_SYSTEM = 0.62  # assumption: between CHR-5 and OSH-M
UNKNOWN_MARK = 0.35  # assumption: marks other than On Track
# Assumption, where no public figure was seen: shares of marks other than On Track.
ASSUMED_MARKS = {"SD1": 0.30, "SD2": 0.35, "SD4": 0.32, "L1": 0.50}

Row = Mapping[str, str]


@lru_cache
def rates(country: str) -> Mapping[str, float]:
    """Shares of assessments with a finding, by compliance point, or question where known."""
    found = {row["point"]: _share(row) for row in _rows(EVERYWHERE)}
    for row in _rows(country):
        if row["measure"] == RATE:
            found.update(dict.fromkeys(_places(row["point"], found), _share(row)))
        elif row["measure"] == RATE_AT_LEAST:
            found.update({each: _share(row) for each in _below(row, found)})
        elif row["measure"] == MET and A_POINT.match(row["point"]):
            found[row["point"]] = 1 - _share(row)
    return found


def listed_rate(country: str) -> float:
    """The share of assessments with a finding on the list."""
    return 1 - _whole_list_met(country)[-1]


def listed_rate_at_first(country: str) -> float:
    """The same before lists were published, when the rates of single listed issues were seen."""
    return 1 - _whole_list_met(country)[0]


@lru_cache
def mark_rate(criterion: str) -> float:
    """The share of second reports that mark a criterion other than On Track."""
    found = [_share(row) for row in _met(criterion) if row["point"] == criterion]
    return 1 - found[-1] if found else ASSUMED_MARKS.get(criterion, UNKNOWN_MARK)


def _places(named: str, known: Mapping[str, float]) -> Iterator[str]:
    """The points and questions that a row names: one, several, or a whole cluster."""
    for each in named.split(";"):
        cluster = each.partition(" (")[0]
        if A_POINT.match(cluster):
            yield cluster
        else:
            yield from _cluster(cluster, known)


@lru_cache
def _whole_list_met(country: str) -> list[float]:
    """In the order of the file; those of all countries where the country has no figure."""
    rows = _met(WHOLE_LIST)
    return [_share(row) for row in rows if row["country"] == country] or list(map(_share, rows))


def _below(row: Row, known: Mapping[str, float]) -> list[str]:
    """The points to be raised to at least a rate: those that are highest already go first."""
    points = sorted(_places(row["point"], known), key=lambda each: -known[each])
    some = SOME_OF.search(row["point"])
    chosen = points[: int(some[1])] if some else points
    return [each for each in chosen if known[each] < _share(row)]


def _cluster(name: str, known: Mapping[str, float]) -> list[str]:
    return [each for each in known if each.startswith(f"{name}-")]


def _met(point: str) -> list[Row]:
    return [row for row in _table() if row["measure"] == MET and row["point"].startswith(point)]


def _rows(country: str) -> list[Row]:
    return [row for row in _table() if row["country"] == country]


def _share(row: Row) -> float:
    return float(row["value_percent"]) / 100


@lru_cache
def _table() -> tuple[Row, ...]:
    text = files("distinction.faces.demo").joinpath("calibration.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))
