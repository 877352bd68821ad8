"""What one account holds together, and which of its relations to a row is taken."""

from itertools import combinations

import pytest

from distinction.rules.protocol.hats import may_hold, nearest
from distinction.rules.protocol.table import NotInTable
from distinction.rules.terms.parties import MANAGEMENT, WORKERS, Relation, Role
from tests.rules.protocol.copied import the_table

TABLE = the_table()
ALONE = {Role.ANONYMOUS, Role.GLOBAL_ADMINISTRATOR, Role.API_CLIENT, Role.SYSTEM_JOB}


def test_several_hats_are_of_one_side() -> None:
    """Never two sides, never management with workers, never the administrator (ruling 13)."""
    for one, other in combinations(Role, 2):
        same_side = TABLE.roles[one].side is TABLE.roles[other].side
        split = {one, other} & MANAGEMENT and {one, other} & WORKERS
        fits = same_side and not split and not {one, other} & ALONE
        assert may_hold(TABLE, frozenset({one, other})) is bool(fits)


def test_a_third_hat_must_fit_both() -> None:
    staff = {Role.TEAM_LEADER, Role.COUNTRY_STAFF, Role.PROGRAMME_MANAGER}
    assert may_hold(TABLE, frozenset(staff))
    assert not may_hold(TABLE, frozenset({*staff, Role.BUYER_PARTNER}))


@pytest.mark.parametrize("role", Role)
def test_one_hat_is_always_held(role: Role) -> None:
    assert may_hold(TABLE, frozenset({role}))


def test_the_nearest_relation_is_taken() -> None:
    both = frozenset({Relation.SAME_PROGRAMME, Relation.ASSIGNED})
    assert nearest(TABLE, Role.ENTERPRISE_ADVISOR, both) is Relation.ASSIGNED
    had = frozenset({Relation.TPA_ENDED, Relation.TPA_GRANTED})
    assert nearest(TABLE, Role.BUYER_PARTNER, had) is Relation.TPA_GRANTED


def test_a_relation_that_the_role_cannot_have_counts_for_nothing() -> None:
    assert nearest(TABLE, Role.BUYER_REGISTERED, frozenset({Relation.OWN})) is Relation.NONE
    assert nearest(TABLE, Role.ANONYMOUS, frozenset(Relation)) is Relation.NONE


def test_who_stands_in_no_relation_at_all_is_an_error() -> None:
    with pytest.raises(NotInTable, match="no relation"):
        nearest(TABLE, Role.COUNTRY_STAFF, frozenset())


def test_two_equally_near_are_an_error() -> None:
    both = frozenset({Relation.OWN, Relation.TPA_GRANTED})
    with pytest.raises(NotInTable, match="both as"):
        nearest(TABLE, Role.API_CLIENT, both)
