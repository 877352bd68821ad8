"""What was said stays said (N15): the database refuses to change or remove it, whoever asks."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import IntegrityError, connection, models, transaction

from distinction.records.fieldwork.assessment import Assessment, Remediation
from distinction.records.fieldwork.correction import Correction
from distinction.records.fieldwork.cycle import Cycle
from distinction.records.fieldwork.progress import ProgressReport
from distinction.records.fieldwork.zero import ZeroCase, ZeroEntry
from distinction.records.ledger.chain import Said, append, hold
from distinction.records.ledger.entry import Chain, Entry
from distinction.records.recognition.decision import Decision
from distinction.records.register.committee import Committee
from distinction.records.register.country import Programme
from distinction.records.register.factory import Factory

AT = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
ON = date(2026, 1, 5)

pytestmark = pytest.mark.django_db


def a_factory() -> Factory:
    programme = Programme.objects.create(country="KH", name="KH", zone="UTC", recorded_at=AT)
    return Factory.objects.create(
        programme=programme, code="KH-1", name="One", country="KH", entered_on=ON, recorded_at=AT
    )


def a_visit(factory: Factory, released_on: date | None = ON) -> Assessment:
    cycle, _new = Cycle.objects.get_or_create(
        factory=factory, place=1, label="c", starts_on=ON, recorded_at=AT
    )
    return Assessment.objects.create(
        factory=factory,
        cycle=cycle,
        place=1,
        label="a",
        kind="full",
        scope="full",
        is_announced=False,
        last_on=ON,
        answers="{}",
        released_on=released_on,
        recorded_at=AT,
    )


def a_report(factory: Factory, released_on: date | None = ON) -> ProgressReport:
    cycle = Cycle.objects.create(
        factory=factory, place=2, label="d", starts_on=date(2026, 2, 1), recorded_at=AT
    )
    return ProgressReport.objects.create(
        factory=factory,
        cycle=cycle,
        place=1,
        label="r",
        number=2,
        marks="{}",
        released_on=released_on,
        recorded_at=AT,
    )


def an_entry(_factory: Factory) -> Entry:
    said = Said(AT, "", "", "system_job", "Act", "standing", "", "", {})
    return append(hold("system"), said)


def a_committee(factory: Factory) -> Committee:
    return Committee.objects.create(
        factory=factory, formed_on=ON, worker_members=3, management_members=3, recorded_at=AT
    )


def a_correction(factory: Factory) -> Correction:
    return Correction.objects.create(
        assessment=a_visit(factory), place=1, released_on=ON, reason="a", recorded_at=AT
    )


def a_remedy(factory: Factory) -> Remediation:
    return Remediation.objects.create(
        assessment=a_visit(factory), place=1, question="q", verified_on=ON, recorded_at=AT
    )


def a_step(factory: Factory) -> ZeroEntry:
    case = ZeroCase.objects.create(
        factory=factory, place=1, label="z", opened_on=ON, recorded_at=AT
    )
    return ZeroEntry.objects.create(case=case, place=1, on=ON, status="suspected", recorded_at=AT)


def a_decision(factory: Factory) -> Decision:
    return Decision.objects.create(
        factory=factory, place=1, label="d", on=ON, outcome="approved", recorded_at=AT
    )


ADDED_TO: list[tuple[Callable[[Factory], Any], str]] = [
    (an_entry, "body"),
    (a_committee, "worker_members"),
    (a_correction, "reason"),
    (a_remedy, "question"),
    (a_step, "status"),
    (a_decision, "reason"),
]
VISIT = ("answers", "additional_answers", "label", "kind", "recorded_by", "is_announced")


def refuses(change: Callable[[], object]) -> None:
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        change()


def raw(row: models.Model, column: str) -> Callable[[], None]:
    """As somebody would who has the database and not the code; any value is another one."""
    table, key = connection.ops.quote_name(row._meta.db_table), row._meta.pk
    assert key is not None
    column = connection.ops.quote_name(column)

    def change() -> None:
        with connection.cursor() as cursor:
            where = f"WHERE {key.column} = %s"
            cursor.execute(f"UPDATE {table} SET {column} = {column} {where}", [row.pk])  # noqa: S608

    return change


@pytest.mark.parametrize(("make", "column"), ADDED_TO)
def test_a_row_that_is_added_stays(make: Callable[[Factory], Any], column: str) -> None:
    row = make(a_factory())
    refuses(row.delete)
    refuses(row.save)
    refuses(raw(row, column))
    assert type(row).objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize("column", VISIT)
def test_a_released_visit_stays(column: str) -> None:
    visit = a_visit(a_factory())
    now = getattr(visit, column)
    setattr(visit, column, not now if isinstance(now, bool) else f"{now}x")
    refuses(lambda: visit.save(update_fields=(column,)))


def test_a_release_is_told_once() -> None:
    factory = a_factory()
    for row in (a_visit(factory), a_report(factory)):
        for day in (None, date(2026, 2, 1)):
            row.released_on = day
            refuses(row.save)
        refuses(row.delete)


def test_the_marks_of_a_released_report_stay() -> None:
    report = a_report(a_factory())
    report.marks = '{"SD1":"on_track"}'
    refuses(report.save)


def test_what_is_not_released_may_still_change() -> None:
    factory = a_factory()
    visit, report = a_visit(factory, None), a_report(factory, None)
    visit.answers, report.marks = '{"1":"compliant"}', '{"SD1":"on_track"}'
    visit.released_on = report.released_on = ON
    visit.save()
    report.save()
    assert Assessment.objects.get().answers == '{"1":"compliant"}'


def test_a_released_visit_is_replaced_and_voided_once() -> None:
    visit = a_visit(a_factory())
    visit.superseded_by, visit.voided_on, visit.version = "b", ON, 2
    visit.save()
    for name, other in (("superseded_by", "c"), ("superseded_by", ""), ("voided_on", None)):
        before = getattr(visit, name)
        setattr(visit, name, other)
        refuses(visit.save)
        setattr(visit, name, before)


def test_a_chain_only_grows() -> None:
    an_entry(a_factory())
    chain = Chain.objects.get()
    chain.number = 0
    refuses(chain.save)
    refuses(lambda: Chain.objects.all()._raw_delete("default"))


@pytest.mark.postgres
def test_no_table_that_is_added_to_can_be_emptied_at_once() -> None:
    def empty() -> None:
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE ledger_entry")

    refuses(empty)


@pytest.mark.django_db(transaction=True)
def test_the_guards_go_and_come_with_their_migration() -> None:
    before = guards()
    assert len(before) > 15
    try:
        call_command("migrate", "recognition", "0001", verbosity=0)
        assert not guards()
    finally:
        call_command("migrate", verbosity=0)
    assert guards() == before


def guards() -> set[str]:
    asked = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }
    with connection.cursor() as cursor:
        cursor.execute(asked[connection.vendor])
        return {name for (name,) in cursor.fetchall() if name.startswith("append_only")}


def test_no_column_of_a_released_row_is_forgotten() -> None:
    """A new column of what is released is guarded, or stands here with its reason."""
    told_once_or_counted = {
        "id",
        "cycle_id",  # where a visit stands among the others
        "place",
        "version",  # counts the corrections
        "superseded_by",  # told once, guarded by themselves
        "supersession_recorded_at",
        "voided_on",
        "void_recorded_at",
    }
    with connection.cursor() as cursor:
        asked = {
            "sqlite": "SELECT sql FROM sqlite_master WHERE type = 'trigger'",
            "postgresql": "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
        }
        cursor.execute(asked[connection.vendor])
        told = [text for (text,) in cursor.fetchall() if "released_on" in text]
    for name in ("Assessment", "ProgressReport"):
        model = apps.get_model("fieldwork", name)
        text = " ".join(each for each in told if model._meta.db_table in each).lower()
        for field in model._meta.concrete_fields:
            is_guarded = f"old.{field.column}" in text
            assert is_guarded or field.column in told_once_or_counted, field.column
