"""Third-party access: to one factory, for a time, and gone at the next request (N3, N5, N8)."""

from datetime import timedelta

import pytest

from distinction.doors.access.folio import open_folio
from distinction.doors.access.gate import Refused
from distinction.doors.access.scopes import factories, grants, index
from distinction.doors.access.viewer import Viewer
from distinction.doors.services.act import act
from distinction.rules.protocol.acts.register import (
    AcceptRequest,
    AskForAccess,
    EndAccess,
    GiveAccess,
)
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.words import View
from distinction.rules.terms.parties import Relation, Role
from tests.makers_site import (
    NOW,
    Site,
    a_buyer,
    a_factory,
    a_site,
    a_viewer,
    access,
    later,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def site() -> Site:
    return a_site()


def a_user_of(buyer: str) -> Viewer:
    return a_viewer(Role.BUYER_REGISTERED, buyer)


def test_with_access_a_buyer_reads_the_disclosed_standing_and_loses_it_at_once(
    site: Site,
) -> None:
    factory, buyer = a_factory(site), a_buyer(site)
    user = a_user_of(buyer)
    given = access(factory, buyer)
    seen = later(user)
    assert seen
    assert seen.role is Role.BUYER_PARTNER
    folio = open_folio(seen, factory)
    assert folio
    assert folio.relation is Relation.TPA_GRANTED
    assert folio.judged(seen.today)
    assert list(index(seen).values_list("factory", "audience")) == [(factory, "disclosed")]
    top = a_viewer(Role.FACTORY_TOP_MANAGER, factory)
    act(top, EndAccess(grant=given.subject), at=NOW)
    gone = later(user)
    assert gone
    assert gone.role is Role.BUYER_REGISTERED
    after = open_folio(gone, factory)
    assert after
    assert after.relation is Relation.TPA_ENDED
    assert after.judged(gone.today) is None
    assert after.word(gone.today) is None
    assert not index(gone).exists()


def test_access_that_runs_out_ends_by_the_clock_of_the_server(site: Site) -> None:
    factory, buyer = a_factory(site), a_buyer(site)
    user = a_user_of(buyer)
    top = a_viewer(Role.FACTORY_TOP_MANAGER, factory)
    until = NOW + timedelta(days=1)
    act(top, GiveAccess(factory=factory, buyer=buyer, ends_at=until), at=NOW)
    on_the_day, after = later(user, NOW), later(user, until)
    assert on_the_day
    assert after
    assert index(on_the_day).exists()
    assert not index(after).exists()


def test_access_to_one_factory_is_access_to_one(site: Site) -> None:
    one, other = a_factory(site), a_factory(site, "KH-0002", "Another")
    buyer = a_buyer(site)
    user = a_user_of(buyer)
    access(one, buyer)
    seen = later(user)
    assert seen
    folio = open_folio(seen, other)
    assert folio
    assert folio.relation is Relation.NONE
    assert folio.audience is None


def test_a_buyer_learns_of_no_other_buyer(site: Site) -> None:
    factory = a_factory(site)
    mine, theirs = a_buyer(site), a_buyer(site, "Another Row")
    user = a_user_of(mine)
    access(factory, mine)
    access(factory, theirs)
    seen = later(user)
    assert seen
    assert {each.buyer_id for each in grants(seen)} == {mine}


def test_a_buyer_asks_and_the_factory_answers(site: Site) -> None:
    factory, buyer = a_factory(site), a_buyer(site)
    user = a_user_of(buyer)
    asked = act(user, AskForAccess(factory=factory), at=NOW)
    top = a_viewer(Role.FACTORY_TOP_MANAGER, factory)
    act(top, AcceptRequest(grant=asked.made), at=NOW)
    seen = later(user)
    assert seen
    assert index(seen).exists()


def test_asking_twice_is_asking_once(site: Site) -> None:
    factory, buyer = a_factory(site), a_buyer(site)
    user = a_user_of(buyer)
    act(user, AskForAccess(factory=factory), at=NOW)
    with pytest.raises(Refused, match="done_already"):
        act(user, AskForAccess(factory=factory), at=NOW)


def test_an_ended_access_is_ended_once(site: Site) -> None:
    factory, buyer = a_factory(site), a_buyer(site)
    given = access(factory, buyer)
    top = a_viewer(Role.FACTORY_TOP_MANAGER, factory)
    act(top, EndAccess(grant=given.subject), at=NOW)
    with pytest.raises(Refused, match="done_already"):
        act(top, EndAccess(grant=given.subject), at=NOW)


@pytest.mark.parametrize("role", [Role.FACTORY_MANAGER, Role.WORKER_COMMITTEE_MEMBER])
def test_only_top_management_gives_access(site: Site, role: Role) -> None:
    factory, buyer = a_factory(site), a_buyer(site)
    with pytest.raises(Refused, match="not_yours"):
        act(a_viewer(role, factory), GiveAccess(factory=factory, buyer=buyer), at=NOW)


def test_country_staff_enters_letters_and_ends_none(site: Site) -> None:
    factory, buyer = a_factory(site), a_buyer(site)
    staff = a_viewer(Role.COUNTRY_STAFF, site.programme)
    given = act(staff, GiveAccess(factory=factory, buyer=buyer), at=NOW)
    with pytest.raises(Refused, match="not_yours"):
        act(staff, EndAccess(grant=given.made), at=NOW)


def test_without_access_a_buyer_reads_name_and_country_alone(site: Site) -> None:
    factory = a_factory(site)
    user = a_user_of(a_buyer(site))
    folio = open_folio(user, factory)
    assert folio
    assert folio.view(Noun.FACTORY_PROFILE, "active") is View.FACT
    assert factories(user).count() == 1
