"""Shapes: what a single value of a contract file may look like, and what is wrong with others.

Each shape gives two things: a schema that accepts sound values fast, for the many, and what is
wrong at which place with another, for the few. The schema may refuse a value that is sound in a
rare form; it never accepts one that is not. Codes are those of `contract/cli.md`, part 2 of checks.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Protocol

from pydantic_core import CoreSchema, core_schema

from distinction.rules.criteria.faults import Fault, one_of, pointer, shown

Path = tuple[str | int, ...]

YEARS = range(1990, 2200)
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
CODE = re.compile(r"[A-Z][A-Za-z0-9.-]{0,31}")


class Shape(Protocol):
    """What one value may be; `names` counts those of all objects in some sound ones."""

    def core(self) -> CoreSchema: ...

    def names(self, sound: Iterable[Any]) -> int: ...

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


class Leaf:
    """A value with no other inside."""

    __slots__ = ()

    def names(self, _: Iterable[object]) -> int:
        return 0


@dataclass(frozen=True, slots=True)
class Text(Leaf):
    """A text; with a form, the whole of it; `least` signs at least."""

    form: re.Pattern[str] | None = None
    least: int = 0

    def core(self) -> CoreSchema:
        form = self.form and f"^(?:{self.form.pattern})$"
        return core_schema.str_schema(pattern=form, min_length=self.least, strict=True)

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

    def core(self) -> CoreSchema:
        """The form alone: whether there is such a day is seen when it is made."""
        return core_schema.str_schema(pattern=f"^{DAY.pattern}$", strict=True)

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

    def core(self) -> CoreSchema:
        """Numbers only as whole ones: true is none of them, and 1.0 is looked at again."""
        words = [each for each in self.allowed if isinstance(each, str)]
        if words:
            return core_schema.literal_schema(words)
        numbers = [each for each in self.allowed if isinstance(each, int)]
        return core_schema.union_schema(
            [core_schema.int_schema(strict=True, ge=each, le=each) for each in numbers]
        )

    def faults(self, value: object, at: Path) -> Iterator[Fault]:
        is_word = isinstance(value, (str, int, float)) and not isinstance(value, bool)
        if not is_word or value not in self.allowed:
            text = f"{shown(value)} is none of: {one_of(str(each) for each in self.allowed)}"
            yield Fault(pointer(*at), "enum", text)


@dataclass(frozen=True, slots=True)
class Flag(Leaf):
    """True or false."""

    def core(self) -> CoreSchema:
        return core_schema.bool_schema(strict=True)

    def faults(self, value: object, at: Path) -> Iterator[Fault]:
        if not isinstance(value, bool):
            yield wrong_type(value, "true or false", at)


@dataclass(frozen=True, slots=True)
class Whole(Leaf):
    """A whole number, however written (6.0 is one), of `least` or more."""

    least: int

    def core(self) -> CoreSchema:
        return core_schema.int_schema(strict=True, ge=self.least)

    def faults(self, value: object, at: Path) -> Iterator[Fault]:
        is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
        if not is_number or (isinstance(value, float) and not value.is_integer()):
            yield wrong_type(value, "a whole number", at)
        elif isinstance(value, (int, float)) and value < self.least:
            yield Fault(pointer(*at), "minimum", f"{shown(value)} is less than {self.least}")


def wrong_type(value: object, wanted: str, at: Path) -> Fault:
    return Fault(pointer(*at), "type", f"{shown(value)} is not {wanted}")


def wrong_form(text: str, form: re.Pattern[str], at: Path) -> Fault:
    return Fault(pointer(*at), "pattern", f"{shown(text)} is not of the form {form.pattern}")
