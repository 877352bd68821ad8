"""The operator: who runs a command on the server, and in whose hat it acts."""

from datetime import datetime

from distinction.doors.access.viewer import Viewer, hats_of, viewer_of
from distinction.records.people.person import Person
from distinction.records.register.country import Programme


def viewer_named(username: str, programme: str, now: datetime) -> Viewer | None:
    """The person's hat in that programme; the server's own people need no second factor."""
    person = Person.objects.filter(username=username).first()
    first = None if person is None else viewer_of(person.pk, "", now)
    if person is None or first is None:
        return None
    for each in hats_of(first):
        found = viewer_of(person.pk, each.hat, now)
        if found is not None and found.programme == programme:
            return found
    return None


def programme_named(country: str) -> str | None:
    """A programme by its country, as ISO 3166-1 writes it."""
    return Programme.objects.filter(country=country).values_list("pk", flat=True).first()


def programmes_there() -> tuple[str, ...]:
    """All of them, by country: for jobs that go from one to the next."""
    return tuple(Programme.objects.order_by("country").values_list("pk", flat=True))
