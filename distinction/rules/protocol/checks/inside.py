"""Places that the programme alone may know of, and what is shown of them to others instead."""

from distinction.rules.protocol.nouns import Noun

At = frozenset[tuple[Noun, str]]

# Nobody outside the programme: nothing unreleased leaves it (N6), no date before its day (N9).
INSIDE: At = frozenset(
    {
        (Noun.ASSESSMENT, "planned"),
        (Noun.ASSESSMENT, "draft"),
        (Noun.ASSESSMENT, "review"),
        (Noun.ASSESSMENT_DATE, "hidden"),
        (Noun.ASSESSMENT_ANSWERS, "draft"),
        (Noun.ASSESSMENT_ANSWERS, "review"),
        (Noun.ADDITIONAL_QUESTIONS, "prepared"),
        (Noun.ADDITIONAL_QUESTIONS, "asked"),
        (Noun.ADDITIONAL_QUESTIONS, "answered"),
        (Noun.EVIDENCE_FILE, "unreleased"),
        (Noun.PRI_RESULTS, "draft"),
        (Noun.PR2, "draft"),
        (Noun.PR2, "review"),
        (Noun.VISIT_NOTES, "private"),
        (Noun.STANDING, "provisional"),
        (Noun.CRITERIA_BREAKDOWN, "provisional"),
        (Noun.WHAT_IS_MISSING, "provisional"),
        (Noun.DECISION_RECORD, "draft"),
        (Noun.FORMAL_NOTE, "draft"),
        (Noun.CAMPAIGN_ITEM, "planned"),
        (Noun.EVENT_INVITATION, "planned"),
        (Noun.EVENT, "planned"),
        (Noun.SURVEY, "draft"),
        (Noun.TRAINING_SESSION, "planned"),
        (Noun.ADOPTED_DECISION, "draft"),
        (Noun.REVIEW_REQUEST, "opinion"),
    }
)
# What buyers, providers and tokens of theirs never see, although the own factory may.
NEVER_OUTSIDE: At = INSIDE | {
    (Noun.ZT_CASE, "suspected"),
    (Noun.ZT_CASE, "unfounded"),
    (Noun.STATUS, "under_review"),
    (Noun.STATUS, "in_evaluation"),
    (Noun.PR1, "draft"),
    (Noun.PR1, "submitted"),
    (Noun.PR2, "for_comment"),
    (Noun.COMMITTEE_MEMBERSHIP, "proposed"),
}
# "What was said stays said" (N15): a correction is a new row that points to the old one.
SAID: At = frozenset(
    {
        (Noun.ASSESSMENT, "released"),
        (Noun.ASSESSMENT, "superseded"),
        (Noun.ASSESSMENT_ANSWERS, "released"),
        (Noun.ADDITIONAL_QUESTIONS, "released"),
        (Noun.EVIDENCE_FILE, "released"),
        (Noun.PRI_RESULTS, "released"),
        (Noun.PR1, "released"),
        (Noun.PR1, "superseded"),
        (Noun.PR2, "released"),
        (Noun.PR2, "superseded"),
        (Noun.DECISION_RECORD, "decided"),
        (Noun.DECISION_RECORD, "superseded"),
        (Noun.ADOPTED_DECISION, "adopted"),
        (Noun.ADOPTED_DECISION, "ended"),
        (Noun.FORMAL_NOTE, "issued"),
        (Noun.FORMAL_NOTE, "withdrawn"),
        (Noun.DISSENT, "filed"),
        (Noun.DISSENT, "answered"),
        (Noun.CAMPAIGN_CONSENT, "given"),
        (Noun.CAMPAIGN_CONSENT, "refused"),
        (Noun.CAMPAIGN_CONSENT, "ended"),
        (Noun.REDUCED_ACCEPTANCE, "accepted"),
        (Noun.REDUCED_ACCEPTANCE, "refused"),
        (Noun.REDUCED_ACCEPTANCE, "ended"),
        (Noun.ACCESS_RECEIPT, "written"),
        (Noun.AUDIT_LOG, "written"),
    }
)
# Who wrote any part of these never releases them (N16).
FOUR_EYES = frozenset(
    {
        Noun.ASSESSMENT,
        Noun.PR1,
        Noun.PR2,
        Noun.ADDITIONAL_QUESTIONS,
        Noun.EVIDENCE_FILE,
    }
)
# Shown outside without gates and trigger (access README, "disclosed standing").
DISCLOSED = frozenset({Noun.STANDING, Noun.CRITERIA_BREAKDOWN, Noun.WHAT_IS_MISSING})
