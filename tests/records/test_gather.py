"""Gather: everything recorded comes back, in its order, with the instant of each part."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from distinction.records.fieldwork.assessment import Assessment
from distinction.records.fieldwork.correction import Correction
from distinction.records.fieldwork.zero import ZeroCase
from distinction.records.recognition.dossier import gather, instant
from distinction.records.recognition.scatter import Scattered, Stamp
from distinction.records.register.committee import Committee
from distinction.records.register.country import Programme
from distinction.records.register.factory import Factory
from distinction.rules.criteria.merging import merge, news_of
from distinction.rules.criteria.recorded import Audience, Reading, known_row
from tests.makers import Row, a_case, newer
from tests.makers_site import a_row

AT = datetime(2018, 4, 1, 9, 0, tzinfo=UTC)
LATER = AT + timedelta(days=5)
ON = date(2018, 4, 15)

pytestmark = pytest.mark.django_db


def factories(number: int) -> list[Factory]:
    programme = Programme.objects.create(country="KH", name="KH", zone="UTC", recorded_at=AT)
    made = [
        Factory(
            programme=programme,
            code=f"KH-{each:04}",
            name="One",
            country="KH",
            entered_on=date.fromisoformat(a_row()["factory"]["programme_entry_on"]),
            recorded_at=AT,
        )
        for each in range(number)
    ]
    Factory.objects.bulk_create(made)
    return made


def kept(factory: Factory, row: Row, at: datetime = AT) -> None:
    """Written as an import writes it."""
    to = Scattered(Stamp(at, "p", at.date()))
    known = gather([factory])[factory.pk]
    news = merge(known, row) if known["cycles"] else news_of(row)
    assert news.faults == []
    to.hold([factory])
    for name, listed in news.new.items():
        for place, body in listed:
            to.add(factory, name, place, body)
    for (name, label), told in news.told.items():
        to.tell((name, factory.pk, label), told)
    for (name, label, part), steps in news.grown.items():
        for place, body in steps:
            to.grow((name, factory.pk, label), part, place, body)
    to.write()


def known(factory: Factory, at: datetime, audience: Audience = Audience.PROGRAMME) -> Row:
    return known_row(gather([factory])[factory.pk], Reading(audience, ON, instant(at)))


def test_what_was_written_comes_back() -> None:
    [factory] = factories(1)
    row = a_row("KH-0000")
    row["zero_tolerance_cases"] = [a_case(("2018-01-10", "confirmed"), ("2018-01-10", "unfounded"))]
    kept(factory, row)
    assert known(factory, AT) == row


def test_as_known_on_a_day_before_it_was_told() -> None:
    [factory] = factories(1)
    full = a_row("KH-0000")
    newer(full)["corrections"] = [
        {"released_on": "2018-03-30", "reason": "r", "answers": {"X1": "non_compliant"}}
    ]
    newer(full)["voided_on"] = "2018-04-02"
    first = a_row("KH-0000")
    newer(first)["released_on"] = None
    kept(factory, first)
    kept(factory, full, LATER)
    assert known(factory, AT) == first
    assert known(factory, LATER) == full
    nothing = known(factory, AT - timedelta(seconds=1))
    assert not any(nothing[name] for name in ("cycles", "assessments", "progress_reports"))


def test_corrections_come_back_in_the_order_of_their_places() -> None:
    [factory] = factories(1)
    kept(factory, a_row("KH-0000"))
    visit = Assessment.objects.order_by("last_on").last()
    for place in (3, 1, 2):
        Correction.objects.create(
            assessment=visit, place=place, released_on=ON, reason=f"r{place}", recorded_at=AT
        )
    told = newer(known(factory, AT))["corrections"]
    assert [each["reason"] for each in told] == ["r1", "r2", "r3"]


def test_the_newest_committee_is_the_one_that_is_known() -> None:
    [factory] = factories(1)
    for at, members in ((AT, 3), (LATER, 5)):
        Committee.objects.create(
            factory=factory,
            formed_on=ON,
            worker_members=members,
            management_members=1,
            recorded_at=at,
        )
    assert [known(factory, at)["committee"]["worker_members"] for at in (AT, LATER)] == [3, 5]


def test_a_case_is_told_to_others_from_its_disclosure_on() -> None:
    [factory] = factories(1)
    row = a_row("KH-0000")
    row["zero_tolerance_cases"] = [a_case(("2018-01-10", "confirmed"))]
    kept(factory, row)
    assert known(factory, LATER, Audience.DISCLOSED)["zero_tolerance_cases"] == []
    ZeroCase.objects.update(disclosed_at=LATER)
    others = [known(factory, at, Audience.DISCLOSED) for at in (AT, LATER)]
    assert [len(each["zero_tolerance_cases"]) for each in others] == [0, 1]


def test_many_factories_take_as_many_queries_as_one() -> None:
    made = factories(6)
    for each in made:
        kept(each, a_row(each.code))
    counts = []
    for some in (made[:1], made):
        with CaptureQueriesContext(connection) as asked:
            gather(some)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 13


@pytest.mark.django_db(transaction=True)
def test_every_migration_goes_back_and_forth(emptied: None) -> None:
    for app in ("recognition", "fieldwork", "register"):
        call_command("migrate", app, "zero", verbosity=0, skip_checks=True)
    call_command("migrate", verbosity=0, skip_checks=True)
    said = StringIO()
    call_command("makemigrations", check=True, dry_run=True, stdout=said, skip_checks=True)
    assert "No changes" in said.getvalue()


@pytest.fixture
def emptied() -> Iterator[None]:
    """However the test ends, the tables are there for the next one."""
    yield
    call_command("migrate", verbosity=0, skip_checks=True)


def test_a_body_names_no_instant() -> None:
    """What the engine reads is the contract's; instants stand beside it."""
    [factory] = factories(1)
    kept(factory, a_row("KH-0000"))
    facts: dict[str, Any] = gather([factory])[factory.pk]
    assert set(facts["assessments"][0]) >= {"at", "body", "later"}
    assert "at" not in facts["assessments"][0]["body"]
