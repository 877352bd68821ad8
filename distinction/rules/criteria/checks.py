"""How a criterion is judged at one moment: a check for each kind of evidence."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import repeat

from distinction.rules.criteria.counting import (
    Counted,
    Known,
    case_states,
    marks_on,
    union_was_present,
)
from distinction.rules.criteria.evidence import Answers, ProgressReport
from distinction.rules.criteria.pack import Criterion, Evidence, Pack
from distinction.rules.criteria.standing import Moment, MomentName
from distinction.rules.terms.marks import Answer, CaseStatus, Mark
from distinction.rules.terms.periods import add_months
from distinction.rules.terms.reasons import Reason
from distinction.rules.terms.verdict import Verdict

UNRESOLVED = (CaseStatus.SUSPECTED, CaseStatus.REMEDIATED)

# Rule 3: the answer that decides among several, the first that fits, and what it says.
VERDICT_OF: dict[str, tuple[Verdict, Reason | None]] = {
    Answer.NON_COMPLIANT: (Verdict.NOT_MET, Reason.NON_COMPLIANT),
    Answer.NOT_ASSESSED: (Verdict.NOT_KNOWN, Reason.NOT_ASSESSED),
    Answer.COMPLIANT: (Verdict.MET, None),
    Answer.NOT_APPLICABLE: (Verdict.NOT_KNOWN, Reason.NOTHING_APPLICABLE),
}


def at_decision(pack: Pack, criterion: Criterion, known: Known) -> tuple[Moment, ...]:
    """The moments of a criterion on the day, without its additional questions."""
    return CHECKS[criterion.evidence](pack, criterion, known)


def in_assessment(
    pack: Pack, criterion: Criterion, country: str, counted: Counted | None, name: MomentName
) -> Moment:
    """An element by its own questions, the PRI by the list in force on the assessment's day.

    A non-compliance repaired later stays in the assessment where it was found.
    """
    if counted is None:
        return Moment(name, Verdict.NOT_KNOWN, Reason.NO_ASSESSMENT, ())
    codes = questions_of(pack, criterion, country, counted)
    if codes is None:
        return Moment(name, Verdict.NOT_KNOWN, Reason.NO_PRI_LIST, ())
    return of_questions(name, counted.id, codes, counted.answers)


def questions_of(
    pack: Pack, criterion: Criterion, country: str, counted: Counted
) -> Sequence[str] | None:
    """None where the country had no list in force on the assessment's day."""
    if criterion.evidence is Evidence.ASSESSMENT:
        return criterion.questions
    issues = pack.list_in_force(country, counted.date)
    return issues.questions if issues else None


def answers_to(codes: Sequence[str], answers: Answers) -> list[str]:
    """The answer to each question; without any it is not assessed."""
    return [*map(answers.get, codes, repeat(Answer.NOT_ASSESSED))]


def answer_that_decides(given: Sequence[str]) -> str:
    """One non-compliant answer decides; then a lacking one; what is set aside does not count."""
    for word in VERDICT_OF:
        if word in given:
            return word
    raise ValueError("no question, or an answer that is no word of the contract")


def of_questions(
    name: MomentName, assessment: str, codes: Sequence[str], answers: Answers
) -> Moment:
    given = answers_to(codes, answers)
    decides = answer_that_decides(given)
    verdict, reason = VERDICT_OF[decides]
    asked = zip(codes, given, strict=True)
    deciding = [f"{assessment}/{code}" for code, word in asked if word == decides]
    return Moment(name, verdict, reason, tuple(deciding))


def of_mark(criterion: str, report: ProgressReport | None, on: date, expires: date) -> Moment:
    """ "Marked On Track in Progress Report 2": any other mark does not satisfy."""
    name = MomentName.PROGRESS_REPORT_2
    if report is None:
        return Moment(name, Verdict.NOT_KNOWN, Reason.NO_PR2, ())
    deciding = (f"{report.id}/{criterion}",)
    if on > expires:
        return Moment(name, Verdict.NOT_KNOWN, Reason.PR2_TOO_OLD, deciding)
    given = marks_on(report, on).get(criterion)
    if given is None or given.mark == Mark.NOT_ASSESSED:
        return Moment(name, Verdict.NOT_KNOWN, Reason.NOT_ASSESSED, deciding)
    if given.mark == Mark.ON_TRACK:
        return Moment(name, Verdict.MET, None, deciding)
    return Moment(name, Verdict.NOT_MET, Reason.NOT_ON_TRACK, deciding)


def are_carried(pack: Pack, known: Known) -> bool:
    """Whether `latest` answers one of the pack's additional questions, as written (rule 9)."""
    if known.latest is None:
        return False
    given = known.latest.additional_answers
    words = [given.get(each.code, Answer.NOT_ASSESSED) for each in pack.additional_questions]
    return any(word != Answer.NOT_ASSESSED for word in words)


def additional_as_read(pack: Pack, known: Known) -> dict[str, str]:
    """Set aside only what asks about a union, and only where none was present (rule 10)."""
    latest = known.latest
    if latest is None:
        return {}
    given = latest.additional_answers
    no_union = not union_was_present(known.dossier, latest.date)
    read: dict[str, str] = {}
    for each in pack.additional_questions:
        word = given.get(each.code, Answer.NOT_ASSESSED)
        accepted = each.applies == "union_present" and no_union
        lacking = word == Answer.NOT_APPLICABLE and not accepted
        read[each.code] = Answer.NOT_ASSESSED if lacking else word
    return read


def _twice(pack: Pack, criterion: Criterion, known: Known) -> tuple[Moment, ...]:
    """ "In two consecutive assessments": the older and the newer, each by its own day."""
    country = known.dossier.country
    return (
        in_assessment(pack, criterion, country, known.previous, MomentName.PREVIOUS),
        in_assessment(pack, criterion, country, known.latest, MomentName.LATEST),
    )


def _marked(pack: Pack, criterion: Criterion, known: Known) -> tuple[Moment, ...]:
    """The usable report released last speaks, of whatever cycle; an older one never does."""
    report = known.reports[-1] if known.reports else None
    expires = date.max
    if report is not None and report.released_on is not None:
        expires = add_months(report.released_on, pack.settings.pr2_max_age_months)
    return (of_mark(criterion.id, report, known.on, expires),)


def _no_open_case(_pack: Pack, _criterion: Criterion, known: Known) -> tuple[Moment, ...]:
    """ "No unremediated zero tolerance issues": repaired is free only once it is verified."""
    name, states = MomentName.AS_OF, case_states(known)
    confirmed = _in_state(states, (CaseStatus.CONFIRMED,))
    unresolved = _in_state(states, UNRESOLVED)
    if confirmed:
        return (Moment(name, Verdict.NOT_MET, Reason.ZERO_TOLERANCE_CONFIRMED, confirmed),)
    if unresolved:
        return (Moment(name, Verdict.NOT_KNOWN, Reason.ZERO_TOLERANCE_UNRESOLVED, unresolved),)
    return (Moment(name, Verdict.MET, None, tuple(states)),)


def _in_state(states: Mapping[str, CaseStatus], wanted: Sequence[CaseStatus]) -> tuple[str, ...]:
    return tuple(case for case, status in states.items() if status in wanted)


CHECKS: dict[Evidence, Callable[[Pack, Criterion, Known], tuple[Moment, ...]]] = {
    Evidence.PROGRESS_REPORT_2: _marked,
    Evidence.ASSESSMENT: _twice,
    Evidence.PRI: _twice,
    Evidence.ZERO_TOLERANCE: _no_open_case,
}
