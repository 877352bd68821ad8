"""The enums and the csv files name the same words, none more and none less."""

import csv
from collections.abc import Iterable
from enum import StrEnum

import pytest

from distinction.rules.protocol.nouns import Noun, NounClass
from distinction.rules.protocol.reading.files import COLUMNS, File
from distinction.rules.protocol.views import WITHIN, narrower
from distinction.rules.protocol.words import (
    Action,
    Condition,
    ConditionKind,
    Excuse,
    SecondFactor,
    View,
)
from distinction.rules.terms.parties import (
    KIND_OF,
    MANAGEMENT,
    WORKERS,
    OrganisationKind,
    Relation,
    Role,
    Side,
)
from distinction.rules.terms.status import (
    DECIDED,
    DERIVED,
    OPENED,
    STATE_OF,
    Status,
    StatusState,
)
from tests.rules.protocol.copied import texts, the_table


def column(file: File, name: str) -> list[str]:
    return [row[name] for row in csv.DictReader(texts()[file].splitlines())]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param(Role, column(File.ROLES, "role"), id="roles"),
        pytest.param(Side, column(File.ROLES, "side"), id="sides"),
        pytest.param(SecondFactor, column(File.ROLES, "second_factor"), id="second factors"),
        pytest.param(Relation, column(File.RELATIONS, "relation"), id="relations"),
        pytest.param(Condition, column(File.CONDITIONS, "condition"), id="conditions"),
        pytest.param(ConditionKind, column(File.CONDITIONS, "kind"), id="kinds of condition"),
        pytest.param(Noun, column(File.OBJECTS, "object"), id="objects"),
        pytest.param(NounClass, column(File.OBJECTS, "class"), id="classes"),
        pytest.param(View, column(File.VIEWS, "view"), id="views"),
        pytest.param(Action, column(File.ACCESS, "action"), id="actions"),
    ],
)
def test_an_enum_is_total_against_its_file(words: type[StrEnum], found: Iterable[str]) -> None:
    assert {each.value for each in words} == set(found)


def test_the_counts_are_those_of_the_readme() -> None:
    table = the_table()
    named = (table.roles, table.relations, table.conditions, table.nouns, table.views)
    assert [len(each) for each in named] == [16, 9, 23, 54, 153]
    assert len(column(File.ACCESS, "object")) == 747
    assert len(table.pairs()) == 35


def test_the_roles_have_a_column_for_each_relation() -> None:
    assert set(Relation) <= set(COLUMNS[File.ROLES])


def test_every_excuse_stands_in_a_condition() -> None:
    named = [row.unless for row in the_table().conditions.values()]
    assert frozenset[Excuse]().union(*named) == set(Excuse)


def test_every_view_says_what_lies_within_it() -> None:
    assert set(WITHIN) == set(View)
    for view, inner in WITHIN.items():
        assert view in inner
        for each in inner:
            assert WITHIN[each] <= inner, "what lies within a part lies within the whole"


def test_the_narrower_view_lies_in_both_or_is_none() -> None:
    assert narrower(View.FULL, View.FACT) is narrower(View.FACT, View.FULL) is View.FACT
    assert narrower(View.SUMMARY, View.META) is None
    for one in View:
        for other in View:
            found = narrower(one, other)
            assert found is None or found in WITHIN[one] & WITHIN[other]


def test_management_and_workers_are_the_factory() -> None:
    roles = the_table().roles.values()
    factory = {row.role for row in roles if row.side is Side.FACTORY}
    assert factory == MANAGEMENT | WORKERS
    assert not MANAGEMENT & WORKERS


def test_a_kind_of_organisation_has_one_side() -> None:
    assert sorted(KIND_OF.values()) == sorted(OrganisationKind)


def test_the_nine_words_of_status_are_decided_opened_or_derived() -> None:
    """Stored are the Programme Manager's three; a rule may open one; five are derived."""
    assert {"high_performing", "suspended", "withdrawn"} == DECIDED
    assert {"under_review"} == OPENED
    assert sorted(DECIDED | OPENED | DERIVED) == sorted(Status)
    assert len(DECIDED) + len(OPENED) + len(DERIVED) == len(Status) == 9


def test_each_word_of_status_is_in_one_state_of_the_table() -> None:
    assert set(STATE_OF) == set(Status)
    assert tuple(StatusState) == the_table().nouns[Noun.STATUS].states
    assert set(STATE_OF.values()) == set(StatusState)
