"""The word of a row of the standing index as those may read it who read only some words."""

from collections.abc import Collection

from django.db.models import Case, F, Value, When

from distinction.rules.terms.status import Status


def word_told(readable: Collection[Status]) -> Case:
    """`last_visible`: a word that is not readable hides behind the one before it (ruling 4)."""
    return Case(
        When(word__in=readable, then=F("word")),
        When(before__in=readable, then=F("before")),
        default=Value(""),
    )


def since_told(readable: Collection[Status]) -> Case:
    """The first day of the word that is told."""
    return Case(
        When(word__in=readable, then=F("word_since")),
        When(before__in=readable, then=F("before_since")),
        default=Value(None),
    )
