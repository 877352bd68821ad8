"""The register: who writes what of a factory, and settings that two people change."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from distinction.doors.access.gate import Refused
from distinction.doors.access.relations import relation_to
from distinction.doors.access.scopes import factories, recognised
from distinction.doors.access.settings import values_on
from distinction.doors.access.viewer import viewer_of
from distinction.doors.services.act import act
from distinction.records.recognition.index import IndexRow
from distinction.records.register.country import Setting
from distinction.records.register.factory import Factory
from distinction.rules.protocol.acts.people import GiveHat, HatAt
from distinction.rules.protocol.acts.register import (
    ChangeBuyer,
    ChangeFactory,
    ChangeSetting,
    CloseFactory,
    ConfirmSetting,
    Profile,
    RegisterFactory,
)
from distinction.rules.terms.parties import Relation, Role
from tests.makers_site import (
    BEFORE,
    NOW,
    Site,
    a_buyer,
    a_factory,
    a_programme,
    a_site,
    a_viewer,
    designated,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both]
TODAY = NOW.date()
FULL = Profile(name="New name", place="Phnom Penh", workers=900, contacts="Ms Example", remarks="x")


@pytest.fixture
def site() -> Site:
    return a_site()


def test_a_new_factory_is_enrolled_and_indexed_for_both_audiences(site: Site) -> None:
    factory = a_factory(site)
    rows = IndexRow.objects.filter(factory=factory)
    assert sorted(rows.values_list("audience", "word")) == [
        ("disclosed", "enrolled"),
        ("programme", "enrolled"),
    ]


def test_a_code_is_taken_once(site: Site) -> None:
    a_factory(site)
    with pytest.raises(Refused, match="taken"):
        a_factory(site)


def test_a_factory_writes_its_profile_and_not_the_remarks_of_the_programme(site: Site) -> None:
    factory = a_factory(site)
    owner = a_viewer(Role.FACTORY_MANAGER, factory)
    act(owner, ChangeFactory(factory=factory, version=1, profile=FULL), at=owner.now)
    row = Factory.objects.get(pk=factory)
    assert (row.name, row.workers, row.remarks, row.contacts) == ("New name", 900, "", "")


def test_a_changed_name_is_found_by_search_at_once(site: Site) -> None:
    factory = a_factory(site)
    act(site.manager, ChangeFactory(factory=factory, version=1, profile=FULL), at=site.manager.now)
    assert IndexRow.objects.filter(factory=factory, folded__contains="new name").count() == 2


def test_no_programme_reaches_the_factories_of_another(site: Site) -> None:
    """N24."""
    factory = a_factory(site)
    other = a_viewer(Role.PROGRAMME_MANAGER, a_programme(country="VN", name="Viet Nam"))
    assert not factories(other).filter(pk=factory).exists()
    with pytest.raises(Refused, match="hidden"):
        act(other, ChangeFactory(factory=factory, version=1, profile=FULL), at=other.now)
    what = RegisterFactory(
        programme=site.programme, code="X-1", entered_on=date(2017, 1, 1), profile=FULL
    )
    with pytest.raises(Refused, match="hidden"):
        act(other, what, at=other.now)


def test_a_factory_that_left_is_listed_to_those_alone_whom_the_table_names(site: Site) -> None:
    factory = a_factory(site)
    advisor = designated(site, Role.ENTERPRISE_ADVISOR, factory)
    buyer = a_viewer(Role.BUYER_REGISTERED, a_buyer(site))
    act(site.manager, CloseFactory(factory=factory, left_on=date(2018, 4, 1)), at=site.manager.now)
    assert factories(advisor).filter(pk=factory).exists()
    assert not factories(buyer).filter(pk=factory).exists()


def test_who_holds_two_hats_stands_to_a_factory_in_each_as_it_was_designated(site: Site) -> None:
    factory = a_factory(site)
    advisor = designated(site, Role.ENTERPRISE_ADVISOR, factory)
    leads = HatAt(role=Role.TEAM_LEADER, programme=site.programme)
    second = act(
        site.administrator, GiveHat(person=advisor.person, hat=leads), at=site.administrator.now
    )
    other = designated(site, Role.TEAM_LEADER, factory)
    as_leader = viewer_of(advisor.person, second.made, NOW)
    assert as_leader
    assert relation_to(advisor, factory) is Relation.ASSIGNED
    assert relation_to(other, factory) is Relation.ASSIGNED
    assert relation_to(as_leader, factory) is Relation.SAME_PROGRAMME


def test_who_was_designated_before_is_assigned_no_more_at_once(site: Site) -> None:
    factory = a_factory(site)
    before = designated(site, Role.ENTERPRISE_ADVISOR, factory)
    designated(site, Role.ENTERPRISE_ADVISOR, factory)
    assert relation_to(before, factory) is Relation.SAME_PROGRAMME


def test_a_buyer_is_changed_by_the_version_that_was_read(site: Site) -> None:
    buyer = a_buyer(site)
    what = ChangeBuyer(buyer=buyer, version=1, name="Another name")
    act(site.administrator, what, at=site.administrator.now)
    with pytest.raises(Refused, match="changed_meanwhile"):
        act(site.administrator, replace(what, name="Third"), at=site.administrator.now)


def a_change(site: Site, key: str, value: str, begins_on: date = TODAY) -> ChangeSetting:
    return ChangeSetting(programme=site.programme, key=key, value=value, begins_on=begins_on)


def test_a_setting_holds_from_its_day_on(site: Site) -> None:
    act(site.manager, a_change(site, "dispute_days", "21"), at=site.manager.now)
    eve = NOW.date() - timedelta(days=1)
    assert values_on(site.programme, eve)["dispute_days"] == "14"
    assert values_on(site.programme, NOW.date())["dispute_days"] == "21"


@pytest.mark.parametrize(
    ("key", "value"),
    [("dispute_days", "many"), ("publish_public_list", "true"), ("registered_buyer_sees", "all")],
)
def test_what_a_setting_cannot_be_is_refused(site: Site, key: str, value: str) -> None:
    with pytest.raises(Refused, match="value_not_allowed"):
        act(site.manager, a_change(site, key, value), at=site.manager.now)


def test_a_sharing_setting_waits_for_the_second_person(site: Site) -> None:
    """N4: two people change what goes beyond the programme."""
    made = act(
        site.manager, a_change(site, "registered_buyer_sees", "nothing"), at=site.manager.now
    )
    assert values_on(site.programme, NOW.date())["registered_buyer_sees"] == "status_and_account"
    with pytest.raises(Refused):
        act(site.manager, ConfirmSetting(setting=made.made), at=site.manager.now)
    act(site.administrator, ConfirmSetting(setting=made.made), at=site.administrator.now)
    assert values_on(site.programme, NOW.date())["registered_buyer_sees"] == "nothing"


def test_a_proposal_that_waited_a_day_can_no_longer_be_confirmed(site: Site) -> None:
    made = act(
        site.manager, a_change(site, "registered_buyer_sees", "nothing"), at=site.manager.now
    )
    late = BEFORE + timedelta(hours=24, seconds=1)
    fresh = replace(site.administrator, now=late, proven_at=late)
    with pytest.raises(Refused, match="wrong_state"):
        act(fresh, ConfirmSetting(setting=made.made), at=late)


def test_with_the_setting_off_no_recognised_factory_is_listed(site: Site) -> None:
    factory = a_factory(site)
    IndexRow.objects.filter(factory=factory).update(word="high_performing")
    buyer = a_viewer(Role.BUYER_REGISTERED, a_buyer(site))
    assert recognised(buyer).count() == 1
    Setting.objects.create(
        programme_id=site.programme,
        key="registered_buyer_sees",
        value="nothing",
        begins_on=date(2018, 1, 1),
        decided_by="x",
        recorded_at=BEFORE,
    )
    assert recognised(buyer).count() == 0
