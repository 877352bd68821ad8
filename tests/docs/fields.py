"""The fields of dossiers, standings and packs as tables, from the schema of each."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from distinction.rules.criteria.pack import Pack
from distinction.rules.criteria.reading.schema import DOSSIER
from tests.docs.markdown import code, table
from tests.docs.pack_words import PACK
from tests.docs.shapes import Schema, as_schema
from tests.docs.values import bare, value
from tests.worked import CONTRACT

HEAD = ("field", "needed", "value", "means")


def of_dossier() -> str:
    """Fields as the code reads them, with the words of the contract beside them."""
    return _tables(as_schema(DOSSIER), contract("dossier"))


def of_standing() -> str:
    return _tables(contract("standing"), contract("standing"))


def of_pack() -> str:
    schema = Pack.model_json_schema()
    return _tables(_without_null(resolved(schema, schema)), _said(PACK))


def contract(name: str) -> Schema:
    path = CONTRACT / f"{name}.schema.json"
    read: Schema = json.loads(path.read_text(encoding="utf-8"))
    found: Schema = resolved(read, read)
    return found


def resolved(schema: Any, root: Mapping[str, Any]) -> Any:
    """Every reference replaced by what it names; what stands beside a reference goes first."""
    if isinstance(schema, list):
        return [resolved(each, root) for each in schema]
    if not isinstance(schema, dict):
        return schema
    found = {name: resolved(each, root) for name, each in schema.items() if name != "$defs"}
    named = found.pop("$ref", None)
    if named is None:
        return found
    return {**resolved(root["$defs"][named.rpartition("/")[2]], root), **found}


def _without_null(schema: Any) -> Any:
    """TOML has no null: what may be left out is left out."""
    if isinstance(schema, list):
        return [_without_null(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    return {name: _without_null(each) for name, each in bare(schema).items()}


def _said(words: Mapping[str, str]) -> Schema:
    """Words by place, as the descriptions of a schema."""
    found: Schema = {}
    for place, text in words.items():
        at = found
        for step in place.split("."):
            at = at.setdefault("properties", {}).setdefault(step.removesuffix("[]"), {})
            if step.endswith("[]"):
                at = at.setdefault("items", {})
        at["description"] = text
    return found


def _tables(schema: Schema, said: Schema) -> str:
    """An object of the same fields as one above is told by naming that."""
    seen: dict[str, str] = {}
    parts = []
    for name, rows in _objects(schema, said, ""):
        fields = table(HEAD, rows)
        parts.append(f"### {name}\n\n" + (f"As {seen[fields]}." if fields in seen else fields))
        seen.setdefault(fields, name)
    return "\n\n".join(parts)


def _objects(schema: Schema, said: Schema, path: str) -> Iterator[tuple[str, list[list[str]]]]:
    """An object, then those inside it, each by its place."""
    rows, within = [], []
    for name, field in schema["properties"].items():
        words = said.get("properties", {}).get(name, {})
        needed = "yes" if name in schema.get("required", ()) else "no"
        rows.append([code(name), needed, value(field), _meaning(words)])
        inner, its_words, steps = _inside(field, words)
        if "properties" in inner:
            within.append((inner, its_words, f"{path}.{name}{steps}".lstrip(".")))
    yield (code(path) if path else "The whole"), rows
    for inner, its_words, place in within:
        yield from _objects(inner, its_words, place)


def _inside(schema: Schema, said: Schema) -> tuple[Schema, Schema, str]:
    """What a list or an object of codes holds, and how its place is written."""
    inner, words, steps = bare(schema), bare(said), ""
    if inner.get("type") == "array":
        inner, words, steps = inner["items"], words.get("items", {}), "[]"
    elif isinstance(inner.get("additionalProperties"), dict):
        words = words.get("additionalProperties", {})
        inner, steps = inner["additionalProperties"], ".CODE"
    return bare(inner), bare(words), steps


def _meaning(said: Schema) -> str:
    return str(said.get("description", ""))
