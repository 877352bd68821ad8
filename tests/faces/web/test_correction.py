"""Correct a released answer: asked, shown what turns, done; the standing and the lists turn."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from distinction.doors.access import scopes
from distinction.doors.services.act import act
from distinction.faces.web.middleware import threshold
from distinction.rules.protocol.acts.fieldwork import CorrectAnswer
from distinction.rules.terms.marks import Answer
from distinction.rules.terms.parties import Role
from tests import makers
from tests.faces.web.signing import signed_in
from tests.makers_site import NOW, Site, a_row, a_site, a_viewer, later, with_evidence

pytestmark = pytest.mark.django_db
QUESTION = "OSH-E-06"


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Site:
    monkeypatch.setattr(threshold, "now", lambda: NOW)
    return a_site()


def a_factory_with_an_issue(site: Site) -> str:
    row = a_row()
    makers.newer(row)["answers"][QUESTION] = "non_compliant"
    (factory,) = with_evidence(site, row)
    return factory


def manager_of(site: Site) -> Client:
    found = later(site.manager)
    assert found
    return signed_in(found)


def address(factory: str) -> str:
    return f"/factories/{factory}/criteria/c1/correct/2/{QUESTION}/"


def given(client: Client, factory: str, **more: str) -> dict[str, str]:
    """What the form holds, filled in."""
    initial = client.get(address(factory)).context["form"].initial
    filled = {name: str(value) for name, value in initial.items()}
    return {**filled, "answer": "compliant", "reason": "The drill was held; it was misread."} | more


@pytest.mark.req("R126")
def test_a_correction_turns_the_page_and_the_lists_at_the_next_load(site: Site) -> None:
    factory = a_factory_with_an_issue(site)
    owner_of = later(a_viewer(Role.FACTORY_MANAGER, factory))
    assert owner_of
    owner, client = signed_in(owner_of), manager_of(site)
    before = scopes.index(site.manager).get(factory=factory)
    assert "One criterion is missing" in owner.get(f"/factories/{factory}/").content.decode()
    filled = given(client, factory)
    asked = client.post(address(factory), filled)
    assert "What turns with it" in asked.content.decode()
    assert "One criterion is missing" in owner.get(f"/factories/{factory}/").content.decode()
    done = client.post(address(factory), {**filled, "confirm": "yes"})
    assert (done.status_code, done["Location"]) == (303, f"/factories/{factory}/criteria/c1/")
    assert "A decision is pending." in owner.get(f"/factories/{factory}/").content.decode()
    after = scopes.index(site.manager).get(factory=factory)
    assert before.cells != after.cells
    told = owner.get(f"/factories/{factory}/criteria/c1/").content.decode()
    assert "Corrected on 15 Apr 2018:" in told
    assert "The drill was held; it was misread." in told


def test_sent_twice_it_is_done_once(site: Site) -> None:
    factory = a_factory_with_an_issue(site)
    client = manager_of(site)
    filled = {**given(client, factory), "confirm": "yes"}
    assert client.post(address(factory), filled).status_code == 303
    again = client.post(address(factory), filled)
    assert again.status_code in {200, 303}
    told = client.get(f"/factories/{factory}/criteria/c1/").content.decode()
    assert told.count("Corrected on") == 1


def test_what_somebody_else_changed_is_not_overwritten(site: Site) -> None:
    factory = a_factory_with_an_issue(site)
    client = manager_of(site)
    filled = {**given(client, factory), "confirm": "yes"}
    other = later(a_viewer(Role.PROGRAMME_MANAGER, site.programme))
    assert other
    theirs = CorrectAnswer(
        factory=factory,
        assessment="asm-2",
        version=int(filled["version"]),
        question=QUESTION,
        answer=Answer.NOT_ASSESSED,
        reason="Could not be determined.",
    )
    act(replace(other, proven_at=NOW), theirs, at=NOW)
    page = client.post(address(factory), filled)
    assert page.status_code == 409
    assert "Keep theirs" in page.content.decode()
    kept = dict(page.context["kept"])
    mine = client.post(address(factory), {**kept, "answer": "mine"})
    assert mine.status_code == 303
    told = client.get(f"/factories/{factory}/criteria/c1/").content.decode()
    assert told.count("Corrected on") == 2


def test_without_a_reason_nothing_is_done_and_nothing_typed_is_lost(site: Site) -> None:
    factory = a_factory_with_an_issue(site)
    client = manager_of(site)
    page = client.post(address(factory), given(client, factory, reason=""))
    assert page.status_code == 200
    assert 'value="compliant"' in page.content.decode()
    assert "This could not be taken yet" in page.content.decode()


def test_the_second_factor_is_asked_for_before_anything_is_typed(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    factory = a_factory_with_an_issue(site)
    client = manager_of(site)
    monkeypatch.setattr(threshold, "now", lambda: NOW + timedelta(minutes=20))
    found = client.get(address(factory))
    assert found.status_code == 302
    assert found["Location"].startswith("/accounts/2fa/")


@pytest.mark.parametrize("role", [Role.COUNTRY_STAFF, Role.TEAM_LEADER, Role.FACTORY_TOP_MANAGER])
def test_nobody_else_has_the_form(site: Site, role: Role) -> None:
    factory = a_factory_with_an_issue(site)
    house = factory if role is Role.FACTORY_TOP_MANAGER else site.programme
    viewer: Any = later(a_viewer(role, house))
    client = signed_in(viewer)
    assert client.get(address(factory)).status_code == 404
    assert "/correct/" not in client.get(f"/factories/{factory}/criteria/c1/").content.decode()


@pytest.mark.parametrize("wrong", ["9/OSH-E-06", "2/NO-1", "0/OSH-E-06"])
def test_an_answer_that_is_not_there_is_not_found(site: Site, wrong: str) -> None:
    factory = a_factory_with_an_issue(site)
    found = manager_of(site).get(f"/factories/{factory}/criteria/c1/correct/{wrong}/")
    assert found.status_code == 404
