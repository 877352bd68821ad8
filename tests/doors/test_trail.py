"""The trail: what a Programme Manager reads of the ledger, and what an administrator does."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from distinction.doors.access.redact import Hidden
from distinction.doors.access.scopes import entries
from distinction.doors.access.viewer import Viewer, nobody
from distinction.doors.insight.changes import Change
from distinction.doors.insight.trail import (
    AT_ONCE,
    Asked,
    Line,
    of_factory,
    of_programme,
    of_system,
)
from distinction.doors.services.act import act
from distinction.records.ledger.chain import Said, append, hold
from distinction.rules.protocol.acts.register import ChangeFactory, EndAccess, Profile
from distinction.rules.protocol.nouns import Noun
from distinction.rules.terms.parties import Role
from tests.makers_site import (
    BEFORE,
    Site,
    a_buyer,
    a_factory,
    a_programme,
    a_site,
    a_viewer,
    access,
)

pytestmark = pytest.mark.django_db


def renamed(site: Site, factory: str, name: str, version: int = 1) -> None:
    what = ChangeFactory(factory=factory, version=version, profile=Profile(name=name, workers=900))
    act(site.manager, what, at=site.manager.now)


def lines(viewer: Viewer, factory: str, asked: Asked | None = None) -> tuple[Line, ...]:
    found = of_factory(viewer, factory, asked or Asked())
    assert found is not None
    return found.trail.lines


def test_a_manager_reads_who_did_what_and_what_was_before() -> None:
    site = a_site()
    factory = a_factory(site)
    renamed(site, factory, "Blue Lantern")
    newest, first = lines(site.manager, factory)
    assert (first.act, first.who, first.role) == (
        "RegisterFactory",
        site.manager.name,
        Role.PROGRAMME_MANAGER,
    )
    assert newest.changes == (
        Change("name", "Blue Lantern", "Paper Lantern Garments"),
        Change("workers", "900"),
    )


def test_a_person_whose_account_is_not_seen_stays_a_role() -> None:
    site = a_site()
    factory, buyer = a_factory(site), a_buyer(site)
    grant = access(factory, buyer).made
    partner = a_viewer(Role.BUYER_PARTNER, buyer)
    act(partner, EndAccess(grant=grant), at=BEFORE)
    ended, given = lines(site.manager, factory)[:2]
    assert (ended.act, ended.who, ended.role) == ("EndAccess", "", Role.BUYER_PARTNER)
    assert given.who  # a top manager of a factory of the programme
    assert given.changes == (
        Change("buyer", "Harbour Row Outfitters"),
        Change("to", "granted"),
    )


def test_what_the_object_does_not_show_the_log_does_not_either() -> None:
    """That something was done to a sealed object is told; what it says is not."""
    site = a_site()
    factory = a_factory(site)
    body = {"old": {"name": "a secret"}, "new": {"name": "another"}}
    told = Said(BEFORE, "", "", Role.SYSTEM_JOB, "Sealed", Noun.WORKER_INPUT, "x", factory, body)
    append(hold(site.programme), told)
    newest = lines(site.manager, factory)[0]
    assert isinstance(newest.changes, Hidden)
    assert "secret" not in repr(newest)


def test_an_administrator_reads_of_accounts_and_of_nothing_else() -> None:
    site = a_site()
    factory, buyer = a_factory(site), a_buyer(site)
    access(factory, buyer)
    found = of_system(site.administrator, Asked(), verify=False)
    assert found is not None
    assert {row.noun for row in entries(site.administrator)} == {Noun.USER_ACCOUNT}
    assert {line.act for line in found.trail.lines} == {"BeginSite", "Invite", "RegisterBuyer"}
    assert all(not line.factory for line in found.trail.lines)


OTHERS = (
    Role.COUNTRY_STAFF,
    Role.TEAM_LEADER,
    Role.ENTERPRISE_ADVISOR,
    Role.FACTORY_MANAGER,
    Role.FACTORY_TOP_MANAGER,
    Role.WORKER_COMMITTEE_MEMBER,
    Role.UNION_REPRESENTATIVE,
    Role.BUYER_PARTNER,
    Role.GLOBAL_ANALYST,
    Role.GLOBAL_ADMINISTRATOR,
)


@pytest.mark.parametrize("role", OTHERS)
def test_nobody_else_has_a_log_of_a_factory(role: Role) -> None:
    site = a_site()
    factory, buyer = a_factory(site), a_buyer(site)
    access(factory, buyer)
    houses: dict[str, str] = {"programme": site.programme, "factory": factory, "buyer": buyer}
    house = {
        Role.COUNTRY_STAFF: "programme",
        Role.TEAM_LEADER: "programme",
        Role.ENTERPRISE_ADVISOR: "programme",
        Role.BUYER_PARTNER: "buyer",
        Role.GLOBAL_ANALYST: "",
        Role.GLOBAL_ADMINISTRATOR: "",
    }.get(role, "factory")
    viewer = a_viewer(role, houses.get(house, ""))
    assert of_factory(viewer, factory, Asked()) is None
    assert of_programme(viewer, Asked()) is None
    is_administrator = role is Role.GLOBAL_ADMINISTRATOR
    assert (of_system(viewer, Asked(), verify=False) is not None) is is_administrator
    assert entries(viewer).exists() is is_administrator


def test_another_programme_has_another_log() -> None:
    site = a_site()
    factory = a_factory(site)
    other = a_viewer(Role.PROGRAMME_MANAGER, a_programme(country="VN", name="Viet Nam"))
    assert of_factory(other, factory, Asked()) is None
    trail = of_programme(other, Asked())
    assert trail is not None
    assert trail.lines == ()
    assert of_factory(nobody(BEFORE), factory, Asked()) is None


def test_the_administrator_sees_lengths_and_no_content() -> None:
    site = a_site()
    a_factory(site)
    found = of_system(site.administrator, Asked(), verify=False)
    assert found is not None
    told = {each.name: (each.is_system, each.entries) for each in found.chains}
    assert told["Cambodia"] == (False, 1)
    assert "Paper Lantern" not in repr(found)


def test_parts_follow_one_another_without_loss() -> None:
    site = a_site()
    factory = a_factory(site)
    for number in range(1, AT_ONCE + 10):
        renamed(site, factory, f"Name {number}", number)
    first = of_factory(site.manager, factory, Asked())
    assert first is not None
    assert (len(first.trail.lines), first.trail.newer) == (AT_ONCE, "")
    second = of_factory(site.manager, factory, Asked(before=int(first.trail.older)))
    assert second is not None
    assert (len(second.trail.lines), second.trail.older) == (10, "")
    back = of_factory(site.manager, factory, Asked(after=int(second.trail.newer)))
    assert back is not None
    assert back.trail == replace(first.trail, older=first.trail.older)
    chosen = of_factory(site.manager, factory, Asked(act="RegisterFactory"))
    assert chosen is not None
    assert [line.act for line in chosen.trail.lines] == ["RegisterFactory"]
    assert chosen.trail.acts == ("ChangeFactory", "RegisterFactory")


@pytest.mark.parametrize("number", [0, 10**18, 2**70])
def test_a_place_that_cannot_be_is_passed_over(number: int) -> None:
    site = a_site()
    factory = a_factory(site)
    assert len(lines(site.manager, factory, Asked(before=number))) == 1
    assert len(lines(site.manager, factory, Asked(after=number))) == 1


def test_queries_stay_as_many_however_long_the_log_is(
    django_assert_num_queries: Callable[..., Any],
) -> None:
    site = a_site()
    factory, buyer = a_factory(site), a_buyer(site)
    access(factory, buyer)
    with django_assert_num_queries(6):
        of_factory(site.manager, factory, Asked())
    for number in range(1, 40):
        renamed(site, factory, f"Name {number}", number)
    with django_assert_num_queries(6):
        of_factory(site.manager, factory, Asked())
