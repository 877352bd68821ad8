"""A factory of a programme, and who of its people may be called."""

from django.db import models
from django.db.models import F, Q

from distinction.records.base import Row
from distinction.records.register.country import Programme


class Factory(Row):
    """`code` is the id in contract files and on paper; addresses of pages use the random id.

    `version` counts the changes: whoever saves says which one was read.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="factories")
    code = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=160)
    folded = models.CharField(max_length=320)  # name and code casefolded, for search
    country = models.CharField(max_length=2)
    os_id = models.CharField(max_length=15, blank=True)
    place = models.CharField(max_length=160, blank=True)
    product = models.CharField(max_length=120, blank=True)
    workers = models.PositiveIntegerField(null=True)
    contacts = models.TextField(blank=True)
    remarks = models.TextField(blank=True)
    entered_on = models.DateField()
    left_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = (
            models.Index(fields=("programme", "folded")),
            models.Index(fields=("country", "folded")),
            models.Index(
                fields=("id",), condition=Q(left_on__isnull=False), name="factories_that_left"
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(left_on__isnull=True) | Q(left_on__gte=F("entered_on")),
                name="a_factory_leaves_after_it_entered",
            ),
            models.CheckConstraint(condition=~Q(name="") & ~Q(code=""), name="a_factory_has_names"),
        )
