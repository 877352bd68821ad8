"""The start page of a factory's people: what waits, where they stand, who is recognised."""

from typing import Any

import pytest
from django.test import Client

from distinction.doors.services.act import act
from distinction.faces.web.middleware import threshold
from distinction.rules.protocol.acts.register import AskForAccess, ChangeSetting, ConfirmSetting
from distinction.rules.terms.parties import Role
from tests import makers
from tests.faces.web.signing import signed_in
from tests.makers_site import (
    BEFORE,
    NOW,
    Site,
    a_buyer,
    a_row,
    a_site,
    a_viewer,
    later,
    with_evidence,
)

pytestmark = pytest.mark.django_db
PEOPLE = (
    Role.FACTORY_MANAGER,
    Role.FACTORY_TOP_MANAGER,
    Role.WORKER_COMMITTEE_MEMBER,
    Role.UNION_REPRESENTATIVE,
)


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Site:
    monkeypatch.setattr(threshold, "now", lambda: NOW)
    return a_site()


def of(role: Role, factory: str) -> Client:
    viewer: Any = later(a_viewer(role, factory))
    return signed_in(viewer)


def approved(code: str) -> dict[str, Any]:
    decision = {
        "id": "d1",
        "on": "2018-03-28",
        "by_role": "programme_manager",
        "outcome": "approved",
    }
    return {**a_row(code), "decisions": [decision]}


def a_lacking_row(code: str = "KH-0001") -> dict[str, Any]:
    row = a_row(code)
    makers.mark(row, "SD5", "no_progress")
    return row


@pytest.mark.req("R129")
@pytest.mark.parametrize("role", PEOPLE)
def test_from_the_start_page_one_step_leads_to_the_standing(site: Site, role: Role) -> None:
    (factory,) = with_evidence(site, a_lacking_row())
    text = of(role, factory).get("/").content.decode()
    assert f'href="/factories/{factory}/' in text
    assert "One criterion is missing: " in text


@pytest.mark.req("R138")
@pytest.mark.parametrize("role", [Role.FACTORY_MANAGER, Role.FACTORY_TOP_MANAGER])
def test_recognised_factories_are_named_and_nothing_more(site: Site, role: Role) -> None:
    factory, peer, other = with_evidence(
        site, a_lacking_row(), approved("KH-0002"), a_lacking_row("KH-0003")
    )
    text = of(role, factory).get("/").content.decode()
    assert "Recognised in our country" in text
    assert "KH-0002" in text
    assert peer not in text
    assert "KH-0003" not in text
    assert other not in text
    assert of(role, factory).get(f"/factories/{peer}/").status_code == 404


@pytest.mark.req("R138")
def test_with_the_setting_off_nobody_is_named(site: Site) -> None:
    factory, _peer = with_evidence(site, a_lacking_row(), approved("KH-0002"))
    what = ChangeSetting(
        programme=site.programme,
        key="factories_see_recognised",
        value="own",
        begins_on=BEFORE.date(),
    )
    made = act(site.manager, what, at=BEFORE)
    second = a_viewer(Role.PROGRAMME_MANAGER, site.programme)
    act(second, ConfirmSetting(setting=made.made), at=BEFORE)
    text = of(Role.FACTORY_MANAGER, factory).get("/").content.decode()
    assert "KH-0002" not in text
    assert "Recognised" not in text


@pytest.mark.parametrize("role", [Role.WORKER_COMMITTEE_MEMBER, Role.UNION_REPRESENTATIVE])
def test_members_of_the_committee_read_of_no_other_factory(site: Site, role: Role) -> None:
    factory, _peer = with_evidence(site, a_lacking_row(), approved("KH-0002"))
    text = of(role, factory).get("/").content.decode()
    assert "KH-0002" not in text
    assert "Recognised" not in text


def test_a_request_for_access_waits_for_who_may_answer(site: Site) -> None:
    (factory,) = with_evidence(site, a_lacking_row())
    buyer = later(a_viewer(Role.BUYER_REGISTERED, a_buyer(site)))
    assert buyer
    act(buyer, AskForAccess(factory=factory), at=NOW)
    top, manager, worker = (
        of(role, factory).get("/").content.decode()
        for role in (
            Role.FACTORY_TOP_MANAGER,
            Role.FACTORY_MANAGER,
            Role.WORKER_COMMITTEE_MEMBER,
        )
    )
    assert "Harbour Row Outfitters asks for access" in top
    assert "Read and answer" in top
    assert "Top management answers." in manager
    assert "Read and answer" not in manager
    assert "Harbour Row" not in worker


def test_the_start_page_takes_few_queries(site: Site, django_assert_max_num_queries: Any) -> None:
    (factory,) = with_evidence(site, a_lacking_row())
    client = of(Role.FACTORY_TOP_MANAGER, factory)
    client.get("/")
    with django_assert_max_num_queries(10):
        client.get("/")


def test_other_roles_are_led_to_their_first_page(site: Site) -> None:
    found = signed_in(later(site.manager) or site.manager).get("/")
    assert (found.status_code, found["Location"]) == (302, "/portfolio/")
