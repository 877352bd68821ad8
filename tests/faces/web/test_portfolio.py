"""The pages of the portfolio: the answer as title, lists that open, files that hold no more."""

import csv
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

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
    later,
    with_evidence,
)

pytestmark = pytest.mark.django_db
PORTFOLIO, LIST, GAPS = "/portfolio/", "/factories/", "/factories/gaps/"
CSV, XLSX = "/factories/portfolio.csv", "/factories/portfolio.xlsx"
AT_MOST = 6  # performance goal W5, session, user and hat among them


@pytest.fixture
def empty(monkeypatch: pytest.MonkeyPatch) -> Site:
    """The clock of the pages stands on the day of the worked dossiers."""
    monkeypatch.setattr(threshold, "now", lambda: NOW)
    return a_site()


@pytest.fixture
def site(empty: Site) -> Site:
    near = a_row("KH-0002")
    near["progress_reports"].append(makers.a_late_report("pr-3", SD5="moderate_progress"))
    with_evidence(empty, a_row("KH-0001"), near)
    a_factory(empty, "KH-0003", "=Copper <Kettle>")
    return empty


def as_(viewer: Viewer) -> Client:
    found = later(viewer)
    assert found
    return signed_in(found)


def page(client: Client, address: str) -> str:
    found = client.get(address)
    assert found.status_code == 200, (address, found.status_code)
    return str(found.content.decode())


def test_the_title_is_the_answer(site: Site) -> None:
    found = page(as_(site.manager), PORTFOLIO)
    assert "<h1>One decision waits for you</h1>" in found
    for words in ("All gates pass", "Your decision", "Effective grievance handling"):
        assert words in found
    assert "?missing=sd5" in found
    assert "<c-" not in found
    assert "%(" not in found


def test_others_read_what_is_theirs(site: Site) -> None:
    leader = page(as_(a_viewer(Role.TEAM_LEADER, site.programme)), PORTFOLIO)
    assert "<h1>One factory waits for a decision</h1>" in leader
    assert "Your decision" not in leader
    staff = page(as_(a_viewer(Role.COUNTRY_STAFF, site.programme)), PORTFOLIO)
    assert "Factories by status" in staff
    for words in ("weave", "All gates pass", "Eligible", "grievance", "Due in", "hold factories"):
        assert words not in staff, words
    analyst = page(as_(a_viewer(Role.GLOBAL_ANALYST)), PORTFOLIO)
    assert "The most common gap: grievance handling" in analyst
    for words in ("All gates pass", "Eligible", "additional questions triggered"):
        assert words not in analyst, words


def test_for_whom_there_is_no_portfolio(site: Site) -> None:
    """Alike, whatever is there (N2)."""
    buyer = as_(a_viewer(Role.BUYER_REGISTERED, a_buyer(site)))
    for client in (as_(site.administrator), buyer):
        for address in (PORTFOLIO, GAPS, CSV):
            assert client.get(address).status_code == 404, address
    assert as_(site.administrator).get(LIST).status_code == 404
    assert Client().get(PORTFOLIO).status_code == 302


def test_pages_of_a_programme_without_factories_say_what_will_stand_there(empty: Site) -> None:
    client = as_(empty.manager)
    assert "No decision waits for you" in page(client, PORTFOLIO)
    for address in (PORTFOLIO, LIST):
        assert "No factory is here yet" in page(client, address)
    assert "No factory is here" in page(client, GAPS)


def test_filters_stand_in_the_address_and_in_words(site: Site) -> None:
    found = page(as_(site.manager), f"{LIST}?missing=sd5&due=4&q=kh&of=mine&x=1")
    for words in ("Not met: Effective grievance handling", "Due in 4 weeks", "Search: kh"):
        assert words in found
    assert "Clear filters" in found
    assert "The factories you are assigned to" not in found, "a manager has no factories of the own"


def test_nothing_found_leads_on(site: Site) -> None:
    found = page(as_(site.manager), f"{LIST}?q=nobody")
    assert "0 factories" in found
    assert "No factory is found" in found


@pytest.mark.parametrize(
    "asked",
    [
        "q=%00%00",
        "missing=%F0%9F%92%A9",
        "word=secret",
        "due=999",
        "after=zzzz",
        "before=;--",
        "country=ZZZZ",
        "q=a&q=b",
        "after=" + "a" * 400,
        "page=10000000000",
    ],
)
def test_an_odd_address_is_no_trouble(site: Site, asked: str) -> None:
    page(as_(site.manager), f"{LIST}?{asked}")


def test_names_are_escaped_and_isolated(site: Site) -> None:
    found = page(as_(site.manager), LIST)
    assert "<bdi>=Copper &lt;Kettle&gt;</bdi>" in found
    assert "<Kettle>" not in found


@pytest.mark.req("R011")
def test_each_number_of_the_gap_table_opens_its_list(site: Site) -> None:
    client = as_(site.manager)
    found = page(client, GAPS)
    assert f'href="{LIST}?missing=sd5"' in found
    listed = page(client, f"{LIST}?missing=sd5")
    assert "One factory" in listed
    assert "KH-0002" in listed
    assert "KH-0001" not in listed


def test_a_file_has_the_rows_of_the_list_and_nothing_that_runs(site: Site) -> None:
    """N17, and formulas are plain text."""
    client = as_(site.manager)
    answer = client.get(CSV)
    assert 'filename="portfolio.csv"' in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]
    rows = list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"))))
    assert [(each["Code"], each["Not met"]) for each in rows] == [
        ("KH-0003", ""),
        ("KH-0001", ""),
        ("KH-0002", "Effective grievance handling"),
    ]
    assert rows[0]["Factory"] == "'=Copper <Kettle>"
    assert all(site.manager.name in each["Made for"] for each in rows)
    some = client.get(f"{CSV}?missing=sd5").content.decode("utf-8-sig").splitlines()
    assert len(some) == 2
    with ZipFile(BytesIO(client.get(XLSX).content)) as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")
    assert client.get("/factories/portfolio.pdf").status_code == 404


def test_a_file_of_staff_holds_the_register_alone(site: Site) -> None:
    client = as_(a_viewer(Role.COUNTRY_STAFF, site.programme))
    head = client.get(CSV).content.decode("utf-8-sig").splitlines()[0]
    assert head == "Factory,Code,Country,Made for"
    assert client.get(f"{CSV}?word=on_track").status_code == 404


@pytest.mark.parametrize("address", [PORTFOLIO, LIST, f"{LIST}?missing=sd5", GAPS])
def test_a_page_asks_no_more_of_the_database_when_there_is_more(site: Site, address: str) -> None:
    client = as_(site.manager)
    page(client, "/profile/")  # the first page of a minute notes that the session is in use
    few = asked(client, address)
    for number in range(12):
        a_factory(site, f"KH-03{number:02}", f"Teak Drum {number}")
    assert few <= AT_MOST
    assert asked(client, address) == few
    assert asked(client, address) <= few, "counts are kept until a row changes"


def asked(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        page(client, address)
    return len(queries)
