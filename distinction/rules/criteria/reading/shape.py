"""Shapes: what a value of a contract file may look like, and what is wrong with one that does not.

Each shape answers two questions: is this value sound (fast, for the many), and if not, what is
wrong at which place (slow, for the few). Codes are those of `contract/cli.md`, part 2 of checks.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Protocol

from distinction.rules.criteria.faults import Fault, one_of, pointer, shown

Path = tuple[str | int, ...]

YEARS = range(1990, 2200)
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Shape(Protocol):
    """What one value may be."""

    def is_sound(self, value: object) -> bool: ...

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
def has_form(form: re.Pattern[str], text: str) -> bool:
    return form.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Text:
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
class Day:
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
class Words:
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
class Flag:
    """True or false."""

    def is_sound(self, value: object) -> bool:
        return isinstance(value, bool)

    def faults(self, value: object, at: Path) -> Iterator[Fault]:
        if not isinstance(value, bool):
            yield wrong_type(value, "true or false", at)


@dataclass(frozen=True, slots=True)
class Whole:
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

    def faults(self, value: object, at: Path) -> Iterator[Fault]:
        if not isinstance(value, list):
            yield wrong_type(value, "a list", at)
            return
        if len(value) < self.least:
            yield Fault(pointer(*at), "too_short", f"the list needs {self.least} or more entries")
        for position, each in enumerate(value):
            yield from self.shape.faults(each, (*at, position))


@dataclass(frozen=True, slots=True)
class Record:
    """An object with fields of given names; `also_needs` names more for some values."""

    needed: Mapping[str, Shape]
    optional: Mapping[str, Shape]
    also_needs: Callable[[Mapping[str, object]], tuple[str, ...]] = lambda _: ()

    def is_sound(self, value: object) -> bool:
        if type(value) is not dict or not value.keys() >= self.needed.keys():
            return False
        if any(name not in value for name in self.also_needs(value)):
            return False
        for name, each in value.items():
            shape = self.needed.get(name) or self.optional.get(name)
            if shape is None or not shape.is_sound(each):
                return False
        return True

    def faults(self, value: object, at: Path) -> Iterator[Fault]:
        if not isinstance(value, dict):
            yield wrong_type(value, "an object", at)
            return
        for name in (*self.needed, *self.also_needs(value)):
            if name not in value:
                yield Fault(pointer(*at), "required", f"{name} is missing; add it")
        for name, each in value.items():
            shape = self.needed.get(name) or self.optional.get(name)
            if shape is None:
                text = f"no field of the contract; known here: {one_of(self._names())}"
                yield Fault(pointer(*at, name), "unknown_field", text)
            else:
                yield from shape.faults(each, (*at, name))

    def _names(self) -> tuple[str, ...]:
        return (*self.needed, *self.optional)


@dataclass(frozen=True, slots=True)
class Named:
    """An object whose names are codes of a form, each with a value of one shape."""

    form: re.Pattern[str]
    shape: Shape

    def is_sound(self, value: object) -> bool:
        if type(value) is not dict:
            return False
        return all(has_form(self.form, name) for name in value) and all(
            map(self.shape.is_sound, value.values())
        )

    def faults(self, value: object, at: Path) -> Iterator[Fault]:
        if not isinstance(value, dict):
            yield wrong_type(value, "an object", at)
            return
        for name, each in value.items():
            if not self.form.fullmatch(name):
                yield wrong_form(name, self.form, (*at, name))
            yield from self.shape.faults(each, (*at, name))


def wrong_type(value: object, wanted: str, at: Path) -> Fault:
    return Fault(pointer(*at), "type", f"{shown(value)} is not {wanted}")


def wrong_form(text: str, form: re.Pattern[str], at: Path) -> Fault:
    return Fault(pointer(*at), "pattern", f"{shown(text)} is not of the form {form.pattern}")
