"""What is missing before the Programme Manager may approve, and the earliest day by rule."""

from collections.abc import Iterator
from datetime import date

from distinction.rules.criteria.counting import Known, window
from distinction.rules.criteria.evidence import Cycle
from distinction.rules.criteria.gates import GATE_OF_GROUP, Judgement
from distinction.rules.criteria.pack import Pack, Settings
from distinction.rules.criteria.standing import Gap, Line, MomentName, Trigger
from distinction.rules.terms.periods import add_months
from distinction.rules.terms.reasons import Missing
from distinction.rules.terms.verdict import Verdict

ANOTHER_ASSESSMENT_HEALS = ("G01", "G02", "G03", "G04", "G05", "G06", "G13")


def gaps(
    pack: Pack, known: Known, judged: Judgement, trigger: Trigger, *, next_is_triggered: bool
) -> tuple[Gap, ...]:
    """Nothing is missing exactly when the decision's gates are all met.

    `next_is_triggered`: a visit that waits for release was triggered.
    """
    wanted = 0
    found: list[Gap] = []
    assessment = _assessment(pack, known, judged)
    if assessment is not None:
        wanted = assessment.count
        found.append(assessment)
    on_course = trigger.verdict is Verdict.MET or next_is_triggered
    report = _report(pack, known, judged, must_trigger=wanted == 2 or (wanted == 1 and not on_course))
    return (*found, *report, *_release(known, judged), *_case(known, judged))


def earliest_day(known: Known, judged: Judgement, missing: tuple[Gap, ...]) -> date | None:
    """A lower bound by rule, never a planned visit; None when it cannot be told."""
    if judged.verdict is Verdict.MET:
        return known.on
    days = [gap.earliest_on for gap in missing]
    return None if None in days else max(day for day in days if day is not None)


def _assessment(pack: Pack, known: Known, judged: Judgement) -> Gap | None:
    because = {gate for gate in ANOTHER_ASSESSMENT_HEALS if not judged.met(gate)}
    because |= _gates_of_additional(pack, judged)
    if not because:
        return None
    spacing = pack.settings.assessment_spacing_months
    first = known.on
    if known.latest is not None and not known.waiting:
        first = max(known.on, add_months(known.latest.date, spacing))
    if known.latest is not None and not _lacking(judged, MomentName.LATEST):
        return Gap(Missing.ASSESSMENT, 1, first, tuple(sorted(because)))
    second = add_months(first, spacing)
    return Gap(Missing.ASSESSMENT, 2, second, tuple(sorted(because)))


def _report(pack: Pack, known: Known, judged: Judgement, *, must_trigger: bool) -> Iterator[Gap]:
    because = _lacking(judged, MomentName.PROGRESS_REPORT_2)
    if must_trigger:
        because.append("G02")
    if because:
        day = _next_report(pack.settings, known)
        yield Gap(Missing.PROGRESS_REPORT_2, 1, day, tuple(because))


def _release(known: Known, judged: Judgement) -> Iterator[Gap]:
    if known.waiting:
        because = "G10" if judged.met("G01") else "G01"
        yield Gap(Missing.RELEASE, len(known.waiting), known.on, (because,))


def _case(known: Known, judged: Judgement) -> Iterator[Gap]:
    if not judged.met("G09"):
        yield Gap(Missing.ZERO_TOLERANCE, 1, known.on, ("G09",))


def _next_report(settings: Settings, known: Known) -> date | None:
    """The earliest day on which the window of a cycle without a usable report opens."""
    cycles = known.dossier.cycles
    if not cycles:
        return None
    reported = {report.cycle for report in known.reports}
    lasting = [each for each in cycles if not _is_over(settings, each, known.on)]
    opening = [window(settings, each).first for each in lasting if each.id not in reported]
    if opening:
        return max(known.on, min(opening))
    following = _next_cycle(settings, known)
    return max(known.on, window(settings, following).first)


def _next_cycle(settings: Settings, known: Known) -> Cycle:
    """The first cycle not over among those that would follow the latest start."""
    latest = max(cycle.starts_on for cycle in known.dossier.cycles)
    count = 1
    while True:
        following = Cycle("", add_months(latest, count * settings.cycle_months))
        if not _is_over(settings, following, known.on):
            return following
        count += 1


def _is_over(settings: Settings, cycle: Cycle, on: date) -> bool:
    return add_months(cycle.starts_on, settings.cycle_months) <= on


def _lacking(judged: Judgement, name: MomentName) -> list[str]:
    """Criteria with this moment not met, as in the pack."""
    return [line.id for line in judged.criteria if _is_open(line, name)]


def _gates_of_additional(pack: Pack, judged: Judgement) -> set[str]:
    open_ones = _lacking(judged, MomentName.ADDITIONAL)
    return {GATE_OF_GROUP[each.group] for each in pack.criteria if each.id in open_ones}


def _is_open(line: Line, name: MomentName) -> bool:
    return any(
        each.moment is name and each.verdict is not Verdict.MET for each in line.moments
    )
