"""Evaluate: a pack and a dossier go in, a standing comes out; nothing else is looked at.

The order is that of `rules.md`: what counts, the criteria and gates, the trigger, the stage,
what is missing and by when, and what somebody should look at.
"""

from dataclasses import dataclass
from datetime import date

from distinction.rules.criteria.counting import Known, know
from distinction.rules.criteria.evidence import Dossier
from distinction.rules.criteria.gaps import earliest_day, gaps
from distinction.rules.criteria.gates import Judgement, judge
from distinction.rules.criteria.notices import notices
from distinction.rules.criteria.pack import Pack
from distinction.rules.criteria.standing import InUse, Line, MomentName, Stage, Standing, Trigger
from distinction.rules.criteria.trigger import judge_trigger, triggered_by
from distinction.rules.terms.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Weighed:
    """What is known on a day, judged, and the stage it makes."""

    judged: Judgement
    trigger: Trigger
    next_is_triggered: bool
    stage: Stage


def evaluate(pack: Pack, dossier: Dossier, on: date) -> Standing:
    """The standing of one factory as of a day, with everything that decided it."""
    known = know(pack.settings, dossier, on)
    found = weigh(pack, known)
    judged, trigger = found.judged, found.trigger
    missing = gaps(pack, known, judged, trigger, next_is_triggered=found.next_is_triggered)
    return Standing(
        factory=dossier.factory,
        as_of=on,
        pack_id=pack.head.id,
        pack_version=pack.head.version,
        stage=found.stage,
        evidence=_in_use(known),
        criteria=judged.criteria,
        trigger=trigger,
        gates=judged.gates,
        missing=missing,
        earliest_eligible_on=earliest_day(known, judged, missing),
        warnings=notices(pack, known, judged, trigger),
    )


def weigh(pack: Pack, known: Known) -> Weighed:
    """As far as the stage; neither what is missing nor what somebody should look at."""
    judged = judge(pack, known)
    trigger = judge_trigger(pack, known, judged.criteria)
    next_is_triggered = _waits_triggered(pack, known)
    stage = _stage(pack, judged, trigger, next_is_triggered=next_is_triggered)
    return Weighed(judged, trigger, next_is_triggered, stage)


def _stage(pack: Pack, judged: Judgement, trigger: Trigger, *, next_is_triggered: bool) -> Stage:
    """The first that holds; no decision changes a stage."""
    if judged.verdict is Verdict.MET:
        return Stage.ELIGIBLE
    if next_is_triggered or _is_held(pack, judged):
        return Stage.CONFIRMING
    if trigger.verdict is Verdict.MET:
        return Stage.ON_TRACK
    return Stage.DEVELOPING


def _is_held(pack: Pack, judged: Judgement) -> bool:
    """Nothing failed; an unanswered additional question, a case or a release is still open."""
    if not (judged.carried and judged.met("G01", "G02", "G13")):
        return False
    case = pack.zero_tolerance.id
    return all(_holds(line) for line in judged.criteria if line.id != case)


def _holds(line: Line) -> bool:
    base = (each for each in line.moments if each.moment is not MomentName.ADDITIONAL)
    all_met = all(each.verdict is Verdict.MET for each in base)
    return all_met and line.verdict is not Verdict.NOT_MET


def _waits_triggered(pack: Pack, known: Known) -> bool:
    return any(triggered_by(pack, known.dossier, visit) for visit in known.waiting)


def _in_use(known: Known) -> InUse:
    return InUse(
        previous=known.previous.id if known.previous else None,
        latest=known.latest.id if known.latest else None,
        progress_report_2=known.reports[-1].id if known.reports else None,
    )
