"""The gate: may this viewer do this act to this subject, from this state? Asked inside the act."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from distinction.doors.access.viewer import Viewer
from distinction.records.recognition.packs import access_table
from distinction.rules.protocol.acts.act import Act
from distinction.rules.protocol.permissions import NoReason, Permitted, Refusal, excused, may
from distinction.rules.protocol.table import Pair, Place
from distinction.rules.protocol.views import WITHIN
from distinction.rules.protocol.words import Condition, Excuse, View
from distinction.rules.terms.parties import Relation


class Why(StrEnum):
    """Why an act was not done; HIDDEN is answered as if the subject were not there (N2)."""

    HIDDEN = "hidden"
    NOT_YOURS = "not_yours"
    CONDITION = "condition"
    CHANGED = "changed_meanwhile"
    DONE_ALREADY = "done_already"
    TAKEN = "taken"
    NOT_ALLOWED = "value_not_allowed"
    WRONG_STATE = "wrong_state"
    KEY_REUSED = "key_reused"
    SAME_PERSON = "same_person"
    FAULTY = "faulty"
    HAT_ENDED = "hat_ended"


class Refused(Exception):
    """The act was not done and nothing has changed; `details` are words the viewer may read."""

    def __init__(self, why: Why, *details: str) -> None:
        super().__init__(f"{why}: {', '.join(details)}" if details else str(why))
        self.why = why
        self.details = details


@dataclass(frozen=True, slots=True)
class Case:
    """What an act is asked of: how the viewer stands to the subject, its state, what holds."""

    relation: Relation
    state: str
    holds: Mapping[Condition, bool] = field(default_factory=dict)
    excuses: frozenset[Excuse] = frozenset()


def check(viewer: Viewer, what: Act, case: Case) -> View:
    """The view that was granted; raises Refused. What no row grants is refused (N27)."""
    if what.by_installation:
        raise Refused(Why.NOT_YOURS)
    table = access_table()
    place = Place(what.noun, what.action, case.state)
    known = {Condition.FRESH_AUTH: viewer.is_fresh, **case.holds}

    def holds(condition: Condition) -> bool:
        return known.get(condition, False)

    asked = excused(table, case.excuses, holds)
    answer = may(table, Pair(viewer.role, case.relation), place, asked)
    if isinstance(answer, Refusal):
        raise _refused(answer)
    if not _reaches(answer, what.view):
        raise Refused(Why.NOT_YOURS)
    return answer.view


def _reaches(answer: Permitted, needed: View) -> bool:
    return needed in WITHIN[answer.view]


def _refused(answer: Refusal) -> Refused:
    if answer.reason is NoReason.HIDDEN:
        return Refused(Why.HIDDEN)
    if answer.reason is NoReason.CONDITION:
        return Refused(Why.CONDITION, *answer.lacking)
    return Refused(Why.NOT_YOURS)
