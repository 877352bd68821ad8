"""The page that a watchdog reads: one word, the same each time while all is well."""

import structlog
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from distinction.doors.access import health as door

PLAIN = "text/plain; charset=utf-8"


@require_safe
def health(_request: HttpRequest) -> HttpResponse:
    """What is wrong stands in the log alone: to a stranger it is not well, and no more."""
    found = door.health(timezone.now())
    if found == door.WELL:
        return HttpResponse("ok\n", content_type=PLAIN)
    structlog.stdlib.get_logger("distinction.health").warning("health", reason=found)
    return HttpResponse("not well\n", status=503, content_type=PLAIN)
