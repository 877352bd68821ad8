"""Dossiers out of the records again: whole for who keeps the server, as the table says else."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import QuerySet

from distinction.doors.access.relations import own_relation
from distinction.doors.access.scopes import factories
from distinction.doors.access.viewer import Viewer
from distinction.records.recognition.dossier import gather
from distinction.records.recognition.packs import access_table
from distinction.records.register.factory import Factory
from distinction.rules.criteria.recorded import Audience, Facts, Reading, known_row
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.table import Pair, Place
from distinction.rules.protocol.words import Action, View

Row = dict[str, Any]
AT_ONCE = 200  # factories held in memory
CASE_STATE: Mapping[str, str] = {
    "suspected": "suspected",
    "confirmed": "confirmed",
    "remediated": "confirmed",  # said to be repaired, not verified
    "unfounded": "unfounded",
    "closed_verified": "closed",
}
WHOLE = (  # a dossier is of these in full, or it is none
    (Noun.FACTORY_PROFILE, "active"),
    (Noun.ASSESSMENT, "released"),
    (Noun.PR2, "released"),
    (Noun.DECISION_RECORD, "decided"),
)


RELEASED = ("assessments", "progress_reports")


def kept_dossiers(viewer: Viewer, programme: str) -> Iterator[Row]:
    """Everything that is recorded, drafts among it: a copy for who has the database anyway.

    For the installation alone: whoever wears a hat gets what the table lets that hat take away.
    """
    if viewer.person:
        return
    chosen = Factory.objects.filter(programme=programme)
    for facts in _gathered(chosen):
        yield known_row(facts, Reading(Audience.PROGRAMME, viewer.today))


def dossiers(viewer: Viewer) -> Iterator[Row]:
    """What the viewer may take away of each factory: nothing unreleased, no suspicion."""
    if not all(_is_full(viewer, *each) for each in WHOLE):
        return
    chosen = factories(viewer, Action.EXPORT)
    today = viewer.today.isoformat()
    for facts in _gathered(chosen):
        row = known_row(_released(facts, today), Reading(Audience.PROGRAMME, viewer.today))
        cases = row["zero_tolerance_cases"]
        row["zero_tolerance_cases"] = [each for each in cases if _is_out(viewer, each, today)]
        yield row


def _is_full(viewer: Viewer, noun: Noun, state: str) -> bool:
    place = Place(noun, Action.EXPORT, state)
    grant = access_table().grant(place, Pair(viewer.role, own_relation(viewer)))
    return grant is not None and grant.view is View.FULL and not grant.conditions


def _released(facts: Facts, today: str) -> Facts:
    """Without what is not released on the day; a re-issue that waits replaces nothing yet."""
    cut = {name: [each for each in facts[name] if _is_released(each, today)] for name in RELEASED}
    return {**facts, **cut}


def _is_released(fact: Row, today: str) -> bool:
    told = fact.get("later", {}).get("released_on")
    return told is not None and told[1] <= today


def _is_out(viewer: Viewer, case: Row, today: str) -> bool:
    known = [each["status"] for each in case["history"] if each["on"] <= today]
    return bool(known) and _is_full(viewer, Noun.ZT_CASE, CASE_STATE[known[-1]])


def _gathered(chosen: QuerySet[Factory]) -> Iterator[Facts]:
    """Some factories at a time, by code, whatever their number."""
    ids = list(chosen.order_by("code").values_list("pk", flat=True))
    for start in range(0, len(ids), AT_ONCE):
        some = ids[start : start + AT_ONCE]
        rows = Factory.objects.in_bulk(some)
        facts = gather(rows.values())
        yield from (facts[each] for each in some)
