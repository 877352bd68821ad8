"""The heading of a factory's pages: its name and word, its tabs, and the day that is shown."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from distinction.doors.access.redact import Hidden
from distinction.doors.access.viewer import Viewer
from distinction.doors.insight.card import Card
from distinction.doors.insight.day import Day
from distinction.faces.reports.account import one_line
from distinction.faces.reports.statuses import Sign, sign_of
from distinction.faces.web.asked import day_asked
from distinction.faces.web.entries import MENU, address, page
from distinction.faces.wording import Wording

Steps = tuple[tuple[str, str], ...]
TRAIL = ("portfolio", "factories", "suppliers", "recognised")


@dataclass(frozen=True, slots=True)
class Heading:
    """Plain values for factory.html; `query` keeps the day that was asked for in every link."""

    name: str
    under: str
    sign: Sign | None
    since: date | None
    trail: Steps
    tabs: Steps
    here: str
    base: str
    day: Day
    query: str
    today: str
    latest: date
    profile: str  # where it is changed; empty for those who may not
    access: str  # who has access; empty for those who may not know


@lru_cache
def wording(language: str) -> Wording:
    return Wording(language)


def days_asked(request: HttpRequest, viewer: Viewer) -> tuple[date | None, date | None]:
    """No day in the future: what is to come is passed over."""
    return day_asked(request, "on", viewer.today), day_asked(request, "known", viewer.today)


def query_of(day: Day) -> str:
    if day.is_today:
        return ""
    asked = {"on": day.on.isoformat()}
    if day.known is not None:
        asked["known"] = day.known.isoformat()
    return f"?{urlencode(asked)}"


def heading(
    viewer: Viewer, card: Card, room: str, below: tuple[tuple[str, str], ...] = ()
) -> Heading:
    """`room` is the name of the tab's address; `below` are steps of the path under it."""
    query, base = query_of(card.day), reverse("standing", args=(card.id,))
    told = card.told
    return Heading(
        name=one_line(card.name),
        under=_under(card),
        sign=sign_of(told.status, wording(viewer.language)) if told else None,
        since=told.since if told else None,
        trail=(*_trail(viewer), *below),
        tabs=tuple(_tabs(card, query)),
        here=reverse(room, args=(card.id,)) + query,
        base=base,
        day=card.day,
        query=query,
        today=reverse(room, args=(card.id,)),
        latest=viewer.today,
        profile=(page("change_factory", card.id) or "") if card.may_edit else "",
        access=_access(viewer, card),
    )


def _access(viewer: Viewer, card: Card) -> str:
    if isinstance(card.buyers, Hidden):
        return ""
    own = page("access") if viewer.factory else page("factory_access", card.id)
    return own or ""


def _under(card: Card) -> str:
    parts = [each for each in (card.code, card.place) if isinstance(each, str) and each]
    if isinstance(card.workers, int):
        count = f"{card.workers:,}"
        parts.append(
            ngettext("%(count)s worker", "%(count)s workers", card.workers) % {"count": count}
        )
    return wording(get_language() or "en").row(parts)


def _trail(viewer: Viewer) -> Steps:
    menu = MENU.get(viewer.role, ())
    found = (
        (str(each.title), address(each, viewer.factory)) for each in menu if each.page in TRAIL
    )
    return tuple((title, href) for title, href in found if href)


def _tabs(card: Card, query: str) -> list[tuple[str, str]]:
    rooms = [("standing", _("Standing"))]
    if not isinstance(card.judged, Hidden):
        rooms += [("evidence", _("Evidence")), ("history", _("History"))]
    if card.may_read_log:
        rooms.append(("factory_log", _("Log")))
    found = [(title, page(room, card.id)) for room, title in rooms]
    return [(title, href + query) for title, href in found if href]
