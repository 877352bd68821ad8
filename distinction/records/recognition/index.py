"""The standing index: what lists show of each factory, once for each audience.

Derived: written by act() in the transaction that changed the evidence, thrown away and rebuilt
by one command. Nothing here is evidence, and no decision reads it.
"""

from django.db import models

from distinction.records.register.country import Programme
from distinction.records.register.factory import Factory

PROGRAMME, DISCLOSED = "programme", "disclosed"
AUDIENCES = (PROGRAMME, DISCLOSED)


class IndexRow(models.Model):
    """`not_met` and `not_known` are masks, one bit a criterion in the order of the pack.

    `lacking` counts them for the order of lists and is never shown; `cells` are the three
    moments of each criterion, one letter each. `next_change_on` is the first later day on which
    a fresh evaluation of the same evidence could differ.
    """

    factory = models.ForeignKey(Factory, models.PROTECT, related_name="index_rows")
    audience = models.CharField(max_length=12)
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+")
    folded = models.CharField(max_length=320)
    country = models.CharField(max_length=2)
    pack = models.CharField(max_length=64)
    day = models.DateField()
    next_change_on = models.DateField(null=True, db_index=True)
    word = models.CharField(max_length=16)
    word_since = models.DateField(null=True)
    before = models.CharField(max_length=16, blank=True)  # the last word outside the programme
    before_since = models.DateField(null=True)
    stage = models.CharField(max_length=12)
    step = models.PositiveSmallIntegerField()  # how many steps of the funnel are passed
    not_met = models.BigIntegerField()
    not_known = models.BigIntegerField()
    met_once = models.BigIntegerField()
    holding = models.BigIntegerField()  # not met in the latest released evidence
    lacking = models.PositiveSmallIntegerField()
    gates = models.CharField(max_length=64, blank=True)  # gates not met
    cells = models.CharField(max_length=160)
    chance = models.CharField(max_length=24, blank=True)  # what could put it right
    chance_on = models.DateField(null=True)  # none: possible now, or cannot be told
    earliest_on = models.DateField(null=True)
    ready_on = models.DateField(null=True)  # since when the gates pass
    due = models.CharField(max_length=24, blank=True)
    due_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("factory", "audience"), name="one_row_an_audience"),
            models.CheckConstraint(
                condition=models.Q(audience__in=AUDIENCES), name="audience_of_a_row"
            ),
        )
        indexes = (
            models.Index(fields=("audience", "programme", "stage", "folded", "factory")),
            models.Index(fields=("audience", "programme", "lacking", "folded", "factory")),
            models.Index(fields=("audience", "programme", "due_on")),
            models.Index(fields=("audience", "word", "country")),
            models.Index(fields=("audience", "programme", "folded", "factory")),
            models.Index(fields=("audience", "folded", "factory")),
            models.Index(fields=("programme", "folded", "factory")),
            # All that the counts of a portfolio ask, so that no row has to be opened for them.
            models.Index(
                fields=(
                    "audience",
                    "programme",
                    "pack",
                    "word",
                    "step",
                    "lacking",
                    "due_on",
                    "not_met",
                    "not_known",
                    "factory",
                ),
                name="counts_of_a_portfolio",
            ),
        )

    def __str__(self) -> str:
        return f"{self.factory_id} for {self.audience}"


class IndexVersion(models.Model):
    """Another token after each change of a programme's rows: what was counted before is old."""

    programme = models.OneToOneField(
        Programme, models.PROTECT, primary_key=True, related_name="index_version"
    )
    token = models.CharField(max_length=24)

    def __str__(self) -> str:
        return self.token
