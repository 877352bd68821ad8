"""The copied access table has no fault, and each fault planted in a copy of it is found."""

import pytest

from distinction.rules.protocol.faults import Fault
from distinction.rules.protocol.lint import (
    OF_EACH_GRANT,
    OF_THE_WHOLE,
    all_held,
    faults_of,
    lint,
)
from distinction.rules.protocol.load import read_table
from tests.rules.protocol.copied import Plant, adds, both, parsed, texts, the_table, whole_line
from tests.rules.protocol.planted.deeds import DEEDS
from tests.rules.protocol.planted.others import OTHERS
from tests.rules.protocol.planted.secrets import SECRETS
from tests.rules.protocol.planted.sight import SIGHT
from tests.rules.protocol.planted.whole import WHOLE

PLANTED: tuple[Plant, ...] = (*SIGHT, *SECRETS, *OTHERS, *DEEDS, *WHOLE)
EACH = {check.code: check for check in OF_EACH_GRANT}
AT_LARGE = {check.__name__: check for check in OF_THE_WHOLE}


def found_by(plant: Plant) -> list[Fault]:
    table = parsed(plant.change(texts()))
    if plant.code in EACH:
        return list(faults_of(EACH[plant.code], all_held(table)))
    return list(AT_LARGE[plant.code](table))


def test_the_copied_table_has_no_fault() -> None:
    assert lint(the_table()) == []


@pytest.mark.parametrize("plant", PLANTED, ids=lambda each: each.name)
def test_a_planted_fault_is_found(plant: Plant) -> None:
    faults = found_by(plant)
    assert faults
    assert {each.code for each in faults} == {plant.code}


def test_at_least_as_many_are_planted_as_the_shared_lint_found() -> None:
    assert len(PLANTED) >= 54


def test_every_check_has_found_something() -> None:
    planted = {each.code for each in PLANTED}
    assert planted == EACH.keys() | AT_LARGE.keys()


def test_each_plant_is_another() -> None:
    assert len({each.name for each in PLANTED}) == len(PLANTED)


def test_no_check_has_the_name_of_another() -> None:
    assert len(EACH) == len(OF_EACH_GRANT)
    assert len(EACH | AT_LARGE) == len(OF_EACH_GRANT) + len(OF_THE_WHOLE)


def test_with_one_fault_there_is_no_table() -> None:
    change = adds("status,see,high_performing", "anonymous@none:fact")
    faults = read_table(change(texts()))
    assert isinstance(faults, list)
    assert [str(each) for each in faults if each.rules == ("N1",)] == [
        "status/see/high_performing: anonymous@none:fact is not signed in (N1)"
    ]


def test_faults_of_grants_and_of_the_whole_are_told_together() -> None:
    change = both(
        adds("status,see,high_performing", "anonymous@none:fact"),
        whole_line("access.csv", "notice,edit,any,", 0),
    )
    faults = read_table(change(texts()))
    assert isinstance(faults, list)
    assert {each.code for each in faults} >= {"anonymous_beyond_the_public", "lacking"}
