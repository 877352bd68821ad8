"""Shapes of lists and objects: what may stand in them, and how many names they hold.

The names in sound values are counted because a text with as many colons holds no name twice,
which spares most files a slower reading.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

from pydantic_core import CoreSchema, core_schema

from distinction.rules.criteria.faults import Fault, one_of, pointer
from distinction.rules.criteria.reading.shape import (
    CODE,
    Leaf,
    Path,
    Shape,
    wrong_form,
    wrong_type,
)

CONTAINERS = (dict, list)


@dataclass(frozen=True, slots=True)
class OrNull:
    """A value of a shape, or null."""

    shape: Shape

    def core(self) -> CoreSchema:
        return core_schema.nullable_schema(self.shape.core())

    def names(self, sound: Iterable[Any]) -> int:
        return self.shape.names(each for each in sound if each is not None)

    def faults(self, value: object, at: Path) -> Iterator[Fault]:
        if value is not None:
            yield from self.shape.faults(value, at)


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of values of one shape."""

    shape: Shape
    least: int = 0

    def core(self) -> CoreSchema:
        each = self.shape.core()
        return core_schema.list_schema(each, min_length=self.least, strict=True)

    def names(self, sound: Iterable[Any]) -> int:
        return self.shape.names(chain.from_iterable(sound))

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

    def core(self) -> CoreSchema:
        fields = {
            name: core_schema.typed_dict_field(shape.core(), required=name in self.needed)
            for name, shape in self.fields.items()
        }
        whole = core_schema.typed_dict_schema(fields, extra_behavior="forbid", strict=True)
        if self.also_needs is None:
            return whole
        return core_schema.no_info_after_validator_function(self._with_all_needed, whole)

    @cached_property
    def holding(self) -> tuple[tuple[str, Shape], ...]:
        """The fields that may hold names themselves."""
        fields = self.fields.items()
        return tuple((name, each) for name, each in fields if not _is_leaf(each))

    def names(self, sound: Iterable[Any]) -> int:
        records = list(sound)
        count = sum(map(len, records))
        for name, shape in self.holding:
            count += shape.names([each[name] for each in records if name in each])
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

    def _with_all_needed(self, value: dict[str, object]) -> dict[str, object]:
        if self.also_needs and any(name not in value for name in self.also_needs(value)):
            raise ValueError("a field is missing that these values need")
        return value


@dataclass(frozen=True)
class Coded:
    """An object whose names are codes, each with a value of one shape."""

    shape: Shape

    def core(self) -> CoreSchema:
        names = core_schema.str_schema(pattern=f"^{CODE.pattern}$", strict=True)
        return core_schema.dict_schema(names, self.shape.core(), strict=True)

    def names(self, sound: Iterable[Any]) -> int:
        objects = list(sound)
        values = (each.values() for each in objects)
        return sum(map(len, objects)) + self.shape.names(chain.from_iterable(values))

    def faults(self, value: object, at: Path) -> Iterator[Fault]:
        if not isinstance(value, dict):
            yield wrong_type(value, "an object", at)
            return
        for name, each in value.items():
            if not CODE.fullmatch(name):
                yield wrong_form(name, CODE, (*at, name))
            yield from self.shape.faults(each, (*at, name))


def _is_leaf(shape: Shape) -> bool:
    return isinstance(shape.shape if isinstance(shape, OrNull) else shape, Leaf)
