"""The trigger: whether the next full assessment carries the additional questions."""

from collections.abc import Iterable
from datetime import date

from distinction.rules.criteria.checks import (
    VERDICT_OF,
    answer_that_decides,
    answers_to,
    of_mark,
    questions_of,
)
from distinction.rules.criteria.counting import Known, know, released
from distinction.rules.criteria.evidence import Assessment, Dossier, ProgressReport
from distinction.rules.criteria.pack import Criterion, Evidence, Pack
from distinction.rules.criteria.standing import Line, MomentName, Trigger
from distinction.rules.terms.periods import ONE_DAY
from distinction.rules.terms.verdict import Verdict


def judge_trigger(pack: Pack, known: Known, criteria: Iterable[Line]) -> Trigger:
    """All criteria but zero tolerance, by the latest assessment and its cycle's report (rule 7).

    What the latest assessment says was judged with the criteria. An open zero-tolerance case
    does not stop the trigger; it warns.
    """
    report = report_of_cycle(known)
    moments = ((line.id, each) for line in criteria for each in line.moments)
    by_latest = {name: each.verdict for name, each in moments if each.moment is MomentName.LATEST}
    verdicts = {
        each.id: by_latest.get(each.id) or _mark(each, known, report) for each in pack.by_effort
    }
    return Trigger(
        verdict=Verdict.all_of(verdicts.values()),
        assessment=known.latest.id if known.latest else None,
        assessed_on=known.latest.date if known.latest else None,
        progress_report_2=report.id if report else None,
        blocking=tuple(each for each in verdicts if verdicts[each] is not Verdict.MET),
    )


def triggered_by(pack: Pack, dossier: Dossier, visit: Assessment) -> date | None:
    """The day of the assessment that triggered a visit as of its eve; None if none (rule 8)."""
    return triggers(pack, know(pack.settings, dossier, visit.first_day - ONE_DAY))


def triggers(pack: Pack, known: Known) -> date | None:
    """The day of the latest assessment if the trigger is met by it, without an explanation."""
    report = report_of_cycle(known)
    if known.latest is None or report is None:
        return None
    met = all(_verdict(pack, each, known, report) is Verdict.MET for each in pack.by_effort)
    return known.latest.date if met else None


def report_of_cycle(known: Known) -> ProgressReport | None:
    """The last usable report of the latest assessment's cycle, before any later visit began."""
    latest = known.latest
    if latest is None:
        return None
    begun = [visit.first_day for visit in known.visits if visit.date > latest.date]
    in_time = [
        report
        for report in known.reports
        if report.cycle == latest.visit.cycle
        and latest.date < released(report)
        and all(released(report) < first_day for first_day in begun)
    ]
    return in_time[-1] if in_time else None


def _verdict(
    pack: Pack, criterion: Criterion, known: Known, report: ProgressReport | None
) -> Verdict:
    if criterion.evidence is Evidence.PROGRESS_REPORT_2:
        return _mark(criterion, known, report)
    if known.latest is None:
        return Verdict.NOT_KNOWN
    codes = questions_of(pack, criterion, known.dossier.country, known.latest)
    if codes is None:
        return Verdict.NOT_KNOWN
    given = answers_to(codes, known.latest.answers)
    return VERDICT_OF[answer_that_decides(given)][0]


def _mark(criterion: Criterion, known: Known, report: ProgressReport | None) -> Verdict:
    """The trigger asks for no age."""
    return of_mark(criterion.id, report, known.on, expires=date.max).verdict
