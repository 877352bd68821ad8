"""The request as pages read it: its viewer, who was made at the threshold."""

from datetime import UTC, date, datetime

from django.http import HttpRequest

from distinction.doors.access.viewer import Viewer


def viewer_at(request: HttpRequest) -> Viewer:
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]  # set by the threshold
    return viewer


def now() -> datetime:
    """The clock of the server, the only one that counts (N30)."""
    return datetime.now(tz=UTC)


def day_asked(request: HttpRequest, name: str, latest: date) -> date | None:
    """A past day in the address, or None; what is no day, or is to come, is passed over."""
    try:
        found = date.fromisoformat(request.GET.get(name, ""))
    except ValueError:
        return None
    return found if found <= latest else None
