"""An assessment: one visit on site and what it found; released, it only grows by corrections."""

from django.db import models
from django.db.models import F, Q

from distinction.records.base import Row
from distinction.records.fieldwork.cycle import Cycle
from distinction.records.register.factory import Factory

KINDS = ("full", "follow_up", "verification", "remote", "self")


class Assessment(Row):
    """Answers are JSON as they came, question code to word.

    Release, re-issue and void are told once each, and when they were recorded is kept beside
    them, so that what was known on a day can be asked.
    """

    factory = models.ForeignKey(Factory, models.PROTECT, related_name="assessments")
    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="assessments")
    place = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=64)
    kind = models.CharField(max_length=16)
    scope = models.CharField(max_length=8)
    is_announced = models.BooleanField()
    first_on = models.DateField(null=True)  # the first day on site; none told: the last one
    last_on = models.DateField()
    answers = models.TextField()
    additional_answers = models.TextField(blank=True)
    recorded_by = models.CharField(max_length=24, blank=True)
    released_on = models.DateField(null=True)
    release_recorded_at = models.DateTimeField(null=True)
    superseded_by = models.CharField(max_length=64, blank=True)
    supersession_recorded_at = models.DateTimeField(null=True)
    voided_on = models.DateField(null=True)
    void_recorded_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("factory", "label"), name="one_assessment_a_label"),
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="kind_of_an_assessment"),
            models.CheckConstraint(
                condition=Q(scope__in=("full", "partial")), name="scope_of_an_assessment"
            ),
            models.CheckConstraint(
                condition=Q(first_on__isnull=True) | Q(first_on__lte=F("last_on")),
                name="a_visit_begins_before_it_ends",
            ),
            models.CheckConstraint(
                condition=Q(released_on__isnull=True) | Q(released_on__gte=F("last_on")),
                name="a_release_follows_the_visit",
            ),
            models.CheckConstraint(
                condition=Q(voided_on__isnull=True) | Q(voided_on__gte=F("last_on")),
                name="a_void_follows_the_visit",
            ),
        )


class Remediation(Row):
    """A non-compliance put right later; it changes no answer."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="remediations")
    place = models.PositiveSmallIntegerField()
    question = models.CharField(max_length=32)
    verified_on = models.DateField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("assessment", "place"), name="one_remedy_a_place"),
        )
