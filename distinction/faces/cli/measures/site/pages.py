"""Pages of the site timed beside the page that shows nothing, whole stack, in this process."""

import json
import logging
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from itertools import cycle
from unittest.mock import patch

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.test.utils import CaptureQueriesContext, override_settings

from distinction.doors.access.operator import programme_named, viewer_named
from distinction.doors.access.scopes import factories
from distinction.doors.services.index import differences
from distinction.faces.cli.measures.outcome import Differs
from distinction.faces.cli.measures.rounds import Work, timed
from distinction.faces.cli.measures.site.addresses import NULL
from distinction.faces.cli.measures.site.browser import Browser
from distinction.faces.cli.measures.site.making import HOME, buyer_name, user_name
from distinction.faces.demo.logins import kept
from distinction.rules.terms.parties import Role

ADDRESSES = "distinction.faces.cli.measures.site.addresses"
NOTHING = "null page"
SAMPLE = 100  # factories whose rows are worked out anew before anything is timed
SOME = 12  # factories whose pages are asked in turn
FACTORY = re.compile(r'href="(/factories/[a-z0-9]{16,}/)"')
AFTER = re.compile(r'href="(\?[^"]*after=[^"]+)"')

Asking = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Readers:
    """Somebody of each role, signed in."""

    application: object

    def of(self, role: Role, house: str = "") -> Browser:
        """The first person of the crowd in that role, at that house if one is named."""
        logins = {each.username: each for each in kept(settings.VAR)}
        for place in range(len(logins)):
            found = logins.get(user_name(place))
            if found is not None and found.role is role and house in found.organisation:
                return self.named(found.username)
        raise Differs(f"nobody is {role}")

    def named(self, username: str) -> Browser:
        found = Browser(self.application)
        found.enter(username)
        return found


def main(given: Sequence[str]) -> None:
    """The kind of page, and the number of rounds; times and queries as JSON."""
    kind, runs = given
    logging.getLogger("distinction.requests").setLevel(logging.INFO)
    with override_settings(ROOT_URLCONF=ADDRESSES):
        readers = Readers(get_wsgi_application())
        sides = SIDES[kind](readers)
        checks = [_sample(), *_checked(sides)]
        queries = {side: _queries(work) for side, work in sides.items()}
        found = timed(sides, int(runs))
    told = {
        "queries": queries,
        "times": {side: [asdict(each) for each in times] for side, times in found.times.items()},
        "checks": checks,
    }
    sys.stdout.write(json.dumps(told))


def portfolio(readers: Readers) -> Mapping[str, Work]:
    manager = readers.of(Role.PROGRAMME_MANAGER)
    after = _after(manager.page("/factories/", "</html>").text)

    def changed() -> object:
        """As the first page is after an act: nothing that was counted before still counts."""
        with patch.dict("distinction.doors.insight.counted._kept", clear=True):
            return manager.page("/portfolio/", "</html>")

    return {
        "portfolio": lambda: manager.page("/portfolio/", "</html>"),
        "portfolio after a change": changed,
        "list of factories": lambda: manager.page("/factories/", "</html>"),
        **_second_part(lambda: manager.page(f"/factories/{after}", "</html>"), after),
        NOTHING: lambda: manager.page(NULL, "ok"),
    }


def factory(readers: Readers) -> Mapping[str, Work]:
    """A dozen factories in turn, the scripted ones among them."""
    manager, top = readers.of(Role.PROGRAMME_MANAGER), readers.of(Role.FACTORY_TOP_MANAGER)
    buyer = readers.of(Role.BUYER_PARTNER)
    listed = _found(FACTORY, manager.page("/factories/").text)[:SOME]
    supplied = _found(FACTORY, buyer.page("/suppliers/").text)[:SOME]
    own = _found(FACTORY, top.page("/").text)[0]
    pages, theirs = cycle(listed), cycle(supplied)
    return {
        "factory": lambda: manager.page(next(pages), "evidence"),
        "factory, as its buyer reads it": lambda: buyer.page(next(theirs), "evidence"),
        "factory, as its management reads it": lambda: top.page(own, "evidence"),
        NOTHING: lambda: manager.page(NULL, "ok"),
    }


def buyer(readers: Readers) -> Mapping[str, Work]:
    """Of the buyer with the most suppliers."""
    found = readers.of(Role.BUYER_PARTNER, buyer_name(0))
    after = _after(found.page("/suppliers/").text)
    return {
        "buyer": lambda: found.page("/suppliers/", "</html>"),
        **_second_part(lambda: found.page(f"/suppliers/{after}", "</html>"), after),
        NOTHING: lambda: found.page(NULL, "ok"),
    }


SIDES: Mapping[str, Callable[[Readers], Mapping[str, Work]]] = {
    "portfolio": portfolio,
    "factory": factory,
    "buyer": buyer,
}


def _found(wanted: re.Pattern[str], text: str) -> list[str]:
    found = list(dict.fromkeys(wanted.findall(text)))
    if not found:
        raise Differs(f"no {wanted.pattern} on the page")
    return found


def _after(text: str) -> str:
    """Where the list goes on; a list of one part does not."""
    found = AFTER.findall(text)
    return str(found[0]).replace("&amp;", "&") if found else ""


def _second_part(work: Work, after: str) -> Mapping[str, Work]:
    return {"the second part of the list": work} if after else {}


def _queries(work: Work) -> int:
    with CaptureQueriesContext(connection) as captured:
        work()
    return len(captured)


def _checked(sides: Mapping[str, Work]) -> list[str]:
    """Twice, so that what is kept from the first time is there when it is timed."""
    for work in sides.values():
        work()
        work()
    return [f"{side}: the page says what it has to" for side in sides]


def _sample() -> str:
    now = datetime.now(tz=UTC)
    viewer = viewer_named(f"{HOME.low}.pm", programme_named(HOME.code) or "", now)
    if viewer is None:
        raise Differs("nobody manages the programme")
    some = factories(viewer).order_by("code").select_related("programme")[:SAMPLE]
    wrong = differences(some)
    if wrong:
        raise Differs(f"rows differ from what the records make of them: {' '.join(wrong)}")
    return f"rows of {len(some)} factories equal those of the plain path"
