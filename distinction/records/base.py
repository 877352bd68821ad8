"""The abstract row: a random id that tells nothing, and the instant it was recorded."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from random import Random, SystemRandom

from django.db import models

SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another when read aloud
LENGTH = 20  # 99 bits: nobody finds a row by trying (N2)

_source: ContextVar[Random] = ContextVar("source of ids", default=SystemRandom())  # noqa: B039


def new_id() -> str:
    return "".join(_source.get().choices(SIGNS, k=LENGTH))


@contextmanager
def ids_from(source: Random) -> Iterator[None]:
    """Ids that come out alike again: for the demonstration and for tests of two worlds."""
    token = _source.set(source)
    try:
        yield
    finally:
        _source.reset(token)


class Row(models.Model):
    """`recorded_at` is when we came to know it, never when it happened."""

    id = models.CharField(primary_key=True, max_length=24, default=new_id, editable=False)
    recorded_at = models.DateTimeField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.pk)
