"""A hat: a role at one organisation or programme, from when until when."""

from django.db import models
from django.db.models import F, Q

from distinction.records.base import Row
from distinction.records.people.person import Person


class Hat(Row):
    """Organisations are named by id: people stand below the register and know none of it.

    `begins_at <= now < ends_at` and not ended: then it is live. An ending is an event that is
    written down, so that no clock gives an ended hat back (N30).
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="hats")
    role = models.CharField(max_length=32)
    programme = models.CharField(max_length=24, blank=True)
    factory = models.CharField(max_length=24, blank=True)
    buyer = models.CharField(max_length=24, blank=True)
    provider = models.CharField(max_length=24, blank=True)
    state = models.CharField(max_length=8, default="given")  # proposed until a second one gives it
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    given_by = models.CharField(max_length=24, blank=True)
    ended_by = models.CharField(max_length=24, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gt=F("begins_at")),
                name="a_hat_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(factory="", buyer="")
                | Q(factory="", provider="")
                | Q(buyer="", provider=""),
                name="a_hat_at_one_organisation",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("proposed", "given")), name="state_of_a_hat"
            ),
        )
        indexes = (models.Index(fields=("factory",)), models.Index(fields=("buyer",)))

    def __str__(self) -> str:
        return f"{self.role} of {self.person_id}"


class Designation(Row):
    """An advisor or team leader stands to a factory as `assigned`, from a day until another."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="designations")
    role = models.CharField(max_length=32)  # as what: it holds in that hat alone
    factory = models.CharField(max_length=24)
    begins_on = models.DateField()
    ends_on = models.DateField(null=True)  # the last day
    ended_at = models.DateTimeField(null=True)  # by whoever designated another

    class Meta:
        indexes = (models.Index(fields=("factory", "person")),)
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("begins_on")),
                name="a_designation_ends_after_it_begins",
            ),
        )
