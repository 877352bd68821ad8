"""The page of one factory: each reads what the table allows them, and no more (N6, N7, N13)."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from distinction.doors.access.viewer import Viewer
from distinction.faces.web.middleware import threshold
from distinction.rules.terms.parties import Role
from tests import makers
from tests.faces.web.signing import signed_in
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

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Site:
    """The clock of the pages stands on the day of the worked dossiers."""
    clock_at(monkeypatch, NOW)
    return a_site()


def clock_at(monkeypatch: pytest.MonkeyPatch, at: datetime) -> None:
    monkeypatch.setattr(threshold, "now", lambda: at)


def seen(viewer: Viewer | None) -> Client:
    assert viewer
    found = later(viewer)
    assert found
    return signed_in(found)


def page(client: Client, factory: str, query: str = "") -> str:
    found = client.get(reverse("standing", args=(factory,)) + query)
    assert found.status_code == 200, found.status_code
    return found.content.decode()


def a_lacking_row() -> dict[str, Any]:
    """One listed issue and grievance handling stand in the way."""
    row = a_row()
    makers.newer(row)["answers"]["OSH-E-06"] = "non_compliant"
    makers.mark(row, "SD5", "moderate_progress")
    return row


def buyer_of(site: Site, factory: str) -> Viewer:
    buyer = a_buyer(site)
    user = a_viewer(Role.BUYER_REGISTERED, buyer)
    access(factory, buyer)
    return user


def test_the_manager_reads_gates_and_trigger(site: Site) -> None:
    (factory,) = with_evidence(site, a_lacking_row())
    text = page(seen(site.manager), factory)
    assert "Gates of the decision" in text
    assert "Trigger of the additional questions" in text


def test_the_factory_reads_verdicts_and_no_gate(site: Site) -> None:
    (factory,) = with_evidence(site, a_lacking_row())
    text = page(seen(a_viewer(Role.FACTORY_MANAGER, factory)), factory)
    assert "Two criteria are missing" in text
    assert "Gates of the decision" not in text
    assert "Trigger of" not in text


def test_a_buyer_with_access_reads_no_next_step(site: Site) -> None:
    (factory,) = with_evidence(site, a_lacking_row())
    text = page(seen(buyer_of(site, factory)), factory)
    own = page(seen(a_viewer(Role.FACTORY_MANAGER, factory)), factory)
    assert "Two criteria are missing" in text
    assert "Improvement plan;" in own
    assert "Improvement plan;" not in text
    assert "has access now" in own
    assert "has access now" not in text


def test_a_decision_that_waits_reads_pending_to_the_factory_alone(site: Site) -> None:
    (factory,) = with_evidence(site, a_row())
    owner = page(seen(a_viewer(Role.WORKER_COMMITTEE_MEMBER, factory)), factory)
    buyer = page(seen(buyer_of(site, factory)), factory)
    manager = page(seen(site.manager), factory)
    assert "A decision is pending." in owner
    assert "Decision pending" in owner
    assert "pending" not in buyer
    assert "Every criterion" in buyer or "On track" in buyer
    for text in (owner, buyer):
        assert "may decide" not in text
        assert "Eligible" not in text
    assert "may decide" in manager


def test_who_may_change_the_profile_or_know_of_access_is_led_there(site: Site) -> None:
    (factory,) = with_evidence(site, a_lacking_row())
    profile, access_page = f"/factories/{factory}/profile/", f"/factories/{factory}/access/"
    manager = page(seen(site.manager), factory)
    assert profile in manager
    assert access_page in manager
    top = page(seen(a_viewer(Role.FACTORY_TOP_MANAGER, factory)), factory)
    assert profile in top
    assert 'href="/access/"' in top
    for viewer in (a_viewer(Role.WORKER_COMMITTEE_MEMBER, factory), buyer_of(site, factory)):
        text = page(seen(viewer), factory)
        assert profile not in text
        assert "Who has access" not in text


def test_what_is_in_review_is_the_programmes_alone(site: Site) -> None:
    row = a_row()
    makers.newer(row)["released_on"] = None
    (factory,) = with_evidence(site, row)
    assert "In review" in page(seen(site.manager), factory)
    for role in (Role.FACTORY_MANAGER, Role.UNION_REPRESENTATIVE):
        text = page(seen(a_viewer(role, factory)), factory)
        assert "review" not in text.lower().replace("what is in review", "")
    assert "20 Feb 2018" not in page(seen(buyer_of(site, factory)), factory)


def test_country_staff_reads_the_word_and_hidden_is_named(site: Site) -> None:
    (factory,) = with_evidence(site, a_lacking_row())
    text = page(seen(a_viewer(Role.COUNTRY_STAFF, site.programme)), factory)
    assert "Hidden" in text
    assert "Evidence map" not in text


@pytest.mark.parametrize("room", ["standing", "history", "evidence"])
def test_not_yours_and_not_there_are_one_answer(site: Site, room: str) -> None:
    (factory,) = with_evidence(site, a_lacking_row())
    other = a_factory(site, "KH-0002", "Blue Kite Knitwear")
    viewers = (
        a_viewer(Role.FACTORY_MANAGER, other),
        a_viewer(Role.BUYER_REGISTERED, a_buyer(site, "Elsewhere")),
    )
    for viewer in viewers:
        client = seen(viewer)
        hidden, wrong = (
            client.get(reverse(room, args=(each,))) for each in (factory, "z" * len(factory))
        )
        assert (hidden.status_code, wrong.status_code) == (404, 404)
        assert len(hidden.content) == len(wrong.content)


def test_a_page_takes_eight_queries(site: Site, django_assert_max_num_queries: Any) -> None:
    (factory,) = with_evidence(site, a_lacking_row())
    for client in (seen(site.manager), seen(a_viewer(Role.FACTORY_MANAGER, factory))):
        client.get(reverse("standing", args=(factory,)))
        with django_assert_max_num_queries(8):
            page(client, factory)


@pytest.mark.req("R127")
def test_each_criterion_stands_with_its_evidence_and_its_day(site: Site) -> None:
    (factory,) = with_evidence(site, a_lacking_row())
    client = seen(a_viewer(Role.FACTORY_MANAGER, factory))
    text = page(client, factory)
    for key in ("sd5", "hr1", "osh2", "c1", "c2"):
        assert f"criteria/{key}/" in text
        assert client.get(f"/factories/{factory}/criteria/{key}/").status_code == 200
    assert "15 Feb 2017, final" in text


@pytest.mark.req("R087")
def test_a_listed_issue_leads_to_the_system_behind_it(site: Site) -> None:
    row = a_lacking_row()
    makers.newer(row)["answers"]["OSH-M-04"] = "non_compliant"
    (factory,) = with_evidence(site, row)
    client = seen(a_viewer(Role.FACTORY_MANAGER, factory))
    issue = client.get(f"/factories/{factory}/criteria/c1/").content.decode()
    assert "OSH-E-06" in issue
    assert "The system behind this issue" in issue
    assert f"/factories/{factory}/criteria/osh2/" in issue
    element = client.get(f"/factories/{factory}/criteria/osh2/").content.decode()
    assert "Listed issues of the same visit" in element
    assert "OSH-E-06" in element


def test_a_past_day_says_so_and_leads_back(site: Site) -> None:
    (factory,) = with_evidence(site, a_lacking_row())
    client = seen(a_viewer(Role.FACTORY_MANAGER, factory))
    text = page(client, factory, "?on=2017-06-01")
    assert "You see 1 Jun 2017, not today." in text
    assert f'href="/factories/{factory}/"' in text
    assert "20 Feb 2018" not in text
    for asked in ("?on=2031-01-01", "?on=nonsense"):
        assert "not today" not in page(client, factory, asked)


def test_as_known_on_a_day_leaves_out_what_was_recorded_later(site: Site) -> None:
    (factory,) = with_evidence(site, a_lacking_row())
    client = seen(site.manager)
    known = (NOW - timedelta(days=30)).date()
    text = page(client, factory, f"?on=2018-04-10&known={known}")
    assert "Only what had been recorded" in text
    assert "Nothing is known yet" in text
    today = NOW.date()
    assert "known before" in page(client, factory, f"?on={today}&known={known}")
    assert 'aria-label="The day that is shown"' not in page(client, factory, f"?known={today}")


def test_no_day_however_odd_breaks_a_page(site: Site) -> None:
    (factory,) = with_evidence(site, a_lacking_row())
    client = seen(a_viewer(Role.FACTORY_MANAGER, factory))
    for room in ("", "history/", "evidence/", "criteria/c2/"):
        for asked in ("?on=0001-01-01", "?known=0001-01-01", "?on=%00", "?show=x"):
            assert client.get(f"/factories/{factory}/{room}{asked}").status_code == 200


def test_the_history_names_what_turned_and_when(site: Site) -> None:
    (factory,) = with_evidence(site, a_lacking_row())
    manager = seen(site.manager).get(f"/factories/{factory}/history/").content.decode()
    owner = seen(a_viewer(Role.FACTORY_MANAGER, factory))
    text = owner.get(f"/factories/{factory}/history/").content.decode()
    assert "Stage:" in manager
    assert "Stage:" not in text
    assert "Now not met:" in text
    assert "Evidence side by side" in text


def test_the_evidence_is_read_answer_by_answer(site: Site) -> None:
    (factory,) = with_evidence(site, a_lacking_row())
    client = seen(a_viewer(Role.FACTORY_MANAGER, factory))
    text = client.get(f"/factories/{factory}/evidence/").content.decode()
    assert "OSH-E-06" in text
    assert "Occupational Safety and Health" in text
    assert client.get(f"/factories/{factory}/evidence/?piece=1").status_code == 200


def test_a_factory_without_evidence_says_what_comes(site: Site) -> None:
    factory = a_factory(site)
    client = seen(site.manager)
    assert "Nothing is known yet" in page(client, factory)
    for room in ("history", "evidence", "criteria/c1"):
        assert client.get(f"/factories/{factory}/{room}/").status_code == 200


def test_an_advisor_of_another_factory_reads_what_is_released(site: Site) -> None:
    row = a_row()
    makers.newer(row)["released_on"] = None
    (factory,) = with_evidence(site, row)
    assigned = designated(site, Role.ENTERPRISE_ADVISOR, factory)
    other = a_viewer(Role.ENTERPRISE_ADVISOR, site.programme)
    assert "In review" in page(seen(assigned), factory)
    assert "In review" not in page(seen(other), factory)
