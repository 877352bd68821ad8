"""Letters leave: one neutral line and a link, to one person, once (N19)."""

from datetime import UTC, datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import translation
from django.utils.translation import gettext as _
from django_tasks import task

from distinction.doors.access.viewer import job
from distinction.doors.insight.outbox import letter
from distinction.doors.services.act import act
from distinction.rules.protocol.acts.derived import MarkSent


@task()
def deliver(wanted: str) -> None:
    """Sent, then marked: a crash between sends at most one more copy of the same words (C5)."""
    now = datetime.now(tz=UTC)
    found = letter(job(now), wanted)
    if found is None:
        return
    with translation.override(found.language):
        subject = _("Something is ready for you")
        address = f"{settings.SITE_ADDRESS.rstrip('/')}/{found.path}"
        body = _("Sign in to read it: %(address)s") % {"address": address}
    EmailMessage(subject, body, to=[found.address]).send()
    act(job(now), MarkSent(letter=found.letter), at=now, key=f"sent-{found.letter}")
