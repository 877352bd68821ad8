"""The word of a row of the standing index as those may read it who read only some words."""

from collections.abc import Collection, Iterator

from django.db.models import Case, DateField, F, Q, Value, When
from django.db.models.expressions import Combinable

from distinction.records.recognition.packs import access_table
from distinction.rules.protocol.nouns import Noun
from distinction.rules.terms.status import STATE_OF, Status

NO_WORD, NO_DAY = Value(""), Value(None, output_field=DateField())


def word_told(readable: Collection[Status]) -> Combinable:
    """`last_visible`: a word that is hidden lets the one before it be seen (ruling 4)."""
    return Case(*_whens(readable, F("word"), F("before"), NO_WORD), default=NO_WORD)


def since_told(readable: Collection[Status]) -> Combinable:
    """The first day of the word that is told."""
    return Case(*_whens(readable, F("word_since"), F("before_since"), NO_DAY), default=NO_DAY)


def _whens(readable: Collection[Status], now: F, before: F, nothing: Value) -> Iterator[When]:
    """A hidden word that ends what was before it leaves nothing to be seen (objects.csv)."""
    ending = access_table().noun(Noun.STATUS).hidden.ending
    shut = [each for each in Status if each not in readable and STATE_OF[each] in ending]
    yield When(Q(word__in=list(readable)), then=now)
    if shut:
        yield When(Q(word__in=shut), then=nothing)
    yield When(Q(before__in=list(readable)), then=before)
