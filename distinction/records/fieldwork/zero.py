"""A zero-tolerance case and its history; nobody outside knows of it before it is disclosed."""

from django.db import models
from django.db.models import Q

from distinction.records.base import Row
from distinction.records.register.factory import Factory

STATUSES = ("suspected", "confirmed", "unfounded", "remediated", "closed_verified")


class ZeroCase(Row):
    """`disclosed_at` is set by the Programme Manager alone (N13)."""

    factory = models.ForeignKey(Factory, models.PROTECT, related_name="zero_cases")
    place = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=64)
    opened_on = models.DateField()
    disclosed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("factory", "label"), name="one_case_a_label"),
        )


class ZeroEntry(Row):
    """One step of a case; added to, never changed."""

    case = models.ForeignKey(ZeroCase, models.PROTECT, related_name="entries")
    place = models.PositiveSmallIntegerField()
    on = models.DateField()
    status = models.CharField(max_length=16)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("case", "place"), name="one_entry_a_place"),
            models.CheckConstraint(condition=Q(status__in=STATUSES), name="status_of_a_case"),
        )
