"""Merging: what a row of the contract adds to what is recorded, and what it says otherwise.

What a row leaves out is nothing new. What is told once may be filled in, histories may grow at
their end; everything else that differs is a fault, and a person must look at it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from distinction.rules.criteria.faults import Fault, pointer, shown
from distinction.rules.criteria.reading.build import build
from distinction.rules.criteria.reading.sense import nonsense
from distinction.rules.criteria.recorded import Audience, Facts, Reading, known_row

Row = dict[str, Any]

LISTS = (
    "cycles",
    "assessments",
    "progress_reports",
    "zero_tolerance_cases",
    "trade_unions",
    "decisions",
)
TOLD_ONCE: Mapping[str, tuple[str, ...]] = {
    "assessments": ("released_on", "superseded_by", "voided_on"),
    "progress_reports": ("released_on",),
    "trade_unions": ("present_to",),
}
GROWING: Mapping[str, tuple[str, ...]] = {
    "assessments": ("corrections",),
    "progress_reports": ("corrections",),
    "zero_tolerance_cases": ("history",),
}
PERIODS, COMMITTEE, REMEDIES = "reduced_assessment", "committee", "remediations"
DIFFERS = "differs_from_record"


@dataclass(slots=True)
class News:
    """What one row adds, each with its place in its list; or its faults, and then nothing counts.

    `told` and `grown` name a recorded object by its list and id, a period by its place.
    """

    os_id: str = ""
    new: dict[str, list[tuple[int, Row]]] = field(default_factory=lambda: defaultdict(list))
    told: dict[tuple[str, str], Row] = field(default_factory=dict)
    grown: dict[tuple[str, str, str], list[tuple[int, Row]]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.os_id or self.told or self.grown or any(self.new.values()))


def news_of(row: Row) -> News:
    """Of a factory of which nothing was recorded: all of it."""
    news = News()
    for name in (*LISTS, PERIODS):
        news.new[name] = list(enumerate(row[name]))
    if row[COMMITTEE] is not None:
        news.new[COMMITTEE] = [(0, row[COMMITTEE])]
    return news


def merge(facts: Facts, row: Row) -> News:
    """A sound row beside all that is recorded of its factory."""
    known = known_row(facts, Reading(Audience.PROGRAMME, date.max))
    news = News()
    _merge_factory(known["factory"], row["factory"], news)
    for name in LISTS:
        _merge_list(name, known[name], row[name], news)
    _merge_periods(known[PERIODS], row[PERIODS], news)
    _merge_committee([each["body"] for each in facts["committees"]], row[COMMITTEE], news)
    if news and not news.faults:
        news.faults += _contradictions(known, row)
    return news


def _merge_factory(known: Row, row: Row, news: News) -> None:
    for name in ("country", "programme_entry_on"):
        if known[name] != row[name]:
            news.faults.append(_differs(known[name], "factory", name))
    told, before = row.get("os_id", ""), known.get("os_id", "")
    if told and before and told != before:
        news.faults.append(_differs(before, "factory", "os_id"))
    elif told != before:
        news.os_id = told


def _merge_list(name: str, known: list[Row], row: list[Row], news: News) -> None:
    by_id = {each["id"]: each for each in known}
    place = len(known)
    for at, entry in enumerate(row):
        before = by_id.get(entry["id"])
        if before is None:
            news.new[name].append((place, entry))
            place += 1
        elif before != entry:
            _merge_entry((name, at), before, entry, news)


def _merge_entry(where: tuple[str, int], before: Row, entry: Row, news: News) -> None:
    name, _ = where
    once, growing = TOLD_ONCE.get(name, ()), GROWING.get(name, ())
    told = {each: entry[each] for each in once if _is_told_now(before, entry, each)}
    if told:
        news.told[name, entry["id"]] = told
    for each in growing:
        _merge_history((*where, each), before.get(each, []), entry, news)
    remedies = before.get(REMEDIES, [])
    added = [each for each in entry.get(REMEDIES, ()) if each not in remedies]
    if added:
        news.grown[name, entry["id"], REMEDIES] = list(enumerate(added, len(remedies)))
    for each in sorted({*before, *entry} - {*told, *growing, REMEDIES}):
        old, new = _said(before, each), _said(entry, each)
        if old != new and not (each in once and new is None):
            news.faults.append(_differs(old, *where, each))


def _is_told_now(before: Row, entry: Row, name: str) -> bool:
    return before.get(name) is None and entry.get(name) is not None


def _merge_history(where: tuple[str, int, str], before: list[Row], entry: Row, news: News) -> None:
    """What is recorded must be the beginning of what the row tells, or the other way round."""
    name, _, part = where
    told = entry.get(part, [])
    for at, (old, new) in enumerate(zip(before, told, strict=False)):
        if old != new:
            news.faults.append(_differs(old, *where, at))
            return
    if len(told) > len(before):
        start = len(before)
        news.grown[name, entry["id"], part] = list(enumerate(told[start:], start))


def _merge_periods(known: list[Row], row: list[Row], news: News) -> None:
    """A period has no id: it is known by its first day."""
    left = dict(enumerate(known))
    place = len(known)
    for at, period in enumerate(row):
        same = [each for each, old in left.items() if old["from"] == period["from"]]
        alike = next((each for each in same if left[each]["to"] == period["to"]), None)
        found = same[0] if alike is None and same else alike
        if found is None:
            news.new[PERIODS].append((place, period))
            place += 1
            continue
        before = left.pop(found)
        if before["to"] is None and period["to"] is not None:
            news.told[PERIODS, str(found)] = {"to": period["to"]}
        elif period["to"] is not None and before["to"] != period["to"]:
            news.faults.append(_differs(before["to"], PERIODS, at, "to"))


def _merge_committee(known: list[Row], row: Row | None, news: News) -> None:
    """A committee elected anew is added; one that was known before is nothing new."""
    if row is None or row in known:
        return
    if known and row["formed_on"] < known[-1]["formed_on"]:
        news.faults.append(_differs(known[-1]["formed_on"], COMMITTEE, "formed_on"))
    else:
        news.new[COMMITTEE] = [(len(known), row)]


def _contradictions(known: Row, row: Row) -> Iterator[Fault]:
    """Row and record may each be sound, and not both together."""
    both = {**row, PERIODS: row[PERIODS] or known[PERIODS]}
    for name in LISTS:
        by_id = {each["id"]: each for each in known[name]}
        mine = [_beside(by_id.pop(each["id"], {}), each) for each in row[name]]
        both[name] = [*mine, *by_id.values()]
    for fault in nonsense(build(both)):
        yield Fault(_in_row(fault.pointer, row), fault.code, f"beside the record: {fault.text}")


def _beside(before: Row, entry: Row) -> Row:
    both = {**before, **{name: value for name, value in entry.items() if value is not None}}
    for part in ("corrections", "history"):
        if len(before.get(part, ())) > len(entry.get(part, ())):
            both[part] = before[part]
    return {"released_on": None, "present_to": None, **both}


def _in_row(place: str, row: Row) -> str:
    """What only the record holds has no place in the row but its list."""
    _, name, at, *_ = place.split("/")
    return place if int(at) < len(row[name]) else pointer(name)


def _said(entry: Row, name: str) -> Any:
    """An optional part left out reads the same as an empty one."""
    if name == "first_day":
        return entry.get(name, entry["date"])
    return entry.get(name) or None


def _differs(known: object, *where: str | int) -> Fault:
    text = f"recorded as {shown(known)}; say the same, or correct the record on the site"
    return Fault(pointer(*where), DIFFERS, text)
