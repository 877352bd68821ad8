"""The gates of the decision: the Programme Manager may approve only if all of them are met."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from distinction.rules.criteria.checks import (
    additional_as_read,
    are_carried,
    at_decision,
    of_questions,
)
from distinction.rules.criteria.counting import Known, broken_pair, know
from distinction.rules.criteria.evidence import Dossier
from distinction.rules.criteria.pack import Criterion, Evidence, Group, Pack
from distinction.rules.criteria.standing import Gate, Line, Moment, MomentName
from distinction.rules.criteria.trigger import triggered_by
from distinction.rules.terms.marks import Answer
from distinction.rules.terms.periods import add_months
from distinction.rules.terms.reasons import GateReason
from distinction.rules.terms.verdict import Verdict

GATE_OF_GROUP = {
    Group.COMPLIANCE: "G04",
    Group.HR_SYSTEM: "G05",
    Group.OSH_SYSTEM: "G06",
    Group.SOCIAL_DIALOGUE: "G07",
    Group.LEARNING: "G08",
}
JUDGED_TWICE = (Evidence.ASSESSMENT, Evidence.PRI)


@dataclass(frozen=True, slots=True)
class Judgement:
    """All criteria and all gates on a day."""

    criteria: tuple[Line, ...]
    gates: tuple[Gate, ...]
    carried: bool
    triggered: bool

    @property
    def verdict(self) -> Verdict:
        return Verdict.all_of(gate.verdict for gate in self.gates)

    def met(self, *gates: str) -> bool:
        return all(gate.verdict is Verdict.MET for gate in self.gates if gate.id in gates)


def judge_on(pack: Pack, dossier: Dossier, on: date) -> Judgement:
    return judge(pack, know(pack.settings, dossier, on))


def judge(pack: Pack, known: Known) -> Judgement:
    latest = known.latest
    triggering = triggered_by(pack, known.dossier, latest.visit) if latest else None
    pair = _pair(pack, known)
    asked = _asked(pair, triggering, known)
    carried = are_carried(pack, known)
    read = additional_as_read(pack, known)
    counts = carried and asked.verdict is Verdict.MET
    extra = _additional(pack, known, read) if counts else {}
    criteria = tuple(_line(pack, each, known, pair, extra) for each in pack.criteria)
    gates = (
        pair,
        asked,
        _answered(asked, read.values()),
        *_groups(pack, criteria),
        _no_case(pack, criteria),
        _nothing_waits(pair, known),
        _fresh(pack, pair, known),
    )
    return Judgement(criteria, gates, carried, triggering is not None)


def _pair(pack: Pack, known: Known) -> Gate:
    """G01: two consecutive assessments, neither too close together nor too far apart."""
    broken = broken_pair(pack.settings, known)
    return _unknown_if("G01", broken)


def _asked(pair: Gate, triggering: date | None, known: Known) -> Gate:
    """G02: the additional questions were triggered, by the very assessment before."""
    if pair.verdict is not Verdict.MET:
        return Gate("G02", Verdict.NOT_KNOWN, GateReason.NO_PAIR)
    if triggering and known.previous and triggering == known.previous.date:
        return Gate("G02", Verdict.MET, None)
    return Gate("G02", Verdict.NOT_MET, GateReason.NOT_TRIGGERED)


def _answered(asked: Gate, read: Iterable[str]) -> Gate:
    """G03: no additional question of the pack is without an answer."""
    if asked.verdict is not Verdict.MET:
        return Gate("G03", Verdict.NOT_KNOWN, GateReason.NOT_TRIGGERED)
    lacking = any(word == Answer.NOT_ASSESSED for word in read)
    return _unknown_if("G03", GateReason.UNANSWERED if lacking else None)


def _groups(pack: Pack, criteria: Iterable[Line]) -> Iterator[Gate]:
    """G04 to G08: "all of the following criteria", group by group."""
    verdict_of = {line.id: line.verdict for line in criteria}
    for group, gate in GATE_OF_GROUP.items():
        verdict = Verdict.all_of([verdict_of[each] for each in pack.ids_of_group[group]])
        yield _gate(gate, verdict, GateReason.CRITERIA)


def _no_case(pack: Pack, criteria: Iterable[Line]) -> Gate:
    """G09: no zero-tolerance case is open."""
    line = next(each for each in criteria if each.id == pack.zero_tolerance.id)
    return _gate("G09", line.verdict, GateReason.ZERO_TOLERANCE)


def _nothing_waits(pair: Gate, known: Known) -> Gate:
    """G10: no later visit without a result; without a pair there is nothing to hold back."""
    waits = bool(known.waiting) and pair.verdict is Verdict.MET
    return _unknown_if("G10", GateReason.UNRELEASED_ASSESSMENT if waits else None)


def _fresh(pack: Pack, pair: Gate, known: Known) -> Gate:
    """G13: the latest assessment is young enough to decide on."""
    if pair.verdict is not Verdict.MET or known.latest is None:
        return Gate("G13", Verdict.NOT_KNOWN, GateReason.NO_PAIR)
    last_day = add_months(known.latest.date, pack.settings.decision_max_age_months)
    return _unknown_if("G13", GateReason.TOO_OLD if known.on > last_day else None)


def _additional(pack: Pack, known: Known, read: Mapping[str, str]) -> dict[str, Moment]:
    """All additional questions about one criterion are one more moment of it (rule 10)."""
    if known.latest is None:
        return {}
    latest = known.latest.id
    return {
        about: of_questions(MomentName.ADDITIONAL, latest, codes, read)
        for about, codes in pack.additional_about.items()
    }


def _line(
    pack: Pack, criterion: Criterion, known: Known, pair: Gate, extra: Mapping[str, Moment]
) -> Line:
    """All moments together; without a pair only the latest assessment can say not met (rule 12)."""
    moments = at_decision(pack, criterion, known)
    if criterion.id in extra:
        moments = (*moments, extra[criterion.id])
    verdict = Verdict.all_of([each.verdict for each in moments])
    if pair.verdict is not Verdict.MET and criterion.evidence in JUDGED_TWICE:
        latest = next(each for each in moments if each.moment is MomentName.LATEST)
        failed = latest.verdict is Verdict.NOT_MET
        verdict = Verdict.NOT_MET if failed else Verdict.NOT_KNOWN
    return Line(criterion.id, verdict, moments)


def _gate(gate: str, verdict: Verdict, otherwise: GateReason) -> Gate:
    return Gate(gate, verdict, None if verdict is Verdict.MET else otherwise)


def _unknown_if(gate: str, reason: GateReason | None) -> Gate:
    return Gate(gate, Verdict.MET if reason is None else Verdict.NOT_KNOWN, reason)
