"""Recognised factories, as far as the settings let those see them who have no access (N4)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from distinction.doors.access.cells import granted
from distinction.doors.access.library import newest_of
from distinction.doors.access.redact import Hidden, Shape, redact, topic
from distinction.doors.access.scopes import index, recognised
from distinction.doors.access.viewer import Viewer
from distinction.doors.insight.keyset import Part, Turn, part
from distinction.rules.criteria.pack import Pack
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.table import Place
from distinction.rules.protocol.words import Action, View
from distinction.rules.terms.parties import Relation, Side
from distinction.rules.terms.status import STATE_OF, Status

A_PAGE = 50
ORDER = ("folded", "factory")


@dataclass(frozen=True)
class Recognised(Shape):
    """The highlight and no more: no date, product, finding, progress or count."""

    factory: str
    name: str | Hidden = field(metadata=topic(Noun.STATUS, View.FACT))
    country: str | Hidden = field(metadata=topic(Noun.STATUS, View.FACT))
    word: Status | Hidden = field(metadata=topic(Noun.STATUS, View.FACT))
    pack: Pack | Hidden = field(metadata=topic(Noun.STATUS, View.ACCOUNT))


@dataclass(frozen=True, slots=True)
class Highlight:
    """The page of a buyer: what it may see, and the countries in which there is any."""

    countries: Mapping[str, str]
    part: Part[Recognised]


def highlight(viewer: Viewer, country: str, turn: Turn) -> Highlight | None:
    """Own suppliers are left out: they stand in a list of their own.

    A country whose setting is off looks as one in which no factory is recognised.
    """
    if viewer.side is not Side.BUYER:
        return None
    rows = recognised(viewer).exclude(factory__in=index(viewer).values("factory"))
    named = rows.order_by("programme__name").values_list("country", "programme__name").distinct()
    chosen = rows.filter(country=country) if country else rows
    found = part(chosen.select_related("factory", "programme"), ORDER, turn, A_PAGE)
    status = Status.HIGH_PERFORMING
    place = Place(Noun.STATUS, Action.LIST, STATE_OF[status])
    views = {Noun.STATUS: granted(viewer, Relation.NONE, place)}
    shapes = (
        Recognised(
            factory=row.factory_id,
            name=row.factory.name,
            country=row.programme.name,
            word=status,
            pack=newest_of(row.pack),
        )
        for row in found.rows
    )
    kept = Part(tuple(redact(each, views) for each in shapes), found.earlier, found.later)
    return Highlight(dict(named), kept)
