"""The page of a buyer's suppliers, and the file of what it shows."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from distinction.doors.access.viewer import Viewer
from distinction.doors.services.act import act
from distinction.faces.web.middleware import threshold
from distinction.records.register.grant import Grant
from distinction.rules.protocol.acts.register import EndAccess
from distinction.rules.terms.parties import Role
from tests.doors.test_suppliers import buyer_with, recognised_row
from tests.faces.web.signing import signed_in
from tests.makers_site import (
    NOW,
    Site,
    a_factory,
    a_row,
    a_site,
    a_viewer,
    later,
    with_evidence,
)

pytestmark = pytest.mark.django_db
MOST_QUERIES = 7


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Site:
    monkeypatch.setattr(threshold, "now", lambda: NOW)
    return a_site()


def inside(viewer: Viewer) -> Client:
    found = later(viewer)
    assert found
    return signed_in(found)


def text(client: Client, address: str = "/suppliers/") -> str:
    found = client.get(address)
    assert found.status_code == 200, found.status_code
    return str(found.content.decode())


def test_a_buyer_reads_its_suppliers(site: Site) -> None:
    waits, best = with_evidence(site, a_row("KH-0001"), recognised_row("KH-0002"))
    page = text(inside(buyer_with(site, waits, best, a_factory(site, "KH-0003", "Lotus"))))
    assert "3 factories gave you access." in page
    assert "One is high performing." in page
    assert page.index("KH-0002") < page.index("KH-0001") < page.index("Lotus")
    assert page.count('class="weave"') == 3
    assert "No assessment is released yet." in page
    for hidden in ("Eligible", "Confirming", "Under review", "Decision pending", "gate", "rigger"):
        assert hidden not in page


def test_what_is_missing_is_named_without_the_next_step(site: Site) -> None:
    (factory,) = with_evidence(site, a_row(example="nc-in-latest-assessment"))
    page = text(inside(buyer_with(site, factory)))
    assert "two next" not in page
    assert "Enterprise advisor:" not in page


@pytest.mark.parametrize(
    ("query", "shown"),
    [("?q=lotus", True), ("?q=heron", False), ("?word=enrolled", True), ("?word=on_track", False)],
)
def test_search_and_status_narrow_the_list(site: Site, query: str, *, shown: bool) -> None:
    client = inside(buyer_with(site, a_factory(site, name="Lotus Loom")))
    page = text(client, f"/suppliers/{query}")
    assert ("Lotus Loom" in page) is shown
    assert ("No supplier is found" in page) is not shown
    assert "Clear filters" in page


def test_nobody_gave_access_yet(site: Site) -> None:
    page = text(inside(buyer_with(site)))
    assert "No factory has given you access yet" in page
    assert "Ask a factory" in page


def test_who_is_no_buyer_finds_no_such_page(site: Site) -> None:
    factory = a_factory(site)
    others = (site.manager, a_viewer(Role.FACTORY_TOP_MANAGER, factory), site.administrator)
    for viewer in others:
        for address in ("/suppliers/", "/suppliers/list.csv", "/suppliers/access/"):
            assert inside(viewer).get(address).status_code == 404


def test_a_file_holds_the_rows_of_the_page_and_no_word_that_may_not_be_taken(site: Site) -> None:
    waits, best = with_evidence(site, a_row("KH-0001"), recognised_row("KH-0002"))
    client = inside(buyer_with(site, waits, best))
    found = client.get("/suppliers/list.csv")
    assert found["Content-Disposition"] == 'attachment; filename="suppliers.csv"'
    rows = list(csv.reader(StringIO(found.content.decode("utf-8-sig"))))
    assert rows[0][:4] == ["Factory", "Country", "Status", "Since"]
    assert [row[:4] for row in rows[1:]] == [
        ["KH-0002", "Cambodia", "High performing", "2018-03-30"],
        ["KH-0001", "Cambodia", "", ""],
    ]
    assert {row[-1] for row in rows[1:]} == {f"{rows[1][-1].split(',')[0]}, 2018-04-15"}
    assert client.get("/suppliers/list.xlsx").content[:2] == b"PK"
    assert client.get("/suppliers/list.pdf").status_code == 404
    assert client.get("/suppliers/list.csv?q=0001").content.count(b"\r\n") == 2


def test_a_registered_buyer_takes_nothing_away(site: Site) -> None:
    assert inside(buyer_with(site)).get("/suppliers/list.csv").status_code == 404


def test_the_page_asks_the_database_as_often_for_few_as_for_many(site: Site) -> None:
    factories = [a_factory(site, f"KH-{at:04}", f"Factory {at}") for at in range(30)]
    few, many = buyer_with(site, factories[0]), buyer_with(site, *factories, name="Fjord")
    counted = []
    for viewer in (few, many):
        client = inside(viewer)
        text(client)
        with CaptureQueriesContext(connection) as asked:
            text(client)
        counted.append(len(asked))
    assert counted[0] == counted[1] <= MOST_QUERIES


def test_an_access_that_ended_is_gone_from_an_open_session(site: Site) -> None:
    viewer = buyer_with(site, a_factory(site, name="Lotus Loom"))
    client = inside(viewer)
    assert "Lotus Loom" in text(client)
    act(viewer, EndAccess(grant=Grant.objects.get().pk), at=NOW - timedelta(seconds=1))
    assert "Lotus Loom" not in text(client)
    assert client.get("/suppliers/list.csv").status_code == 404
