"""Factories: the list of all that a viewer reaches, and which criteria they lack."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from django.db.models import Count

from distinction.doors.access.listed import Listed, criteria_packs, listed
from distinction.doors.access.redact import Hidden, Shape, redact
from distinction.doors.access.viewer import Viewer
from distinction.doors.insight.bits import bits
from distinction.doors.insight.counted import Counting, Counts
from distinction.doors.insight.keyset import Part, Turn, part
from distinction.doors.insight.line import COLUMNS, NAMES, VERDICTS, Line, cuts_of, line
from distinction.doors.insight.wanted import Wanted, allowed, narrowed
from distinction.rules.protocol.words import Action, View
from distinction.rules.terms.parties import Side
from distinction.rules.terms.status import Status

SIZE = 50
ORDER = ("folded", "factory_id")


@dataclass(frozen=True, slots=True)
class Offers:
    """By what this viewer can narrow the list, and which columns some rows have."""

    statuses: tuple[Status, ...]
    criteria: tuple[tuple[str, str], ...]  # its id, and the pack that names it
    countries: tuple[str, ...]
    by_code: bool
    by_standing: bool
    by_stage: bool
    by_assigned: bool
    as_file: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A part of the list; `wanted` is what it was narrowed to in fact."""

    part: Part[Line]
    total: int
    wanted: Wanted
    offers: Offers


@dataclass(frozen=True)
class Gap(Shape):
    """A criterion, and how many factories lack it; `still`: also by the latest evidence."""

    criterion: str
    pack: str
    not_met: int | Hidden = field(metadata=VERDICTS)
    still: int | Hidden = field(metadata=VERDICTS)
    not_known: int | Hidden = field(metadata=VERDICTS)


@dataclass(frozen=True, slots=True)
class Gaps:
    """All criteria in the order of their packs, over so many factories."""

    gaps: tuple[Gap, ...]
    factories: int
    wanted: Wanted
    by_assigned: bool


def factories(viewer: Viewer, wanted: Wanted, turn: Turn) -> Found:
    """Three questions to the index at most, whatever it holds."""
    reached = listed(viewer)
    kept = allowed(wanted, reached)
    rows = reached.rows.filter(narrowed(kept, reached, viewer))
    grouped = rows.order_by().values("country", "pack").annotate(n=Count("pk"))
    question = ("list", replace(kept, country=""))
    groups = Counting(viewer, reached).ask(question, lambda: tuple(grouped))
    countries = Counter[str]()
    for each in groups:
        countries[each["country"]] += each["n"]
    total = countries[kept.country] if kept.country else countries.total()
    if kept.country:
        rows = rows.filter(country=kept.country)
    found = part(rows.values_list(*COLUMNS, *NAMES, named=True), ORDER, turn, SIZE)
    cut = cuts_of(reached)
    lines = tuple(line(row._asdict(), cut) for row in found.rows)
    packs = sorted({each["pack"] for each in groups}) or sorted(criteria_packs())
    return Found(
        part=Part(lines, found.earlier, found.later),
        total=total,
        wanted=kept,
        offers=_offers(viewer, reached, packs, sorted(countries)),
    )


def taken_away(viewer: Viewer, wanted: Wanted) -> Iterator[Line] | None:
    """The rows of the list as far as they may be taken away; None if they may not at all.

    What narrows the list must be exportable too: else the file would tell it by its rows.
    """
    reached = listed(viewer, Action.EXPORT)
    kept = allowed(wanted, listed(viewer))
    if not reached.sights or allowed(kept, reached) != kept:
        return None
    rows = reached.rows.filter(narrowed(kept, reached, viewer))
    if kept.country:
        rows = rows.filter(country=kept.country)
    cut = cuts_of(reached)
    return (line(row, cut) for row in rows.order_by(*ORDER).values(*COLUMNS, *NAMES).iterator())


def gaps(viewer: Viewer, wanted: Wanted) -> Gaps | None:
    """Criterion by criterion how many factories lack it; None for who reads no breakdown."""
    reached = listed(viewer)
    if viewer.side not in {Side.PROGRAMME, Side.GLOBAL} or not reached.shows_standing:
        return None
    kept = allowed(Wanted(mine=wanted.mine), reached)
    rows = reached.rows.filter(reached.standing, narrowed(kept, reached, viewer))
    counts = {**bits("m", "not_met"), **bits("s", "not_met", "holding"), **bits("u", "not_known")}
    grouped = rows.order_by().values("pack").annotate(n=Count("pk"), **counts)
    groups = Counting(viewer, reached).ask(("gaps", kept), lambda: tuple(grouped))
    found = tuple(redact(each, reached.common) for each in _gaps(groups))
    total = sum(each["n"] for each in groups)
    return Gaps(found, total, kept, reached.knows_assigned)


def _gaps(groups: Counts) -> Iterator[Gap]:
    """The same criterion of several packs is one line."""
    numbers: Counter[tuple[str, str]] = Counter()
    packs: dict[str, str] = {}
    for group in groups:
        pack = group["pack"]
        for place, criterion in enumerate(criteria_packs()[pack].criteria):
            packs.setdefault(criterion.id, pack)
            for kind in "msu":
                numbers[criterion.id, kind] += group[f"{kind}{place}"]
    for each, pack in packs.items():
        yield Gap(each, pack, numbers[each, "m"], numbers[each, "s"], numbers[each, "u"])


def _offers(viewer: Viewer, reached: Listed, packs: list[str], countries: list[str]) -> Offers:
    named: dict[str, str] = {}
    for name in packs if reached.shows_standing else ():
        for each in criteria_packs()[name].criteria:
            named.setdefault(each.id, name)
    return Offers(
        statuses=tuple(each for each in Status if each in reached.words),
        criteria=tuple(named.items()),
        countries=tuple(countries),
        by_code=reached.all_coded,
        by_standing=reached.shows_standing,
        by_stage=reached.all_show(View.FULL),
        by_assigned=reached.knows_assigned,
        as_file=bool(listed(viewer, Action.EXPORT).sights),
    )
