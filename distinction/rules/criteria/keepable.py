"""Keepable: what the contract allows and no database keeps, found before it is tried."""

from collections.abc import Iterator, Mapping, Sequence

from distinction.rules.criteria.faults import Fault, pointer

MOST = 32767  # entries of a list, members of a committee
Place = tuple[str | int, ...]


def unkeepable(row: object, at: Place = ()) -> Iterator[Fault]:
    """Reasons that are no text and numbers beyond all sense; other texts are kept escaped."""
    if isinstance(row, str):  # first: nearly every leaf is a text
        yield from _texts(row, at)
    elif isinstance(row, Mapping):
        for name, each in row.items():
            yield from unkeepable(each, (*at, name))
    elif isinstance(row, Sequence):
        if len(row) > MOST:
            yield Fault(pointer(*at), "too_many", f"more than {MOST} in one list; split them")
        for place, each in enumerate(row):
            yield from unkeepable(each, (*at, place))
    elif isinstance(row, (int, float)) and row > MOST:
        yield Fault(pointer(*at), "too_many", f"more than {MOST}; correct the number")


def _texts(text: str, at: Place) -> Iterator[Fault]:
    if at[-1] == "reason" and not _is_text(text):
        said = "holds a sign that is no text; write the reason anew"
        yield Fault(pointer(*at), "unkeepable_text", said)


def _is_text(text: str) -> bool:
    """No zero byte, which PostgreSQL refuses, and no half of a pair of UTF-16."""
    return "\0" not in text and not any("\ud800" <= sign <= "\udfff" for sign in text)
