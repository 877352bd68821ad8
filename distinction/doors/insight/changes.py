"""What an entry of the ledger says was changed: each thing with its value before and after."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

# What is told of the body of an entry, in this order; ids and digests stay where they are.
TOLD = (
    "name",
    "code",
    "country",
    "zone",
    "place",
    "product",
    "workers",
    "contacts",
    "remarks",
    "entered_on",
    "left_on",
    "buyer",
    "role",
    "to",
    "key",
    "value",
    "state",
    "begins_on",
    "begins_at",
    "ends_at",
    "assessment",
    "question",
    "answer",
    "reason",
    "language",
    "theme",
    "rows",
    "new_factories",
    "grown_factories",
    "day",
    "factories",
)


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that an act set: its value before, where there was one, and after."""

    of: str
    new: str
    old: str | None = None


def changes(body: Mapping[str, Any], buyers: Mapping[str, str]) -> Iterator[Change]:
    """Only what is named in TOLD, and of that only what changed or was said."""
    found = _flat(body)
    for name in TOLD:
        if name not in found:
            continue
        old, new = found[name]
        if name == "buyer":
            new = buyers.get(str(new), "")
        if new in {None, ""} and old in {None, ""}:
            continue
        yield Change(name, _text(new), None if old is None else _text(old))


def _flat(body: Mapping[str, Any]) -> Mapping[str, tuple[Any, Any]]:
    """Three ways of telling old and new, as one: name -> (old, new)."""
    found: dict[str, tuple[Any, Any]] = {}
    for name, value in body.items():
        if isinstance(value, dict):
            if "new" in value:
                found[name] = (value.get("old"), value["new"])
        elif name not in {"old", "new"}:
            found[name] = (None, value)
    old, new = body.get("old"), body.get("new")
    if isinstance(new, dict):
        before = old if isinstance(old, dict) else {}
        pairs = {name: (before.get(name), each) for name, each in new.items()}
        found.update({name: pair for name, pair in pairs.items() if pair[0] != pair[1]})
    elif new is not None:
        found["answer" if "question" in body else "state"] = (old, new)
    return found


def _text(value: object) -> str:
    return "" if value is None else str(value)
