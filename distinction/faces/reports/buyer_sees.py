"""What a buyer with access sees of a factory, part by part, as the access table has it."""

from dataclasses import dataclass

from distinction.doors.insight.rights import is_seen_by_buyers
from distinction.faces.sentences import _
from distinction.faces.wording import Wording
from distinction.rules.protocol.nouns import Noun

# What it is, the object and the state that hold it, and why it is shown or hidden.
PARTS = (
    (_("Status and since when"), Noun.STATUS, "ordinary", _("The last word that is not pending")),
    (_("Evidence map and what is missing"), Noun.STANDING, "published", _("Released results only")),
    (_("Released assessments"), Noun.ASSESSMENT, "released", _("As long as the access lasts")),
    (_("Progress report 1"), Noun.PR1, "released", _("Once it is submitted and verified")),
    (_("Progress report 2"), Noun.PR2, "released", _("Once the programme has released it")),
    (_("Its own access"), Noun.TPA_GRANT, "granted", _("Never that of another buyer")),
    (_("Assessments in review"), Noun.ASSESSMENT, "review", _("A draft until it is released")),
    (
        _("Dates of assessments to come"),
        Noun.ASSESSMENT_DATE,
        "hidden",
        _("Unannounced: told to nobody"),
    ),
    (
        _("Progress report 2 for comment"),
        Noun.PR2,
        "for_comment",
        _("For you and your committee alone"),
    ),
    (
        _("A decision that is pending"),
        Noun.STATUS,
        "in_evaluation",
        _("A buyer goes on reading the last word"),
    ),
    (_("Recorded disagreement"), Noun.DISSENT, "filed", _("Kept, and shown to no buyer")),
    (_("What workers tell"), Noun.WORKER_INPUT, "received", _("The author stays sealed")),
    (_("Evidence files"), Noun.EVIDENCE_FILE, "unreleased", _("Photos and papers stay inside")),
)


@dataclass(frozen=True, slots=True)
class PartSeen:
    """One part: shown or hidden, and why."""

    title: str
    is_seen: bool
    why: str


def parts(words: Wording) -> tuple[PartSeen, ...]:
    """What is shown stands first."""
    found = (
        PartSeen(words.say(title), is_seen_by_buyers(noun, state), words.say(why))
        for title, noun, state, why in PARTS
    )
    return tuple(sorted(found, key=lambda each: not each.is_seen))
