"""Letters that may still be sent: their reader is active, with a live hat at this moment (N8)."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from distinction.doors.access.invitation import INVITED, token_of
from distinction.doors.access.viewer import Viewer, live_hats
from distinction.records.people.letter import Letter
from distinction.records.people.membership import Hat
from distinction.rules.terms.parties import Role


@dataclass(frozen=True, slots=True)
class Sendable:
    """An address, a language, and where the thing that waits stands; no fact of it (N19)."""

    letter: str
    person: str
    address: str
    language: str
    kind: str
    path: str = ""  # below the address of the site


def sendable(viewer: Viewer, letter: str) -> Sendable | None:
    """For the job that delivers, and nobody else; None once it was sent or may not be."""
    if viewer.role is not Role.SYSTEM_JOB:
        return None
    hats = Hat.objects.filter(live_hats(viewer.now), person=OuterRef("person"))
    asked = Letter.objects.filter(
        Exists(hats), pk=letter, sent_at__isnull=True, person__state__in=("invited", "active")
    )
    row = asked.exclude(person__email="").select_related("person").first()
    if row is None:
        return None
    person = row.person
    path = f"invitation/{token_of(person.pk)}/" if person.state == INVITED else ""
    return Sendable(row.pk, person.pk, person.email, person.language, row.kind, path)
