"""The headline: one sentence that says where a factory stands and names what is missing."""

from collections.abc import Iterable, Mapping

from distinction.faces.sentences import _
from distinction.faces.wording import Wording, criteria_of
from distinction.rules.criteria.pack import Pack
from distinction.rules.criteria.shown import Shown, first_open, lacking
from distinction.rules.criteria.standing import Stage, Standing
from distinction.rules.terms.reasons import GateReason, Missing, Reason
from distinction.rules.terms.verdict import Verdict

NAMED_AT_MOST = 3  # of more criteria than have a sentence of their own
# The one sentence that answers "where does this factory stand?".
ELIGIBLE = _("All criteria are met: the Programme Manager may decide.")
RELEASE_AWAITED = _("An assessment is done and waits for its release.")
NEXT_IS_TRIGGERED = _("On track: the next full assessment carries the additional questions.")
NOTHING_YET = _("Nothing is known yet: no full assessment has been released.")
LITTLE_YET = _("Little is known yet: no full assessment has been released.")
MARKS_MISSING = _("Dialogue and learning are not known: there is no second progress report yet.")
MARKS_TOO_OLD = _("Dialogue and learning are not known: the second progress report is too old.")

OF_THE_REPORT = {Reason.NO_PR2: MARKS_MISSING, Reason.PR2_TOO_OLD: MARKS_TOO_OLD}

LACKING = {  # how many criteria -> the sentence that names them all
    1: _("One criterion is missing: {names}."),
    2: _("Two criteria are missing: {names}."),
    3: _("Three criteria are missing: {names}."),
    4: _("Four criteria are missing: {names}."),
}
LACKING_MORE = _("Several criteria are missing, among them {names}.")
UNKNOWN = {
    1: _("One criterion is not known yet: {names}."),
    2: _("Two criteria are not known yet: {names}."),
    3: _("Three criteria are not known yet: {names}."),
    4: _("Four criteria are not known yet: {names}."),
}
UNKNOWN_MORE = _("Several criteria are not known yet, among them {names}.")

# Every criterion holds, and a gate does not: what is still open.
OPEN_GATE = {
    GateReason.FEWER_THAN_TWO: _("All criteria are met once: a second assessment must agree."),
    GateReason.BROKEN_BY_INCOMPLETE: _(
        "All criteria are met once: an assessment without a result broke the pair."
    ),
    GateReason.GAP_OUT_OF_RANGE: _(
        "All criteria are met once: the two assessments do not make a pair in time."
    ),
    GateReason.NO_PAIR: _("All criteria are met once: a second assessment must agree."),
    GateReason.NOT_TRIGGERED: _(
        "All criteria are met, but the additional questions are still to come."
    ),
    GateReason.UNANSWERED: _("All criteria are met, but the additional questions were not asked."),
    GateReason.CRITERIA: _("Not all criteria are met yet."),
    GateReason.ZERO_TOLERANCE: _("All criteria are met, but a zero-tolerance case is open."),
    GateReason.UNRELEASED_ASSESSMENT: _(
        "All criteria are met, but a newer assessment waits for its release."
    ),
    GateReason.TOO_OLD: _("All criteria are met, but the latest assessment is too old to decide."),
}

# Nothing failed, and the decision cannot be taken yet.
HELD = {
    "G09": _("The decision is held: a zero-tolerance case is open."),
    "G03": _("The decision is held: an additional question has no answer."),
}


def headline(standing: Standing, pack: Pack, words: Wording) -> str:
    """Criteria are named, never added up to a score."""
    if standing.stage is Stage.DEVELOPING:
        return _developing(standing, pack, words)
    if standing.stage is Stage.CONFIRMING:
        return words.say(_confirming(standing))
    return words.say(NEXT_IS_TRIGGERED if standing.stage is Stage.ON_TRACK else ELIGIBLE)


def _confirming(standing: Standing) -> str:
    if any(gap.what is Missing.RELEASE for gap in standing.missing):
        return RELEASE_AWAITED
    held = first_open(standing, *HELD)
    return HELD[held.id] if held else RELEASE_AWAITED


def _developing(standing: Standing, pack: Pack, words: Wording) -> str:
    if standing.evidence.latest is None:
        reported = standing.evidence.progress_report_2 is not None
        return words.say(LITTLE_YET if reported else NOTHING_YET)
    not_met = lacking(standing, Shown.NOT_MET)
    if not_met:
        return _naming(words, _inline(words, pack, not_met), LACKING, LACKING_MORE)
    unknown = lacking(standing, Shown.NOT_KNOWN)
    if not unknown:
        first = first_open(standing)
        return words.say(OPEN_GATE[first.reason] if first and first.reason else ELIGIBLE)
    reasons = set(_reasons(standing, unknown))
    for reason, sentence in OF_THE_REPORT.items():
        if reasons == {reason}:
            return words.say(sentence)
    return _naming(words, _inline(words, pack, unknown), UNKNOWN, UNKNOWN_MORE)


def _inline(words: Wording, pack: Pack, ids: Iterable[str]) -> list[str]:
    criteria = criteria_of(pack)
    return [words.inline(criteria[each]) for each in ids]


def _naming(words: Wording, names: list[str], sentences: Mapping[int, str], more: str) -> str:
    sentence = sentences.get(len(names))
    if sentence is not None:
        return words.say(sentence, names=words.names(names))
    return words.say(more, names=words.names(names[:NAMED_AT_MOST]))


def _reasons(standing: Standing, ids: Iterable[str]) -> list[Reason | None]:
    wanted = set(ids)
    return [
        moment.reason
        for line in standing.criteria
        if line.id in wanted
        for moment in line.moments
        if moment.verdict is not Verdict.MET
    ]
