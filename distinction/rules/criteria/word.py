"""The word of a factory: what was decided, what a rule may open, and what is derived (ruling 4)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from distinction.rules.criteria.counting import know
from distinction.rules.criteria.evaluate import evaluate
from distinction.rules.criteria.evidence import Decision, Dossier
from distinction.rules.criteria.pack import Pack
from distinction.rules.criteria.standing import Stage, Standing
from distinction.rules.criteria.trigger import triggered_by, triggers
from distinction.rules.terms.periods import ONE_DAY, add_months
from distinction.rules.terms.status import OPENED, STATE_OF, Status, StatusState
from distinction.rules.terms.verdict import Verdict

APPROVED, DECLINED = "approved", "declined"
WORD_OF = {
    APPROVED: Status.HIGH_PERFORMING,
    "suspended": Status.SUSPENDED,
    "withdrawn": Status.WITHDRAWN,
}
OF_STAGE = {
    Stage.ELIGIBLE: Status.ELIGIBLE,
    Stage.CONFIRMING: Status.CONFIRMING,
    Stage.ON_TRACK: Status.ON_TRACK,
}
LOOKED_BACK = 16  # events of the past that are asked for the beginning of a derived word


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
    decided = _decided(dossier, standing.as_of)
    if decided is not None and not _is_left_behind(decided, standing):
        word = Word(WORD_OF[decided.outcome], decided.on)
        if word.status is not Status.HIGH_PERFORMING:
            return (word,)
        lost_on = _lost_on(pack, dossier, decided, standing)
        return (word,) if lost_on is None else (word, Word(next(iter(OPENED)), lost_on))
    status = _derived(pack, dossier, standing)
    since = _since(pack, dossier, status, standing.as_of)
    if STATE_OF[status] is not StatusState.IN_EVALUATION:
        return (Word(status, since),)
    on_track = _since(pack, dossier, Status.ON_TRACK, since - ONE_DAY)
    return (Word(Status.ON_TRACK, on_track), Word(status, since))


def _decided(dossier: Dossier, on: date) -> Decision | None:
    known = [each for each in dossier.decisions if each.on <= on and each.outcome in WORD_OF]
    return max(known, key=lambda each: each.on, default=None)


def _is_left_behind(decided: Decision, standing: Standing) -> bool:
    """A withdrawn word holds until a trigger on evidence later than the withdrawal."""
    trigger = standing.trigger
    later = trigger.assessed_on is not None and trigger.assessed_on > decided.on
    return decided.outcome == "withdrawn" and trigger.verdict is Verdict.MET and later


def _derived(pack: Pack, dossier: Dossier, standing: Standing) -> Status:
    if standing.stage is Stage.ELIGIBLE and _is_declined(pack, dossier, standing):
        return Status.ON_TRACK if standing.trigger.verdict is Verdict.MET else Status.DEVELOPING
    if standing.stage in OF_STAGE:
        return OF_STAGE[standing.stage]
    return Status.ENROLLED if standing.evidence.latest is None else Status.DEVELOPING


def _is_declined(pack: Pack, dossier: Dossier, standing: Standing) -> bool:
    """A declined pair is not offered again."""
    on = [each.on for each in dossier.decisions if each.outcome == DECLINED]
    known = (know(pack.settings, dossier, day) for day in on if day <= standing.as_of)
    return any(each.latest and each.latest.id == standing.evidence.latest for each in known)


def _lost_on(pack: Pack, dossier: Dossier, decided: Decision, now: Standing) -> date | None:
    """The day since which a criterion that held at the approval no longer holds."""
    if not _open(pack, now):
        return None
    held = _open(pack, evaluate(pack, dossier, decided.on))
    if _open(pack, now) <= held:
        return None
    lost_on = now.as_of
    for day in _events(pack, dossier, now.as_of):
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


def _since(pack: Pack, dossier: Dossier, status: Status, on: date) -> date:
    """Back from event to event as long as the word was the same."""
    since = on
    for day in _events(pack, dossier, on):
        if _derived_on(pack, dossier, day) is not status:
            break
        since = day
    return since


def _derived_on(pack: Pack, dossier: Dossier, on: date) -> Status:
    """Without a triggered visit nothing can be in evaluation: then the trigger alone says it."""
    known = know(pack.settings, dossier, on)
    visits = [*known.waiting, *([known.latest.visit] if known.latest else [])]
    if any(triggered_by(pack, dossier, each) for each in visits):
        return _derived(pack, dossier, evaluate(pack, dossier, on))
    if known.latest is None:
        return Status.ENROLLED
    return Status.ON_TRACK if triggers(pack, known) else Status.DEVELOPING


def _events(pack: Pack, dossier: Dossier, on: date) -> list[date]:
    """Days up to `on` at which the evidence changed or grew too old, the newest first."""
    days = {day for day in event_days(pack, dossier) if day <= on}
    return sorted(days, reverse=True)[:LOOKED_BACK]


def event_days(pack: Pack, dossier: Dossier) -> Iterator[date]:
    """Every day on which the standing of the same dossier may differ from the day before."""
    settings = pack.settings
    yield dossier.programme_entry_on
    for visit in dossier.assessments:
        told = (visit.first_day, visit.date, visit.released_on, visit.voided_on)
        yield from (day for day in told if day is not None)
        yield from (each.released_on for each in visit.corrections)
        yield add_months(visit.date, settings.decision_max_age_months) + ONE_DAY
    for report in dossier.progress_reports:
        yield from (each.released_on for each in report.corrections)
        if report.released_on is not None:
            yield report.released_on
            yield add_months(report.released_on, settings.pr2_max_age_months) + ONE_DAY
    for case in dossier.zero_tolerance_cases:
        yield from (entry.on for entry in case.history)
    yield from (each.on for each in dossier.decisions)
