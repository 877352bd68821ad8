"""Dossiers in: by two people, whole or not at all, adding and never changing."""

import copy
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from distinction.doors.access.gate import Refused, Why
from distinction.doors.access.viewer import Viewer
from distinction.doors.services.act import act
from distinction.doors.services.imports import checked, digest_of, lines_of
from distinction.doors.services.index import prove
from distinction.doors.services.portions import Found
from distinction.records.fieldwork.assessment import Assessment
from distinction.records.fieldwork.batch import Batch
from distinction.records.fieldwork.correction import Correction
from distinction.records.fieldwork.zero import ZeroCase
from distinction.records.ledger.entry import Entry
from distinction.records.people.membership import Hat
from distinction.records.recognition.dossier import gather
from distinction.records.recognition.index import IndexRow
from distinction.records.register.factory import Factory
from distinction.records.register.grant import Grant
from distinction.rules.criteria.merging import GROWING, LISTS, TOLD_ONCE
from distinction.rules.protocol.acts.fieldwork import ApplyDossiers, UploadDossiers
from distinction.rules.terms.parties import Role
from tests import worked
from tests.makers import Row, a_case, newer, second_report
from tests.makers_site import (
    BEFORE,
    NOW,
    Site,
    a_factory,
    a_programme,
    a_row,
    a_site,
    a_viewer,
    import_lines,
    with_evidence,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both]
ONE = "KH-0001"
Change = Callable[[Row], object]


@pytest.fixture
def site() -> Site:
    return a_site()


def line(row: Row) -> bytes:
    return worked.compact(row).encode("utf-8", "surrogatepass")


def looked_at(site: Site, *rows: Row) -> Found:
    lines = tuple(map(line, rows))
    what = UploadDossiers(programme=site.programme, digest=digest_of(lines), rows=len(lines))
    return checked(site.manager, what, lines)


def faults(site: Site, *rows: Row) -> list[str]:
    return [f"{each.fault.pointer} {each.fault.code}" for each in looked_at(site, *rows).wrong]


def facts(code: str = ONE) -> dict[str, Any]:
    factory = Factory.objects.get(code=code)
    return gather([factory])[factory.pk]


def uploaded(viewer: Viewer, lines: tuple[bytes, ...]) -> str:
    what = UploadDossiers(programme=viewer.programme, digest=digest_of(lines), rows=len(lines))
    return act(viewer, what, at=BEFORE).made


def test_a_file_becomes_records_sheets_and_rows_with_one_entry(site: Site) -> None:
    [factory] = with_evidence(site, a_row(ONE))
    assert facts()["assessments"][0]["at"].startswith("2018-04-01")
    assert prove(site.programme) == []
    assert IndexRow.objects.filter(factory=factory, stage="eligible").count() == 2
    entry = Entry.objects.get(act="ApplyDossiers")
    batch = Batch.objects.get()
    assert batch.digest in entry.body
    assert (batch.state, batch.applied_by) == ("applied", site.manager.person)
    assert {each.recorded_by for each in Assessment.objects.all()} == {batch.created_by}


def test_nobody_applies_what_they_uploaded(site: Site) -> None:
    lines = (line(a_row(ONE)),)
    batch = uploaded(site.manager, lines)
    with pytest.raises(Refused) as refused:
        act(site.manager, ApplyDossiers(batch=batch, lines=lines), at=BEFORE)
    assert (refused.value.why, refused.value.details) == (Why.CONDITION, ("not_author",))
    assert not Factory.objects.exists()


@pytest.mark.parametrize("role", [Role.COUNTRY_STAFF, Role.TEAM_LEADER, Role.ENTERPRISE_ADVISOR])
def test_only_a_programme_manager_applies(site: Site, role: Role) -> None:
    lines = (line(a_row(ONE)),)
    batch = uploaded(site.manager, lines)
    with pytest.raises(Refused):
        act(a_viewer(role, site.programme), ApplyDossiers(batch=batch, lines=lines), at=BEFORE)


def test_other_lines_than_those_uploaded_are_refused(site: Site) -> None:
    staff = a_viewer(Role.COUNTRY_STAFF, site.programme)
    batch = uploaded(staff, (line(a_row(ONE)),))
    other = (line(a_row("KH-0002")),)
    with pytest.raises(Refused) as refused:
        act(site.manager, ApplyDossiers(batch=batch, lines=other), at=BEFORE)
    assert refused.value.why is Why.CHANGED


def test_a_batch_is_applied_once(site: Site) -> None:
    lines = (line(a_row(ONE)),)
    batch = uploaded(a_viewer(Role.COUNTRY_STAFF, site.programme), lines)
    act(site.manager, ApplyDossiers(batch=batch, lines=lines), at=BEFORE)
    with pytest.raises(Refused):
        act(site.manager, ApplyDossiers(batch=batch, lines=lines), at=NOW)


def test_another_programme_has_no_such_batch(site: Site) -> None:
    lines = (line(a_row(ONE)),)
    batch = uploaded(a_viewer(Role.COUNTRY_STAFF, site.programme), lines)
    other = a_viewer(Role.PROGRAMME_MANAGER, a_programme(country="VN", name="Viet Nam"))
    with pytest.raises(Refused) as refused:
        act(other, ApplyDossiers(batch=batch, lines=lines), at=BEFORE)
    assert refused.value.why is Why.HIDDEN


def test_a_factory_of_another_programme_is_not_found(site: Site) -> None:
    with_evidence(site, a_row(ONE))
    other = a_viewer(Role.PROGRAMME_MANAGER, a_programme(country="VN", name="Viet Nam"))
    row = a_row(ONE)
    row["factory"]["country"] = "VN"
    lines = (line(row),)
    what = UploadDossiers(programme=other.programme, digest=digest_of(lines), rows=1)
    wrong = checked(other, what, lines).wrong
    assert [each.fault.code for each in wrong] == ["not_found"]
    assert "Cambodia" not in str(wrong[0])


def test_one_bad_row_and_nothing_is_kept(site: Site) -> None:
    bad = a_row("KH-0002")
    bad["factory"]["country"] = "VN"
    with pytest.raises(Refused) as refused:
        with_evidence(site, a_row(ONE), bad)
    assert refused.value.why is Why.FAULTY
    assert [each[:38] for each in refused.value.details] == [
        "2: #/factory/country: other_country: t"
    ]
    assert not Factory.objects.exists()
    assert not Entry.objects.filter(act="ApplyDossiers").exists()
    assert Batch.objects.get().state == "checked"


def test_the_same_file_again_changes_nothing(site: Site) -> None:
    rows = [a_row(ONE), a_row("KH-0002", "correction-after-release")]
    with_evidence(site, *rows)
    before = (facts(), facts("KH-0002"))
    assert not any(looked_at(site, *rows).added.values())
    with_evidence(site, *rows, at=NOW)
    assert (facts(), facts("KH-0002")) == before


def test_every_case_comes_in_undisclosed_and_no_one_gains_anything(site: Site) -> None:
    row = a_row(ONE)
    row["zero_tolerance_cases"] = [a_case(("2018-01-10", "confirmed"), ("2018-02-01", "unfounded"))]
    staff = a_viewer(Role.COUNTRY_STAFF, site.programme)
    before = (Hat.objects.count(), Grant.objects.count())
    import_lines(staff, site.manager, (line(row),))
    assert [each.disclosed_at for each in ZeroCase.objects.all()] == [None]
    assert (Hat.objects.count(), Grant.objects.count()) == before


def add_assessment(row: Row) -> None:
    more = {"id": "new", "date": "2018-04-10", "kind": "follow_up", "released_on": None}
    row["assessments"].append({**newer(row), **more})


MORE: dict[str, Change] = {
    "os_id": lambda row: row["factory"].update(os_id="KH2021001000AAA"),
    "assessments": add_assessment,
    "voided_on": lambda row: newer(row).update(voided_on="2018-04-11"),
    "corrections": lambda row: newer(row).update(
        corrections=[{"released_on": "2018-04-12", "reason": "r", "answers": {"X1": "compliant"}}]
    ),
    "remediations": lambda row: newer(row).update(
        remediations=[{"question": "X1", "verified_on": "2018-04-12"}]
    ),
    "committee": lambda row: row.update(
        committee={"formed_on": "2018-03-01", "worker_members": 4, "management_members": 4}
    ),
    "reduced_assessment": lambda row: row["reduced_assessment"].append(
        {"from": "2019-01-01", "to": None}
    ),
    "decisions": lambda row: row["decisions"].append(
        {"id": "new", "on": "2018-04-14", "by_role": "programme_manager", "outcome": "approved"}
    ),
}


@pytest.mark.parametrize("what", MORE)
def test_what_is_new_is_added_to_what_is_known(site: Site, what: str) -> None:
    with_evidence(site, a_row(ONE))
    row = a_row(ONE)
    MORE[what](row)
    found = looked_at(site, row)
    assert found.wrong == []
    assert found.grown_factories == 1
    with_evidence(site, row, at=NOW)
    assert not looked_at(site, row).grown_factories
    assert prove(site.programme) == []


def test_a_release_told_later_is_filled_in_once(site: Site) -> None:
    early = a_row(ONE)
    released_on = newer(early)["released_on"]
    newer(early)["released_on"] = None
    with_evidence(site, early)
    with_evidence(site, a_row(ONE), at=NOW)
    visit = Assessment.objects.get(released_on=released_on)
    assert (visit.version, visit.release_recorded_at) == (2, NOW)
    another_day = a_row(ONE)
    newer(another_day)["released_on"] = "2018-04-14"
    assert faults(site, another_day) == ["/assessments/1/released_on differs_from_record"]


def test_what_a_row_leaves_out_is_nothing_new(site: Site) -> None:
    with_evidence(site, a_row(ONE, "correction-after-release"))
    less = a_row(ONE, "correction-after-release")
    for each in less["assessments"]:
        each.pop("corrections", None)
    less["assessments"] = less["assessments"][:1]
    less |= {"progress_reports": [], "decisions": [], "committee": None, "trade_unions": []}
    found = looked_at(site, less)
    assert (found.wrong, found.grown_factories) == ([], 0)


OTHERWISE: dict[str, tuple[Change, str]] = {
    "entry": (
        lambda row: row["factory"].update(programme_entry_on="2015-02-01"),
        "/factory/programme_entry_on",
    ),
    "answers": (lambda row: newer(row)["answers"].update(X1="compliant"), "/assessments/1/answers"),
    "date": (lambda row: newer(row).update(first_day="2017-11-01"), "/assessments/1/first_day"),
    "mark": (
        lambda row: second_report(row)["marks"]["SD1"].update(mark="no_progress"),
        "/progress_reports/1/marks",
    ),
    "cycle": (lambda row: row["cycles"][0].update(starts_on="2016-01-02"), "/cycles/0/starts_on"),
}


@pytest.mark.parametrize("what", OTHERWISE)
def test_what_is_said_otherwise_is_a_fault_and_nothing_is_applied(site: Site, what: str) -> None:
    with_evidence(site, a_row(ONE))
    before = facts()
    row = a_row(ONE)
    change, place = OTHERWISE[what]
    change(row)
    assert f"{place} differs_from_record" in faults(site, row)
    with pytest.raises(Refused):
        with_evidence(site, row, at=NOW)
    assert facts() == before


def test_a_history_that_was_told_otherwise_is_a_fault(site: Site) -> None:
    row = a_row(ONE)
    row["zero_tolerance_cases"] = [a_case(("2018-01-10", "suspected"), ("2018-02-01", "unfounded"))]
    with_evidence(site, row)
    other = copy.deepcopy(row)
    other["zero_tolerance_cases"][0]["history"][1]["status"] = "confirmed"
    place = "/zero_tolerance_cases/0/history/1"
    assert faults(site, other) == [f"{place} differs_from_record"]


def test_row_and_record_may_be_sound_and_not_both_together(site: Site) -> None:
    with_evidence(site, a_row(ONE))
    row = a_row(ONE)
    newer(row)["id"] = "another"
    assert faults(site, row) == ["/assessments same_day_assessments"]


def test_a_correction_made_on_the_site_is_not_undone_by_the_old_file(site: Site) -> None:
    with_evidence(site, a_row(ONE))
    visit = Assessment.objects.order_by("last_on").last()
    Correction.objects.create(
        assessment=visit, place=1, released_on=NOW.date(), reason="r", recorded_at=NOW
    )
    assert looked_at(site, a_row(ONE)).grown_factories == 0


def test_signs_no_database_keeps_are_told_before(site: Site) -> None:
    row = a_row(ONE)
    row["decisions"] = [
        {"id": "d", "on": "2018-04-14", "by_role": "programme_manager", "outcome": "declined"}
    ]
    row["decisions"][0]["reason"] = "a\0b"
    row["committee"] = {"formed_on": "2016-01-01", "worker_members": 10**9, "management_members": 1}
    assert faults(site, row) == [
        "/committee/worker_members too_many",
        "/decisions/0/reason unkeepable_text",
    ]


def test_a_factory_twice_in_a_file_and_blank_lines_between(site: Site) -> None:
    twice = line(a_row(ONE))
    lines = lines_of(b"\xef\xbb\xbf" + twice + b"\n \t\n" + twice + b"\n")
    what = UploadDossiers(programme=site.programme, digest=digest_of(lines), rows=2)
    assert [str(each)[:36] for each in checked(site.manager, what, lines).wrong] == [
        "3: #/factory/id: duplicate_factory: "
    ]


def test_a_factory_registered_before_gets_its_evidence_and_keeps_its_name(site: Site) -> None:
    a_factory(site, ONE)
    row = a_row(ONE)
    row["factory"]["programme_entry_on"] = "2016-01-01"
    with_evidence(site, row)
    assert Factory.objects.get().name == "Paper Lantern Garments"


def test_as_known_the_day_before_nothing_was_there(site: Site) -> None:
    with_evidence(site, a_row(ONE))
    known = {each["at"] for each in facts()["assessments"]}
    assert min(known) > (BEFORE - timedelta(days=1)).isoformat()


def test_twice_as_many_factories_take_no_more_queries_than_their_rows(site: Site) -> None:
    """A bulk statement holds a number of rows; nothing is asked for each factory."""
    counts = []
    for first, number in ((0, 20), (100, 40)):
        rows = [a_row(f"KH-{first + each:04}") for each in range(number)]
        staff = a_viewer(Role.COUNTRY_STAFF, site.programme)
        with CaptureQueriesContext(connection) as asked:
            import_lines(staff, site.manager, tuple(map(line, rows)))
        counts.append(len([each for each in asked if each["sql"].startswith("SELECT")]))
    assert counts[1] <= counts[0]


def test_every_list_of_the_contract_is_merged() -> None:
    assert set(TOLD_ONCE) | set(GROWING) <= set(LISTS)
