"""Who may see what, as a page: for everybody signed in, the own role first."""

import pytest
from django.test import Client

from distinction.doors.access.library import access_table
from distinction.faces.web.middleware import threshold
from distinction.rules.terms.parties import Role
from tests.faces.web.signing import signed_in
from tests.makers_site import NOW, Site, a_site, later

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Site:
    monkeypatch.setattr(threshold, "now", lambda: NOW)
    return a_site()


@pytest.fixture
def client_of(site: Site) -> Client:
    found = later(site.manager)
    assert found
    return signed_in(found)


def test_the_own_role_is_shown_with_the_number_of_the_table(client_of: Client) -> None:
    page = client_of.get("/who-may-see-what/").content.decode()
    assert "You look as: Programme Manager." in page
    assert access_table().digest_of_all in page


@pytest.mark.parametrize("role", Role)
def test_every_role_has_its_page(client_of: Client, role: Role) -> None:
    found = client_of.get("/who-may-see-what/", {"role": role.value})
    assert found.status_code == 200
    assert str(access_table().roles[role].what)[:30] in found.content.decode()


def test_no_role_no_page_and_no_stranger(client_of: Client) -> None:
    assert client_of.get("/who-may-see-what/?role=king").status_code == 404
    assert Client().get("/who-may-see-what/").headers["Location"].startswith("/accounts/login/")
