"""What the demonstration needs beside acts: ids that come out alike again, and who is there."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from random import Random

from django.db import transaction

from distinction.doors.services.post import of_the_past
from distinction.records.base import ids_from
from distinction.records.people.membership import Hat
from distinction.records.people.person import Person
from distinction.records.register.factory import Factory
from distinction.records.register.grant import Grant


@dataclass(frozen=True, slots=True)
class Kept:
    """A factory as an act has to name it."""

    id: str
    version: int
    entered_on: date


@contextmanager
def at_once(seed: str) -> Iterator[None]:
    """All that is made inside is there whole or not at all, with ids drawn from the seed."""
    source = Random(seed)  # noqa: S311  # made-up data, no secret
    with ids_from(source), of_the_past(), transaction.atomic():
        yield


def is_begun() -> bool:
    """Whether there is anybody yet."""
    return Person.objects.exists()


def by_code() -> Mapping[str, Kept]:
    """Every factory by the code of contract files."""
    rows = Factory.objects.values_list("code", "id", "version", "entered_on")
    return {code: Kept(id, version, entered_on) for code, id, version, entered_on in rows}  # noqa: A001


def hat_of(person: str, role: str) -> str:
    """The newest hat of this role, given or still proposed."""
    return Hat.objects.filter(person=person, role=role).order_by("-recorded_at")[0].pk


def open_grant(factory: str, buyer: str) -> str:
    """The request or access between the two that has not ended."""
    return Grant.objects.get(factory=factory, buyer=buyer, ended_at__isnull=True).pk


def set_password(person: str, encoded: str) -> None:
    """As the page of the invitation does it; the password itself never comes here."""
    Person.objects.filter(pk=person).update(password=encoded)
