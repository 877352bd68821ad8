"""The board: what waits, who is near, what is due, and what holds factories back."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Aggregate, Case, Count, F, OrderBy, Q, Value, When

from distinction.doors.access.listed import Listed, criteria_packs, listed
from distinction.doors.access.redact import Hidden, Shape, redact, topic
from distinction.doors.access.viewer import Viewer
from distinction.doors.insight.bits import bits
from distinction.doors.insight.counted import Counting, Counts
from distinction.doors.insight.line import (
    COLUMNS,
    GATES,
    MISSING,
    NAMES,
    VERDICTS,
    Line,
    Row,
    cuts_of,
)
from distinction.doors.insight.line import line as line_of
from distinction.doors.insight.wanted import STEPS, due_within, near
from distinction.rules.criteria.steps import Step
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.words import View
from distinction.rules.terms.parties import Side
from distinction.rules.terms.status import Status

WAITING = (Status.ELIGIBLE, Status.CONFIRMING)
READY, HELD, NEAR_ROWS, DATES, MOVED = 6, 4, 6, 6, 12  # rows of each short list
WEEKS = 12
WORDS = topic(Noun.STATUS, View.SUMMARY)


@dataclass(frozen=True, slots=True)
class Some:
    """The first rows of a list, and how many there are in all."""

    lines: tuple[Line, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Lacking:
    """A criterion, and how many factories do not meet it."""

    criterion: str
    pack: str
    not_met: int


@dataclass(frozen=True)
class Board(Shape):
    """Factories are counted, criteria never added up."""

    factories: int
    programmes: int
    statuses: Mapping[Status, int] | Hidden = field(metadata=WORDS)
    moved: tuple[Line, ...] | Hidden = field(metadata=WORDS)
    near: Some | Hidden = field(metadata=MISSING)
    due: Some | Hidden = field(metadata=MISSING)
    lacking: tuple[Lacking, ...] | Hidden = field(metadata=VERDICTS)
    waiting: Some | Hidden = field(metadata=GATES)
    steps: Mapping[Step, int] | Hidden = field(metadata=GATES)


def board(viewer: Viewer) -> Board | None:
    """For those who care for many factories; three questions to the index, however many."""
    if viewer.side not in {Side.PROGRAMME, Side.GLOBAL}:
        return None
    found = listed(viewer)
    if not found.sights:
        return None
    counting = Counting(viewer, found)
    groups = counting.ask("board", lambda: _groups(found, viewer.today))
    lines = _lines(counting, found, viewer.today)
    statuses = _statuses(groups, found.words)
    waits = sum(statuses.get(each, 0) for each in WAITING)
    made = Board(
        factories=_sum(groups, "n"),
        programmes=len({each["programme"] for each in groups}),
        statuses=statuses,
        moved=lines.get("moved", ()),
        near=Some(lines.get("near", ()), _sum(groups, "near")),
        due=Some(lines.get("due", ()), _sum(groups, "due")),
        lacking=_lacking(groups),
        waiting=Some((*lines.get("ready", ()), *lines.get("held", ())), waits),
        steps=_passed(groups),
    )
    return redact(made, found.common)


def _lacking(groups: Counts) -> tuple[Lacking, ...]:
    """Each criterion once, wherever it stands in its pack; who holds back most comes first."""
    counted: Counter[str] = Counter()
    packs: dict[str, str] = {}
    for group in groups:
        for place, each in enumerate(criteria_packs()[group["pack"]].criteria):
            packs.setdefault(each.id, group["pack"])
            counted[each.id] += group.get(f"m{place}", 0)
    found = [Lacking(each, packs[each], counted[each]) for each in packs]
    return tuple(sorted(found, key=lambda each: -each.not_met))


def _groups(found: Listed, today: date) -> Counts:
    """One question for all counts; a row for each programme, word and step that there is."""
    by = ("programme", "pack", "told", *(("step",) if found.all_show(View.FULL) else ()))
    counts: dict[str, Aggregate] = {"n": Count("pk")}
    if found.shows_standing:
        counts["near"] = Count("pk", filter=near())
        counts["due"] = Count("pk", filter=due_within(WEEKS, today))
        counts |= bits("m", "not_met")
    return tuple(found.rows.values(*by).annotate(**counts))


def _sum(groups: Counts, column: str) -> int:
    return sum(each.get(column, 0) for each in groups)


def _statuses(groups: Counts, shown: frozenset[Status]) -> Mapping[Status, int]:
    return {
        status: _sum([each for each in groups if each["told"] == status], "n")
        for status in Status
        if status in shown
    }


def _passed(groups: Counts) -> Mapping[Step, int]:
    return {
        step: _sum([each for each in groups if each.get("step", 0) > place], "n")
        for place, step in enumerate(STEPS)
    }


@dataclass(frozen=True, slots=True)
class _Short:
    """A short list: which rows, in which order in SQL and here, how many."""

    narrow: Q
    order: tuple[str | OrderBy, ...]
    key: Callable[[Row], tuple[Any, ...]]
    size: int


def _shorts(found: Listed, today: date) -> Mapping[str, _Short]:
    """The id of the factory settles what the days leave open."""
    if not found.shows_standing:
        recently = Q(told_since__gt=today - timedelta(weeks=WEEKS))
        newest = (F("told_since").desc(),)
        return {"moved": _Short(recently, newest, lambda row: (today - row["told_since"],), MOVED)}
    return {
        "ready": _Short(
            Q(told=Status.ELIGIBLE),
            (F("ready_on").asc(nulls_last=True),),
            lambda row: (row["ready_on"] or date.max,),
            READY,
        ),
        "held": _Short(
            Q(told=Status.CONFIRMING),
            (F("told_since").asc(),),
            lambda row: (row["told_since"],),
            HELD,
        ),
        "near": _Short(
            near(),
            (F("chance_on").asc(nulls_first=True),),
            lambda row: (row["chance_on"] or date.min,),
            NEAR_ROWS,
        ),
        "due": _Short(
            due_within(WEEKS, today), (F("due_on").asc(),), lambda row: (row["due_on"],), DATES
        ),
    }


def _lines(counting: Counting, found: Listed, today: date) -> Mapping[str, tuple[Line, ...]]:
    """One question for the first rows of all short lists; which they are is kept."""
    known = counting.known("first")
    if known is None:
        rows = _first_rows(found, today)
        known = counting.keep("first", _places(rows, _shorts(found, today)))
    else:
        chosen = {each["pk"] for each in known}
        rows = list(found.rows.filter(pk__in=chosen).values("pk", *COLUMNS, *NAMES))
    cut, by_pk = cuts_of(found), {row["pk"]: row for row in rows}
    lines: dict[str, tuple[Line, ...]] = {}
    for each in known:
        if each["pk"] in by_pk:  # not changed since the version was read
            made = line_of(by_pk[each["pk"]], cut)
            lines[each["list"]] = (*lines.get(each["list"], ()), made)
    return lines


def _first_rows(found: Listed, today: date) -> list[Row]:
    shorts, chosen = _shorts(found, today), Q(pk__in=())
    for each in shorts.values():
        first = found.rows.filter(each.narrow).order_by(*each.order, "factory")
        chosen |= Q(pk__in=first.values("pk")[: each.size])
    within = {
        f"in_{name}": Case(When(each.narrow, then=Value(1)), default=Value(0))
        for name, each in shorts.items()
    }
    rows = found.rows.filter(chosen).annotate(**within)
    return list(rows.values("pk", *COLUMNS, *NAMES, *within))


def _places(rows: list[Row], shorts: Mapping[str, _Short]) -> Counts:
    """The numbers of the rows of each list, in its order."""
    found: list[Row] = []
    for name, short in shorts.items():
        mine = [
            (*short.key(row), row["factory_id"], row["pk"]) for row in rows if row[f"in_{name}"]
        ]
        found += ({"list": name, "pk": key[-1]} for key in sorted(mine)[: short.size])
    return found
