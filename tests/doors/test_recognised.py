"""The highlight: name, country and word, as far as the setting of the programme says (N4)."""

from datetime import timedelta

import pytest

from distinction.doors.access.redact import Hidden
from distinction.doors.access.viewer import Viewer
from distinction.doors.insight.keyset import Turn
from distinction.doors.insight.recognised import Highlight, Recognised, highlight
from distinction.doors.services.act import act
from distinction.records.recognition.index import IndexRow
from distinction.records.register.country import Setting
from distinction.rules.protocol.acts.register import ChangeSetting, ConfirmSetting
from distinction.rules.terms.parties import Role
from distinction.rules.terms.status import Status
from tests import makers
from tests.doors.test_suppliers import buyer_with, recognised_row
from tests.makers_site import (
    NOW,
    Site,
    a_factory,
    a_row,
    a_site,
    a_viewer,
    later,
    with_evidence,
)

pytestmark = pytest.mark.django_db
FIRST = Turn()


@pytest.fixture
def site() -> Site:
    return a_site()


def seen(viewer: Viewer, country: str = "") -> Highlight:
    found = highlight(viewer, country, FIRST)
    assert found
    return found


def close_the_highlight(site: Site, value: str = "nothing") -> None:
    """Two people change a sharing setting."""
    what = ChangeSetting(
        programme=site.programme,
        key="registered_buyer_sees",
        value=value,
        begins_on=site.manager.today,
    )
    made = act(site.manager, what, at=site.manager.now)
    second = a_viewer(Role.PROGRAMME_MANAGER, site.programme)
    act(second, ConfirmSetting(setting=made.made), at=second.now)
    assert Setting.objects.get(pk=made.made).state == "current"


@pytest.mark.req("R139")
def test_a_registered_buyer_sees_which_factories_are_recognised(site: Site) -> None:
    with_evidence(site, recognised_row("KH-0001"), a_row("KH-0002"))
    a_factory(site, "KH-0003", "Enrolled Only")
    (row,) = seen(buyer_with(site)).part.rows
    assert (row.name, row.country, row.word) == ("KH-0001", "Cambodia", Status.HIGH_PERFORMING)
    assert not isinstance(row.pack, Hidden)
    assert row.pack.head.id == "better-work-2017"


def test_the_highlight_has_no_field_for_a_date_a_product_or_a_count() -> None:
    assert set(Recognised.__dataclass_fields__) == {"factory", "name", "country", "word", "pack"}


def test_own_suppliers_stand_in_their_own_list(site: Site) -> None:
    mine, other = with_evidence(site, recognised_row("KH-0001"), recognised_row("KH-0002"))
    assert [each.factory for each in seen(buyer_with(site, mine)).part.rows] == [other]


def test_under_review_the_highlight_stays_until_it_is_decided(site: Site) -> None:
    row = recognised_row()
    row["progress_reports"].append(makers.a_late_report("pr-3", SD1="no_progress"))
    row["progress_reports"][-1]["released_on"] = "2018-03-31"
    (factory,) = with_evidence(site, row)
    moved = IndexRow.objects.get(factory=factory, audience="disclosed")
    assert moved.word == Status.UNDER_REVIEW
    assert factory in {each.factory for each in seen(buyer_with(site)).part.rows}


def test_with_the_setting_off_a_recognised_factory_is_as_one_that_is_not(site: Site) -> None:
    viewer = buyer_with(site)
    nobody = seen(viewer)
    with_evidence(site, recognised_row())
    assert seen(viewer) != nobody
    close_the_highlight(site)
    assert seen(viewer) == nobody


def test_a_setting_that_waits_for_its_second_person_changes_nothing(site: Site) -> None:
    with_evidence(site, recognised_row())
    what = ChangeSetting(
        programme=site.programme,
        key="registered_buyer_sees",
        value="nothing",
        begins_on=site.manager.today,
    )
    act(site.manager, what, at=site.manager.now)
    assert len(seen(buyer_with(site)).part.rows) == 1


def test_a_country_narrows_the_list_and_an_unknown_one_finds_nothing(site: Site) -> None:
    with_evidence(site, recognised_row())
    viewer = buyer_with(site)
    assert dict(seen(viewer).countries) == {"KH": "Cambodia"}
    assert len(seen(viewer, "KH").part.rows) == 1
    assert seen(viewer, "XX").part.rows == ()


@pytest.mark.parametrize("role", [Role.COUNTRY_STAFF, Role.ENTERPRISE_ADVISOR])
def test_the_page_is_for_buyers_alone(site: Site, role: Role) -> None:
    found = later(a_viewer(role, site.programme), NOW + timedelta(hours=1))
    assert found
    assert highlight(found, "", FIRST) is None
