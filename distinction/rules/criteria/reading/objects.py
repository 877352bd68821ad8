"""Shapes of lists and objects: what may stand in them, and how many names they hold.

The names of a sound value are counted because a text with as many colons holds no name twice,
which spares most files a slower reading.
"""

from collections.abc import Callable, Collection, Iterator, KeysView, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from distinction.rules.criteria.faults import Fault, one_of, pointer
from distinction.rules.criteria.reading.shape import (
    CODE,
    Path,
    Shape,
    Words,
    wrong_form,
    wrong_type,
)

CONTAINERS = (dict, list)
MOST_CODES = 50_000

_SOUND_CODES: set[str] = set()  # the same few hundred stand in every row of a file


def are_codes(names: KeysView[str]) -> bool:
    """Whether all names are codes; those seen before are not looked at again."""
    if names <= _SOUND_CODES:
        return True
    if not all(map(CODE.fullmatch, names)):
        return False
    if len(_SOUND_CODES) < MOST_CODES:
        _SOUND_CODES.update(names)
    return True


@dataclass(frozen=True, slots=True)
class OrNull:
    """A value of a shape, or null."""

    shape: Shape

    def is_sound(self, value: object) -> bool:
        return value is None or self.shape.is_sound(value)

    def names(self, sound: Any) -> int:
        return 0 if sound is None else self.shape.names(sound)

    def faults(self, value: object, at: Path) -> Iterator[Fault]:
        if value is not None:
            yield from self.shape.faults(value, at)


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of values of one shape."""

    shape: Shape
    least: int = 0

    def is_sound(self, value: object) -> bool:
        if type(value) is not list or len(value) < self.least:
            return False
        return all(map(self.shape.is_sound, value))

    def names(self, sound: Any) -> int:
        return sum(map(self.shape.names, sound))

    def faults(self, value: object, at: Path) -> Iterator[Fault]:
        if not isinstance(value, list):
            yield wrong_type(value, "a list", at)
            return
        if len(value) < self.least:
            yield Fault(pointer(*at), "too_short", f"the list needs {self.least} or more entries")
        for position, each in enumerate(value):
            yield from self.shape.faults(each, (*at, position))


@dataclass(frozen=True)
class Record:
    """An object with fields of given names; `also_needs` names more for some values."""

    needed: Mapping[str, Shape]
    optional: Mapping[str, Shape]
    also_needs: Callable[[Mapping[str, object]], tuple[str, ...]] | None = None

    @cached_property
    def fields(self) -> Mapping[str, Shape]:
        return {**self.needed, **self.optional}

    def is_sound(self, value: object) -> bool:
        if type(value) is not dict or not value.keys() >= self.needed.keys():
            return False
        if self.also_needs and any(name not in value for name in self.also_needs(value)):
            return False
        fields = self.fields
        for name, each in value.items():
            shape = fields.get(name)
            if shape is None or not shape.is_sound(each):
                return False
        return True

    def names(self, sound: Any) -> int:
        count, fields = len(sound), self.fields
        for name, each in sound.items():
            if type(each) in CONTAINERS:
                count += fields[name].names(each)
        return count

    def faults(self, value: object, at: Path) -> Iterator[Fault]:
        if not isinstance(value, dict):
            yield wrong_type(value, "an object", at)
            return
        more = self.also_needs(value) if self.also_needs else ()
        for name in (*self.needed, *more):
            if name not in value:
                yield Fault(pointer(*at), "required", f"{name} is missing; add it")
        for name, each in value.items():
            shape = self.fields.get(name)
            if shape is None:
                text = f"no field of the contract; known here: {one_of(self.fields)}"
                yield Fault(pointer(*at, name), "unknown_field", text)
            else:
                yield from shape.faults(each, (*at, name))


@dataclass(frozen=True)
class Coded:
    """An object whose names are codes, each with a value of one shape."""

    shape: Shape

    def is_sound(self, value: object) -> bool:
        return type(value) is dict and are_codes(value.keys()) and self._are_sound(value.values())

    def names(self, sound: Any) -> int:
        return len(sound) + sum(map(self.shape.names, sound.values()))

    def faults(self, value: object, at: Path) -> Iterator[Fault]:
        if not isinstance(value, dict):
            yield wrong_type(value, "an object", at)
            return
        for name, each in value.items():
            if not CODE.fullmatch(name):
                yield wrong_form(name, CODE, (*at, name))
            yield from self.shape.faults(each, (*at, name))

    def _are_sound(self, values: Collection[object]) -> bool:
        return all(map(self.shape.is_sound, values))


@dataclass(frozen=True)
class CodedWords(Coded):
    """As above with words for values; all of them are asked at once, since there are many."""

    shape: Words

    @cached_property
    def allowed(self) -> frozenset[str | int]:
        return frozenset(self.shape.allowed)

    def names(self, sound: Any) -> int:
        return len(sound)

    def _are_sound(self, values: Collection[object]) -> bool:
        try:
            return self.allowed.issuperset(values)
        except TypeError:  # a list or an object stands there
            return False
