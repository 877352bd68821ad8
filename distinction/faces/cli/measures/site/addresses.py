"""The addresses of the site, and one page more that shows nothing: the least a page costs."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path

from distinction.doors.access.enter import may_enter
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.words import Action

NULL = "/nothing/"


def nothing(request: HttpRequest) -> HttpResponse:
    """Session, person, hat and the gate of a room; no template and no question besides."""
    viewer = request.viewer  # type: ignore[attr-defined]  # set at the threshold
    if not may_enter(viewer, Noun.PACK, Action.SEE):
        raise Http404
    return HttpResponse("ok")


urlpatterns = [
    path(NULL[1:], nothing, name="nothing"),
    path("", include("distinction.config.urls")),
]
handler404 = "distinction.faces.web.pages.errors.not_found"
handler500 = "distinction.faces.web.pages.errors.trouble"
