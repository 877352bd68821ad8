"""Entries of the ledger: who did what to whom, in an order that cannot be changed unseen."""

from django.db import models


class Chain(models.Model):
    """One chain a programme, and one of the system; its row is the lock that orders its entries."""

    name = models.CharField(primary_key=True, max_length=24)
    number = models.PositiveBigIntegerField(default=0)
    head = models.CharField(max_length=64, default="")

    def __str__(self) -> str:
        return self.name


class Entry(models.Model):
    """What one act did; never changed, never removed (N15).

    `subject` names what it concerns, `body` is canonical JSON; neither is read by rules.
    """

    chain = models.ForeignKey(Chain, models.PROTECT, related_name="entries")
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    person = models.CharField(max_length=24, blank=True)
    hat = models.CharField(max_length=24, blank=True)
    role = models.CharField(max_length=32)
    act = models.CharField(max_length=48)
    noun = models.CharField(max_length=32)
    subject = models.CharField(max_length=24, blank=True, db_index=True)
    factory = models.CharField(max_length=24, blank=True, db_index=True)
    body = models.TextField()
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("chain", "number"), name="one_entry_a_number"),
            models.UniqueConstraint(fields=("hash",), name="no_entry_twice"),
        )

    def __str__(self) -> str:
        return f"{self.chain_id} {self.number}"


class Done(models.Model):
    """An act that was done under a key: the same key again does nothing and says so."""

    person = models.CharField(max_length=24)
    key = models.CharField(max_length=64)
    what = models.CharField(max_length=64)  # digest of the act, so that a key serves one act only
    subject = models.CharField(max_length=24, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("person", "key"), name="one_act_a_key"),)

    def __str__(self) -> str:
        return f"{self.person} {self.key}"
