"""In a browser: the portfolio, the list that is searched, with a script and without."""

import pytest
from django.test import Client
from playwright.sync_api import expect

from distinction.doors.access.viewer import Viewer
from distinction.faces.web.middleware import threshold
from distinction.rules.terms.parties import Role
from tests.faces.web.signing import signed_in
from tests.journeys.browser import NARROW, WIDE, Walk, axe, overflows, shoot
from tests.makers_site import NOW, Site, a_factory, a_row, a_site, a_viewer, later, with_evidence

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Site:
    """The clock of the pages stands on the day of the worked dossiers."""
    monkeypatch.setattr(threshold, "now", lambda: NOW)
    made = a_site()
    with_evidence(made, a_row("KH-0001"))
    a_factory(made, "KH-0002", "Copper Kettle Apparel")
    a_factory(made, "KH-0003", "Paper Lantern Garments")
    return made


def browser_of(viewer: Viewer) -> Client:
    found = later(viewer)
    assert found
    return signed_in(found)


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_pages_are_for_everybody(walk: Walk, site: Site, width: int, theme: str) -> None:
    page = walk.page(width=width, theme=theme, client=browser_of(site.manager))
    for name in ("portfolio", "factories", "factories/gaps"):
        page.goto(f"/{name}/")
        assert axe(page) == [], name
        assert not overflows(page), name
        shoot(page, f"{name.replace('/', '-')}-{width}-{theme}")


def test_searching_keeps_the_page_and_leads_to_what_was_found(walk: Walk, site: Site) -> None:
    """The address can be sent to a colleague, and the focus is on the number found."""
    page = walk.page(client=browser_of(site.manager))
    page.goto("/factories/")
    page.evaluate("document.body.dataset.same = 'yes'")
    page.get_by_label("Name or code").fill("lantern")
    page.get_by_role("button", name="Find").click()
    expect(page.get_by_role("heading", name="One factory")).to_be_focused()
    expect(page.get_by_text("Copper Kettle Apparel")).to_have_count(0)
    assert "q=lantern" in page.url
    assert page.evaluate("document.body.dataset.same") == "yes"
    expect(page.get_by_role("button", name="Find")).not_to_have_attribute("aria-busy", "true")
    page.get_by_role("link", name="Clear filters").first.click()
    expect(page.get_by_role("heading", name="3 factories")).to_be_visible()


def test_searching_needs_no_script(walk: Walk, site: Site) -> None:
    leader = later(
        a_viewer(Role.TEAM_LEADER, site.programme, at=site.manager.now), site.manager.now
    )
    assert leader
    page = walk.page(script=False, client=signed_in(leader))
    page.goto("/factories/")
    page.get_by_label("Name or code").fill("kettle")
    page.get_by_role("button", name="Find").click()
    expect(page.get_by_role("heading", name="One factory")).to_be_visible()
    assert "q=kettle" in page.url
