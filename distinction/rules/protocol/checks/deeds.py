"""Checks of acts: who decides, who signs, and that what was said stays said."""

from distinction.rules.protocol.checks.held import Check, Held
from distinction.rules.protocol.checks.inside import FOUR_EYES, SAID
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.words import READS, Action, Condition, View
from distinction.rules.terms.parties import Role, Side

WORDS = {Noun.STATUS, Noun.DECISION_RECORD, Noun.ADOPTED_DECISION}
DECIDER = frozenset({Condition.FRESH_AUTH, Condition.REASON})
ADOPTING = frozenset({Condition.SECOND_HAT, Condition.SCANNED})
APPROVING = frozenset({Condition.NOT_AUTHOR, Condition.GATES_PASS, Condition.SECOND_HAT})
OF_THE_SEAT = frozenset({Condition.SELF, Condition.ELECTED, Condition.OWN_SIDE})
CONFIRMS = {Action.SIGN, Action.DECIDE}
WRITES = {Action.EDIT, Action.SIGN}
CHANGES = {Action.EDIT, Action.RELEASE}
PUBLISHES = {Action.RELEASE, Action.EXPORT}
FOR_COMMENT = (Noun.PR2, "for_comment")
JOB_NEVER = {Action.SIGN, Action.RELEASE, Action.DECIDE, Action.EXPORT}


def job_acts(held: Held) -> bool:
    return held.role is Role.SYSTEM_JOB and held.action in JOB_NEVER


def token_writes(held: Held) -> bool:
    """A file to take away is asked for by creating it."""
    if held.role is not Role.API_CLIENT or held.action in READS:
        return False
    return held.noun is not Noun.EXPORT_FILE or held.action is not Action.CREATE


def another_decides(held: Held) -> bool:
    decides = held.noun in WORDS and held.action is Action.DECIDE
    return decides and held.role is not Role.PROGRAMME_MANAGER


def decides_too_easily(held: Held) -> bool:
    """The gates of an adopted decision were judged on paper: two hats and the scan instead."""
    if held.noun not in WORDS or held.action is not Action.DECIDE:
        return False
    asked = {
        (Noun.ADOPTED_DECISION, "draft"): DECIDER | ADOPTING,
        (Noun.DECISION_RECORD, "draft"): DECIDER | APPROVING,
    }
    return not asked.get(held.at, DECIDER | {Condition.NOT_AUTHOR}) <= held.grant.conditions


def second_person_elsewhere(held: Held) -> bool:
    return held.noun is not Noun.SETTING and held.asks(Condition.TWO_PERSON)


def writes_for_the_other_side(held: Held) -> bool:
    """The factory's own words, and the advisor's verification of them."""
    if held.noun is not Noun.PR1 or held.action not in WRITES:
        return False
    return held.view is not (View.REPORT if held.side is Side.FACTORY else View.VERIFICATION)


def changes_what_is_out_for_comment(held: Held) -> bool:
    edits = held.at == FOR_COMMENT and held.action is Action.EDIT
    return edits and held.view is not View.COMMENT


def releases_without_the_comment(held: Held) -> bool:
    releases = held.at == FOR_COMMENT and held.action is Action.RELEASE
    return releases and not held.asks(Condition.COMMENTED)


def fills_the_seat_of_others(held: Held) -> bool:
    seat = held.noun is Noun.COMMITTEE_MEMBERSHIP and held.action in CONFIRMS
    return seat and not held.grant.conditions & OF_THE_SEAT


def releases_the_own_words(held: Held) -> bool:
    releases = held.noun in FOUR_EYES and held.action is Action.RELEASE
    return releases and not held.asks(Condition.NOT_AUTHOR)


def changes_what_was_said(held: Held) -> bool:
    return held.at in SAID and held.action in CHANGES


def publicity_without_consent(held: Held) -> bool:
    out = held.noun is Noun.CAMPAIGN_ITEM and held.action in PUBLISHES
    return out and not held.asks(Condition.CONSENTED)


CHECKS = (
    Check(job_acts, "is a job that acts", ("N14",)),
    Check(token_writes, "is a token that writes", ("N23",)),
    Check(another_decides, "decides, and is not the Programme Manager", ("N14",)),
    Check(decides_too_easily, "decides without all that a decision asks", ("N14", "N16")),
    Check(second_person_elsewhere, "asks two_person, which is of the sharing settings alone"),
    Check(writes_for_the_other_side, "writes the words of the other side", ("N16",)),
    Check(changes_what_is_out_for_comment, "changes a report out for comment", ("N15",)),
    Check(releases_without_the_comment, "releases without the comment of the committee", ("N6",)),
    Check(fills_the_seat_of_others, "confirms the seat of another side", ("N16",)),
    Check(releases_the_own_words, "may release what they wrote", ("N16",)),
    Check(changes_what_was_said, "changes what was said", ("N15",)),
    Check(publicity_without_consent, "makes public without a live consent", ("N21",)),
)
