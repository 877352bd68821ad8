"""One line of a contract file: its text, its shape and its sense, in this order."""

import json
from typing import NoReturn

from distinction.rules.criteria.evidence import Dossier
from distinction.rules.criteria.faults import Fault, shown
from distinction.rules.criteria.reading.build import build
from distinction.rules.criteria.reading.schema import DOSSIER
from distinction.rules.criteria.reading.sense import nonsense

LONGEST = 2**24  # bytes of a line without its end: 16 MiB
LONGEST_INTEGER = 300  # digits; longer ones decide nothing but their sign and type

NOT_JSON = "not JSON in UTF-8: "


class DoubledName(ValueError):
    """A name stands twice in one object."""


def read_row(line: bytes) -> Dossier | list[Fault]:
    """A dossier from one line without its end, or all its faults by place and code."""
    if len(line) > LONGEST:
        return [Fault("", "too_long", "the line is longer than 16 MiB; write one factory a line")]
    try:
        text = line.decode("utf-8")
        row = json.loads(text, parse_constant=_refused, parse_int=_integer)
        sound = DOSSIER.is_sound(row)
        if not sound or text.count(":") != DOSSIER.names(row):
            json.loads(text, object_pairs_hook=_object, parse_int=_integer)
    except DoubledName as wrong:
        return [Fault("", "duplicate_key", f"{wrong} stands twice in one object; remove one")]
    except UnicodeDecodeError as wrong:
        return [Fault("", "json", f"{NOT_JSON}byte {wrong.start + 1}; save the file as UTF-8")]
    except RecursionError:
        return [Fault("", "json", "nested too deep to be read")]
    except ValueError as wrong:
        return [Fault("", "json", f"{NOT_JSON}{wrong}")]
    if not sound:
        return sorted(DOSSIER.faults(row, ()))
    dossier = build(row)
    return sorted(nonsense(dossier)) or dossier


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
