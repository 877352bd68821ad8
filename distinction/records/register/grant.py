"""A grant: third-party access of one buyer to one factory, for a time."""

from django.db import models
from django.db.models import F, Q

from distinction.records.base import Row
from distinction.records.register.buyer import Buyer
from distinction.records.register.factory import Factory


class Grant(Row):
    """Live: granted by now, not run out, not ended. An ending is written down (N8, N30)."""

    factory = models.ForeignKey(Factory, models.PROTECT, related_name="grants")
    buyer = models.ForeignKey(Buyer, models.PROTECT, related_name="grants")
    asked_at = models.DateTimeField(null=True)
    asked_by = models.CharField(max_length=24, blank=True)
    granted_at = models.DateTimeField(null=True)
    granted_by = models.CharField(max_length=24, blank=True)
    ends_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=24, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("factory", "buyer"),
                condition=Q(ended_at__isnull=True),
                name="one_open_grant_a_buyer",
            ),
            models.CheckConstraint(
                condition=Q(asked_at__isnull=False) | Q(granted_at__isnull=False),
                name="a_grant_is_asked_or_granted",
            ),
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gt=F("granted_at")),
                name="a_grant_ends_after_it_begins",
            ),
        )
        indexes = (models.Index(fields=("buyer", "factory")),)
