"""The register and the settings on pages: entered, changed by two at once, proposed, confirmed."""

import pytest
from django.test import Client

from distinction.doors.access.viewer import Viewer
from distinction.faces.web.forms.register import TITLES_OF_SETTINGS, VALUES, WORDS
from distinction.faces.web.middleware import threshold
from distinction.records.people.membership import Designation
from distinction.records.register.buyer import Buyer
from distinction.records.register.country import Setting
from distinction.records.register.factory import Factory
from distinction.rules.protocol.settings import DEFAULTS, is_allowed
from distinction.rules.terms.parties import Role
from tests.faces.web.signing import signed_in
from tests.makers_site import NOW, Site, a_factory, a_site, a_viewer, later

pytestmark = pytest.mark.django_db
PROFILE = {
    "name": "Velvet Otter Knits",
    "place": "Phnom Penh",
    "product": "Knits",
    "workers": "800",
    "contacts": "",
    "remarks": "",
}


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Site:
    monkeypatch.setattr(threshold, "now", lambda: NOW)
    return a_site()


def inside(viewer: Viewer) -> Client:
    found = later(viewer)
    assert found
    return signed_in(found)


def test_a_factory_is_entered_and_has_a_page(site: Site) -> None:
    client = inside(site.manager)
    sent = {**PROFILE, "code": "KH-0042", "entered_on": "2018-04-01", "key": "k"}
    answer = client.post("/factories/new/", sent)
    made = Factory.objects.get(code="KH-0042")
    assert answer.headers["Location"] == f"/factories/{made.pk}/"
    assert "Velvet Otter Knits" in client.get(f"/factories/{made.pk}/").content.decode()


def test_a_day_to_come_is_refused_at_its_field(site: Site) -> None:
    sent = {**PROFILE, "code": "KH-0042", "entered_on": "2019-04-01", "key": "k"}
    page = inside(site.manager).post("/factories/new/", sent).content.decode()
    assert "still to come" in page
    assert not Factory.objects.exists()


def test_what_two_people_changed_at_once_is_chosen_field_by_field(site: Site) -> None:
    factory = a_factory(site)
    client, address = inside(site.manager), f"/factories/{factory}/profile/"
    client.post(address, {**PROFILE, "version": "1", "key": "k1"})
    mine = {**PROFILE, "name": "Another name", "version": "1", "key": "k2"}
    answer = client.post(address, mine)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Another name" in page
    assert "Velvet Otter Knits" in page
    assert Factory.objects.get(pk=factory).name == "Velvet Otter Knits"


def test_a_factory_is_asked_for_nothing_that_would_not_be_saved(site: Site) -> None:
    factory = a_factory(site)
    Factory.objects.filter(pk=factory).update(remarks="planted remark")
    manager = inside(a_viewer(Role.FACTORY_MANAGER, factory))
    page = manager.get(f"/factories/{factory}/profile/").content.decode()
    assert "Paper Lantern Garments" in page
    assert "planted remark" in page, "read, as far as its view goes"
    assert 'name="remarks"' not in page
    assert 'name="contacts"' not in page
    assert "Who advises this factory" not in page
    worker = inside(a_viewer(Role.WORKER_COMMITTEE_MEMBER, factory))
    assert worker.get(f"/factories/{factory}/profile/").status_code == 404
    stranger = inside(a_viewer(Role.FACTORY_MANAGER, a_factory(site, "KH-0002", "Another")))
    assert stranger.get(f"/factories/{factory}/profile/").status_code == 404


def test_an_advisor_is_designated_and_the_one_before_ends(site: Site) -> None:
    factory = a_factory(site)
    one, two = (a_viewer(Role.ENTERPRISE_ADVISOR, site.programme) for _ in range(2))
    client, address = inside(site.manager), f"/factories/{factory}/profile/team/"
    client.post(address, {"hat": one.hat, "key": "k1"})
    client.post(address, {"hat": two.hat, "key": "k2"})
    assert Designation.objects.filter(factory=factory, ends_on__isnull=True).count() == 1
    assert two.name in client.get(f"/factories/{factory}/profile/").content.decode()


def test_a_factory_leaves_after_being_asked_once_more(site: Site) -> None:
    factory = a_factory(site)
    client, address = inside(site.manager), f"/factories/{factory}/profile/leave/"
    assert "It leaves today" in client.get(address).content.decode()
    assert Factory.objects.get(pk=factory).left_on is None
    client.post(address)
    assert Factory.objects.get(pk=factory).left_on == NOW.date()


def test_buyers_are_the_administrators_to_enter(site: Site) -> None:
    client = inside(site.administrator)
    client.post("/buyers/", {"name": "Harbour Row", "country": "", "key": "k1"})
    page = client.post("/buyers/", {"name": "HARBOUR ROW", "country": "", "key": "k2"})
    assert "taken already" in page.content.decode()
    assert Buyer.objects.count() == 1
    assert inside(site.manager).get("/buyers/").status_code == 404


def test_a_sharing_setting_is_proposed_and_confirmed_by_an_administrator(site: Site) -> None:
    manager, administrator = inside(site.manager), inside(site.administrator)
    sent = {"value": "nothing", "begins_on": "2018-04-15", "key": "k"}
    manager.post("/settings/registered_buyer_sees/", sent)
    row = Setting.objects.get()
    assert row.state == "proposed"
    assert "You proposed it" in manager.get("/settings/").content.decode()
    administrator.post(f"/proposals/{row.pk}/", {"key": "k"})
    row.refresh_from_db()
    assert row.state == "current"


def test_a_setting_says_what_is_wrong_and_keeps_what_was_typed(site: Site) -> None:
    sent = {"value": "many", "begins_on": "2018-04-15", "key": "k"}
    page = inside(site.manager).post("/settings/dispute_days/", sent).content.decode()
    assert "whole number" in page
    assert "many" in page
    assert inside(site.manager).get("/settings/no-such-setting/").status_code == 404


def test_every_setting_has_a_title_and_every_word_of_it_is_said() -> None:
    assert set(TITLES_OF_SETTINGS) == set(DEFAULTS)
    for key, words in WORDS.items():
        assert all(is_allowed(key, each) for each in words)
        assert set(words) <= set(VALUES)
    assert all(is_allowed(key, each) for key, each in DEFAULTS.items())
