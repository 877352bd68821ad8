"""A progress report of one cycle; only the second carries marks that count."""

from django.db import models
from django.db.models import Q

from distinction.records.base import Row
from distinction.records.fieldwork.cycle import Cycle
from distinction.records.register.factory import Factory


class ProgressReport(Row):
    """Marks are JSON as they came, criterion to mark and comment; released, they stay."""

    factory = models.ForeignKey(Factory, models.PROTECT, related_name="progress_reports")
    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="progress_reports")
    place = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=64)
    number = models.PositiveSmallIntegerField()
    marks = models.TextField()
    recorded_by = models.CharField(max_length=24, blank=True)
    released_on = models.DateField(null=True)
    release_recorded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("factory", "label"), name="one_report_a_label"),
            models.CheckConstraint(condition=Q(number__in=(1, 2)), name="number_of_a_report"),
        )
