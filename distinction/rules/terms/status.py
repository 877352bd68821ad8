"""The nine words of a factory's status, and who may set each."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Status(StrEnum):
    """The word of a factory: never a verdict, never a standing."""

    ENROLLED = "enrolled"
    DEVELOPING = "developing"
    ON_TRACK = "on_track"
    CONFIRMING = "confirming"
    ELIGIBLE = "eligible"
    HIGH_PERFORMING = "high_performing"
    UNDER_REVIEW = "under_review"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"


# The Programme Manager takes the final decision (guideline, line 157): stored with the decision
# that gave the word; no rule and no job ever sets one of these (N14).
DECIDED = frozenset({Status.HIGH_PERFORMING, Status.SUSPENDED, Status.WITHDRAWN})
# A rule may open it, or the Programme Manager, and nothing more; a suspicion opens nothing (N13).
OPENED = frozenset({Status.UNDER_REVIEW})
# Worked out anew from the released evidence whenever somebody asks.
DERIVED = frozenset(
    {
        Status.ENROLLED,
        Status.DEVELOPING,
        Status.ON_TRACK,
        Status.CONFIRMING,
        Status.ELIGIBLE,
    }
)


class StatusState(StrEnum):
    """What the access table tells apart: the states of the object `status`."""

    ORDINARY = "ordinary"
    IN_EVALUATION = "in_evaluation"
    HIGH_PERFORMING = "high_performing"
    UNDER_REVIEW = "under_review"
    ENDED = "ended"


STATE_OF: Mapping[Status, StatusState] = MappingProxyType(
    {
        Status.ENROLLED: StatusState.ORDINARY,
        Status.DEVELOPING: StatusState.ORDINARY,
        Status.ON_TRACK: StatusState.ORDINARY,
        Status.CONFIRMING: StatusState.IN_EVALUATION,
        Status.ELIGIBLE: StatusState.IN_EVALUATION,
        Status.HIGH_PERFORMING: StatusState.HIGH_PERFORMING,
        Status.UNDER_REVIEW: StatusState.UNDER_REVIEW,
        Status.SUSPENDED: StatusState.ENDED,
        Status.WITHDRAWN: StatusState.ENDED,
    }
)
