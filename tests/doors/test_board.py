"""The portfolio and the lists of factories: each viewer's own counts, and rows that agree."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from distinction.doors.access.listed import criteria_packs, listed
from distinction.doors.access.redact import Hidden
from distinction.doors.access.viewer import Viewer
from distinction.doors.insight.board import Board, Some, board
from distinction.doors.insight.factories import Found, factories, gaps, taken_away
from distinction.doors.insight.keyset import Turn
from distinction.doors.insight.wanted import Wanted
from distinction.doors.services.act import act
from distinction.rules.criteria.standing import Stage
from distinction.rules.criteria.steps import Step
from distinction.rules.protocol.acts.register import ChangeFactory, CloseFactory, Profile
from distinction.rules.terms.parties import Role
from distinction.rules.terms.status import Status
from tests import makers
from tests.makers_site import (
    NOW,
    Site,
    a_buyer,
    a_factory,
    a_row,
    a_site,
    a_viewer,
    access,
    designated,
    later,
    with_evidence,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both]
FIRST = Turn()
FOR_ALL = (Role.PROGRAMME_MANAGER, Role.TEAM_LEADER, Role.ENTERPRISE_ADVISOR)


def an_unmarked(code: str) -> dict[str, Any]:
    """Everything is met but grievance handling, marked at the second report."""
    row = a_row(code)
    row["progress_reports"].append(makers.a_late_report("pr-3", SD5="moderate_progress"))
    return row


def a_suspected(code: str) -> dict[str, Any]:
    row = a_row(code)
    row["zero_tolerance_cases"] = [makers.a_case(("2018-03-28", "suspected"))]
    return row


@pytest.fixture
def site() -> Site:
    """Eligible, one criterion away, blocked by a suspicion, and without any evidence."""
    made = a_site()
    with_evidence(made, a_row("KH-0001"), an_unmarked("KH-0002"), a_suspected("KH-0003"))
    a_factory(made, "KH-0004", "Copper Kettle Apparel")
    return made


def now(viewer: Viewer) -> Viewer:
    found = later(viewer)
    assert found
    return found


def a(role: Role, site: Site) -> Viewer:
    if role is Role.PROGRAMME_MANAGER:
        return now(site.manager)
    return now(a_viewer(role, "" if role is Role.GLOBAL_ANALYST else site.programme))


def the_board(viewer: Viewer) -> Board:
    found = board(viewer)
    assert found
    return found


def codes(found: Found) -> list[object]:
    return [each.code for each in found.part.rows]


def total(viewer: Viewer, **wanted: Any) -> int:
    return factories(viewer, Wanted(**wanted), FIRST).total


def test_who_is_ready_and_who_is_held_wait(site: Site) -> None:
    waiting = the_board(a(Role.PROGRAMME_MANAGER, site)).waiting
    assert isinstance(waiting, Some)
    assert [(each.code, each.status) for each in waiting.lines] == [
        ("KH-0001", Status.ELIGIBLE),
        ("KH-0003", Status.CONFIRMING),
    ]
    ready, held = (each.held for each in waiting.lines)
    assert not isinstance(ready, Hidden)
    assert not isinstance(held, Hidden)
    assert (ready.gates, held.gates) == ((), ("G09",))
    assert ready.ready_on is not None


def test_one_criterion_away_is_named_and_a_suspicion_is_no_criterion(site: Site) -> None:
    near = the_board(a(Role.PROGRAMME_MANAGER, site)).near
    assert isinstance(near, Some)
    assert [each.code for each in near.lines] == ["KH-0002"]
    assert near.total == 1


@pytest.mark.parametrize("role", [*FOR_ALL, Role.GLOBAL_ANALYST])
def test_counts_agree_with_the_lists_that_they_open(site: Site, role: Role) -> None:
    viewer = a(role, site)
    found = the_board(viewer)
    assert isinstance(found.near, Some)
    assert found.near.total == total(viewer, away=True)
    assert isinstance(found.due, Some)
    assert found.due.total == total(viewer, due=12)
    assert not isinstance(found.statuses, Hidden)
    for status, count in found.statuses.items():
        assert count == total(viewer, status=status), status
    assert not isinstance(found.lacking, Hidden)
    for each in found.lacking:
        assert each.not_met == total(viewer, missing=each.criterion), each.criterion
    if not isinstance(found.steps, Hidden):
        for step, count in found.steps.items():
            assert count == total(viewer, step=step), step


@pytest.mark.req("R011")
@pytest.mark.parametrize("role", [*FOR_ALL, Role.GLOBAL_ANALYST])
def test_a_gap_table_lists_factories_by_unmet_criterion(site: Site, role: Role) -> None:
    """ "Interventions can be targeted": one training for all that lack the same."""
    viewer = a(role, site)
    found = gaps(viewer, Wanted())
    assert found
    assert [each.criterion for each in found.gaps] == [
        each.id for each in criteria_packs()["better-work-2017"].criteria
    ]
    for each in found.gaps:
        assert each.not_met == total(viewer, missing=each.criterion), each.criterion
        assert each.still == total(viewer, still=each.criterion), each.criterion
        assert each.not_known == total(viewer, unknown=each.criterion), each.criterion
    listing = factories(viewer, Wanted(missing="SD5"), FIRST)
    assert codes(listing) == ["KH-0002"]


@pytest.mark.req("R011")
def test_an_advisor_can_look_at_the_own_factories_alone(site: Site) -> None:
    everybody = factories(now(site.manager), Wanted(missing="SD5"), FIRST).part.rows
    advisor = now(designated(site, Role.ENTERPRISE_ADVISOR, everybody[0].factory))
    found = gaps(advisor, Wanted(mine=True))
    assert found
    assert found.factories == 1
    assert {each.criterion for each in found.gaps if each.not_met} == {"SD5"}
    assert total(advisor, mine=True) == 1


def test_staff_read_words_and_nothing_of_a_standing(site: Site) -> None:
    staff = a(Role.COUNTRY_STAFF, site)
    found = the_board(staff)
    hidden = (found.near, found.due, found.lacking, found.waiting, found.steps)
    assert all(isinstance(each, Hidden) for each in hidden)
    assert not isinstance(found.statuses, Hidden)
    assert {each for each, count in found.statuses.items() if count} == {
        Status.ENROLLED,
        Status.ON_TRACK,
        Status.DEVELOPING,
    }
    assert gaps(staff, Wanted()) is None
    for line in factories(staff, Wanted(), FIRST).part.rows:
        assert isinstance(line.evidence, Hidden)
        assert isinstance(line.chance, Hidden)
        assert line.status not in {Status.ELIGIBLE, Status.CONFIRMING}


def test_a_suspicion_reaches_the_programme_alone(site: Site) -> None:
    """N13: the disclosed rows stay as they were."""
    near_to_it = total(a(Role.PROGRAMME_MANAGER, site), unknown="C2")
    assert near_to_it == 1
    for role in (Role.TEAM_LEADER, Role.GLOBAL_ANALYST):
        assert total(a(role, site), unknown="C2") == 0, role


def test_the_analyst_reads_neither_gates_nor_the_trigger(site: Site) -> None:
    viewer = a(Role.GLOBAL_ANALYST, site)
    found = the_board(viewer)
    assert isinstance(found.waiting, Hidden)
    assert isinstance(found.steps, Hidden)
    assert all(isinstance(each.held, Hidden) for each in listed_lines(viewer))
    assert {each.status for each in listed_lines(viewer)}.isdisjoint(
        {Status.ELIGIBLE, Status.CONFIRMING}
    )


def listed_lines(viewer: Viewer) -> tuple[Any, ...]:
    return factories(viewer, Wanted(), FIRST).part.rows


def test_a_buyer_reads_names_until_a_factory_gives_access(site: Site) -> None:
    buyer = a_buyer(site)
    viewer = a_viewer(Role.BUYER_REGISTERED, buyer)
    assert board(now(viewer)) is None
    before = listed_lines(now(viewer))
    assert len(before) == 4
    assert all(isinstance(each.code, Hidden) for each in before)
    assert all(isinstance(each.status, Hidden) for each in before)
    assert all(isinstance(each.evidence, Hidden) for each in before)
    assert total(now(viewer), q="KH-0004") == 0, "a code that is not shown is not searched"
    access(before[1].factory, buyer)
    after = listed_lines(now(viewer))
    assert [each.factory for each in after if not isinstance(each.evidence, Hidden)] == [
        before[1].factory
    ]
    assert gaps(now(viewer), Wanted()) is None


@pytest.mark.parametrize(
    ("role", "wanted"),
    [
        (Role.COUNTRY_STAFF, Wanted(missing="SD5")),
        (Role.COUNTRY_STAFF, Wanted(away=True)),
        (Role.COUNTRY_STAFF, Wanted(status=Status.ELIGIBLE)),
        (Role.GLOBAL_ANALYST, Wanted(stage=Stage.ELIGIBLE)),
        (Role.GLOBAL_ANALYST, Wanted(step=Step.TRIGGERED)),
        (Role.GLOBAL_ANALYST, Wanted(status=Status.CONFIRMING)),
        (Role.GLOBAL_ANALYST, Wanted(mine=True)),
        (Role.PROGRAMME_MANAGER, Wanted(missing="ZZ9")),
    ],
)
def test_nobody_narrows_by_what_they_may_not_see(site: Site, role: Role, wanted: Wanted) -> None:
    """B30: it is passed over, as if it had not been asked."""
    found = factories(a(role, site), wanted, FIRST)
    assert (found.wanted, found.total) == (Wanted(), 4)


def test_parts_of_the_list_hold_every_factory_once(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Equal names too, and both ways."""
    monkeypatch.setattr("distinction.doors.insight.factories.SIZE", 2)
    for number in range(5):
        a_factory(site, f"KH-01{number:02}", "Walking Kite Uniforms")
    viewer, turn = now(site.manager), FIRST
    seen: list[list[str]] = []
    while True:
        shown = factories(viewer, Wanted(), turn).part
        seen.append([each.factory for each in shown.rows])
        if not shown.later:
            break
        turn = Turn(after=shown.later)
    everybody = [each for part in seen for each in part]
    assert len(everybody) == len(set(everybody)) == 9
    back = factories(viewer, Wanted(), Turn(before=seen[2][0])).part
    assert [each.factory for each in back.rows] == seen[1]


def test_a_file_holds_what_may_leave(site: Site) -> None:
    """Provisional standings stay: of the suspicion the file knows nothing."""
    manager = now(site.manager)
    lines = {each.code: each for each in taken_away(manager, Wanted()) or ()}
    assert set(lines) == {"KH-0001", "KH-0002", "KH-0003", "KH-0004"}
    evidence = lines["KH-0003"].evidence
    assert not isinstance(evidence, Hidden)
    assert (evidence.not_met, evidence.not_known) == (0, 0)
    staff = list(taken_away(a(Role.COUNTRY_STAFF, site), Wanted()) or ())
    assert all(isinstance(each.status, Hidden) for each in staff)
    assert taken_away(a(Role.COUNTRY_STAFF, site), Wanted(status=Status.ON_TRACK)) is None
    assert taken_away(a(Role.TEAM_LEADER, site), Wanted()) is None


def test_a_change_is_seen_at_once(site: Site) -> None:
    """Counts are kept under the version of the rows, so none is older than the rows are."""
    manager = now(site.manager)
    assert (the_board(manager).factories, total(manager, q="lotus")) == (4, 0)
    a_factory(site, "KH-0005", "Lotus Loom Denim")
    assert (the_board(manager).factories, total(manager, q="lotus")) == (5, 1)
    row = factories(manager, Wanted(q="lotus"), FIRST).part.rows[0]
    what = ChangeFactory(factory=row.factory, version=1, profile=Profile(name="Teak Drum Denim"))
    act(manager, what, at=NOW)
    assert (total(manager, q="lotus"), total(manager, q="teak")) == (0, 1)
    act(manager, CloseFactory(factory=row.factory, left_on=NOW.date()), at=NOW)
    assert (the_board(manager).factories, total(manager, q="teak")) == (4, 0)


def test_an_assignment_is_seen_at_once(site: Site) -> None:
    """What one advisor is assigned to is no other's: kept counts tell them apart."""
    suspected = factories(now(site.manager), Wanted(unknown="C2"), FIRST).part.rows[0].factory
    other = now(a_viewer(Role.ENTERPRISE_ADVISOR, site.programme))
    assert (total(other, unknown="C2"), total(other, mine=True)) == (0, 0)
    advisor = now(designated(site, Role.ENTERPRISE_ADVISOR, suspected))
    assert (total(advisor, unknown="C2"), total(advisor, mine=True)) == (1, 1)
    assert (total(other, unknown="C2"), total(other, mine=True)) == (0, 0)


def test_the_database_is_asked_as_often_whatever_it_holds(site: Site) -> None:
    manager = now(site.manager)
    few = asked(manager)
    for number in range(20):
        a_factory(site, f"KH-02{number:02}", f"Reed Basket {number}")
    assert asked(manager) == few == (3, 3, 2)


def asked(viewer: Viewer) -> tuple[int, ...]:
    counts = []
    for page in (
        lambda: board(viewer),
        lambda: factories(viewer, Wanted(), FIRST),
        lambda: gaps(viewer, Wanted()),
    ):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page()
        counts.append(len(queries))
    return tuple(counts)


def test_every_role_that_lists_factories_has_a_sight_of_them(site: Site) -> None:
    for role in (*FOR_ALL, Role.COUNTRY_STAFF, Role.GLOBAL_ANALYST):
        assert listed(a(role, site)).sights, role
    assert not listed(site.administrator).sights
    assert listed(site.administrator).common == {}
