"""People and hats on pages: invited, given, ended, locked, as far as the table opens accounts."""

import pytest
from django.test import Client

from distinction.doors.access.viewer import Viewer
from distinction.faces.web.middleware import threshold
from distinction.records.people.membership import Hat
from distinction.records.people.person import Person
from distinction.rules.terms.parties import Role
from tests.faces.web.signing import signed_in
from tests.makers_site import NOW, Site, a_buyer, a_factory, a_site, a_viewer, later

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Site:
    monkeypatch.setattr(threshold, "now", lambda: NOW)
    return a_site()


def inside(viewer: Viewer, *, proven: bool = True) -> Client:
    found = later(viewer)
    assert found
    return signed_in(found, proven=proven)


def invitation(role: Role, organisation: str = "", **more: str) -> dict[str, str]:
    given = {"name": "Dara Example", "username": "dara", "email": "dara@example.org"}
    house = {"role": role.value, "organisation": organisation, "ends_on": ""}
    return {**given, "language": "en", **house, "key": "key-1", **more}


def test_a_programme_manager_invites_for_the_programme_and_its_factories(site: Site) -> None:
    a_factory(site)
    client = inside(site.manager)
    sent = invitation(Role.FACTORY_TOP_MANAGER, "kh-0001")
    answer = client.post("/people/new/", sent)
    made = Person.objects.get(username="dara")
    assert answer.headers["Location"] == f"/people/{made.pk}/"
    page = client.get(f"/people/{made.pk}/").content.decode()
    assert "Paper Lantern Garments" in page
    assert "Invited" in page


def test_the_form_offers_no_role_that_the_viewer_may_not_give(site: Site) -> None:
    page = inside(site.manager).get("/people/new/").content.decode()
    assert "Enterprise advisor" in page
    assert "Administrator" not in page
    assert "Registered buyer" not in page


@pytest.mark.parametrize("organisation", ["VN-0001", "nothing of that name"])
def test_a_house_that_is_out_of_reach_is_told_at_its_field(site: Site, organisation: str) -> None:
    sent = invitation(Role.FACTORY_TOP_MANAGER, organisation)
    page = inside(site.manager).post("/people/new/", sent).content.decode()
    assert "No organisation of that name or code" in page
    assert "Dara Example" in page, "what was typed is kept"
    assert not Person.objects.filter(username="dara").exists()


def test_a_name_that_is_taken_is_told_and_nothing_is_half_done(site: Site) -> None:
    client = inside(site.manager)
    client.post("/people/new/", invitation(Role.COUNTRY_STAFF))
    again = invitation(Role.COUNTRY_STAFF, key="key-2", email="other@example.org")
    page = client.post("/people/new/", again).content.decode()
    assert "taken already" in page
    assert Hat.objects.filter(person__username="dara").count() == 1


def test_an_administrator_gives_and_ends_hats_and_locks_accounts(site: Site) -> None:
    person = a_viewer(Role.COUNTRY_STAFF, site.programme).person
    client = inside(site.administrator)
    hat = {"role": "team_leader", "organisation": "Cambodia", "ends_on": "", "key": "k"}
    client.post(f"/people/{person}/hats/", hat)
    given = Hat.objects.get(person=person, role=Role.TEAM_LEADER)
    client.post(f"/people/{person}/hats/{given.pk}/end/")
    given.refresh_from_db()
    assert given.ended_at is not None
    client.post(f"/people/{person}/lock/")
    assert Person.objects.get(pk=person).state == "locked"
    client.post(f"/people/{person}/unlock/")
    assert Person.objects.get(pk=person).state == "active"


def test_without_a_fresh_proof_one_is_asked_for_it_and_comes_back(site: Site) -> None:
    person = a_viewer(Role.COUNTRY_STAFF, site.programme).person
    client = inside(site.administrator, proven=False)
    answer = client.post(f"/people/{person}/lock/")
    assert answer.status_code in {302, 403}
    assert Person.objects.get(pk=person).state == "active"


def test_the_search_finds_by_any_name_and_says_when_nobody_is_found(site: Site) -> None:
    a_viewer(Role.COUNTRY_STAFF, site.programme)
    client = inside(site.administrator)
    assert "country_staff" in client.get("/people/?q=COUNTRY").content.decode()
    page = client.get("/people/?q=nobody-at-all").content.decode()
    assert "Nobody is found" in page
    assert "nobody-at-all" in page


@pytest.mark.parametrize("role", [Role.COUNTRY_STAFF, Role.ENTERPRISE_ADVISOR, Role.GLOBAL_ANALYST])
def test_who_may_list_no_accounts_has_no_such_page(site: Site, role: Role) -> None:
    house = "" if role is Role.GLOBAL_ANALYST else site.programme
    client = inside(a_viewer(role, house))
    assert client.get("/people/").status_code == 404


def test_a_buyer_sees_the_people_of_its_own_house_and_no_others(site: Site) -> None:
    buyer = a_buyer(site)
    mine, colleague = (a_viewer(Role.BUYER_REGISTERED, buyer) for _ in range(2))
    other = a_viewer(Role.BUYER_REGISTERED, a_buyer(site, "Another"))
    client = inside(mine)
    page = client.get("/people/").content.decode()
    assert colleague.name in page
    assert other.name not in page
    hidden = client.get(f"/people/{other.person}/")
    absent = client.get("/people/nobody/")
    assert (hidden.status_code, hidden.content) == (absent.status_code, absent.content)
