"""A buyer's suppliers: live access alone, words that a buyer may read, and nothing of others."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from distinction.doors.access.redact import Hidden
from distinction.doors.access.viewer import Viewer
from distinction.doors.insight.keyset import Turn
from distinction.doors.insight.suppliers import Wanted, suppliers, suppliers_to_take
from distinction.doors.services.act import act
from distinction.records.recognition.index import IndexRow
from distinction.records.register.grant import Grant
from distinction.rules.protocol.acts.register import EndAccess
from distinction.rules.terms.parties import Role
from distinction.rules.terms.status import Status
from tests import makers
from tests.makers_site import (
    NOW,
    Site,
    a_buyer,
    a_factory,
    a_row,
    a_site,
    a_viewer,
    access,
    later,
    with_evidence,
)

pytestmark = pytest.mark.django_db
ALL, FIRST = Wanted(), Turn()


@pytest.fixture
def site() -> Site:
    return a_site()


def buyer_with(site: Site, *factories: str, name: str = "Harbour Row Outfitters") -> Viewer:
    buyer = a_buyer(site, name)
    user = a_viewer(Role.BUYER_REGISTERED, buyer)
    for each in factories:
        access(each, buyer)
    found = later(user)
    assert found
    return found


def recognised_row(code: str = "KH-0001") -> dict[str, Any]:
    row = a_row(code)
    approved = {"id": "dec-1", "on": "2018-03-30", "by_role": "programme_manager"}
    return row | {"decisions": [approved | {"outcome": "approved"}]}


def lines(viewer: Viewer, wanted: Wanted = ALL) -> dict[str, Any]:
    found = suppliers(viewer, wanted, FIRST)
    assert found
    return {str(each.name): each for each in found.part.rows}


def test_only_factories_that_gave_access_are_suppliers(site: Site) -> None:
    mine, other = a_factory(site, "KH-0001", "Lotus"), a_factory(site, "KH-0002", "Heron")
    viewer = buyer_with(site, mine)
    buyer_with(site, other, name="Fjord")
    assert set(lines(viewer)) == {"Lotus"}


def test_a_buyer_without_any_has_an_empty_list_and_no_words(site: Site) -> None:
    found = suppliers(buyer_with(site), ALL, FIRST)
    assert found
    assert (found.total, found.part.rows) == (0, ())


def test_who_is_no_buyer_has_no_such_page(site: Site) -> None:
    assert suppliers(site.manager, ALL, FIRST) is None
    assert suppliers_to_take(site.manager, ALL) is None


def test_an_access_that_ended_is_gone_at_the_next_request(site: Site) -> None:
    factory = a_factory(site)
    viewer = buyer_with(site, factory)
    grant = Grant.objects.get().pk
    act(viewer, EndAccess(grant=grant), at=NOW)
    again = later(viewer, NOW + timedelta(seconds=1))
    assert again
    assert again.role is Role.BUYER_REGISTERED
    found = suppliers(again, ALL, FIRST)
    assert found
    assert found.total == 0


def test_a_factory_that_waits_for_a_decision_reads_as_its_last_visible_word(site: Site) -> None:
    (factory,) = with_evidence(site, a_row())
    assert IndexRow.objects.get(factory=factory, audience="disclosed").word == Status.ELIGIBLE
    viewer = buyer_with(site, factory)
    (line,) = lines(viewer).values()
    assert line.word is Status.ON_TRACK
    found = suppliers(viewer, ALL, FIRST)
    assert found
    assert found.counts[Status.ON_TRACK] == 1
    assert not {Status.ELIGIBLE, Status.CONFIRMING, Status.UNDER_REVIEW} & set(found.counts)


@pytest.mark.parametrize("hidden", [Status.ELIGIBLE, Status.CONFIRMING, Status.UNDER_REVIEW])
def test_a_word_that_a_buyer_cannot_read_filters_nothing(site: Site, hidden: Status) -> None:
    waits, *_ = with_evidence(site, a_row("KH-0001"), a_row("KH-0002", "no-assessment-at-all"))
    other = with_evidence(site, a_row("KH-0003", "nc-in-latest-assessment"))[0]
    viewer = buyer_with(site, waits, other)
    assert lines(viewer, Wanted(word=hidden)) == lines(viewer)


def test_a_lost_criterion_changes_no_word_before_it_is_disclosed(site: Site) -> None:
    row = recognised_row()
    row["progress_reports"].append(makers.a_late_report("pr-3", SD1="no_progress"))
    row["progress_reports"][-1]["released_on"] = "2018-03-31"
    (factory,) = with_evidence(site, row)
    assert IndexRow.objects.get(factory=factory, audience="disclosed").word == Status.UNDER_REVIEW
    (line,) = lines(buyer_with(site, factory)).values()
    assert (line.word, str(line.since)) == (Status.HIGH_PERFORMING, "2018-03-30")


def test_a_suspected_case_and_a_draft_make_no_ripple(site: Site) -> None:
    """Two factories alike, but for what a buyer may not know (N6, N13)."""
    plain, other = a_row("KH-0001"), a_row("KH-0002")
    other["zero_tolerance_cases"] = [makers.a_case(("2018-03-31", "suspected"))]
    other["assessments"].append(makers.a_waiting_visit("2018-03-30"))
    factories = with_evidence(site, plain, other)
    inside = IndexRow.objects.filter(audience="programme")
    assert len(set(inside.values_list("word", "gates", "cells"))) == 2
    found = lines(buyer_with(site, *factories))
    one, two = found["KH-0001"], found["KH-0002"]
    for name in ("word", "since", "cells", "masks", "missing", "earliest_on", "is_assessed"):
        assert getattr(one, name) == getattr(two, name), name


def test_another_buyer_makes_no_difference(site: Site) -> None:
    factory = with_evidence(site, recognised_row())[0]
    viewer = buyer_with(site, factory)
    before = suppliers(viewer, ALL, FIRST)
    buyer_with(site, factory, name="Fjord and Fern")
    assert suppliers(viewer, ALL, FIRST) == before


def test_a_search_reads_the_name_and_not_the_code(site: Site) -> None:
    one, two = a_factory(site, "KH-0001", "Lotus Loom"), a_factory(site, "KH-0002", "Heron")
    viewer = buyer_with(site, one, two)
    assert set(lines(viewer, Wanted("LOTUS"))) == {"Lotus Loom"}
    assert set(lines(viewer, Wanted("kh-0002"))) == set()
    assert set(lines(viewer, Wanted("loom kh"))) == set()


def test_recognised_ones_stand_first_and_pages_follow_each_other(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("distinction.doors.insight.suppliers.A_PAGE", 2)
    names = ("Bell", "Acorn", "Acorn", "Dune")
    enrolled = [a_factory(site, f"KH-000{at}", name) for at, name in enumerate(names)]
    (best,) = with_evidence(site, recognised_row("KH-0009"))
    viewer = buyer_with(site, best, *enrolled)
    turn, seen = FIRST, []
    while True:
        found = suppliers(viewer, ALL, turn)
        assert found
        seen.append([each.name for each in found.part.rows])
        if not found.part.later:
            break
        turn = Turn(after=found.part.later)
    assert seen == [["KH-0009", "Acorn"], ["Acorn", "Bell"], ["Dune"]]
    back = suppliers(viewer, ALL, Turn(before=found.part.earlier))
    assert back
    assert [each.name for each in back.part.rows] == seen[1]


@pytest.mark.parametrize("turn", ["nobody", "\x00", "'--", "x" * 500])
def test_a_turn_from_a_row_out_of_reach_is_the_first_page(site: Site, turn: str) -> None:
    viewer = buyer_with(site, a_factory(site))
    hidden = a_factory(site, "KH-0002", "Hidden")
    for asked in (turn, hidden):
        found = suppliers(viewer, ALL, Turn(after=asked))
        assert found
        assert len(found.part.rows) == 1


def test_a_file_names_only_words_that_may_be_taken_away(site: Site) -> None:
    on_track, best = with_evidence(site, a_row("KH-0001"), recognised_row("KH-0002"))
    taken = suppliers_to_take(buyer_with(site, on_track, best), ALL)
    assert taken is not None
    words = {each.name: each.word for each in taken}
    assert words["KH-0002"] is Status.HIGH_PERFORMING
    assert isinstance(words["KH-0001"], Hidden)


def test_the_number_of_queries_stays_the_same(site: Site) -> None:
    factories = [a_factory(site, f"KH-{at:04}", f"Factory {at}") for at in range(12)]
    few, many = buyer_with(site, factories[0]), buyer_with(site, *factories, name="Fjord")
    counted = []
    for viewer in (few, many):
        with CaptureQueriesContext(connection) as asked:
            suppliers(viewer, ALL, FIRST)
        counted.append(len(asked))
    assert counted == [2, 2]
