"""Access in a browser: given, seen by the buyer, ended, gone; and the pages around it."""

import pytest
from playwright.sync_api import Page, expect

from distinction.doors.services.act import act
from distinction.faces.web.middleware import threshold
from distinction.rules.protocol.acts.register import AskForAccess
from distinction.rules.terms.parties import Role
from tests.doors.test_suppliers import buyer_with, recognised_row
from tests.faces.web.signing import signed_in
from tests.journeys.browser import NARROW, WIDE, Walk, axe, overflows
from tests.makers_site import (
    NOW,
    Site,
    a_factory,
    a_site,
    a_viewer,
    later,
    with_evidence,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LOOKS = pytest.mark.parametrize(("width", "theme"), [(WIDE, "light"), (NARROW, "dark")])
OF_BUYERS = ("/suppliers/", "/suppliers/access/", "/recognised/", "/ask/?q=lotus", "/criteria/")
OF_FACTORIES = ("/access/", "/access/give/", "/who-may-see-what/")
OF_ANYBODY = (
    "/criteria/",
    "/criteria/better-work-2017/1.0.0/",
    "/criteria/better-work-2017/1.0.0/diff/?to=lantern-valley/1.0.0",
)


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Site:
    monkeypatch.setattr(threshold, "now", lambda: NOW)
    return a_site()


def test_access_is_given_seen_ended_and_gone(site: Site, walk: Walk) -> None:
    factory = a_factory(site, name="Lotus Loom")
    buyer, top = buyer_with(site), later(a_viewer(Role.FACTORY_TOP_MANAGER, factory))
    assert top
    management, company = walk.page(client=signed_in(top)), walk.page(client=signed_in(buyer))
    company.goto("/suppliers/")
    expect(company.get_by_role("heading", name="No factory has given you access")).to_be_visible()
    management.goto("/access/")
    management.get_by_role("link", name="Give access").click()
    management.get_by_label("Buyer", exact=True).select_option(label="Harbour Row Outfitters")
    management.get_by_role("button", name="Give access").click()
    expect(management.get_by_text("Access is given.")).to_be_visible()
    company.reload()
    expect(company.get_by_role("rowheader", name="Lotus Loom")).to_be_visible()
    management.get_by_role("link", name="End access").click()
    management.get_by_role("button", name="End access").click()
    expect(management.get_by_text("Access has ended.")).to_be_visible()
    company.reload()
    expect(company.get_by_text("Lotus Loom")).to_have_count(0)


@LOOKS
def test_pages_of_buyers_are_open_to_all(site: Site, walk: Walk, width: int, theme: str) -> None:
    mine, _other = with_evidence(site, recognised_row("KH-0001"), recognised_row("KH-0002"))
    viewer = buyer_with(site, mine, a_factory(site, "KH-0003", "Heron"))
    asked = a_factory(site, "KH-0004", "Lotus Loom")
    act(viewer, AskForAccess(factory=asked), at=viewer.now)
    a_factory(site, "KH-0005", "Lotus and Silk")
    look_at(walk.page(width=width, theme=theme, client=signed_in(viewer)), OF_BUYERS)


@LOOKS
def test_pages_of_factories_are_open_to_all(site: Site, walk: Walk, width: int, theme: str) -> None:
    factory = a_factory(site)
    buyer_with(site, factory)
    asking = buyer_with(site, name="Plain Stitch")
    act(asking, AskForAccess(factory=factory), at=asking.now)
    top = later(a_viewer(Role.FACTORY_TOP_MANAGER, factory))
    assert top
    look_at(walk.page(width=width, theme=theme, client=signed_in(top)), OF_FACTORIES)


@LOOKS
def test_the_criteria_are_open_to_all(walk: Walk, width: int, theme: str) -> None:
    look_at(walk.page(width=width, theme=theme), OF_ANYBODY)


def look_at(page: Page, paths: tuple[str, ...]) -> None:
    for path in paths:
        page.goto(path)
        assert axe(page) == [], path
        assert not overflows(page), path
