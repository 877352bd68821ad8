"""Recognised factories as buyers without their access see them, and asking a factory for access."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from distinction.doors.access.redact import Hidden
from distinction.doors.insight.access import SHORTEST_TEXT, one_to_ask, own_requests, to_ask
from distinction.doors.insight.keyset import Turn
from distinction.doors.insight.recognised import Recognised, highlight
from distinction.faces.reports.statuses import Sign, sign_of
from distinction.faces.web.asked import viewer_at
from distinction.faces.web.forms.people import new_key
from distinction.faces.web.perform import perform
from distinction.faces.wording import Wording
from distinction.rules.criteria.pack import Head
from distinction.rules.protocol.acts.register import AskForAccess
from distinction.rules.terms.parties import Side

LONGEST_TEXT, COUNTRY = 80, 2


def show(request: HttpRequest) -> HttpResponse:
    """The same page whether nobody is recognised or a setting keeps it to itself (N4)."""
    viewer = viewer_at(request)
    country = request.GET.get("country", "")[:COUNTRY].replace("\x00", "")
    turn = Turn(request.GET.get("after", ""), request.GET.get("before", ""))
    found = highlight(viewer, country, turn)
    if found is None:
        raise Http404
    words = Wording(viewer.language)
    shown = {
        "rows": [_row(each, words) for each in found.part.rows],
        "countries": found.countries.items(),
        "country": country,
        "newer": _address(country, before=found.part.earlier),
        "older": _address(country, after=found.part.later),
        "asked": own_requests(viewer),
    }
    return render(request, "recognised/list.html", shown)


def ask(request: HttpRequest) -> HttpResponse:
    """A factory is found by its name, whatever its standing, and asked."""
    viewer = viewer_at(request)
    if viewer.side is not Side.BUYER:
        raise Http404
    text = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST_TEXT]
    shown = {
        "text": text,
        "is_short": 0 < len(text) < SHORTEST_TEXT,
        "found": to_ask(viewer, text),
        "asked": own_requests(viewer),
    }
    return render(request, "recognised/ask.html", shown)


def ask_one(request: HttpRequest, factory: str) -> HttpResponse:
    """Asked for once more, then sent; the factory decides."""
    viewer = viewer_at(request)
    found = one_to_ask(viewer, factory)
    if found is None:
        raise Http404
    if request.method == "POST":
        said = perform(request, AskForAccess(factory=factory))
        if said.page is not None:
            return said.page
        if said.outcome is None:
            messages.error(request, said.words)
        else:
            messages.success(request, _("You asked for access. Top management decides."))
        return redirect("ask")
    return render(request, "recognised/ask_one.html", {"found": found, "key": new_key()})


def _row(each: Recognised, words: Wording) -> tuple[Recognised, Sign | None, Head | None]:
    word = None if isinstance(each.word, Hidden) else sign_of(each.word, words)
    return each, word, None if isinstance(each.pack, Hidden) else each.pack.head


def _address(country: str, **turn: str) -> str:
    if not any(turn.values()):
        return ""
    asked = {"country": country, **turn}
    return "?" + urlencode({name: text for name, text in asked.items() if text})
