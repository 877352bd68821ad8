"""A reason is a code; the sentence for people is made by the face that shows it."""

from enum import StrEnum


class Reason(StrEnum):
    """Why one criterion is not met at one moment of evidence."""

    NON_COMPLIANT = "non_compliant"
    NOT_ASSESSED = "not_assessed"
    NOTHING_APPLICABLE = "nothing_applicable"
    NO_ASSESSMENT = "no_assessment"
    NO_PRI_LIST = "no_pri_list"
    NOT_ON_TRACK = "not_on_track"
    NO_PR2 = "no_pr2"
    PR2_TOO_OLD = "pr2_too_old"
    ZERO_TOLERANCE_CONFIRMED = "zero_tolerance_confirmed"
    ZERO_TOLERANCE_UNRESOLVED = "zero_tolerance_unresolved"


class GateReason(StrEnum):
    """Why one gate of the decision is not met."""

    FEWER_THAN_TWO = "fewer_than_two"
    BROKEN_BY_INCOMPLETE = "broken_by_incomplete"
    GAP_OUT_OF_RANGE = "gap_out_of_range"
    NO_PAIR = "no_pair"
    NOT_TRIGGERED = "not_triggered"
    UNANSWERED = "unanswered"
    CRITERIA = "criteria"
    ZERO_TOLERANCE = "zero_tolerance"
    UNRELEASED_ASSESSMENT = "unreleased_assessment"
    TOO_OLD = "too_old"


class Missing(StrEnum):
    """What a factory still lacks before the Programme Manager may approve."""

    ASSESSMENT = "assessment"
    PROGRESS_REPORT_2 = "progress_report_2"
    RELEASE = "release"
    ZERO_TOLERANCE = "zero_tolerance"


class WarningCode(StrEnum):
    """What somebody of the programme should look at; it decides nothing."""

    ADDITIONAL_QUESTIONS_WITHOUT_TRIGGER = "additional_questions_without_trigger"
    APPROVED_AGAINST_GATES = "approved_against_gates"
    PR2_BEFORE_WINDOW = "pr2_before_window"
    PR2_LATE = "pr2_late"
    ZERO_TOLERANCE_OPEN = "zero_tolerance_open"
