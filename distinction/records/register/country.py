"""A country programme, and its settings with the days from which they hold."""

from django.db import models
from django.db.models import Q

from distinction.records.base import Row


class Programme(Row):
    """`zone` says what day it is there; made-up ones never meet real ones (N28)."""

    country = models.CharField(max_length=2, unique=True)
    name = models.CharField(max_length=80)
    zone = models.CharField(max_length=40)
    languages = models.CharField(max_length=40, default="en")
    pack = models.CharField(max_length=64, default="better-work-2017")
    is_demo = models.BooleanField(default=False)


class Setting(Row):
    """A value in force from a day; the one before it stays, so that any day can be asked.

    The two sharing settings wait until a second person confirms them (N4).
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="settings")
    key = models.CharField(max_length=40)
    value = models.CharField(max_length=120)
    begins_on = models.DateField()
    decided_by = models.CharField(max_length=24)
    state = models.CharField(max_length=8, default="current")  # proposed until confirmed
    confirmed_by = models.CharField(max_length=24, blank=True)
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(fields=("programme", "key", "begins_on")),)
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=("proposed", "current", "lapsed")), name="state_of_a_setting"
            ),
        )
