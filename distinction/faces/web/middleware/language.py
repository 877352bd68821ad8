"""The language of those who have not signed in: chosen on the page for it, or by their browser."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation

Handler = Callable[[HttpRequest], HttpResponseBase]


def language(get_response: Handler) -> Handler:
    """Who has signed in has a language of their own: the threshold puts it over this one."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        with translation.override(translation.get_language_from_request(request)):
            return get_response(request)

    return answer


def offered(language: str) -> str:
    """The language of a person if the site speaks it; none is half spoken."""
    return language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
