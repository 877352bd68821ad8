"""A buyer's suppliers: the factories that gave it access, as their disclosed standing is now."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Case, Count, F, QuerySet, Value, When
from django.db.models.functions import Left, Length

from distinction.doors.access.cells import granted_now, words_granted
from distinction.doors.access.library import newest_of
from distinction.doors.access.redact import Hidden, Shape, Views, redact, topic
from distinction.doors.access.scopes import index
from distinction.doors.access.told import since_told, word_told
from distinction.doors.access.viewer import Viewer
from distinction.doors.insight.keyset import Part, Turn, part
from distinction.rules.criteria.indexed import ids_of
from distinction.rules.criteria.pack import Pack
from distinction.rules.criteria.shown import Shown
from distinction.rules.criteria.steps import Step
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.table import Place
from distinction.rules.protocol.words import Action, View
from distinction.rules.terms.parties import Relation, Side
from distinction.rules.terms.status import Status

A_PAGE = 25
ORDER = ("place", "folded", "factory")
COLUMNS = (  # no more is read, so that sorting moves no more
    *("factory__name", "programme__name", "pack", "step", "cells", "earliest_on"),
    *("not_met", "not_known", "met_once"),
)
ASSESSED = list(Step).index(Step.ASSESSED) + 1  # steps passed by whoever has an assessment out
# What a buyer looks for first stands first; words that it cannot read have no place.
PLACES = (
    Status.HIGH_PERFORMING,
    Status.SUSPENDED,
    Status.WITHDRAWN,
    Status.ON_TRACK,
    Status.DEVELOPING,
    Status.ENROLLED,
)


@dataclass(frozen=True)
class Supplier(Shape):
    """One factory as a buyer with access reads it in a list: no gate, no step, no trigger."""

    factory: str
    name: str | Hidden = field(metadata=topic(Noun.FACTORY_PROFILE, View.FACT))
    country: str | Hidden = field(metadata=topic(Noun.FACTORY_PROFILE, View.FACT))
    word: Status | Hidden | None = field(metadata=topic(Noun.STATUS, View.FACT))
    since: date | Hidden | None = field(metadata=topic(Noun.STATUS, View.SUMMARY))
    is_assessed: bool | Hidden = field(metadata=topic(Noun.STANDING, View.FINDINGS))
    cells: str | Hidden = field(metadata=topic(Noun.STANDING, View.FINDINGS))
    masks: Mapping[Shown, int] | Hidden = field(metadata=topic(Noun.STANDING, View.FINDINGS))
    missing: tuple[str, ...] | Hidden = field(metadata=topic(Noun.WHAT_IS_MISSING, View.SUMMARY))
    earliest_on: date | Hidden | None = field(metadata=topic(Noun.WHAT_IS_MISSING, View.SUMMARY))
    pack: Pack


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the buyer looks for: a part of the name, and one of the words that it may read."""

    text: str = ""
    word: Status | None = None


@dataclass(frozen=True, slots=True)
class Suppliers:
    """One page of the list, with how many factories hold each word."""

    total: int
    counts: Mapping[Status, int]  # each word that a buyer may read
    part: Part[Supplier]


def suppliers(viewer: Viewer, wanted: Wanted, turn: Turn) -> Suppliers | None:
    """None for whoever is no buyer; a buyer that nobody gave access has an empty list."""
    sight = _sight(viewer, Action.LIST)
    if sight is None:
        return None
    rows, words = _rows(viewer), _readable(viewer)
    counted = dict(rows.values_list("told").annotate(Count("pk")).order_by())
    found = part(_wanted(rows, wanted, words), ORDER, turn, A_PAGE)
    kept = Part(tuple(sight.of(row) for row in found.rows), found.earlier, found.later)
    return Suppliers(sum(counted.values()), {each: counted.get(each, 0) for each in words}, kept)


def suppliers_to_take(viewer: Viewer, wanted: Wanted) -> Iterator[Supplier] | None:
    """All rows of the same list, cut to what the table lets be taken away (N17)."""
    sight = _sight(viewer, Action.EXPORT)
    if sight is None or sight.views[Noun.STANDING] is None:
        return None
    rows = _wanted(_rows(viewer), wanted, _readable(viewer)).order_by(*ORDER)
    return (sight.of(row) for row in rows.iterator(chunk_size=500))


@dataclass(frozen=True)
class _Sight:
    """How a buyer with access sees each of its rows: the same way, but for the word."""

    views: Views
    words: Mapping[Status, View | None]

    def of(self, row: Any) -> Supplier:
        pack = newest_of(row.pack)
        word = Status(row.told) if row.told else None
        missing = {Shown.NOT_MET: row.not_met, Shown.NOT_KNOWN: row.not_known}
        shape = Supplier(
            factory=row.factory_id,
            name=row.factory.name,
            country=row.programme.name,
            word=word,
            since=row.told_since,
            is_assessed=row.step >= ASSESSED,
            cells=row.cells,
            masks={**missing, Shown.MET_ONCE: row.met_once, Shown.MET: 0},
            missing=tuple(each for bits in missing.values() for each in ids_of(pack, bits)),
            earliest_on=row.earliest_on,
            pack=pack,
        )
        status = None if word is None else self.words[word]
        return redact(shape, {**self.views, Noun.STATUS: status})


def _sight(viewer: Viewer, action: Action) -> _Sight | None:
    if viewer.side is not Side.BUYER:
        return None
    places = (
        Place(Noun.FACTORY_PROFILE, action, "active"),
        Place(Noun.STANDING, action, "published"),
        Place(Noun.WHAT_IS_MISSING, action, "published"),
    )
    views = {each.noun: granted_now(viewer, Relation.TPA_GRANTED, each) for each in places}
    return _Sight(views, words_granted(viewer, Relation.TPA_GRANTED, action))


def _readable(viewer: Viewer) -> tuple[Status, ...]:
    words = words_granted(viewer, Relation.TPA_GRANTED, Action.LIST)
    return tuple(each for each in PLACES if words[each] is not None)


def _rows(viewer: Viewer) -> QuerySet[Any]:
    """Only rows of factories whose access is live at this instant (N8)."""
    words = _readable(viewer)
    whens = [When(told=each, then=Value(place)) for place, each in enumerate(PLACES)]
    told = index(viewer).annotate(told=word_told(words), told_since=since_told(words))
    placed = told.annotate(place=Case(*whens, default=Value(len(PLACES))))
    return placed.select_related("factory", "programme").only(*COLUMNS)


def _wanted(rows: QuerySet[Any], wanted: Wanted, words: tuple[Status, ...]) -> QuerySet[Any]:
    """A word that a buyer cannot read is passed over; the code of a factory is not searched."""
    if wanted.word in words:
        rows = rows.filter(told=wanted.word)
    if wanted.text:
        name = Left("folded", Length("folded") - Length(F("factory__code")) - 1)
        rows = rows.annotate(named=name).filter(named__contains=wanted.text.casefold())
    return rows
