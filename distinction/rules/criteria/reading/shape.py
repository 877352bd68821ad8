"""Shapes: what a value of a contract file may look like, and what is wrong with one that does not.

Each shape answers two questions: is this value sound (fast, for the many), and if not, what is
wrong at which place (slow, for the few). Codes are those of `contract/cli.md`, part 2 of checks.
Of a sound value it also counts the names in its objects: a text with as many colons holds no name
twice, which spares most files a slower reading.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, Protocol

from distinction.rules.criteria.faults import Fault, one_of, pointer, shown

Path = tuple[str | int, ...]

YEARS = range(1990, 2200)
CONTAINERS = (dict, list)
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
CODE = re.compile(r"[A-Z][A-Za-z0-9.-]{0,31}")


class Shape(Protocol):
    """What one value may be; `names` counts those of all objects in a sound one."""

    def is_sound(self, value: object) -> bool: ...

    def names(self, sound: Any) -> int: ...

    def faults(self, value: object, at: Path) -> Iterator[Fault]: ...


@lru_cache(maxsize=50_000)
def day_of(text: str) -> date | None:
    """A calendar day of the contract's years from its text; None where there is no such day."""
    if not DAY.fullmatch(text):
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.year in YEARS else None


@lru_cache(maxsize=50_000)
def is_code(name: str) -> bool:
    return CODE.fullmatch(name) is not None


class Leaf:
    """A value with no other inside."""

    __slots__ = ()

    def names(self, _: object) -> int:
        return 0


@dataclass(frozen=True, slots=True)
class Text(Leaf):
    """A text; with a form, the whole of it; `least` signs at least."""

    form: re.Pattern[str] | None = None
    least: int = 0

    def is_sound(self, value: object) -> bool:
        if type(value) is not str or len(value) < self.least:
            return False
        return self.form is None or self.form.fullmatch(value) is not None

    def faults(self, value: object, at: Path) -> Iterator[Fault]:
        if not isinstance(value, str):
            yield wrong_type(value, "a text", at)
        elif len(value) < self.least:
            yield Fault(pointer(*at), "too_short", "the text is empty; write one")
        elif self.form and not self.form.fullmatch(value):
            yield wrong_form(value, self.form, at)


@dataclass(frozen=True, slots=True)
class Day(Leaf):
    """A calendar day, YYYY-MM-DD."""

    def is_sound(self, value: object) -> bool:
        return type(value) is str and day_of(value) is not None

    def faults(self, value: object, at: Path) -> Iterator[Fault]:
        if not isinstance(value, str):
            yield wrong_type(value, "a date as text, YYYY-MM-DD", at)
        elif not DAY.fullmatch(value):
            text = f"{shown(value)} is not written as a date; write YYYY-MM-DD"
            yield Fault(pointer(*at), "pattern", text)
        elif day_of(value) is None:
            text = f"{shown(value)} is no calendar day of 1990 to 2199; correct it"
            yield Fault(pointer(*at), "date", text)


@dataclass(frozen=True, slots=True)
class Words(Leaf):
    """One of a few words or numbers; a wrong type is a wrong word."""

    allowed: tuple[str | int, ...]

    def is_sound(self, value: object) -> bool:
        if isinstance(value, bool) or not isinstance(value, (str, int, float)):
            return False
        return value in self.allowed

    def faults(self, value: object, at: Path) -> Iterator[Fault]:
        if not self.is_sound(value):
            text = f"{shown(value)} is none of: {one_of(str(each) for each in self.allowed)}"
            yield Fault(pointer(*at), "enum", text)


@dataclass(frozen=True, slots=True)
class Flag(Leaf):
    """True or false."""

    def is_sound(self, value: object) -> bool:
        return isinstance(value, bool)

    def faults(self, value: object, at: Path) -> Iterator[Fault]:
        if not isinstance(value, bool):
            yield wrong_type(value, "true or false", at)


@dataclass(frozen=True, slots=True)
class Whole(Leaf):
    """A whole number, however written (6.0 is one), of `least` or more."""

    least: int

    def is_sound(self, value: object) -> bool:
        return not any(self.faults(value, ()))

    def faults(self, value: object, at: Path) -> Iterator[Fault]:
        is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
        if not is_number or (isinstance(value, float) and not value.is_integer()):
            yield wrong_type(value, "a whole number", at)
        elif isinstance(value, (int, float)) and value < self.least:
            yield Fault(pointer(*at), "minimum", f"{shown(value)} is less than {self.least}")


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


@dataclass(frozen=True, slots=True)
class Coded:
    """An object whose names are codes, each with a value of one shape."""

    shape: Shape

    def is_sound(self, value: object) -> bool:
        return type(value) is dict and all(map(is_code, value)) and self._are_sound(value.values())

    def names(self, sound: Any) -> int:
        return len(sound) + sum(map(self.shape.names, sound.values()))

    def faults(self, value: object, at: Path) -> Iterator[Fault]:
        if not isinstance(value, dict):
            yield wrong_type(value, "an object", at)
            return
        for name, each in value.items():
            if not is_code(name):
                yield wrong_form(name, CODE, (*at, name))
            yield from self.shape.faults(each, (*at, name))

    def _are_sound(self, values: Collection[object]) -> bool:
        return all(map(self.shape.is_sound, values))


@dataclass(frozen=True, slots=True)
class CodedWords(Coded):
    """As above with words for values; all of them are asked at once, since there are many."""

    shape: Words

    def names(self, sound: Any) -> int:
        return len(sound)

    def _are_sound(self, values: Collection[object]) -> bool:
        try:
            return set(self.shape.allowed).issuperset(values)
        except TypeError:  # a list or an object stands there
            return False


def wrong_type(value: object, wanted: str, at: Path) -> Fault:
    return Fault(pointer(*at), "type", f"{shown(value)} is not {wanted}")


def wrong_form(text: str, form: re.Pattern[str], at: Path) -> Fault:
    return Fault(pointer(*at), "pattern", f"{shown(text)} is not of the form {form.pattern}")
