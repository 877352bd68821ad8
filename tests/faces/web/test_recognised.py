"""The page of recognised factories: what registered buyers see, to the last byte (N4)."""

import re

import pytest
from django.test import Client

from distinction.doors.access.viewer import Viewer
from distinction.faces.web.middleware import threshold
from distinction.rules.terms.parties import Role
from tests.doors.test_recognised import close_the_highlight
from tests.doors.test_suppliers import buyer_with, recognised_row
from tests.faces.web.signing import signed_in
from tests.makers_site import NOW, Site, a_factory, a_site, a_viewer, later, with_evidence

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Site:
    monkeypatch.setattr(threshold, "now", lambda: NOW)
    return a_site()


def inside(viewer: Viewer) -> Client:
    found = later(viewer)
    assert found
    return signed_in(found)


def page(client: Client, query: str = "") -> str:
    found = client.get(f"/recognised/{query}")
    assert found.status_code == 200
    return str(found.content.decode())


@pytest.mark.req("R139")
def test_a_registered_buyer_reads_name_country_word_and_criteria(site: Site) -> None:
    with_evidence(site, recognised_row())
    text = page(inside(buyer_with(site)))
    row = re.sub(r"<[^>]*>", "|", text[text.index("<tbody") : text.index("</tbody")])
    said = [each.strip() for each in row.split("|") if each.strip()]
    assert said == [
        "KH-0001",
        "Cambodia",
        "High performing",
        "High-performing factories, 2017 criteria",
        "Ask for access",
        ": KH-0001",
    ]
    assert "2018" not in text


def test_with_the_setting_off_the_page_is_the_same_to_the_last_byte(site: Site) -> None:
    client = inside(buyer_with(site))
    nobody = page(client)
    with_evidence(site, recognised_row())
    assert page(client) != nobody
    close_the_highlight(site)
    assert page(client) == nobody
    assert "No factory to show" in nobody


def test_the_page_is_for_buyers_alone(site: Site) -> None:
    with_evidence(site, recognised_row())
    factory = a_factory(site, "KH-0002")
    for viewer in (site.manager, a_viewer(Role.FACTORY_MANAGER, factory), site.administrator):
        for address in ("/recognised/", "/ask/", "/ask/x/"):
            assert inside(viewer).get(address).status_code == 404
    assert Client().get("/recognised/").status_code == 302


@pytest.mark.parametrize("query", ["?country=XX", "?country=%00", "?after=nobody", "?before='"])
def test_what_is_malformed_does_no_harm(site: Site, query: str) -> None:
    page(inside(buyer_with(site)), query)
