"""A correction of something released: a new row that points to the old one (N15)."""

from django.db import models
from django.db.models import Q

from distinction.records.base import Row
from distinction.records.fieldwork.assessment import Assessment
from distinction.records.fieldwork.progress import ProgressReport


class Correction(Row):
    """Holds from its own release day on; JSON parts that it does not touch are empty."""

    assessment = models.ForeignKey(
        Assessment, models.PROTECT, null=True, related_name="corrections"
    )
    report = models.ForeignKey(
        ProgressReport, models.PROTECT, null=True, related_name="corrections"
    )
    place = models.PositiveSmallIntegerField()
    released_on = models.DateField()
    reason = models.TextField()
    answers = models.TextField(blank=True)
    additional_answers = models.TextField(blank=True)
    marks = models.TextField(blank=True)
    recorded_by = models.CharField(max_length=24, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(assessment__isnull=True) ^ Q(report__isnull=True),
                name="a_correction_of_one_thing",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="a_correction_has_a_reason"),
            models.UniqueConstraint(
                fields=("assessment", "place"), name="one_correction_a_place_of_an_assessment"
            ),
            models.UniqueConstraint(
                fields=("report", "place"), name="one_correction_a_place_of_a_report"
            ),
        )
