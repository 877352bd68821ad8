"""Pages for what went wrong: each tells what the reader can do, none tells what is hidden."""

from collections.abc import Sequence
from dataclasses import dataclass
from secrets import token_hex

import structlog
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

log = structlog.stdlib.get_logger("distinction.trouble")


@dataclass(frozen=True, slots=True)
class TwoVersions:
    """One field that two people changed: `name` is that of the form, the rest is shown."""

    name: str
    label: str
    mine: str
    theirs: str


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """Hidden, wrong and malformed are one answer, byte for byte (N2)."""
    return render(request, "errors/404.html", status=404)


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """Only for what the reader sees but may not do; what is hidden is not found."""
    return render(request, "errors/403.html", status=403)


def wrong_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    return render(request, "errors/400.html", status=400)


def session_ended(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """A form that came without its token: the browser still holds what was typed."""
    return render(request, "errors/session.html", status=403)


def too_many(request: HttpRequest) -> HttpResponse:
    return render(request, "errors/429.html", status=429)


def trouble(request: HttpRequest) -> HttpResponse:
    """A number joins what the reader saw to what the log holds; nothing else is shown."""
    number = token_hex(3).upper()
    log.error("trouble", request=number)
    return render(request, "errors/500.html", {"number": number}, status=500)


def conflict(
    request: HttpRequest, versions: Sequence[TwoVersions], kept: Sequence[tuple[str, str]] = ()
) -> HttpResponse:
    """Somebody changed it in between: field by field the reader chooses, none wins silently.

    The answer comes back to the same address as `<field>` = mine or theirs, with `kept` as it was.
    """
    return render(request, "errors/409.html", {"versions": versions, "kept": kept}, status=409)
