"""Third-party access as those read it whom it concerns, and asking for it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from distinction.doors.access.redact import Hidden
from distinction.doors.access.viewer import Viewer
from distinction.doors.insight.access import (
    access_of,
    accesses,
    buyers,
    end_of,
    one_to_ask,
    own_accesses,
    own_requests,
    to_ask,
)
from distinction.doors.insight.keyset import Turn
from distinction.doors.services.act import act
from distinction.records.register.grant import Grant
from distinction.rules.protocol.acts.register import AskForAccess, EndAccess, GiveAccess
from distinction.rules.terms.parties import Role
from tests.doors.test_suppliers import buyer_with, recognised_row
from tests.makers_site import (
    NOW,
    Site,
    a_buyer,
    a_factory,
    a_site,
    a_viewer,
    designated,
    later,
    with_evidence,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def site() -> Site:
    return a_site()


@pytest.fixture
def factory(site: Site) -> str:
    return a_factory(site)


def now(viewer: Viewer, at: datetime = NOW) -> Viewer:
    found = later(viewer, at)
    assert found
    return found


def asking(site: Site, factory: str) -> Viewer:
    viewer = buyer_with(site, name="Plain Stitch")
    act(viewer, AskForAccess(factory=factory), at=viewer.now)
    return viewer


def test_a_factory_reads_who_has_access_who_asks_and_who_had_it(site: Site, factory: str) -> None:
    gone = buyer_with(site, factory, name="Fjord and Fern")
    act(gone, EndAccess(grant=Grant.objects.get().pk), at=gone.now)
    buyer_with(site, factory)
    asking(site, factory)
    top = now(a_viewer(Role.FACTORY_TOP_MANAGER, factory))
    found = accesses(top, factory)
    assert found
    assert [each.buyer for each in found.live] == ["Harbour Row Outfitters"]
    assert [each.buyer for each in found.asked] == ["Plain Stitch"]
    assert [each.buyer for each in found.ended] == ["Fjord and Fern"]
    assert found.may_give
    assert found.live[0].may_decide
    assert found.asked[0].may_decide
    assert not found.ended[0].may_decide


def test_each_reads_and_may_do_what_the_table_says(site: Site, factory: str) -> None:
    buyer_with(site, factory)
    asking(site, factory)
    manager = accesses(now(a_viewer(Role.FACTORY_MANAGER, factory)), factory)
    staff = accesses(now(a_viewer(Role.COUNTRY_STAFF, site.programme)), factory)
    head = accesses(now(site.manager), factory)
    advisor = accesses(now(designated(site, Role.ENTERPRISE_ADVISOR, factory)), factory)
    assert manager and staff and head and advisor  # noqa: PT018  # each of them reads it
    assert (manager.may_give, manager.live[0].may_decide) == (False, False)
    assert (staff.may_give, staff.live[0].may_decide) == (True, False)
    assert (head.may_give, head.live[0].may_decide) == (False, True)
    assert (advisor.may_give, advisor.live[0].may_decide) == (False, False)
    assert isinstance(advisor.live[0].giver, Hidden)
    assert isinstance(head.live[0].giver, str)


@pytest.mark.parametrize(
    "role", [Role.WORKER_COMMITTEE_MEMBER, Role.UNION_REPRESENTATIVE, Role.TEAM_LEADER]
)
def test_others_have_no_such_page(site: Site, factory: str, role: Role) -> None:
    house = site.programme if role is Role.TEAM_LEADER else factory
    assert accesses(now(a_viewer(role, house)), factory) is None


def test_no_buyer_reads_the_list_of_a_factory_nor_the_grant_of_another(
    site: Site, factory: str
) -> None:
    viewer, other = buyer_with(site, factory), buyer_with(site, factory, name="Fjord")
    theirs = Grant.objects.get(buyer=other.buyer).pk
    assert accesses(viewer, factory) is None
    assert access_of(viewer, theirs) is None
    assert access_of(other, theirs) is not None
    assert buyers(viewer, factory) == ()


def test_only_those_who_give_may_name_buyers(site: Site, factory: str) -> None:
    a_buyer(site, "Zebra"), a_buyer(site, "Aster")
    top, staff = (
        a_viewer(Role.FACTORY_TOP_MANAGER, factory),
        a_viewer(Role.COUNTRY_STAFF, site.programme),
    )
    for each in (top, staff):
        assert [party.name for party in buyers(now(each), factory)] == ["Aster", "Zebra"]
    for each in (a_viewer(Role.FACTORY_MANAGER, factory), site.manager):
        assert buyers(now(each), factory) == ()
    elsewhere = a_factory(site, "KH-0002", "Elsewhere")
    assert buyers(now(top), elsewhere) == ()


def test_a_buyer_reads_its_own_access_whatever_its_state(site: Site, factory: str) -> None:
    other = a_factory(site, "KH-0002", "Lotus")
    viewer = buyer_with(site, factory)
    act(viewer, AskForAccess(factory=other), at=NOW)
    found = own_accesses(viewer, Turn())
    assert found
    assert [(each.factory, each.state) for each in found.rows] == [
        ("Lotus", "asked"),
        ("Paper Lantern Garments", "granted"),
    ]
    assert [each.may_decide for each in found.rows] == [False, True]
    assert [each.factory for each in own_requests(viewer)] == ["Lotus"]
    assert own_accesses(now(site.manager), Turn()) is None
    assert own_requests(now(site.manager)) == ()


def test_a_factory_is_found_to_be_asked_whatever_its_standing(site: Site) -> None:
    a_factory(site, "KH-0001", "Silver Thread"), a_factory(site, "KH-0002", "Silver Fern")
    best = with_evidence(site, recognised_row("KH-0003"))[0]
    viewer = buyer_with(site)
    assert [each.name for each in to_ask(viewer, "silver")] == ["Silver Fern", "Silver Thread"]
    assert [each.name for each in to_ask(viewer, "kh-0003")] == ["KH-0003"]
    assert to_ask(viewer, "kh-0001") == ()  # a code that is not its name
    assert to_ask(viewer, "si") == ()
    assert to_ask(now(site.manager), "silver") == ()
    act(viewer, AskForAccess(factory=best), at=viewer.now)
    assert to_ask(viewer, "kh-0003") == ()
    assert one_to_ask(viewer, best) is None


def test_an_access_ends_with_its_last_day_where_the_factory_is(site: Site, factory: str) -> None:
    top = now(a_viewer(Role.FACTORY_TOP_MANAGER, factory))
    until = end_of(top, factory, date(2018, 4, 20))
    assert until == datetime(2018, 4, 21, tzinfo=UTC)
    buyer = a_buyer(site)
    act(top, GiveAccess(factory=factory, buyer=buyer, ends_at=until), at=NOW)
    found = accesses(top, factory)
    assert found
    assert found.live[0].until == date(2018, 4, 20)
    after = accesses(now(top, until + timedelta(seconds=1)), factory)
    assert after
    assert (after.live, len(after.ended)) == ((), 1)
