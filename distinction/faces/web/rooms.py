"""Rooms: every address names the object and the action of the access table that open it (N27)."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import URLPattern, path

from distinction.doors.access.enter import may_enter
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.words import Action

Page = Callable[..., HttpResponseBase]


@dataclass(frozen=True, slots=True)
class Needs:
    """The cell of the table; without a noun the room is open to whoever is signed in."""

    noun: Noun | None
    action: Action = Action.SEE


OWN = Needs(None)  # one's own account and start page


def room(route: str, page: Page, name: str, needs: Needs) -> URLPattern:
    """A page that answers "not found" to every role that the table grants nothing here."""

    @wraps(page)
    def guarded(request: HttpRequest, *given: Any, **named: Any) -> HttpResponseBase:
        viewer = request.viewer  # type: ignore[attr-defined]  # set at the threshold
        if needs.noun is not None and not may_enter(viewer, needs.noun, needs.action):
            raise Http404
        return page(request, *given, **named)

    guarded.needs = needs  # type: ignore[attr-defined]  # read by the matrix of the tests
    return path(route, guarded, name=name)
