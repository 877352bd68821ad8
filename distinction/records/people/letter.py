"""A letter: that something waits behind sign-in for one person; it carries no fact (N19)."""

from django.db import models

from distinction.records.base import Row
from distinction.records.people.person import Person


class Letter(Row):
    """`key` is sent once, however often the job runs."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="letters")
    kind = models.CharField(max_length=24)
    key = models.CharField(max_length=64, unique=True)
    sent_at = models.DateTimeField(null=True)
