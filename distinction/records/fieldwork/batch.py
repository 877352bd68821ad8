"""An import: a file that was read in, checked, and applied by somebody else (N16, N29)."""

from django.db import models
from django.db.models import Q

from distinction.records.base import Row
from distinction.records.register.country import Programme


class Batch(Row):
    """`digest` is the SHA-256 of the file; the same file applied twice changes nothing."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="batches")
    digest = models.CharField(max_length=64)
    state = models.CharField(max_length=8)
    rows = models.PositiveIntegerField()
    added = models.PositiveIntegerField(default=0)
    created_by = models.CharField(max_length=24)
    applied_by = models.CharField(max_length=24, blank=True)
    applied_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=("uploaded", "checked", "applied", "refused")),
                name="state_of_a_batch",
            ),
        )
