"""The bipartite committee and the unions of a factory, as they were told to us."""

from django.db import models
from django.db.models import F, Q

from distinction.records.base import Row
from distinction.records.register.factory import Factory


class Committee(Row):
    """Added to, never changed: the newest row recorded by a day is what was known then."""

    factory = models.ForeignKey(Factory, models.PROTECT, related_name="committees")
    formed_on = models.DateField()
    worker_members = models.PositiveSmallIntegerField()
    union_members = models.PositiveSmallIntegerField(null=True)
    management_members = models.PositiveSmallIntegerField()


class Union(Row):
    """A trade union present in the factory; `last_on` may be told later, and once."""

    factory = models.ForeignKey(Factory, models.PROTECT, related_name="unions")
    label = models.CharField(max_length=64)
    first_on = models.DateField()
    last_on = models.DateField(null=True)
    last_recorded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("factory", "label"), name="one_union_a_label"),
            models.CheckConstraint(
                condition=Q(last_on__isnull=True) | Q(last_on__gte=F("first_on")),
                name="a_union_leaves_after_it_came",
            ),
        )
