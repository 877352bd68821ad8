"""The shapes by which rows are read, told as a JSON Schema: the same facts in the common form."""

from functools import singledispatch
from typing import Any

from distinction.rules.criteria.reading.objects import Coded, ListOf, OrNull, Record
from distinction.rules.criteria.reading.shape import CODE, Day, Flag, Text, Whole, Words

Schema = dict[str, Any]


@singledispatch
def as_schema(shape: object) -> Schema:
    raise TypeError(f"no schema for {shape!r}")


@as_schema.register
def _text(shape: Text) -> Schema:
    form = {"pattern": f"^{shape.form.pattern}$"} if shape.form else {}
    least = {"minLength": shape.least} if shape.least else {}
    return {"type": "string", **form, **least}


@as_schema.register
def _day(_: Day) -> Schema:
    return {"type": "string", "format": "date"}


@as_schema.register
def _words(shape: Words) -> Schema:
    return {"enum": list(shape.allowed)}


@as_schema.register
def _flag(_: Flag) -> Schema:
    return {"type": "boolean"}


@as_schema.register
def _whole(shape: Whole) -> Schema:
    return {"type": "integer", "minimum": shape.least}


@as_schema.register
def _or_null(shape: OrNull) -> Schema:
    return {"oneOf": [{"type": "null"}, as_schema(shape.shape)]}


@as_schema.register
def _list(shape: ListOf) -> Schema:
    least = {"minItems": shape.least} if shape.least else {}
    return {"type": "array", "items": as_schema(shape.shape), **least}


@as_schema.register
def _coded(shape: Coded) -> Schema:
    return {
        "type": "object",
        "propertyNames": {"type": "string", "pattern": f"^{CODE.pattern}$"},
        "additionalProperties": as_schema(shape.shape),
    }


@as_schema.register
def _record(shape: Record) -> Schema:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(shape.needed),
        "properties": {name: as_schema(each) for name, each in shape.fields.items()},
    }
