"""The start page of a factory's people: what waits, where they stand, and who is recognised."""

from dataclasses import dataclass, field
from datetime import datetime

from distinction.doors.access.folio import Folio, open_folio
from distinction.doors.access.redact import Hidden, Shape, redact, topic
from distinction.doors.access.scopes import grants, recognised
from distinction.doors.access.viewer import Viewer
from distinction.doors.insight.card import Card, card_of
from distinction.doors.insight.day import day_of
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.words import Action, View

MOST_PEERS = 60


@dataclass(frozen=True)
class Asked(Shape):
    """A buyer that asks for access to the factory."""

    grant: str
    buyer: str | Hidden = field(metadata=topic(Noun.TPA_GRANT, View.SUMMARY))
    asked_at: datetime | Hidden | None = field(metadata=topic(Noun.TPA_GRANT, View.FULL))


@dataclass(frozen=True, slots=True)
class Peer:
    """A recognised factory as its peers may know it: name and country, with the word (N4, R138)."""

    name: str
    country: str


@dataclass(frozen=True, slots=True)
class House:
    """`may_answer`: the table lets this person answer a request for access."""

    card: Card
    asked: tuple[Asked, ...]
    may_answer: bool
    peers: tuple[Peer, ...]


def house(viewer: Viewer) -> House | None:
    """None for people of no factory."""
    folio = open_folio(viewer, viewer.factory) if viewer.factory else None
    if folio is None:
        return None
    card = card_of(folio, day_of(viewer, None, None))
    if card is None:
        return None
    may_answer = folio.may(Noun.TPA_GRANT, Action.DECIDE, "asked")
    return House(card, _asked(folio), may_answer, _peers(viewer))


def _asked(folio: Folio) -> tuple[Asked, ...]:
    view = folio.view(Noun.TPA_GRANT, "asked")
    if view is None:
        return ()
    waiting = grants(folio.viewer).filter(
        factory=folio.factory, granted_at__isnull=True, ended_at__isnull=True
    )
    rows = waiting.select_related("buyer").order_by("asked_at", "id")
    return tuple(
        redact(Asked(each.pk, each.buyer.name, each.asked_at), {Noun.TPA_GRANT: view})
        for each in rows
    )


def _peers(viewer: Viewer) -> tuple[Peer, ...]:
    """Names and nothing more; in the order of their names, which tells nothing."""
    rows = recognised(viewer).exclude(factory=viewer.factory).order_by("folded")
    listed = rows.values_list("factory__name", "country")[:MOST_PEERS]
    return tuple(Peer(name, country) for name, country in listed)
