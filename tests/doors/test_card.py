"""The card of one factory: cut for each viewer before any page sees it (N6, N7, N13)."""

from datetime import timedelta
from typing import Any

import pytest

from distinction.doors.access.folio import Judged
from distinction.doors.access.redact import Hidden
from distinction.doors.access.viewer import Viewer
from distinction.doors.insight.card import Card, card
from distinction.doors.insight.criterion import CriterionCard, criterion
from distinction.doors.insight.evidence import released
from distinction.doors.insight.history import history
from distinction.doors.insight.readers import DRAFTS, FINAL, WHOLE, readers
from distinction.doors.services.act import act
from distinction.rules.criteria.roots import roots_of
from distinction.rules.criteria.standing import MomentName, Stage
from distinction.rules.protocol.acts.fieldwork import CorrectAnswer
from distinction.rules.terms.marks import Answer
from distinction.rules.terms.parties import Relation, Role
from distinction.rules.terms.verdict import Verdict
from tests import makers, worked
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
ISSUE = "OSH-E-06"


@pytest.fixture
def site() -> Site:
    return a_site()


def now(viewer: Viewer) -> Viewer:
    found = later(viewer)
    assert found
    return found


def card_for(viewer: Viewer, factory: str) -> Card:
    found = card(now(viewer), factory)
    assert found
    return found


def buyer_of(factory: str, site: Site) -> Viewer:
    buyer = a_buyer(site)
    user = a_viewer(Role.BUYER_REGISTERED, buyer)
    access(factory, buyer)
    return user


def of(viewer: Viewer, factory: str, key: str) -> CriterionCard:
    found = criterion(now(viewer), factory, key)
    assert found
    return found


def with_a_case(status: str) -> dict[str, Any]:
    row = a_row()
    row["zero_tolerance_cases"] = [makers.a_case(("2018-04-02", status))]
    return row


def test_outside_the_programme_no_gate_no_trigger_and_no_stage_is_left(site: Site) -> None:
    (factory,) = with_evidence(site, a_row())
    inside = card_for(site.manager, factory)
    assert isinstance(inside.judged, Judged)
    assert inside.judged.standing.stage is Stage.ELIGIBLE
    for viewer in (a_viewer(Role.FACTORY_TOP_MANAGER, factory), buyer_of(factory, site)):
        found = card_for(viewer, factory)
        assert isinstance(found.judged, Judged)
        assert isinstance(found.whole, Hidden)
        standing = found.judged.standing
        assert standing.stage is Stage.DEVELOPING
        assert {each.id for each in standing.gates} <= {"G01"}
        assert (standing.warnings, standing.trigger.assessment) == ((), None)


def test_what_only_the_factory_is_told_is_hidden_from_a_buyer(site: Site) -> None:
    (factory,) = with_evidence(site, a_row())
    own = card_for(a_viewer(Role.FACTORY_MANAGER, factory), factory)
    buyer = card_for(buyer_of(factory, site), factory)
    assert (own.is_advised, own.buyers, own.has_committee) == (True, 0, True)
    for each in (buyer.is_advised, buyer.buyers, buyer.has_committee):
        assert isinstance(each, Hidden)
    assert isinstance(buyer.judged, Judged)
    assert buyer.judged.dossier.committee is None


def test_who_knows_no_more_than_the_name_has_no_card(site: Site) -> None:
    (factory,) = with_evidence(site, a_row())
    stranger = now(a_viewer(Role.BUYER_REGISTERED, a_buyer(site, "Elsewhere")))
    assert card(stranger, factory) is None
    assert criterion(stranger, factory, "c1") is None
    assert history(stranger, factory) is None
    assert released(stranger, factory) is None


def test_staff_of_the_country_reads_the_word_without_the_standing(site: Site) -> None:
    (factory,) = with_evidence(site, a_row())
    staff = a_viewer(Role.COUNTRY_STAFF, site.programme)
    found = card_for(staff, factory)
    assert found.told is not None
    assert isinstance(found.judged, Hidden)
    assert criterion(now(staff), factory, "c1") is None
    assert history(now(staff), factory) is None


@pytest.mark.parametrize("status", ["suspected", "confirmed"])
def test_an_undisclosed_case_leaves_every_card_outside_as_it_was(site: Site, status: str) -> None:
    """Two worlds that differ in the case alone (N13)."""
    factory, other = with_evidence(site, with_a_case(status), a_row("KH-0002"))
    mine = of(a_viewer(Role.FACTORY_TOP_MANAGER, factory), factory, "c2")
    theirs = of(a_viewer(Role.FACTORY_TOP_MANAGER, other), other, "c2")
    assert mine.line == theirs.line
    assert mine.heard == theirs.heard
    assert mine.card.told == theirs.card.told
    (heard,) = of(site.manager, factory, "c2").heard
    assert [each.name for each in heard.cases] == ["zt-1"]


def test_an_advisor_who_is_not_assigned_sees_no_draft_and_no_case(site: Site) -> None:
    row = with_a_case("suspected")
    makers.newer(row)["released_on"] = None
    (factory,) = with_evidence(site, row)
    assigned = of(designated(site, Role.ENTERPRISE_ADVISOR, factory), factory, "c2")
    other = of(a_viewer(Role.ENTERPRISE_ADVISOR, site.programme), factory, "c2")
    assert assigned.heard[0].cases
    assert other.heard[0].cases == ()
    assert len(assigned.judged.dossier.assessments) == 2
    assert len(other.judged.dossier.assessments) == 1


def test_a_correction_stands_beside_the_answer_with_its_day_and_reason(site: Site) -> None:
    row = a_row()
    makers.newer(row)["answers"][ISSUE] = "non_compliant"
    (factory,) = with_evidence(site, row)
    what = CorrectAnswer(
        factory=factory,
        assessment="asm-2",
        version=1,
        question=ISSUE,
        answer=Answer.COMPLIANT,
        reason="It was misread.",
    )
    act(now(site.manager), what, at=NOW)
    found = of(a_viewer(Role.WORKER_COMMITTEE_MEMBER, factory), factory, "c1")
    latest = next(each for each in found.heard if each.moment.moment is MomentName.LATEST)
    assert isinstance(latest.answers, tuple)
    (given,) = [each for each in latest.answers if each.code == ISSUE]
    assert given.answer is Answer.COMPLIANT
    ((change),) = given.changes
    assert (change.before, change.after) == ("non_compliant", "compliant")
    assert (change.on, change.reason) == (NOW.date(), "It was misread.")
    before = criterion(now(site.manager), factory, "c1", known=(NOW - timedelta(days=1)).date())
    assert before
    assert before.line.verdict is Verdict.NOT_MET


@pytest.mark.req("R087")
def test_an_issue_points_back_to_the_elements_of_its_system(site: Site) -> None:
    row = a_row()
    makers.newer(row)["answers"] |= {ISSUE: "non_compliant", "COM-1-01": "non_compliant"}
    (factory,) = with_evidence(site, row)
    found = of(a_viewer(Role.FACTORY_MANAGER, factory), factory, "c1")
    latest = next(each for each in found.heard if each.moment.moment is MomentName.LATEST)
    assert isinstance(latest.answers, tuple)
    roots = {each.code: each.roots for each in latest.answers if each.roots}
    assert set(roots) == {ISSUE, "COM-1-01"}
    assert set(roots[ISSUE]) == {f"OSH{number}" for number in range(1, 8)}
    assert set(roots["COM-1-01"]) == {f"HR{number}" for number in range(1, 7)}
    element = of(a_viewer(Role.FACTORY_MANAGER, factory), factory, "osh2")
    issues = [each.code for heard in element.heard for each in heard.found]
    assert issues == [ISSUE]


def test_the_element_named_like_the_point_of_an_issue_comes_first() -> None:
    pack = worked.library_pack("better-work-2017")
    form = worked.library_form("better-work-2017")
    assert roots_of(pack, form, ISSUE)[0].id == "OSH2"
    assert roots_of(pack, form, "NO-SUCH-1") == ()


def test_the_history_says_each_day_as_it_read_to_the_viewer(site: Site) -> None:
    (factory,) = with_evidence(site, a_row())
    mine = history(now(a_viewer(Role.FACTORY_MANAGER, factory)), factory)
    inside = history(now(site.manager), factory)
    assert mine
    assert inside
    newest = mine.turns[0]
    assert newest.told
    assert newest.told.is_pending
    assert all(isinstance(each.stage, Hidden) for each in mine.turns)
    assert any(each.stage is Stage.ELIGIBLE for each in inside.turns)
    assert [each.id for each in mine.pieces] == ["asm-1", "pr-2", "asm-2"]


def test_drafts_are_no_evidence_for_anybody(site: Site) -> None:
    row = a_row()
    makers.newer(row)["released_on"] = None
    (factory,) = with_evidence(site, row)
    for viewer in (site.manager, a_viewer(Role.FACTORY_MANAGER, factory)):
        found = released(now(viewer), factory)
        assert found
        days = [each.on.isoformat() for each in found.pieces]
        assert makers.newer(row)["date"] not in days


def test_who_reads_how_much_comes_from_the_table() -> None:
    found = readers()
    assert (Role.PROGRAMME_MANAGER, Relation.SAME_PROGRAMME) in found[DRAFTS]
    assert (Role.ENTERPRISE_ADVISOR, Relation.SAME_PROGRAMME) in found[WHOLE]
    assert (Role.BUYER_PARTNER, Relation.TPA_GRANTED) in found[FINAL]
    named = {role for pairs in found.values() for role, _relation in pairs}
    assert named.isdisjoint({Role.BUYER_REGISTERED, Role.COUNTRY_STAFF, Role.ANONYMOUS})
