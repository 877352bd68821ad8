"""The shape of a dossier, field by field (`contract/dossier.schema.json`)."""

import re
from collections.abc import Mapping

from pydantic_core import SchemaValidator
from pydantic_core.core_schema import CoreConfig

from distinction.rules.criteria.reading.objects import (
    Coded,
    ListOf,
    OrNull,
    Record,
)
from distinction.rules.criteria.reading.shape import CODE, Day, Flag, Text, Whole, Words
from distinction.rules.terms.marks import Answer, CaseStatus, Mark

APPROVED = "approved"

ID = Text(re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}"))
QUESTION = Text(CODE)
DAY = Day()
DAY_OR_NULL = OrNull(DAY)
SOME_TEXT = Text(least=1)


def _words(*allowed: str | int) -> Words:
    return Words(tuple(str(each) if isinstance(each, str) else each for each in allowed))


ANSWERS = Coded(_words(*Answer))
MARKS = Coded(Record({"mark": _words(*Mark)}, {"comment": Text()}))


def _reason_unless_approved(decision: Mapping[str, object]) -> tuple[str, ...]:
    return () if decision.get("outcome", APPROVED) == APPROVED else ("reason",)


FACTORY = Record(
    {"id": ID, "country": Text(re.compile("[A-Z]{2}")), "programme_entry_on": DAY},
    {"os_id": Text(re.compile("[A-Z]{2}[0-9]{7}[0-9A-Z]{6}"))},
)
CYCLE = Record({"id": ID, "starts_on": DAY}, {})
CORRECTION = Record(
    {"released_on": DAY, "reason": SOME_TEXT},
    {"answers": ANSWERS, "additional_answers": ANSWERS, "marks": MARKS},
)
REMEDIATION = Record({"question": QUESTION, "verified_on": DAY}, {})
ASSESSMENT = Record(
    {
        "id": ID,
        "cycle": ID,
        "kind": _words("full", "follow_up", "verification", "remote", "self"),
        "scope": _words("full", "partial"),
        "announced": Flag(),
        "date": DAY,
        "released_on": DAY_OR_NULL,
        "answers": ANSWERS,
    },
    {
        "first_day": DAY,
        "superseded_by": ID,
        "voided_on": DAY,
        "additional_answers": ANSWERS,
        "corrections": ListOf(CORRECTION),
        "remediations": ListOf(REMEDIATION),
    },
)
PROGRESS_REPORT = Record(
    {
        "id": ID,
        "cycle": ID,
        "number": _words(1, 2),
        "released_on": DAY_OR_NULL,
        "marks": MARKS,
    },
    {"corrections": ListOf(CORRECTION)},
)
CASE = Record(
    {
        "id": ID,
        "opened_on": DAY,
        "history": ListOf(Record({"on": DAY, "status": _words(*CaseStatus)}, {}), least=1),
    },
    {},
)
TRADE_UNION = Record({"id": ID, "present_from": DAY, "present_to": DAY_OR_NULL}, {})
COMMITTEE = Record(
    {"formed_on": DAY, "worker_members": Whole(0), "management_members": Whole(0)},
    {"union_members": Whole(0)},
)
PERIOD = Record({"from": DAY, "to": DAY_OR_NULL}, {})
DECISION = Record(
    {
        "id": ID,
        "on": DAY,
        "by_role": _words("programme_manager"),
        "outcome": _words(APPROVED, "declined", "deferred", "suspended", "withdrawn"),
    },
    {"reason": SOME_TEXT},
    _reason_unless_approved,
)
DOSSIER = Record(
    {
        "contract": _words("1"),
        "factory": FACTORY,
        "cycles": ListOf(CYCLE),
        "assessments": ListOf(ASSESSMENT),
        "progress_reports": ListOf(PROGRESS_REPORT),
        "zero_tolerance_cases": ListOf(CASE),
        "trade_unions": ListOf(TRADE_UNION),
        "committee": OrNull(COMMITTEE),
        "reduced_assessment": ListOf(PERIOD),
        "decisions": ListOf(DECISION),
    },
    {},
)

# Accepts what is sound, fast: the one reading most rows ever get.
ACCEPTED = SchemaValidator(DOSSIER.core(), config=CoreConfig(cache_strings="all"))
