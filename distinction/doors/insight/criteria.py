"""The criteria as anybody may read them: packs of the library, whole, with no factory in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from distinction.doors.access.library import digest_of, pack_of, released
from distinction.doors.access.viewer import Viewer
from distinction.rules.criteria.pack import AdditionalQuestion, Criterion, Group, Pack, PriList


@dataclass(frozen=True, slots=True)
class Shelf:
    """One pack with its versions, the newest first."""

    id: str
    title: str
    source: str
    versions: tuple[str, ...]
    since: date | None


@dataclass(frozen=True, slots=True)
class Text:
    """One version in full."""

    pack: Pack
    digest: str
    families: tuple[tuple[Group, tuple[Criterion, ...]], ...]
    lists: tuple[tuple[str, tuple[PriList, ...]], ...]
    questions: dict[str, str]
    versions: tuple[str, ...]

    def asked_about(self, criterion: str) -> Sequence[AdditionalQuestion]:
        return [each for each in self.pack.additional_questions if each.about == criterion]


def library(viewer: Viewer) -> tuple[Shelf, ...]:
    found = []
    for name, versions in released(viewer):
        pack = pack_of(viewer, name, versions[-1])
        if pack is not None:
            head = pack.head
            newest_first = tuple(reversed(versions))
            found.append(Shelf(name, head.title, head.source, newest_first, head.in_force_from))
    return tuple(found)


def text(viewer: Viewer, name: str, version: str) -> Text | None:
    pack = pack_of(viewer, name, version)
    if pack is None:
        return None
    families = groupby(pack.criteria, key=lambda each: each.group)
    by_country = sorted(pack.pri_lists, key=lambda each: (each.country, each.valid_from))
    lists = groupby(by_country, key=lambda each: each.country)
    return Text(
        pack=pack,
        digest=digest_of(pack),
        families=tuple((group, tuple(each)) for group, each in families),
        lists=tuple((country, tuple(each)) for country, each in lists),
        questions={each.code: each.text for each in pack.questions},
        versions=tuple(reversed(dict(released(viewer))[name])),
    )


def two(viewer: Viewer, one: tuple[str, str], other: tuple[str, str]) -> tuple[Pack, Pack] | None:
    """Two versions to be compared, of one pack or of two."""
    first, second = pack_of(viewer, *one), pack_of(viewer, *other)
    return None if first is None or second is None else (first, second)


def all_versions(viewer: Viewer) -> tuple[tuple[str, str], ...]:
    return tuple((name, each) for name, versions in released(viewer) for each in versions)
