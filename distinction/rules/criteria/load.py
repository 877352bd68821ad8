"""TOML text goes in; a pack comes out, or every mistake in it with place, code and remedy."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from distinction.rules.criteria.consistency import inconsistencies
from distinction.rules.criteria.draft import draft_of
from distinction.rules.criteria.faults import Fault, pointer, shown
from distinction.rules.criteria.pack import Pack

AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")

# pydantic's name of a mistake -> our code and what to do about it
CODES = {
    "missing": ("required", "is missing; add it"),
    "extra_forbidden": ("unknown_field", "is no field of a pack; remove it or correct its name"),
    "string_pattern_mismatch": (
        "pattern",
        "has another form than a code or country; a code starts with a capital and holds "
        "letters, digits, points and hyphens, a country is two capitals",
    ),
    "string_too_short": ("too_short", "is empty; write a text"),
    "too_short": ("too_short", "has no entry; give at least one"),
    "greater_than_equal": ("range", "is out of range; give whole months from 1 to 1200"),
    "less_than_equal": ("range", "is out of range; give whole months from 1 to 1200"),
    "enum": ("enum", "is none of the words allowed here"),
    "literal_error": ("enum", "is none of the words allowed here"),
}
OTHER = ("type", "is of another type than this field takes")


def load_pack(data: bytes) -> Pack | list[Fault]:
    """A pack from the bytes of its `pack.toml`, or its faults in the order of place and code."""
    read = read_toml(data)
    return [read] if isinstance(read, Fault) else pack_of(read)


def pack_of(tables: Mapping[str, object]) -> Pack | list[Fault]:
    """A pack from its tables as plain values; what does not fit is told of all sound parts."""
    faults = list(inconsistencies(draft_of(tables)))
    try:
        pack = Pack.model_validate(tables)
    except ValidationError as refused:
        return sorted({*shape_faults(refused), *faults})
    return sorted(faults) or pack


def read_toml(data: bytes) -> dict[str, object] | Fault:
    """The tables of a TOML file, or the fault `toml` with its line where that is known."""
    try:
        return tomllib.loads(data.decode("utf-8"))
    except UnicodeDecodeError as wrong:
        line = data.count(b"\n", 0, wrong.start) + 1
        return Fault("", "toml", "not UTF-8; save the file in that encoding", line)
    except RecursionError:
        return Fault("", "toml", "nested too deep to be read")
    except ValueError as wrong:
        found = AT_LINE.search(str(wrong))
        return Fault("", "toml", f"not TOML: {wrong}", int(found[1]) if found else 0)


def shape_faults(refused: ValidationError) -> Iterator[Fault]:
    """What a strict model said of wrong values, in our codes."""
    for error in refused.errors(include_url=False, include_context=False):
        code, remedy = _code(error)
        emptied = code == "too_short" and bool(error["input"])  # its entries are told by themselves
        if not emptied:
            place = _place(error["loc"], code)
            yield Fault(place, code, _sentence(error, code, remedy))


def _code(error: ErrorDetails) -> tuple[str, str]:
    code, remedy = CODES.get(error["type"], OTHER)
    if code == "enum" and not isinstance(error["input"], str):
        return OTHER
    if code == "enum":
        return code, f"{remedy}: {error['msg'].removeprefix('Input should be ')}"
    return (code, remedy) if code != "type" else (code, f"{remedy}: {error['msg']}")


def _place(steps: Iterable[str | int], code: str) -> str:
    """A missing field is told at the table that lacks it."""
    steps = tuple(steps)
    return pointer(*(steps[:-1] if code == "required" else steps))


def _sentence(error: ErrorDetails, code: str, remedy: str) -> str:
    if code in {"required", "unknown_field"}:
        return f"{shown(str(error['loc'][-1]))} {remedy}"
    return f"{shown(error['input'])} {remedy}"
