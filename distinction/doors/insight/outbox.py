"""One letter as it may be sent now, for the job that delivers it."""

from distinction.doors.access.letters import Sendable, sendable
from distinction.doors.access.viewer import Viewer


def letter(viewer: Viewer, wanted: str) -> Sendable | None:
    """None where nothing is to be sent any more, whatever the cause."""
    return sendable(viewer, wanted)
