"""The threshold: who looks, in which hat, asked of the records at every request (N8)."""

from collections.abc import Callable
from dataclasses import replace

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import translation

from distinction.doors.access.enter import idle_minutes, needs_second_factor
from distinction.doors.access.viewer import Viewer, nobody, viewer_of
from distinction.faces.web.asked import now
from distinction.faces.web.middleware.language import offered
from distinction.faces.web.open_doors import (
    entrance,
    is_for_anybody,
    is_for_the_account,
    knows_its_reader,
)
from distinction.faces.web.proof import ask_for_proof, has_second_factor, proven_at

Handler = Callable[[HttpRequest], HttpResponseBase]
MINUTE = 60
HAT, SEEN = "hat", "seen"  # the only things of ours that a session keeps; no right among them


def threshold(get_response: Handler) -> Handler:
    def answer(request: HttpRequest) -> HttpResponseBase:
        at = now()
        request.viewer = nobody(at)  # type: ignore[attr-defined]  # read through asked.viewer_at
        is_open = is_for_anybody(request.path)
        if is_open and not knows_its_reader(request.path):
            return get_response(request)
        if not request.user.is_authenticated:
            # Alike for every address, there or not, so that nothing is told (N1, N2).
            return get_response(request) if is_open else redirect(entrance(request.path))
        viewer = viewer_of(
            str(request.user.pk), str(request.session.get(HAT, "")), at, proven_at(request)
        )
        if viewer is None:
            logout(request)
            return redirect("account_login")
        return _inside(request, viewer, get_response)

    return answer


def _inside(request: HttpRequest, viewer: Viewer, get_response: Handler) -> HttpResponseBase:
    if _was_idle(request, viewer):
        logout(request)
        return redirect("account_login")
    _note(request, viewer)
    viewer = replace(viewer, language=offered(viewer.language))
    request.viewer = viewer  # type: ignore[attr-defined]  # read through asked.viewer_at
    with translation.override(viewer.language):
        request.LANGUAGE_CODE = viewer.language
        return _asked_for_proof(request, viewer) or get_response(request)


def _asked_for_proof(request: HttpRequest, viewer: Viewer) -> HttpResponseBase | None:
    is_open = is_for_the_account(request.path) or is_for_anybody(request.path)
    if is_open or viewer.proven_at is not None or not needs_second_factor(viewer):
        return None
    if has_second_factor(request):
        return ask_for_proof(request, request.get_full_path())
    return render(request, "mfa/needed.html", status=403)


def _note(request: HttpRequest, viewer: Viewer) -> None:
    """Once a minute at most, so that most pages write nothing; an idle session ends no later."""
    at = int(viewer.now.timestamp())
    if request.session.get(HAT) == viewer.hat and at - request.session.get(SEEN, 0) < MINUTE:
        return
    request.session[HAT], request.session[SEEN] = viewer.hat, at


def _was_idle(request: HttpRequest, viewer: Viewer) -> bool:
    minutes, seen = idle_minutes(viewer), request.session.get(SEEN)
    return bool(minutes and seen and viewer.now.timestamp() - seen > minutes * MINUTE)
