"""A draft of a pack: those of its parts whose shape is sound, each at its place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from distinction.rules.criteria.pack import (
    AdditionalQuestion,
    Criterion,
    PriList,
    Question,
    Settings,
)

Part = TypeVar("Part", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Table(Generic[Part]):
    """The sound entries of a table by their place; whole when no other was left out."""

    entries: tuple[tuple[int, Part], ...]
    is_whole: bool

    def __iter__(self) -> Iterator[tuple[int, Part]]:
        return iter(self.entries)


@dataclass(frozen=True, slots=True)
class Draft:
    """The tables of a pack, of which some parts may be wrong or missing.

    `bare` are the places of criteria that carry an empty list of questions.
    """

    settings: Settings | None
    criteria: Table[Criterion]
    pri_lists: Table[PriList]
    additional_questions: Table[AdditionalQuestion]
    questions: Table[Question]
    bare: tuple[int, ...]


def draft_of(tables: Mapping[str, object]) -> Draft:
    criteria = tables.get("criterion")
    return Draft(
        settings=_sound(Settings, tables.get("settings")),
        criteria=_table(Criterion, criteria),
        pri_lists=_table(PriList, tables.get("pri_list")),
        additional_questions=_table(AdditionalQuestion, tables.get("additional_question")),
        questions=_table(Question, tables.get("question")),
        bare=tuple(_bare(criteria)),
    )


def _table(shape: type[Part], entries: object) -> Table[Part]:
    if not isinstance(entries, (list, tuple)):
        return Table((), is_whole=False)
    found = [(at, _sound(shape, each)) for at, each in enumerate(entries)]
    sound = tuple((at, each) for at, each in found if each is not None)
    return Table(sound, is_whole=0 < len(sound) == len(found))


def _sound(shape: type[Part], values: object) -> Part | None:
    try:
        return shape.model_validate(values)
    except ValidationError:
        return None


def _bare(criteria: object) -> Iterator[int]:
    for at, each in enumerate(criteria if isinstance(criteria, (list, tuple)) else ()):
        is_bare = isinstance(each, dict) and each.get("questions") == []
        if is_bare and each.get("evidence") != "assessment":
            yield at
