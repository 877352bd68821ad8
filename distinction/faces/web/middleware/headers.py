"""What every answer carries: no shared cache, no trace in a search engine, no device."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import patch_vary_headers

Handler = Callable[[HttpRequest], HttpResponseBase]
NOWHERE = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
PERMISSIONS = ", ".join(f"{each}=()" for each in NOWHERE)
TELLING = ("ETag", "Last-Modified", "Expires", "Age")


def private(get_response: Handler) -> Handler:
    """Pages, partials, files, redirects, errors alike (N18); static files never come this far."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response["Permissions-Policy"] = PERMISSIONS
        response["X-Robots-Tag"] = "noindex, nofollow"
        response["Cache-Control"] = "private, no-store"
        patch_vary_headers(response, ("Cookie", "Accept-Language", "HX-Request"))
        for name in TELLING:
            del response[name]
        return response

    return answer
