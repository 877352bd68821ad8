"""Released answers corrected: a new row that says why; the released one stays (N15)."""

import json
from collections.abc import Mapping
from typing import Any

from distinction.doors.access.folio import Folio, open_folio
from distinction.doors.access.gate import Case, Refused, Why
from distinction.doors.access.settings import values_on
from distinction.doors.services.call import Call, Effect
from distinction.records.fieldwork.assessment import Assessment
from distinction.records.fieldwork.correction import Correction
from distinction.records.recognition.dossier import correction_body, instant
from distinction.rules.protocol.acts.fieldwork import CorrectAnswer
from distinction.rules.protocol.words import Condition, Excuse

Facts = Mapping[str, Any]


def correct(call: Call[CorrectAnswer]) -> Effect:
    """By a Programme Manager who wrote no part of it; holds from today on.

    A question is of the pack's list or of its additional ones; the same answer is no correction.
    """
    what = call.what
    folio = open_folio(call.viewer, what.factory)
    if folio is None:
        raise Refused(Why.HIDDEN)
    visit = _held(what)
    call.allow(_case(call, folio, visit))
    if visit.version != what.version:
        raise Refused(Why.CHANGED)
    part, before = _part(folio, visit, what.question)
    if before == what.answer:
        raise Refused(Why.DONE_ALREADY)
    made = Correction.objects.create(
        assessment=visit,
        place=len(_fact(folio, visit).get("corrections", ())) + 1,
        released_on=call.viewer.today,
        reason=what.reason.strip(),
        recorded_by=call.viewer.person,
        recorded_at=call.at,
        **{part: json.dumps({what.question: what.answer})},
    )
    visit.version += 1
    visit.save(update_fields=("version",))
    told = {
        "assessment": visit.label,
        "question": what.question,
        "old": before,
        "new": what.answer,
        "reason": made.reason,
    }
    facts = _with(folio, visit, made)
    return Effect(visit.pk, told, folio.factory.pk, facts={folio.factory.pk: facts}, made=made.pk)


def _held(what: CorrectAnswer) -> Assessment:
    found = Assessment.objects.select_for_update().filter(
        factory=what.factory, label=what.assessment
    )
    row = found.first()
    if row is None:
        raise Refused(Why.HIDDEN)
    return row


def _case(call: Call[CorrectAnswer], folio: Folio, visit: Assessment) -> Case:
    """A correction is no void; where the setting asks for a second signature it must wait."""
    is_out = visit.released_on is not None and visit.released_on <= call.viewer.today
    state = "draft" if not is_out else "superseded" if visit.superseded_by else "released"
    setting = values_on(folio.factory.programme_id, call.viewer.today)["second_signature"]
    signed_alone = setting != "all_decisions"
    holds = {
        Condition.NOT_AUTHOR: visit.recorded_by != call.viewer.person,
        Condition.REASON: bool(call.what.reason.strip()),
    }
    excuses = frozenset({Excuse.NO_SECOND_SIGNATURE}) if signed_alone else frozenset()
    return Case(folio.relation, state, holds, excuses)


def _part(folio: Folio, visit: Assessment, question: str) -> tuple[str, str | None]:
    """Which part of the answers the question stands in, and what it says now."""
    asked = {each.code for each in folio.pack.additional_questions}
    known = asked | {each.code for each in folio.pack.questions}
    if question not in known:
        raise Refused(Why.NOT_ALLOWED, "question")
    part = "additional_answers" if question in asked else "answers"
    fact = _fact(folio, visit)
    said = dict(fact["body"].get(part, {}))
    for each in fact.get("corrections", ()):
        said.update(each["body"].get(part, {}))
    return part, said.get(question)


def _fact(folio: Folio, visit: Assessment) -> Facts:
    found: Facts = next(
        each for each in folio.facts["assessments"] if each["body"]["id"] == visit.label
    )
    return found


def _with(folio: Folio, visit: Assessment, made: Correction) -> Facts:
    """The sheet with the correction in it: what gathering all rows anew would give."""
    new = {"at": instant(made.recorded_at), "body": correction_body(made)}
    visits = [
        {**each, "corrections": [*each.get("corrections", ()), new]}
        if each["body"]["id"] == visit.label
        else each
        for each in folio.facts["assessments"]
    ]
    return {**folio.facts, "assessments": visits}
