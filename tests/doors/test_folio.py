"""A folio: the same factory as each audience may know it (N6, N7, N13, ruling 4)."""

from datetime import timedelta
from typing import Any

import pytest

from distinction.doors.access.folio import Folio, open_folio
from distinction.doors.access.viewer import Viewer
from distinction.doors.services.act import act
from distinction.rules.protocol.acts.fieldwork import CorrectAnswer
from distinction.rules.terms.marks import Answer
from distinction.rules.terms.parties import Role
from distinction.rules.terms.status import Status
from distinction.rules.terms.verdict import Verdict
from tests import makers
from tests.makers_site import (
    NOW,
    Site,
    a_buyer,
    a_row,
    a_site,
    a_viewer,
    access,
    designated,
    later,
    with_evidence,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def site() -> Site:
    return a_site()


def opened(viewer: Viewer | None, factory: str) -> Folio:
    assert viewer
    found = open_folio(viewer, factory)
    assert found
    return found


def buyer_with_access(site: Site, factory: str) -> Viewer:
    buyer = a_buyer(site)
    user = a_viewer(Role.BUYER_REGISTERED, buyer)
    access(factory, buyer)
    seen = later(user)
    assert seen
    return seen


def word(viewer: Viewer | None, factory: str) -> Status | str | None:
    assert viewer
    told = opened(viewer, factory).word(viewer.today)
    if told is None:
        return None
    return "pending" if told.is_pending else told.status


def everybody(site: Site, row: dict[str, Any]) -> dict[str, Status | str | None]:
    """The word of one factory as each side reads it on the day of NOW."""
    (factory,) = with_evidence(site, row)
    viewers = {
        "manager": later(site.manager),
        "owner": later(a_viewer(Role.FACTORY_MANAGER, factory)),
        "buyer": buyer_with_access(site, factory),
        "registered": later(a_viewer(Role.BUYER_REGISTERED, a_buyer(site, "No access"))),
        "staff": later(a_viewer(Role.COUNTRY_STAFF, site.programme)),
    }
    return {name: word(viewer, factory) for name, viewer in viewers.items()}


def test_a_decision_that_waits_reads_pending_to_the_factory_alone(site: Site) -> None:
    assert everybody(site, a_row()) == {
        "manager": Status.ELIGIBLE,
        "owner": "pending",
        "buyer": Status.ON_TRACK,
        "registered": None,
        "staff": Status.ON_TRACK,
    }


def test_a_suspected_case_makes_no_ripple(site: Site) -> None:
    """N13: nothing that the factory or a buyer sees changes."""
    row = a_row()
    row["zero_tolerance_cases"] = [makers.a_case(("2018-04-02", "suspected"))]
    seen = everybody(site, row)
    assert seen["manager"] is Status.CONFIRMING
    assert (seen["owner"], seen["buyer"], seen["staff"]) == (
        "pending",
        Status.ON_TRACK,
        Status.ON_TRACK,
    )


def test_a_visit_without_a_report_tells_nobody_outside(site: Site) -> None:
    """N9: "decision pending" appears with the release of the report and not before."""
    row = a_row()
    makers.newer(row)["released_on"] = None
    seen = everybody(site, row)
    assert seen["manager"] is Status.CONFIRMING
    assert (seen["owner"], seen["buyer"]) == (Status.ON_TRACK, Status.ON_TRACK)


def approved(row: dict[str, Any]) -> dict[str, Any]:
    decision = {
        "id": "d1",
        "on": "2018-04-03",
        "by_role": "programme_manager",
        "outcome": "approved",
    }
    return {**row, "decisions": [decision]}


def test_a_recognised_factory_is_seen_as_far_as_the_settings_say(site: Site) -> None:
    seen = everybody(site, approved(a_row()))
    assert set(seen.values()) == {Status.HIGH_PERFORMING}


def test_a_review_is_the_programmes_until_it_is_disclosed(site: Site) -> None:
    row = approved(a_row())
    row["zero_tolerance_cases"] = [makers.a_case(("2018-04-10", "confirmed"))]
    seen = everybody(site, row)
    assert seen.pop("manager") is Status.UNDER_REVIEW
    assert set(seen.values()) == {Status.HIGH_PERFORMING}


def test_an_ended_word_lives_on_nowhere(site: Site) -> None:
    row = approved(a_row())
    row["decisions"] += [
        {
            "id": "d2",
            "on": "2018-04-10",
            "by_role": "programme_manager",
            "outcome": "suspended",
            "reason": "Looked at again",
        }
    ]
    seen = everybody(site, row)
    assert seen.pop("registered") is None
    assert set(seen.values()) == {Status.SUSPENDED}


def test_staff_of_the_country_sees_no_standing(site: Site) -> None:
    (factory,) = with_evidence(site, a_row())
    staff = later(a_viewer(Role.COUNTRY_STAFF, site.programme))
    assert opened(staff, factory).judged(NOW.date()) is None


def test_an_advisor_reads_drafts_only_of_an_assigned_factory(site: Site) -> None:
    row = a_row()
    makers.newer(row)["released_on"] = None
    (factory,) = with_evidence(site, row)
    mine = opened(later(designated(site, Role.ENTERPRISE_ADVISOR, factory)), factory)
    other = opened(later(a_viewer(Role.ENTERPRISE_ADVISOR, site.programme)), factory)
    assert (mine.state, other.state) == ("provisional", "published")
    inside, outside = mine.judged(NOW.date()), other.judged(NOW.date())
    assert inside
    assert outside
    assert len(inside.dossier.assessments) == 2
    assert len(outside.dossier.assessments) == 1


def test_a_correction_turns_the_standing_and_the_past_stays_as_it_was_known(site: Site) -> None:
    (factory,) = with_evidence(site, a_row())
    manager = later(site.manager)
    assert manager
    before = opened(manager, factory)
    question = before.pack.criteria[6].questions
    assert question
    what = CorrectAnswer(
        factory=factory,
        assessment="asm-2",
        version=1,
        question=question[0],
        answer=Answer.NON_COMPLIANT,
        reason="The second shift had no such rule.",
    )
    act(manager, what, at=NOW)
    after = opened(manager, factory)
    today, eve = NOW.date(), NOW - timedelta(seconds=1)
    now = after.judged(today)
    then = after.judged(today, known_at=eve)
    assert now
    assert then
    wrong = before.pack.criteria[6].id
    verdicts = {line.id: line.verdict for line in now.standing.criteria}
    assert verdicts[wrong] is Verdict.NOT_MET
    assert {line.verdict for line in then.standing.criteria} == {Verdict.MET}
