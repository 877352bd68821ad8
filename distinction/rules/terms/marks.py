"""The words of the source: answers to assessment questions, and marks of a progress report."""

from enum import StrEnum


class Answer(StrEnum):
    """The answer to one question; a question without any reads as not assessed."""

    COMPLIANT = "compliant"
    NON_COMPLIANT = "non_compliant"
    NOT_APPLICABLE = "not_applicable"  # set aside, its reason accepted in quality review
    NOT_ASSESSED = "not_assessed"


class Mark(StrEnum):
    """The mark on one dialogue or learning criterion; only On Track satisfies."""

    ON_TRACK = "on_track"
    MODERATE_PROGRESS = "moderate_progress"
    NO_PROGRESS = "no_progress"
    NOT_ON_TRACK = "not_on_track"  # imported data that does not say which of the two it was
    NOT_ASSESSED = "not_assessed"


class CaseStatus(StrEnum):
    """The state of one zero-tolerance case."""

    SUSPECTED = "suspected"
    CONFIRMED = "confirmed"
    UNFOUNDED = "unfounded"
    REMEDIATED = "remediated"  # said to be repaired, not verified
    CLOSED_VERIFIED = "closed_verified"
