"""The six files of the access table: their names, their columns, their digests."""

from collections.abc import Mapping
from enum import StrEnum
from hashlib import sha256
from types import MappingProxyType

from distinction.rules.terms.parties import Relation


class File(StrEnum):
    ROLES = "roles.csv"
    RELATIONS = "relations.csv"
    CONDITIONS = "conditions.csv"
    OBJECTS = "objects.csv"
    VIEWS = "views.csv"
    ACCESS = "access.csv"


COLUMNS: Mapping[File, tuple[str, ...]] = MappingProxyType(
    {
        File.ROLES: (
            *("role", "side", *Relation),
            *("second_factor", "idle_minutes", "given_by", "never_with", "what_it_is"),
        ),
        File.RELATIONS: (
            *("relation", "precedence", "sides", "meaning", "predicate", "change_takes_effect"),
        ),
        File.CONDITIONS: ("condition", "kind", "meaning", "in_row_level_security"),
        File.OBJECTS: ("object", "subject", "class", "states", "hidden_state_shows", "title"),
        File.VIEWS: ("object", "view", "shows"),
        File.ACCESS: ("object", "action", "state", "grants", "why"),
    }
)


def digest(text: str) -> str:
    """SHA-256 of the text as it stands, in UTF-8: the bytes of the file."""
    return sha256(text.encode("utf-8")).hexdigest()


def digest_of_all(texts: Mapping[str, str]) -> str:
    """SHA-256 over a line for each file in the order of `File`: its name, its digest."""
    lines = (f"{file} {digest(texts[file])}\n" for file in File)
    return digest("".join(lines))
