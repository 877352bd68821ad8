"""Every constraint of a table holds: the database itself refuses the row that breaks it."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.db.models.constraints import BaseConstraint

from distinction.records.fieldwork.assessment import Assessment
from distinction.records.fieldwork.cycle import ReducedPeriod
from distinction.records.fieldwork.progress import ProgressReport
from distinction.records.ledger.entry import Done
from distinction.records.people.membership import Designation, Hat
from distinction.records.people.person import Person
from distinction.records.recognition.index import IndexRow
from distinction.records.register.buyer import Buyer
from distinction.records.register.committee import Union
from distinction.records.register.country import Programme, Setting
from distinction.records.register.factory import Factory
from distinction.records.register.grant import Grant
from tests.records.test_append_only import (
    a_correction,
    a_decision,
    a_factory,
    a_remedy,
    a_report,
    a_step,
    a_visit,
    an_entry,
)

AT = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
ON = date(2026, 1, 5)
BEFORE = ON - timedelta(days=1)

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Broken:
    """A row made again, with these values: all that stops it is the constraint."""

    of: str
    values: dict[str, Any] = field(default_factory=dict)


BROKEN: dict[str, Broken] = {
    "one_entry_a_number": Broken("Entry", {"hash": "other"}),
    "no_entry_twice": Broken("Entry", {"number": 7}),
    "one_act_a_key": Broken("Done"),
    "one_person_an_address": Broken("Person", {"username": "other", "email": "A@EXAMPLE.org"}),
    "state_of_a_person": Broken("Person", {"username": "b", "email": "", "state": "x"}),
    "theme_of_a_person": Broken("Person", {"username": "b", "email": "", "theme": "x"}),
    "a_hat_ends_after_it_begins": Broken("Hat", {"ends_at": AT}),
    "a_hat_at_one_organisation": Broken("Hat", {"factory": "f", "buyer": "b"}),
    "state_of_a_hat": Broken("Hat", {"state": "x"}),
    "a_designation_ends_after_it_begins": Broken("Designation", {"ends_on": BEFORE}),
    "a_buyer_has_a_name": Broken("Buyer", {"name": "", "folded": "x"}),
    "state_of_a_setting": Broken("Setting", {"state": "x"}),
    "a_factory_leaves_after_it_entered": Broken("Factory", {"code": "b", "left_on": BEFORE}),
    "a_factory_has_names": Broken("Factory", {"code": "b", "name": ""}),
    "one_union_a_label": Broken("Union"),
    "a_union_leaves_after_it_came": Broken("Union", {"label": "b", "last_on": BEFORE}),
    "one_open_grant_a_buyer": Broken("Grant"),
    "a_grant_is_asked_or_granted": Broken("Grant", {"granted_at": None, "ended_at": AT}),
    "a_grant_ends_after_it_begins": Broken("Grant", {"ends_at": AT, "ended_at": AT}),
    "one_cycle_a_label": Broken("Cycle", {"starts_on": BEFORE}),
    "one_cycle_a_start": Broken("Cycle", {"label": "b"}),
    "one_period_a_place": Broken("ReducedPeriod"),
    "a_period_ends_after_it_begins": Broken("ReducedPeriod", {"place": 2, "last_on": BEFORE}),
    "one_assessment_a_label": Broken("Assessment"),
    "kind_of_an_assessment": Broken("Assessment", {"label": "b", "kind": "x"}),
    "scope_of_an_assessment": Broken("Assessment", {"label": "b", "scope": "x"}),
    "a_visit_begins_before_it_ends": Broken(
        "Assessment", {"label": "b", "first_on": ON + timedelta(days=1)}
    ),
    "a_release_follows_the_visit": Broken("Assessment", {"label": "b", "released_on": BEFORE}),
    "a_void_follows_the_visit": Broken("Assessment", {"label": "b", "voided_on": BEFORE}),
    "one_remedy_a_place": Broken("Remediation"),
    "state_of_a_batch": Broken("Batch", {"state": "x"}),
    "one_report_a_label": Broken("ProgressReport"),
    "number_of_a_report": Broken("ProgressReport", {"label": "b", "number": 3}),
    "a_correction_of_one_thing": Broken("Correction", {"place": 2, "assessment": None}),
    "a_correction_has_a_reason": Broken("Correction", {"place": 2, "reason": ""}),
    "one_correction_a_place_of_an_assessment": Broken("Correction"),
    "one_correction_a_place_of_a_report": Broken("Correction of a report"),
    "one_case_a_label": Broken("ZeroCase"),
    "one_entry_a_place": Broken("ZeroEntry"),
    "status_of_a_case": Broken("ZeroEntry", {"place": 2, "status": "x"}),
    "one_decision_a_label": Broken("Decision"),
    "outcome_of_a_decision": Broken("Decision", {"label": "b", "outcome": "x", "reason": "r"}),
    "a_no_has_a_reason": Broken("Decision", {"label": "b", "outcome": "declined"}),
    "one_row_an_audience": Broken("IndexRow"),
    "audience_of_a_row": Broken("IndexRow", {"audience": "x"}),
}


def constraints() -> dict[str, tuple[type[models.Model], BaseConstraint]]:
    ours = [each for each in apps.get_models() if each.__module__.startswith("distinction")]
    return {one.name: (each, one) for each in ours for one in each._meta.constraints}


def a_person() -> Person:
    return Person.objects.create(username="a", email="a@example.org", name="A", recorded_at=AT)


def a_hat(_factory: Factory) -> Hat:
    return Hat.objects.create(person=a_person(), role="r", begins_at=AT, recorded_at=AT)


def a_designation(factory: Factory) -> Designation:
    return Designation.objects.create(
        person=a_person(),
        role="enterprise_advisor",
        factory=factory.pk,
        begins_on=ON,
        recorded_at=AT,
    )


def a_buyer() -> Buyer:
    return Buyer.objects.create(name="B", folded="b", recorded_at=AT)


def of_factory(name: str, **values: object) -> Any:
    return lambda factory: model(name).objects.create(factory=factory, recorded_at=AT, **values)


def of_programme(name: str, **values: object) -> Any:
    def made(factory: Factory) -> models.Model:
        row: models.Model = model(name).objects.create(
            programme=factory.programme, recorded_at=AT, **values
        )
        return row

    return made


def a_correction_of_a_report(factory: Factory) -> models.Model:
    row: models.Model = model("Correction").objects.create(
        report=a_report(factory), place=1, released_on=ON, reason="r", recorded_at=AT
    )
    return row


def an_index_row(factory: Factory) -> IndexRow:
    zeros = ("step", "not_met", "not_known", "met_once", "holding", "lacking")
    return IndexRow.objects.create(
        factory=factory,
        programme=factory.programme,
        audience="programme",
        day=ON,
        **dict.fromkeys(zeros, 0),
    )


def model(name: str) -> Any:
    ours = [each for each in apps.get_models() if each.__module__.startswith("distinction")]
    return next(each for each in ours if each.__name__ == name.split(" of ", maxsplit=1)[0])


MADE: dict[str, Any] = {
    "Entry": an_entry,
    "Done": lambda _: Done.objects.create(person="p", key="k", what="w", at=AT),
    "Person": lambda _: a_person(),
    "Hat": a_hat,
    "Designation": a_designation,
    "Buyer": lambda _: a_buyer(),
    "Setting": of_programme("Setting", key="k", value="v", begins_on=ON, decided_by="p"),
    "Batch": of_programme("Batch", digest="d", state="checked", rows=1, created_by="p"),
    "Factory": lambda factory: factory,
    "Union": of_factory("Union", label="a", first_on=ON),
    "Grant": lambda factory: Grant.objects.create(
        factory=factory, buyer=a_buyer(), granted_at=AT, recorded_at=AT
    ),
    "Cycle": of_factory("Cycle", place=1, label="a", starts_on=ON),
    "ReducedPeriod": of_factory("ReducedPeriod", place=1, first_on=ON),
    "Assessment": a_visit,
    "Remediation": a_remedy,
    "ProgressReport": a_report,
    "Correction": a_correction,
    "Correction of a report": a_correction_of_a_report,
    "ZeroCase": of_factory("ZeroCase", place=1, label="a", opened_on=ON),
    "ZeroEntry": a_step,
    "Decision": a_decision,
    "IndexRow": an_index_row,
}


def again(row: models.Model) -> models.Model:
    """The same values under another key."""
    fields = [each for each in row._meta.concrete_fields if not each.generated]
    values = {each.attname: getattr(row, each.attname) for each in fields if not each.primary_key}
    return type(row)(**values)


def test_every_constraint_is_broken_here_once() -> None:
    assert set(BROKEN) == set(constraints())


@pytest.mark.parametrize("name", BROKEN)
def test_the_database_refuses(name: str) -> None:
    broken, (table, constraint) = BROKEN[name], constraints()[name]
    row = again(MADE[broken.of](a_factory()))
    assert isinstance(row, table)
    for each, value in broken.values.items():
        setattr(row, each, value)
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        row.save(force_insert=True)
    assert is_about(constraint, table, str(refused.value))


def is_about(constraint: BaseConstraint, table: type[models.Model], said: str) -> bool:
    """SQLite names the columns of a unique constraint, PostgreSQL the constraint."""
    if constraint.name in said:
        return True
    if connection.vendor != "sqlite" or not isinstance(constraint, models.UniqueConstraint):
        return False
    column = {each.name: each.column for each in table._meta.concrete_fields}
    names = [f"{table._meta.db_table}.{column[each]}" for each in constraint.fields]
    return bool(names) and all(each in said for each in names)


def test_two_programmes_of_one_country_and_two_factories_of_one_code_are_refused() -> None:
    factory = a_factory()
    for row in (again(factory), again(factory.programme)):
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save(force_insert=True)
    assert Programme.objects.count() == Factory.objects.count() == 1


def test_nothing_that_is_pointed_to_can_be_taken_away() -> None:
    factory = a_factory()
    visit = a_visit(factory, None)
    for row in (factory, factory.programme, visit.cycle):
        with pytest.raises(models.ProtectedError):
            row.delete()
    assert (Assessment.objects.count(), ProgressReport.objects.count()) == (1, 0)
    assert not any(each.objects.exists() for each in (ReducedPeriod, Union, Setting))
