"""A decision of the Programme Manager, as it was recorded; never changed."""

from django.db import models
from django.db.models import Q

from distinction.records.base import Row
from distinction.records.register.factory import Factory

OUTCOMES = ("approved", "declined", "deferred", "suspended", "withdrawn")


class Decision(Row):
    factory = models.ForeignKey(Factory, models.PROTECT, related_name="decisions")
    place = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=64)
    on = models.DateField()
    outcome = models.CharField(max_length=12)
    reason = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("factory", "label"), name="one_decision_a_label"),
            models.CheckConstraint(condition=Q(outcome__in=OUTCOMES), name="outcome_of_a_decision"),
            models.CheckConstraint(
                condition=Q(outcome="approved") | ~Q(reason=""), name="a_no_has_a_reason"
            ),
        )
