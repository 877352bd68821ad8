"""A buyer company; its people sign in, and factories give it access."""

from django.db import models
from django.db.models import Q

from distinction.records.base import Row


class Buyer(Row):
    name = models.CharField(max_length=160)
    folded = models.CharField(max_length=160, unique=True)
    country = models.CharField(max_length=2, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (models.CheckConstraint(condition=~Q(name=""), name="a_buyer_has_a_name"),)
