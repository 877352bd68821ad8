"""Writes the heads of the ledger to its anchor, at least every fifteen minutes (ruling 19)."""

from datetime import UTC, datetime

from django_tasks import task

from distinction.doors.access.viewer import job
from distinction.doors.services.anchor import anchor


def write(at: datetime) -> int:
    """How many chains have grown since their last line."""
    return anchor(job(at), at)


@task()
def anchor_heads() -> int:
    return write(datetime.now(tz=UTC))
