"""One line of a contract file: its text, its shape and its sense, in this order."""

import json
from typing import Any, NoReturn

from distinction.rules.criteria.evidence import Dossier
from distinction.rules.criteria.faults import Fault, plain, shown
from distinction.rules.criteria.reading.build import build
from distinction.rules.criteria.reading.schema import ACCEPTED, DOSSIER
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
        dossier = _accepted(line) or _looked_at(line)
    except (ValueError, RecursionError) as wrong:
        return [_unreadable(wrong)]
    if not isinstance(dossier, Dossier):
        return dossier
    return sorted(nonsense(dossier)) or dossier


def _accepted(line: bytes) -> Dossier | None:
    """A dossier at once from a sound row in the usual form; None says nothing of the row."""
    try:
        row = ACCEPTED.validate_json(line)
        dossier = build(row)
    except ValueError:
        return None
    _refuse_doubled_names(line, row)
    return dossier


def _looked_at(line: bytes) -> Dossier | list[Fault]:
    row = json.loads(line.decode("utf-8"), parse_constant=_refused, parse_int=_integer)
    _refuse_doubled_names(line, None)
    return sorted(DOSSIER.faults(row, ())) or build(row)


def _refuse_doubled_names(line: bytes, sound: Any) -> None:
    """A text with as many colons as its sound row has names holds none twice."""
    if sound is None or line.count(b":") != DOSSIER.names([sound]):
        json.loads(line.decode("utf-8"), object_pairs_hook=_object, parse_int=_integer)


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


def plain_row(line: bytes) -> dict[str, Any]:
    """The plain values of a line that was read as a dossier."""
    row: dict[str, Any] = json.loads(line.decode("utf-8"), parse_int=_integer)
    return row
