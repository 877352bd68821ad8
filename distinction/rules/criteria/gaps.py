"""What is missing before the Programme Manager may approve, and the earliest day by rule."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from distinction.rules.criteria.counting import Known, window
from distinction.rules.criteria.evidence import Cycle
from distinction.rules.criteria.gates import GATE_OF_GROUP, Judgement
from distinction.rules.criteria.pack import Pack, Settings
from distinction.rules.criteria.standing import Gap, MomentName, Trigger
from distinction.rules.terms.periods import add_months
from distinction.rules.terms.reasons import Missing
from distinction.rules.terms.verdict import Verdict

ANOTHER_ASSESSMENT_HEALS = ("G01", "G02", "G03", "G04", "G05", "G06", "G13")

Lacking = Mapping[MomentName, Sequence[str]]


def gaps(
    pack: Pack, known: Known, judged: Judgement, trigger: Trigger, *, next_is_triggered: bool
) -> tuple[Gap, ...]:
    """Nothing is missing exactly when the decision's gates are all met.

    `next_is_triggered`: a visit that waits for release was triggered.
    """
    lacking = _lacking(judged)
    assessment = tuple(_assessment(pack, known, judged, lacking))
    wanted = sum(gap.count for gap in assessment)
    on_course = trigger.verdict is Verdict.MET or next_is_triggered
    because = lacking[MomentName.PROGRESS_REPORT_2]
    if wanted > 1 or (wanted == 1 and not on_course):
        because = [*because, "G02"]
    report = _report(pack, known, because)
    return (*assessment, *report, *_release(known, judged), *_case(known, judged))


def earliest_day(known: Known, judged: Judgement, missing: tuple[Gap, ...]) -> date | None:
    """A lower bound by rule, never a planned visit; None when it cannot be told."""
    if judged.verdict is Verdict.MET:
        return known.on
    days = [gap.earliest_on for gap in missing]
    return None if None in days else max(day for day in days if day is not None)


def _assessment(pack: Pack, known: Known, judged: Judgement, lacking: Lacking) -> Iterator[Gap]:
    because = {gate for gate in ANOTHER_ASSESSMENT_HEALS if not judged.met(gate)}
    because |= {
        GATE_OF_GROUP[each.group]
        for each in pack.criteria
        if each.id in lacking[MomentName.ADDITIONAL]
    }
    if not because:
        return
    spacing = pack.settings.assessment_spacing_months
    first = known.on
    if known.latest is not None and not known.waiting:
        first = max(known.on, add_months(known.latest.date, spacing))
    if known.latest is None or lacking[MomentName.LATEST]:
        yield Gap(Missing.ASSESSMENT, 2, add_months(first, spacing), tuple(sorted(because)))
    else:
        yield Gap(Missing.ASSESSMENT, 1, first, tuple(sorted(because)))


def _report(pack: Pack, known: Known, because: Sequence[str]) -> Iterator[Gap]:
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


def _lacking(judged: Judgement) -> Lacking:
    """For each moment the criteria that are not met at it, as in the pack."""
    lacking: dict[MomentName, list[str]] = {name: [] for name in MomentName}
    for line in judged.criteria:
        for each in line.moments:
            if each.verdict is not Verdict.MET:
                lacking[each.moment].append(line.id)
    return lacking
