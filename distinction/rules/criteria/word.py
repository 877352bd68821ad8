"""The word of a factory: what was decided, what a rule may open, and what is derived (ruling 4)."""

from dataclasses import dataclass
from datetime import date

from distinction.rules.criteria.evaluate import evaluate
from distinction.rules.criteria.evidence import Decision, Dossier
from distinction.rules.criteria.pack import Pack
from distinction.rules.criteria.past import Past
from distinction.rules.criteria.standing import Standing
from distinction.rules.terms.periods import ONE_DAY
from distinction.rules.terms.status import OPENED, STATE_OF, Status, StatusState
from distinction.rules.terms.verdict import Verdict

WORD_OF = {
    "approved": Status.HIGH_PERFORMING,
    "suspended": Status.SUSPENDED,
    "withdrawn": Status.WITHDRAWN,
}


@dataclass(frozen=True, slots=True)
class Word:
    """A status and the first day on which it held."""

    status: Status
    since: date

    @property
    def state(self) -> StatusState:
        return STATE_OF[self.status]


def words(pack: Pack, dossier: Dossier, standing: Standing) -> tuple[Word, ...]:
    """The word of the day, last, after the one before it that others go on seeing.

    A word in evaluation or under review hides behind the last one that was not; that word is
    `on_track` before an evaluation, since only a triggered visit opens one.
    """
    past = Past(pack, dossier)
    decided = _decided(dossier, standing.as_of)
    if decided is not None and not _is_left_behind(decided, standing):
        word = Word(WORD_OF[decided.outcome], decided.on)
        if word.status is not Status.HIGH_PERFORMING:
            return (word,)
        lost_on = _lost_on(past, decided, standing)
        return (word,) if lost_on is None else (word, Word(next(iter(OPENED)), lost_on))
    status = past.derived(standing.stage, standing.trigger, standing.as_of)
    since = past.since(status, standing.as_of)
    if STATE_OF[status] is not StatusState.IN_EVALUATION:
        return (Word(status, since),)
    on_track = past.since(Status.ON_TRACK, since - ONE_DAY)
    return (Word(Status.ON_TRACK, on_track), Word(status, since))


def _decided(dossier: Dossier, on: date) -> Decision | None:
    known = [each for each in dossier.decisions if each.on <= on and each.outcome in WORD_OF]
    return max(known, key=lambda each: each.on, default=None)


def _is_left_behind(decided: Decision, standing: Standing) -> bool:
    """A withdrawn word holds until a trigger on evidence later than the withdrawal."""
    trigger = standing.trigger
    later = trigger.assessed_on is not None and trigger.assessed_on > decided.on
    return decided.outcome == "withdrawn" and trigger.verdict is Verdict.MET and later


def _lost_on(past: Past, decided: Decision, now: Standing) -> date | None:
    """The day since which a criterion that held at the approval no longer holds."""
    pack, dossier = past.pack, past.dossier
    if not _open(pack, now):
        return None
    held = _open(pack, evaluate(pack, dossier, decided.on))
    if _open(pack, now) <= held:
        return None
    lost_on = now.as_of
    for day in past.events(now.as_of):
        if day <= decided.on or _open(pack, evaluate(pack, dossier, day)) <= held:
            break
        lost_on = day
    return lost_on


def _open(pack: Pack, standing: Standing) -> frozenset[str]:
    """Criteria not met; of zero tolerance only what is confirmed, as a suspicion opens nothing."""
    case = pack.zero_tolerance.id
    return frozenset(
        line.id
        for line in standing.criteria_not_met
        if line.id != case or line.verdict is Verdict.NOT_MET
    )
