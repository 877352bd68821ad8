"""Who may see what, said line by line: nothing of the table is lost, nothing is added."""

from datetime import UTC, datetime

import pytest

from distinction.doors.access.library import access_table
from distinction.doors.access.viewer import Viewer, nobody
from distinction.doors.insight.rights import is_seen_by_buyers, rights, roles
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.rights import rights_of
from distinction.rules.protocol.table import Grant, Pair, Place
from distinction.rules.terms.parties import Role, Side

AT = datetime(2026, 11, 24, tzinfo=UTC)
MANAGER = Viewer(Role.PROGRAMME_MANAGER, Side.PROGRAMME, AT, AT.date(), person="x")


@pytest.mark.parametrize("role", Role)
def test_the_lines_of_a_role_are_its_grants(role: Role) -> None:
    table = access_table()
    said = {
        (Place(thing.noun, action, state), Grant(Pair(role, relation), line.view, conditions))
        for thing in rights_of(table, role)
        for line in thing.rights
        for conditions in [frozenset(line.conditions)]
        for action in line.actions
        for state in line.states
        for relation in line.relations
    }
    granted = {
        (place, grant)
        for place, cell in table.cells.items()
        for grant in cell.grants.values()
        if grant.role is role
    }
    assert said == granted


def test_the_own_role_comes_first_and_is_shown_unasked() -> None:
    assert roles(MANAGER)[0] is Role.PROGRAMME_MANAGER
    assert set(roles(MANAGER)) == set(Role)
    found = rights(MANAGER, "")
    assert found
    assert found.role.role is Role.PROGRAMME_MANAGER
    assert found.digest == access_table().digest_of_all


def test_a_role_that_is_none_has_no_page_and_strangers_have_none_at_all() -> None:
    assert rights(MANAGER, "king") is None
    assert rights(nobody(AT), "buyer_partner") is None


def test_a_part_is_shown_to_buyers_as_the_table_has_it() -> None:
    assert is_seen_by_buyers(Noun.ASSESSMENT, "released")
    assert not is_seen_by_buyers(Noun.ASSESSMENT, "review")
    assert not is_seen_by_buyers(Noun.STATUS, "in_evaluation")
