"""What differs between two criteria packs, thing by thing, as far as it decides anything."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from distinction.rules.criteria.pack import Pack, PriList


class Kind(StrEnum):
    """What a pack is made of."""

    SETTING = "setting"
    CRITERION = "criterion"
    LIST = "issue list"
    ADDITIONAL = "additional question"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing: without `before` it is new, without `after` it is gone."""

    kind: Kind
    name: str
    before: str | None
    after: str | None


def changes(one: Pack, other: Pack) -> list[Change]:
    return [
        *_changes(Kind.SETTING, _settings(one), _settings(other)),
        *_changes(Kind.CRITERION, _criteria(one), _criteria(other)),
        *_changes(Kind.LIST, _lists(one), _lists(other)),
        *_changes(Kind.ADDITIONAL, _additional(one), _additional(other)),
    ]


def days(issues: PriList) -> str:
    return f"{issues.valid_from} to {issues.valid_to or 'now'}"


def _changes(kind: Kind, one: Mapping[str, str], other: Mapping[str, str]) -> Iterator[Change]:
    for name in {**one, **other}:
        if one.get(name) != other.get(name):
            yield Change(kind, name, one.get(name), other.get(name))


def _settings(pack: Pack) -> dict[str, str]:
    return {name: str(months) for name, months in pack.settings.model_dump().items()}


def _criteria(pack: Pack) -> dict[str, str]:
    return {
        each.id: " ".join((f"{each.group}, {each.evidence}:", *(each.questions or ()))).rstrip(":")
        for each in pack.criteria
    }


def _lists(pack: Pack) -> dict[str, str]:
    return {
        each.id: f"{each.country} {days(each)} {' '.join(each.questions)}"
        for each in pack.pri_lists
    }


def _additional(pack: Pack) -> dict[str, str]:
    asked = pack.additional_questions
    return {each.code: f"about {each.about}, {each.applies}" for each in asked}
