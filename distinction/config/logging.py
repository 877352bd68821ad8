"""Logs as JSON lines that hold no fact: only what is on a list of fields is ever written (N20).

Whatever else is logged, by us or by a package, shrinks to who said it, how grave it is, the kind
of the error and the places in code: a sentence may hold a name, an address or a path.
"""

import logging
import traceback
from collections.abc import Callable, Mapping
from time import monotonic
from typing import Any
from uuid import uuid4

import structlog
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponseBase
from structlog.types import EventDict, Processor, WrappedLogger

REQUESTS = "distinction.requests"
FIELDS = ("event", "level", "timestamp", "logger")
REQUEST_FIELDS = ("request", "method", "route", "status", "milliseconds", "role")
JOB_FIELDS = ("job", "reason", "count")
ALLOWED = frozenset((*FIELDS, *REQUEST_FIELDS, *JOB_FIELDS))
SERVER = "gunicorn.error"
ABOUT_PROCESSES = frozenset(  # sentences of the server that can hold numbers and our own address
    (
        "Connection in use: %s",
        "Invalid address: %s",
        "Can't connect to %s",
        "WORKER TIMEOUT (pid:%s)",
        "Worker (pid:%s) was sent %s!",
        "Worker (pid:%s) exited with code %s.",
    )
)
METHODS = frozenset(("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"))

Answering = Callable[[HttpRequest], HttpResponseBase]


def requests(get_response: Answering) -> Answering:
    """One line for each request: the name of its route, never its address."""
    log = structlog.stdlib.get_logger(REQUESTS)

    def answer(request: HttpRequest) -> HttpResponseBase:
        began = monotonic()
        response = get_response(request)
        found = request.resolver_match
        log.info(
            "request",
            request=uuid4().hex,
            method=request.method if request.method in METHODS else "other",
            route=(found.view_name if found else "") or "none",
            status=response.status_code,
            milliseconds=round((monotonic() - began) * 1000),
            role=_role(request),
        )
        return response

    return answer


def _role(request: HttpRequest) -> str:
    """The role of the hat, which hundreds share; never whose hat it is."""
    role = getattr(getattr(request, "viewer", None), "role", None)
    return str(getattr(role, "value", role) or "none")


def only_allowed(_log: WrappedLogger, _name: str, event: EventDict) -> EventDict:
    """What a line of ours may say."""
    return {name: value for name, value in event.items() if name in ALLOWED}


def without_sentence(_log: WrappedLogger, _name: str, event: EventDict) -> EventDict:
    """What anybody else's line may say: the sentence is dropped, the kind of error is kept."""
    record: logging.LogRecord = event["_record"]
    kept: EventDict = {"event": "notice", "level": record.levelname.lower(), "logger": record.name}
    error = event["exc_info"][1] if event.get("exc_info") else None
    if error is not None:
        kept["error"] = type(error).__qualname__
        kept["places"] = [
            f"{frame.name} in {frame.filename.rpartition('site-packages/')[2]}:{frame.lineno}"
            for frame in traceback.extract_tb(error.__traceback__)
        ]
    if isinstance(error, ImproperlyConfigured):  # for the one who starts the site; no data in it
        kept["told"] = str(error)
    elif record.name == SERVER and record.msg in ABOUT_PROCESSES:
        kept["told"] = event["event"]
    return kept


def _spoken(log: WrappedLogger, name: str, event: EventDict) -> EventDict:
    """Lines through structlog carry their fields; all others are foreign, whoever they are by."""
    if event.get("_from_structlog"):
        return only_allowed(log, name, event)
    return without_sentence(log, name, event)


STAMP: tuple[Processor, ...] = (
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
)
structlog.configure(
    processors=[*STAMP, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
    logger_factory=structlog.stdlib.LoggerFactory(),
    wrapper_class=structlog.stdlib.BoundLogger,
    cache_logger_on_first_use=False,
)


def _logger(level: str) -> Mapping[str, Any]:
    return {"handlers": ["lines"], "level": level, "propagate": False}


LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "lines": {
            "()": structlog.stdlib.ProcessorFormatter,
            "processors": [
                _spoken,
                structlog.processors.TimeStamper(fmt="iso", utc=True),
                structlog.processors.JSONRenderer(sort_keys=True),
            ],
        }
    },
    "handlers": {"lines": {"class": "logging.StreamHandler", "formatter": "lines"}},
    "root": {"handlers": ["lines"], "level": "WARNING"},
    "loggers": {
        REQUESTS: _logger("INFO"),
        "django": _logger("WARNING"),
        "django.server": _logger("ERROR"),  # runserver would print each address
        SERVER: _logger("WARNING"),
    },
}
