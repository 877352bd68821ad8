"""The pages of the ledger: of a factory, of a programme, and of the system."""

from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from distinction.doors.access.viewer import Viewer, job
from distinction.doors.insight.changes import TOLD
from distinction.doors.services.act import HANDLERS, act
from distinction.doors.services.anchor import anchor
from distinction.faces.web.deeds import DEEDS, THINGS
from distinction.faces.web.middleware import threshold
from distinction.records.ledger.entry import Entry
from distinction.records.ledger.sign import make_key
from distinction.rules.protocol.acts.register import ChangeFactory, Profile
from distinction.rules.terms.parties import Role
from tests.faces.web.signing import signed_in
from tests.makers_site import BEFORE, Site, a_buyer, a_factory, a_site, a_viewer, access
from tests.records.tampering import undone

pytestmark = pytest.mark.django_db
MOST_QUERIES = 11  # session, user, hat; the heading of the factory; the log


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path) -> Site:
    monkeypatch.setattr(threshold, "now", lambda: BEFORE)
    settings.LEDGER_KEY, settings.LEDGER_ANCHOR = tmp_path / "key.pem", tmp_path / "anchor.jsonl"
    make_key(settings.LEDGER_KEY)
    return a_site()


def page(viewer: Viewer, address: str, status: int = 200) -> str:
    found = signed_in(viewer).get(address)
    assert found.status_code == status, found.status_code
    return str(found.content.decode())


def test_every_act_has_its_sentence() -> None:
    assert set(DEEDS) == {each.__name__ for each in HANDLERS}
    assert len({str(each) for each in DEEDS.values()}) == len(DEEDS)


def test_every_thing_that_is_told_has_its_name() -> None:
    assert set(THINGS) == set(TOLD)


def test_a_manager_reads_the_log_of_a_factory(site: Site) -> None:
    factory = a_factory(site)
    what = ChangeFactory(factory=factory, version=1, profile=Profile(name="<b>Blue</b>"))
    act(site.manager, what, at=BEFORE)
    text = page(site.manager, f"/factories/{factory}/log/")
    assert "Changed what is kept of the factory" in text
    assert "<del><bdi>Paper Lantern Garments</bdi></del>" in text.replace("\n", "")
    assert "&lt;b&gt;Blue" in text
    assert site.manager.name in text


def test_the_log_is_filtered_by_act_in_the_address(site: Site) -> None:
    factory = a_factory(site)
    access(factory, a_buyer(site))
    text = page(site.manager, f"/factories/{factory}/log/?act=GiveAccess")
    assert "Harbour Row Outfitters" in text
    assert text.count('role="rowheader"') == 1
    assert "No such entry" in page(site.manager, f"/factories/{factory}/log/?act=EndAccess")


@pytest.mark.parametrize("query", ["before=x", "after=-1", "before=9" * 30, "act=%00", "act=<b>"])
def test_a_query_that_says_nothing_is_passed_over(site: Site, query: str) -> None:
    factory = a_factory(site)
    assert "Registered the factory" in page(site.manager, f"/factories/{factory}/log/?{query}")


def test_nobody_else_finds_a_log(site: Site) -> None:
    factory = a_factory(site)
    for viewer in (
        a_viewer(Role.FACTORY_TOP_MANAGER, factory),
        a_viewer(Role.TEAM_LEADER, site.programme),
        site.administrator,
    ):
        page(viewer, f"/factories/{factory}/log/", 404)
        page(viewer, "/log/", 404)
    page(site.manager, "/operations/ledger/", 404)
    page(site.manager, f"/factories/{'x' * 20}/log/", 404)


def test_the_log_of_a_programme_leads_to_its_factories(site: Site) -> None:
    factory = a_factory(site)
    text = page(site.manager, "/log/")
    assert f'href="/factories/{factory}/log/"' in text


def test_an_administrator_has_the_chains_verified(site: Site) -> None:
    a_factory(site, name="Secret Mill")
    assert "Nothing is anchored yet" in page(site.administrator, "/operations/ledger/")
    anchor(job(BEFORE), BEFORE)
    text = page(site.administrator, "/operations/ledger/")
    assert ("Anchored in time" in text, "Cambodia" in text, "just now" in text) == (True,) * 3
    assert "Secret Mill" not in text
    assert "Every chain is whole." in page(site.administrator, "/operations/ledger/?verify=now")
    assert signed_in(site.administrator).get("/operations/").url == "/operations/ledger/"  # type: ignore[attr-defined]


def test_a_tampered_copy_is_found_on_the_page(site: Site) -> None:
    a_factory(site)
    anchor(job(BEFORE), BEFORE)
    client = signed_in(site.administrator)
    with undone():
        Entry.objects.filter(chain=site.programme, number=1).update(person="somebody")
        text = client.get("/operations/ledger/?verify=now").content.decode()
    assert "The ledger is not as it was entered." in text
    assert "Entry 1 is not what was entered." in text


def test_the_page_asks_as_many_queries_however_long_the_log_is(site: Site) -> None:
    factory = a_factory(site)
    client, counts = signed_in(site.manager), []
    client.get("/log/")  # the first request of a session keeps the hat
    for version in range(1, 40):
        if version in {2, 39}:
            with CaptureQueriesContext(connection) as asked:
                client.get(f"/factories/{factory}/log/")
            counts.append(len(asked))
        what = ChangeFactory(factory=factory, version=version, profile=Profile(name=f"N {version}"))
        act(site.manager, what, at=BEFORE)
    assert counts[0] == counts[1] <= MOST_QUERIES
