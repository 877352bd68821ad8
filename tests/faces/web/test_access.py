"""Access given, asked for, answered and ended on pages; each leads back to where one was."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from distinction.doors.access.viewer import Viewer
from distinction.doors.services.act import act
from distinction.faces.web.middleware import threshold
from distinction.records.register.grant import Grant
from distinction.rules.protocol.acts.register import AskForAccess
from distinction.rules.terms.parties import Role
from tests.doors.test_suppliers import buyer_with
from tests.faces.web.signing import signed_in
from tests.makers_site import NOW, Site, a_buyer, a_factory, a_site, a_viewer, later

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Site:
    clock_at(monkeypatch, NOW)
    return a_site()


@pytest.fixture
def factory(site: Site) -> str:
    return a_factory(site)


@pytest.fixture
def top(site: Site, factory: str) -> Viewer:
    return a_viewer(Role.FACTORY_TOP_MANAGER, factory)


def clock_at(monkeypatch: pytest.MonkeyPatch, at: datetime) -> None:
    monkeypatch.setattr(threshold, "now", lambda: at)


def inside(viewer: Viewer, *, proven: bool = True) -> Client:
    found = later(viewer)
    assert found
    return signed_in(found, proven=proven)


def text(client: Client, address: str) -> str:
    found = client.get(address)
    assert found.status_code == 200, found.status_code
    return str(found.content.decode())


def test_a_factory_gives_access_and_the_buyer_sees_it_at_its_next_request(
    site: Site, factory: str, top: Viewer
) -> None:
    buyer = buyer_with(site)
    client = inside(top)
    assert "No buyer has access." in text(client, "/access/")
    sent = {"buyer": buyer.buyer, "ends_on": "", "key": "k-1"}
    for _ in range(2):  # sent twice, done once
        assert client.post("/access/give/", sent).headers["Location"] == "/access/"
    assert Grant.objects.count() == 1
    assert "Paper Lantern" in text(inside(buyer), "/suppliers/")
    page = text(client, "/access/")
    assert "One buyer has access." in page
    assert "Access is given." in page


@pytest.mark.parametrize("day", ["2018-04-15", "2018-01-01", "soon"])
def test_a_last_day_is_still_to_come(site: Site, top: Viewer, day: str) -> None:
    found = inside(top).post("/access/give/", {"buyer": a_buyer(site), "ends_on": day, "key": "k"})
    assert found.status_code == 200
    assert "This could not be taken yet" in found.content.decode()
    assert not Grant.objects.exists()


def test_who_may_not_give_finds_no_form_for_it(site: Site, factory: str) -> None:
    for role in (Role.FACTORY_MANAGER, Role.WORKER_COMMITTEE_MEMBER):
        client = inside(a_viewer(role, factory))
        assert client.get("/access/give/").status_code == 404
        assert client.post("/access/give/", {"buyer": a_buyer(site, role)}).status_code == 404
    assert not Grant.objects.exists()


def test_staff_enters_a_letter_and_cannot_end_it(site: Site, factory: str) -> None:
    client = inside(a_viewer(Role.COUNTRY_STAFF, site.programme))
    sent = {"buyer": a_buyer(site), "ends_on": "2018-12-31", "key": "k"}
    give = reverse("give_for", args=(factory,))
    assert client.post(give, sent).headers["Location"] == reverse("factory_access", args=(factory,))
    page = text(client, reverse("factory_access", args=(factory,)))
    assert "until 31 Dec 2018" in page
    assert "End access" not in page
    end = reverse("answer_access", args=(Grant.objects.get().pk, "end"))
    assert client.post(end).status_code in {302, 404}
    assert Grant.objects.get().ended_at is None


def test_an_ending_is_asked_for_once_more_and_with_a_fresh_proof(
    site: Site, factory: str, top: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    buyer_with(site, factory)
    grant = Grant.objects.get().pk
    end = reverse("answer_access", args=(grant, "end"))
    client = inside(top)
    assert "sees nothing of this factory" in text(client, end)
    clock_at(monkeypatch, NOW + timedelta(minutes=20))
    asked = client.post(end, {"key": "k"})
    assert asked.status_code == 302
    assert "/accounts/2fa" in asked.headers["Location"]
    assert Grant.objects.get().ended_at is None
    clock_at(monkeypatch, NOW)
    assert client.post(end, {"key": "k"}).headers["Location"] == "/access/"
    page = text(client, "/access/")
    assert "Access has ended." in page
    assert f"/access/give/?buyer={Grant.objects.get().buyer_id}" in page
    assert client.post(end, {"key": "other"}).headers["Location"] == "/access/"
    assert "the state has changed" in text(client, "/access/")


@pytest.mark.parametrize(("what", "live"), [("accept", True), ("decline", False)])
def test_a_request_is_answered(
    site: Site, factory: str, top: Viewer, what: str, live: bool
) -> None:
    buyer = buyer_with(site)
    act(buyer, AskForAccess(factory=factory), at=NOW)
    client = inside(top)
    page = text(client, "/access/")
    assert "One asks for it." in page
    assert (
        client.get(reverse("answer_access", args=(Grant.objects.get().pk, "end"))).status_code
        == 302
    )
    address = reverse("answer_access", args=(Grant.objects.get().pk, what))
    assert "Harbour Row" in text(client, address)
    assert client.post(address, {"key": "k"}).headers["Location"] == "/access/"
    assert ("Paper Lantern" in text(inside(buyer), "/suppliers/")) is live


def test_a_buyer_asks_and_ends_its_own(site: Site, factory: str) -> None:
    buyer = buyer_with(site, name="Harbour Row")
    client = inside(buyer)
    assert "Write at least three letters" in text(client, "/ask/?q=pa")
    assert "No factory is found" in text(client, "/ask/?q=nothing")
    assert reverse("ask_one", args=(factory,)) in text(client, "/ask/?q=lantern")
    assert (
        "Top management decides"
        in client.post(
            reverse("ask_one", args=(factory,)), {"key": "k"}, follow=True
        ).content.decode()
    )
    assert "asked 15 Apr 2018" in text(client, "/ask/")
    grant = Grant.objects.get()
    grant.granted_at = NOW
    grant.save()
    page = text(client, "/suppliers/access/")
    end = reverse("answer_access", args=(grant.pk, "end"))
    assert end in page
    assert client.post(end, {"key": "l"}).headers["Location"] == "/suppliers/access/"
    assert "Ended" in text(client, "/suppliers/access/")


def test_another_buyer_finds_neither_list_nor_grant(site: Site, factory: str) -> None:
    buyer_with(site, factory)
    other = inside(buyer_with(site, factory, name="Fjord and Fern"))
    theirs = Grant.objects.order_by("granted_at", "id").exclude(buyer__name="Fjord and Fern").get()
    hidden = (
        "/access/",
        reverse("factory_access", args=(factory,)),
        reverse("answer_access", args=(theirs.pk, "end")),
        reverse("answer_access", args=("nobody", "end")),
    )
    pages = {other.get(address).content for address in hidden}
    assert len(pages) == 1
    assert "Harbour Row" not in text(other, "/suppliers/access/")


def test_an_advisor_reads_and_a_worker_does_not(site: Site, factory: str) -> None:
    buyer_with(site, factory)
    manager = inside(a_viewer(Role.FACTORY_MANAGER, factory))
    assert "Harbour Row" in text(manager, "/access/")
    assert "End access" not in text(manager, "/access/")
    worker = inside(a_viewer(Role.WORKER_COMMITTEE_MEMBER, factory))
    assert worker.get("/access/").status_code == 404
