"""One line of a contract file: its text, its shape and its sense, in this order."""

import json
from typing import Any, NoReturn

from pydantic_core import from_json

from distinction.rules.criteria.evidence import Dossier
from distinction.rules.criteria.faults import Fault, plain, shown
from distinction.rules.criteria.reading.build import build
from distinction.rules.criteria.reading.schema import DOSSIER
from distinction.rules.criteria.reading.sense import nonsense

LONGEST = 2**24  # bytes of a line without its end: 16 MiB
LONGEST_INTEGER = 300  # digits; longer ones decide nothing but their sign and type


class DoubledName(ValueError):
    """A name stands twice in one object."""


def read_row(line: bytes) -> Dossier | list[Fault]:
    """A dossier from one line without its end, or all its faults by place and code."""
    if len(line) > LONGEST:
        return [Fault("", "too_long", "the line is longer than 16 MiB; write one factory a line")]
    try:
        row, is_sound = _parsed(line)
    except (ValueError, RecursionError) as wrong:
        return [_unreadable(wrong)]
    if not is_sound:
        return sorted(DOSSIER.faults(row, ()))
    dossier = build(row)
    return sorted(nonsense(dossier)) or dossier


def _parsed(line: bytes) -> tuple[Any, bool]:
    """Any value of JSON, and whether it is sound; names are looked at where one may stand twice."""
    row = _read(line)
    is_sound = DOSSIER.is_sound(row)
    if not is_sound or line.count(b":") != DOSSIER.names(row):
        json.loads(line.decode("utf-8"), object_pairs_hook=_object, parse_int=_integer)
    return row, is_sound


def _read(line: bytes) -> Any:
    """By the faster reader, which shares texts among rows; what it refuses the other one judges."""
    try:
        return from_json(line, allow_inf_nan=False, cache_strings="all")
    except ValueError:
        text = line.decode("utf-8")
        return json.loads(text, parse_constant=_refused, parse_int=_integer)


def _unreadable(wrong: Exception) -> Fault:
    if isinstance(wrong, DoubledName):
        return Fault("", "duplicate_key", f"{wrong} stands twice in one object; remove one")
    if isinstance(wrong, UnicodeDecodeError):
        return Fault("", "json", f"not UTF-8 at byte {wrong.start + 1}; save the file as UTF-8")
    if isinstance(wrong, RecursionError):
        return Fault("", "json", "nested too deep to be read; no part of the contract is")
    return Fault("", "json", f"not JSON: {plain(str(wrong))}; write it anew")


def _object(pairs: list[tuple[str, object]]) -> None:
    """Names are all that matters here: values were read before."""
    names = [name for name, _ in pairs]
    if len(set(names)) != len(names):
        raise DoubledName(next(shown(name) for name in names if names.count(name) > 1))


def _refused(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number of JSON")


def _integer(digits: str) -> int:
    """Python reads no integer of some thousand digits; the first ones say all we ask."""
    return int(digits[:LONGEST_INTEGER])
