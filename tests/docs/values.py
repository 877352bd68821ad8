"""What may stand in a field, in words, from its schema."""

import json
from collections.abc import Callable

from tests.docs.markdown import code, codes
from tests.docs.shapes import Schema

FORMS = {
    "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$": "an id",
    "^[A-Z][A-Za-z0-9.-]{0,31}$": "a code",
    "^[A-Z]{2}$": "a country",
}
TYPES = {
    "string": "a text",
    "boolean": "true or false",
    "integer": "a whole number",
    "array": "a list",
    "object": "an object, see below",
}
YEAR = "^[0-9]{4}-"


def bare(schema: Schema) -> Schema:
    """Without the null that may stand in its place."""
    kinds = schema.get("oneOf") or schema.get("anyOf") or [schema]
    found: Schema = next((each for each in kinds if each.get("type") != "null"), schema)
    return found


def value(schema: Schema) -> str:
    """What may stand there, in words."""
    kinds = schema.get("oneOf") or schema.get("anyOf") or [schema]
    may_be_null = any(each.get("type") == "null" for each in kinds)
    may_be_null = may_be_null or isinstance(schema.get("type"), list)
    return _value(bare(schema)) + (", or null" if may_be_null else "")


def _value(schema: Schema) -> str:
    if "const" in schema:
        return code(json.dumps(schema["const"]))
    if "enum" in schema and len(schema["enum"]) == 1:
        return code(json.dumps(schema["enum"][0]))
    if "enum" in schema:
        return "one of " + codes("null" if each is None else each for each in schema["enum"])
    kind = schema["type"] if isinstance(schema["type"], str) else schema["type"][0]
    return VALUES.get(kind, _of_type)(schema, TYPES.get(kind, ""))


def _text(schema: Schema, name: str) -> str:
    pattern = schema.get("pattern", "")
    if schema.get("format") == "date" or pattern.startswith(YEAR):
        return "a day"
    if pattern:
        return FORMS.get(pattern, f"a text of the form {code(pattern)}")
    return name + (", not empty" if schema.get("minLength") else "")


def _list(schema: Schema, name: str) -> str:
    return name + (", at least one: " if schema.get("minItems") else ": ") + value(schema["items"])


def _object(schema: Schema, name: str) -> str:
    inner = schema.get("additionalProperties")
    return f"by code: {value(inner)}" if isinstance(inner, dict) else name


def _of_type(schema: Schema, name: str) -> str:
    limits = [str(schema[each]) for each in ("minimum", "maximum") if each in schema]
    return name + (", from " + " to ".join(limits) if limits else "")


VALUES: dict[str, Callable[[Schema, str], str]] = {
    "string": _text,
    "array": _list,
    "object": _object,
}
