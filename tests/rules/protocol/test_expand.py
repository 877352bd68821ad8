"""The table spelled out: every place with every pair, and nothing between the lines."""

from collections import Counter

from distinction.rules.protocol.expand import expand
from distinction.rules.terms.parties import Role
from tests.rules.protocol.copied import the_table

# As the shared lint counts them (access README: 40,845 cells, 3,721 allowed).
ALLOWED = {
    Role.PROGRAMME_MANAGER: 493,
    Role.ENTERPRISE_ADVISOR: 429,
    Role.TEAM_LEADER: 405,
    Role.FACTORY_TOP_MANAGER: 322,
    Role.FACTORY_MANAGER: 302,
    Role.BUYER_PARTNER: 273,
    Role.COUNTRY_STAFF: 246,
    Role.WORKER_COMMITTEE_MEMBER: 222,
    Role.UNION_REPRESENTATIVE: 222,
    Role.GLOBAL_ANALYST: 213,
    Role.API_CLIENT: 195,
    Role.SYSTEM_JOB: 179,
    Role.BUYER_REGISTERED: 104,
    Role.LEARNING_PROVIDER: 75,
    Role.GLOBAL_ADMINISTRATOR: 37,
    Role.ANONYMOUS: 4,
}


def test_the_cells_are_those_of_the_readme() -> None:
    answers = list(expand(the_table()))
    assert len(answers) == 40_845
    assert sum(each.grant is not None for each in answers) == 3_721
    assert len({(each.place, each.pair) for each in answers}) == len(answers)


def test_each_role_has_as_many_rights_as_the_shared_lint_counts() -> None:
    allowed = (each.pair.role for each in expand(the_table()) if each.grant)
    assert Counter(allowed) == ALLOWED
    assert set(ALLOWED) == set(Role)


def test_an_answer_reads_as_a_line_of_the_shared_lint() -> None:
    lines = {str(each) for each in expand(the_table())}
    assert "anonymous,none,status,high_performing,see,deny,-" in lines
    assert "buyer_partner,none,status,high_performing,see,account,badge_on" in lines
    assert "system_job,global,pack,released,see,full,-" in lines
