"""A service cycle of a factory, and the periods in which one assessment in 24 months was agreed."""

from django.db import models
from django.db.models import F, Q

from distinction.records.base import Row
from distinction.records.register.factory import Factory


class Cycle(Row):
    factory = models.ForeignKey(Factory, models.PROTECT, related_name="cycles")
    place = models.PositiveSmallIntegerField()  # in the order in which they were told
    label = models.CharField(max_length=64)
    starts_on = models.DateField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("factory", "label"), name="one_cycle_a_label"),
            models.UniqueConstraint(fields=("factory", "starts_on"), name="one_cycle_a_start"),
        )


class ReducedPeriod(Row):
    """Its end may be told later, and once."""

    factory = models.ForeignKey(Factory, models.PROTECT, related_name="reduced_periods")
    place = models.PositiveSmallIntegerField()
    first_on = models.DateField()
    last_on = models.DateField(null=True)
    last_recorded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("factory", "place"), name="one_period_a_place"),
            models.CheckConstraint(
                condition=Q(last_on__isnull=True) | Q(last_on__gte=F("first_on")),
                name="a_period_ends_after_it_begins",
            ),
        )
