"""Accounts and hats: who gives which, never two sides on one account, ended means ended (N8)."""

from datetime import timedelta
from typing import Any

import pytest

from distinction.doors.access.gate import Refused
from distinction.doors.access.houses import roles_given
from distinction.doors.access.scopes import people
from distinction.doors.access.viewer import hats_of, viewer_of
from distinction.doors.services.act import act
from distinction.records.ledger.entry import Entry
from distinction.records.people.membership import Hat
from distinction.records.people.person import Person
from distinction.rules.protocol.acts.people import (
    ChangeProfile,
    ConfirmHat,
    EndHat,
    GiveHat,
    HatAt,
    Invite,
    LockPerson,
    SwitchHat,
    UnlockPerson,
)
from distinction.rules.terms.parties import Role
from tests.makers_site import NOW, Site, a_buyer, a_factory, a_programme, a_site, a_viewer, later

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def site() -> Site:
    return a_site()


def test_a_hat_that_ends_is_gone_at_the_next_request(site: Site) -> None:
    staff = a_viewer(Role.COUNTRY_STAFF, site.programme)
    act(site.administrator, EndHat(hat=staff.hat), at=site.administrator.now)
    assert later(staff) is None


def test_a_hat_with_an_end_runs_out(site: Site) -> None:
    staff = a_viewer(Role.COUNTRY_STAFF, site.programme)
    until = NOW + timedelta(days=3)
    Hat.objects.filter(pk=staff.hat).update(ends_at=until)
    assert viewer_of(staff.person, staff.hat, until - timedelta(seconds=1))
    assert viewer_of(staff.person, staff.hat, until) is None


def test_a_locked_account_has_no_hat_on(site: Site) -> None:
    staff = a_viewer(Role.COUNTRY_STAFF, site.programme)
    act(site.administrator, LockPerson(person=staff.person), at=site.administrator.now)
    assert later(staff) is None
    act(site.administrator, UnlockPerson(person=staff.person), at=site.administrator.now)
    assert later(staff)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(Role.FACTORY_MANAGER, Role.COUNTRY_STAFF, id="two sides"),
        pytest.param(Role.FACTORY_MANAGER, Role.WORKER_COMMITTEE_MEMBER, id="both of one table"),
        pytest.param(Role.COUNTRY_STAFF, Role.GLOBAL_ADMINISTRATOR, id="administrator and more"),
    ],
)
def test_no_account_holds_what_must_stay_apart(site: Site, first: Role, second: Role) -> None:
    factory = a_factory(site)
    houses = {"factory": factory, "programme": site.programme}
    one = a_viewer(first, factory if first is Role.FACTORY_MANAGER else site.programme)
    kind = "factory" if second is Role.WORKER_COMMITTEE_MEMBER else "programme"
    house: dict[str, Any] = {}
    if second is not Role.GLOBAL_ADMINISTRATOR:
        house = {kind: houses[kind]}
    what = GiveHat(person=one.person, hat=HatAt(role=second, **house))
    with pytest.raises(Refused, match="two sides"):
        act(site.administrator, what, at=site.administrator.now)


def test_several_hats_of_one_side_are_switched_and_each_switch_is_entered(site: Site) -> None:
    staff = a_viewer(Role.COUNTRY_STAFF, site.programme)
    leads = HatAt(role=Role.TEAM_LEADER, programme=site.programme)
    given = act(
        site.administrator, GiveHat(person=staff.person, hat=leads), at=site.administrator.now
    )
    assert {each.role for each in hats_of(staff)} == {Role.COUNTRY_STAFF, Role.TEAM_LEADER}
    act(staff, SwitchHat(person=staff.person, hat=given.made), at=staff.now)
    assert Entry.objects.latest("pk").act == "SwitchHat"
    assert viewer_of(staff.person, given.made, NOW).role is Role.TEAM_LEADER  # type: ignore[union-attr]


def test_nobody_puts_on_the_hat_of_another(site: Site) -> None:
    one = a_viewer(Role.COUNTRY_STAFF, site.programme)
    other = a_viewer(Role.TEAM_LEADER, site.programme)
    with pytest.raises(Refused, match="hidden"):
        act(one, SwitchHat(person=one.person, hat=other.hat), at=one.now)


def test_a_programme_manager_hat_needs_two(site: Site) -> None:
    """ "global_administrator and one other programme_manager", roles.csv."""
    hat = HatAt(role=Role.PROGRAMME_MANAGER, programme=site.programme)
    invited = act(
        site.manager, Invite(username="deputy", name="Deputy", hat=hat), at=site.manager.now
    )
    Person.objects.filter(pk=invited.made).update(state="active")
    assert viewer_of(invited.made, "", NOW) is None
    row = Hat.objects.get(person=invited.made)
    act(site.administrator, ConfirmHat(hat=row.pk), at=site.administrator.now)
    assert viewer_of(invited.made, "", NOW)


def test_who_proposed_a_hat_does_not_confirm_it(site: Site) -> None:
    hat = HatAt(role=Role.PROGRAMME_MANAGER, programme=site.programme)
    staff = a_viewer(Role.COUNTRY_STAFF, site.programme)
    made = act(site.administrator, GiveHat(person=staff.person, hat=hat), at=site.administrator.now)
    with pytest.raises(Refused, match="same_person"):
        act(site.administrator, ConfirmHat(hat=made.made), at=site.administrator.now)


@pytest.mark.parametrize("role", [Role.BUYER_REGISTERED, Role.GLOBAL_ADMINISTRATOR])
def test_a_programme_manager_gives_no_hats_of_others(site: Site, role: Role) -> None:
    house: dict[str, Any] = {}
    if role is Role.BUYER_REGISTERED:
        house = {"buyer": a_buyer(site)}
    what = Invite(username="new", name="New", hat=HatAt(role=role, **house))
    with pytest.raises(Refused, match="not_yours"):
        act(site.manager, what, at=site.manager.now)


def test_no_programme_invites_for_another(site: Site) -> None:
    other = a_programme(country="VN", name="Viet Nam")
    hat = HatAt(role=Role.COUNTRY_STAFF, programme=other)
    with pytest.raises(Refused, match="not_yours"):
        act(site.manager, Invite(username="new", name="New", hat=hat), at=site.manager.now)


def test_top_management_invites_for_the_own_factory_alone(site: Site) -> None:
    mine, other = a_factory(site), a_factory(site, "KH-0002", "Another")
    top = a_viewer(Role.FACTORY_TOP_MANAGER, mine)
    ours = HatAt(role=Role.FACTORY_MANAGER, factory=mine)
    assert act(top, Invite(username="ours", name="Ours", hat=ours), at=top.now).made
    theirs = HatAt(role=Role.FACTORY_MANAGER, factory=other)
    with pytest.raises(Refused, match=r"condition|not_yours"):
        act(top, Invite(username="theirs", name="Theirs", hat=theirs), at=top.now)


@pytest.mark.parametrize(
    "role",
    [Role.WORKER_COMMITTEE_MEMBER, Role.UNION_REPRESENTATIVE, Role.FACTORY_TOP_MANAGER],
)
def test_top_management_gives_no_hat_that_is_not_its_to_give(site: Site, role: Role) -> None:
    factory = a_factory(site)
    top = a_viewer(Role.FACTORY_TOP_MANAGER, factory)
    seat = HatAt(role=role, factory=factory)
    with pytest.raises(Refused, match="not_yours"):
        act(top, Invite(username="seat", name="Seat", hat=seat), at=top.now)
    assert roles_given(top) == (Role.FACTORY_MANAGER,)


def test_a_user_name_is_taken_once(site: Site) -> None:
    hat = HatAt(role=Role.COUNTRY_STAFF, programme=site.programme)
    act(site.manager, Invite(username="one", name="One", hat=hat), at=site.manager.now)
    with pytest.raises(Refused, match="taken"):
        act(site.manager, Invite(username="ONE", name="Two", hat=hat), at=site.manager.now)


def test_one_changes_ones_own_profile_and_no_other(site: Site) -> None:
    one = a_viewer(Role.COUNTRY_STAFF, site.programme)
    other = a_viewer(Role.TEAM_LEADER, site.programme)
    mine = ChangeProfile(person=one.person, name="Dara", language="km", theme="dark")
    act(one, mine, at=one.now)
    assert later(one).language == "km"  # type: ignore[union-attr]
    theirs = ChangeProfile(person=other.person, name="Dara", language="km", theme="dark")
    with pytest.raises(Refused):
        act(one, theirs, at=one.now)


def test_accounts_are_seen_as_far_as_the_table_says(site: Site) -> None:
    factory = a_factory(site)
    top = a_viewer(Role.FACTORY_TOP_MANAGER, factory)
    worker = a_viewer(Role.WORKER_COMMITTEE_MEMBER, factory)
    staff = a_viewer(Role.COUNTRY_STAFF, site.programme)
    assert set(people(staff).values_list("pk", flat=True)) == {staff.person}
    assert set(people(top).values_list("pk", flat=True)) == {top.person, worker.person}
    assert people(site.administrator).count() == Person.objects.count()
