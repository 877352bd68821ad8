"""Redaction: cuts from a shape the facts that the viewer's view of the object does not show."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Any, TypeVar

from distinction.records.recognition.packs import access_table
from distinction.rules.protocol.disclosure import Topic, columns
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.words import View

TOPIC = "topic"


@dataclass(frozen=True)
class Shape:
    """What one viewer is shown. A field names its topic; one without is for all who see it."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """Stands where a fact was cut, so that a face says so instead of showing a blank."""

    topic: Topic


AnyShape = TypeVar("AnyShape", bound=Shape)
Views = Mapping[Noun, View | None]  # how much of each object the viewer sees


def topic(noun: Noun, view: View) -> dict[str, Topic]:
    """The metadata of a field: the narrowest view that shows it."""
    return {TOPIC: Topic(noun, view)}


def redact(shape: AnyShape, views: Views) -> AnyShape:
    """Every field whose topic the views do not reach is Hidden: deny is the default."""
    return replace(shape, **cuts(type(shape), views))


def cuts(kind: type[Shape], views: Views) -> Mapping[str, Any]:
    """What stands in the fields that are cut; found once for all rows that are seen alike."""
    shown = {
        each for noun, view in views.items() if view is not None for each in _columns(noun, view)
    }
    return {
        each.name: Hidden(found)
        for each in fields(kind)
        if (found := each.metadata.get(TOPIC)) is not None and found not in shown
    }


@cache
def _columns(noun: Noun, view: View) -> frozenset[Topic]:
    """Of the table alone, so it is the same for every row."""
    return columns(access_table(), noun, view)
