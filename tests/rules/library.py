"""The packs that come with the program, each with a factory that meets all of it."""

import tomllib
from datetime import date
from functools import cache

from distinction.rules.criteria.cases import Case, Cases, as_dossier
from distinction.rules.criteria.evaluate import evaluate
from distinction.rules.criteria.pack import Criterion, Evidence, Pack
from distinction.rules.criteria.standing import Standing
from tests import worked
from tests.makers import Row

NAMES = tuple(sorted(path.name for path in worked.LIBRARY.iterdir() if path.is_dir()))


def a_clean_factory(name: str, country: str | None = None) -> Row:
    """The first worked case of a pack: eligible on its day."""
    case = _first_case(name)
    moved = case.model_copy(update={"country": country or case.country})
    return as_dossier(moved, worked.library_pack(name))


def standing_of(name: str, row: Row, on: date | None = None) -> Standing:
    day = on or _first_case(name).as_of
    return evaluate(worked.library_pack(name), worked.dossier(row), day)


def codes_of(pack: Pack, criterion: Criterion, row: Row, visit: Row) -> tuple[str, ...]:
    """The questions that judge a criterion in a visit: its own, or those listed on its day."""
    if criterion.evidence is not Evidence.PRI:
        return criterion.questions or ()
    issues = pack.list_in_force(row["factory"]["country"], date.fromisoformat(visit["date"]))
    return issues.questions if issues else ()


@cache
def _first_case(name: str) -> Case:
    file = max((worked.LIBRARY / name).glob("*/cases.toml"))
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    return Cases.model_validate(tables).cases[0]
