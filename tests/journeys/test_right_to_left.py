"""In a browser: the main pages in Arabic, from right to left, wide and narrow."""

import pytest
from django.test import Client
from playwright.sync_api import Page

from distinction.doors.access.viewer import Viewer
from distinction.faces.web.middleware import threshold
from distinction.records.people.person import Person
from distinction.rules.terms.parties import Role
from tests.doors.test_suppliers import buyer_with, recognised_row
from tests.faces.web.signing import signed_in
from tests.faces.web.test_home import a_lacking_row
from tests.journeys.browser import NARROW, WIDE, Walk, axe, overflows, shoot
from tests.makers_site import NOW, Site, a_factory, a_row, a_site, a_viewer, later, with_evidence

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTHS = pytest.mark.parametrize("width", [NARROW, WIDE])

# Words that a box with a fixed size hides; what is said to screen readers alone is meant to be cut.
CLIPPED = """() => [...document.querySelectorAll('main *, header *')].filter(each => {
  const style = getComputedStyle(each);
  const cuts = ['hidden', 'clip'].includes(style.overflowX);
  const isShown = each.clientWidth > 2 && style.visibility !== 'hidden';
  return cuts && isShown && each.innerText?.trim() && each.scrollWidth > each.clientWidth + 1;
}).map(each => each.outerHTML.slice(0, 120))"""
# Where the first item of a row lies: at the right side, as the writing begins there.
BEGINS_RIGHT = """() => {
  const brand = document.querySelector('.brand').getBoundingClientRect();
  return brand.left > innerWidth / 2;
}"""


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Site:
    monkeypatch.setattr(threshold, "now", lambda: NOW)
    return a_site()


def in_arabic(viewer: Viewer) -> Client:
    Person.objects.filter(pk=viewer.person).update(language="ar")
    found = later(viewer)
    assert found
    return signed_in(found)


def look(page: Page, path: str, name: str, width: int) -> None:
    page.goto(path)
    shoot(page, f"ar-{name}-{width}")
    assert page.evaluate("[document.documentElement.lang, document.dir]") == ["ar", "rtl"], path
    assert page.evaluate(BEGINS_RIGHT), path
    assert axe(page) == [], path
    assert not overflows(page), path
    assert page.evaluate(CLIPPED) == [], path


@WIDTHS
def test_the_pages_of_a_programme_run_from_the_right(walk: Walk, site: Site, width: int) -> None:
    rows = (a_lacking_row("KH-0001"), recognised_row("KH-0002"), a_row("KH-0003"))
    lacks, *_ = with_evidence(site, *rows)
    page = walk.page(width=width, client=in_arabic(site.manager))
    paths = {
        "portfolio": "/portfolio/",
        "factories": "/factories/",
        "gaps": "/factories/gaps/",
        "standing": f"/factories/{lacks}/",
        "criterion": f"/factories/{lacks}/criteria/sd5/",
        "history": f"/factories/{lacks}/history/",
        "settings": "/settings/",
        "log": "/log/",
    }
    for name, path in paths.items():
        look(page, path, name, width)


@WIDTHS
def test_the_pages_of_a_factory_and_a_buyer_run_from_the_right(
    walk: Walk, site: Site, width: int
) -> None:
    lacks, best = with_evidence(site, a_lacking_row("KH-0001"), recognised_row("KH-0002"))
    buyer = buyer_with(site, lacks, best, a_factory(site, "KH-0003", "Lotus"))
    top = walk.page(width=width, client=in_arabic(a_viewer(Role.FACTORY_TOP_MANAGER, lacks)))
    look(top, "/", "home", width)
    look(top, "/access/", "access", width)
    member = a_viewer(Role.WORKER_COMMITTEE_MEMBER, lacks)
    look(walk.page(width=width, client=in_arabic(member)), "/", "committee", width)
    look(walk.page(width=width, client=in_arabic(buyer)), "/suppliers/", "suppliers", width)


@WIDTHS
def test_signing_in_runs_from_the_right(walk: Walk, width: int) -> None:
    page = walk.page(width=width, language="ar")
    look(page, "/accounts/login/", "login", width)
    look(page, "/accounts/password/reset/", "reset", width)
