"""Indexed: what lists keep of one standing, and the next day on which it could differ."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from distinction.rules.criteria.cells import NO_EVIDENCE, Cell, all_cells
from distinction.rules.criteria.chances import chance_of, not_met
from distinction.rules.criteria.counting import window
from distinction.rules.criteria.evaluate import evaluate
from distinction.rules.criteria.evidence import Dossier
from distinction.rules.criteria.pack import Pack
from distinction.rules.criteria.past import event_days
from distinction.rules.criteria.shown import Shown, by_shown
from distinction.rules.criteria.standing import Gap, Line, MomentName, Stage, Standing
from distinction.rules.criteria.steps import steps_passed
from distinction.rules.criteria.word import Word, words
from distinction.rules.terms.periods import ONE_DAY, add_months
from distinction.rules.terms.verdict import Verdict

LETTER = {
    Cell.MET: "m",
    Cell.NOT_MET: "n",
    Cell.NOT_KNOWN: "u",
    Cell.DRAFT: "d",
    Cell.TO_COME: "o",
    Cell.OFF: "-",
}
CELL_OF = {letter: cell for cell, letter in LETTER.items()}
LATEST_EVIDENCE = (
    MomentName.LATEST,
    MomentName.PROGRESS_REPORT_2,
    MomentName.ADDITIONAL,
    MomentName.AS_OF,
)


@dataclass(frozen=True, slots=True)
class Indexed:
    """The columns of one row of the standing index; masks have one bit a criterion of the pack."""

    day: date
    next_change_on: date | None
    word: str
    word_since: date
    before: str
    before_since: date | None
    stage: str
    step: int
    not_met: int
    not_known: int
    met_once: int
    holding: int
    lacking: int
    gates: str
    cells: str
    chance: str
    chance_on: date | None
    earliest_on: date | None
    ready_on: date | None
    due: str
    due_on: date | None


def indexed(pack: Pack, dossier: Dossier, on: date) -> Indexed:
    standing = evaluate(pack, dossier, on)
    told = words(pack, dossier, standing)
    before = told[-2] if len(told) > 1 else None
    wanted = by_shown(standing)
    open_ids = (*wanted[Shown.NOT_MET], *wanted[Shown.NOT_KNOWN])
    chance = _chance(standing, open_ids)
    due = min(_dues(standing), key=_by_day, default=None)
    return Indexed(
        day=on,
        next_change_on=_tomorrow_if_moving(pack, standing) or next_change(pack, dossier, on),
        word=told[-1].status,
        word_since=told[-1].since,
        before=before.status if before else "",
        before_since=before.since if before else None,
        stage=standing.stage,
        step=sum(1 for _ in steps_passed(pack, standing)),
        not_met=mask(pack, wanted[Shown.NOT_MET]),
        not_known=mask(pack, wanted[Shown.NOT_KNOWN]),
        met_once=mask(pack, wanted[Shown.MET_ONCE]),
        holding=mask(pack, _holding(standing)),
        lacking=len(open_ids),
        gates=" ".join(gate.id for gate in standing.gates_not_met),
        cells=_letters(standing, pack),
        chance=chance.what if chance else "",
        chance_on=_later(chance.earliest_on if chance else None, on),
        earliest_on=_later(standing.earliest_eligible_on, on),
        ready_on=_ready_on(told[-1], standing),
        due=due.what if due else "",
        due_on=due.earliest_on if due else None,
    )


def mask(pack: Pack, ids: Iterable[str]) -> int:
    wanted = set(ids)
    return sum(1 << place for place, each in enumerate(pack.by_id) if each in wanted)


def ids_of(pack: Pack, bits: int) -> tuple[str, ...]:
    return tuple(each.id for place, each in enumerate(pack.criteria) if bits >> place & 1)


def next_change(pack: Pack, dossier: Dossier, on: date) -> date | None:
    """The first later day named by the evidence or by an age, a window or a spacing of the pack."""
    later = [day for day in _days(pack, dossier, on) if day > on]
    return min(later, default=None)


def _tomorrow_if_moving(pack: Pack, standing: Standing) -> date | None:
    """A second assessment counted from today is due another day tomorrow."""
    moving = add_months(standing.as_of, pack.settings.assessment_spacing_months)
    days = [gap.earliest_on for gap in standing.missing]
    return standing.as_of + ONE_DAY if moving in days else None


def _days(pack: Pack, dossier: Dossier, on: date) -> Iterator[date]:
    settings = pack.settings
    yield from event_days(pack, dossier)
    for visit in dossier.assessments:
        spaced = add_months(visit.date, settings.assessment_spacing_months)
        yield from (spaced, add_months(spaced, settings.assessment_spacing_months))
    starts = [cycle.starts_on for cycle in dossier.cycles]
    for cycle in dossier.cycles:
        due = window(settings, cycle)
        yield due.first
        if due.last is not None:
            yield due.last
        yield add_months(cycle.starts_on, settings.cycle_months)
    yield from _following(pack, max(starts, default=None), on)
    for period in dossier.reduced_assessment:
        yield period.first
        if period.last is not None:
            yield period.last + ONE_DAY


def _following(pack: Pack, latest: date | None, on: date) -> Iterator[date]:
    """Windows and ends of the cycles that would follow, up to the first that is not over."""
    settings = pack.settings
    count = 0
    while latest is not None:
        start = add_months(latest, count * settings.cycle_months)
        yield add_months(start, settings.pr2_month - 1)
        yield add_months(start, settings.cycle_months)
        if start > on:
            return
        count += 1


def _later(day: date | None, on: date) -> date | None:
    """Possible now is kept as none: it would otherwise be another day each day."""
    return day if day is not None and day > on else None


def _chance(standing: Standing, open_ids: tuple[str, ...]) -> Gap | None:
    """The next chance of the first criterion that is missing."""
    lines = {line.id: line for line in standing.criteria}
    gaps = (chance_of(standing, lines[each]) for each in open_ids)
    return next((gap for gap in gaps if gap is not None), None)


def _dues(standing: Standing) -> Iterator[Gap]:
    for gap in standing.missing:
        if gap.earliest_on is not None and gap.earliest_on > standing.as_of:
            yield gap


def _by_day(gap: Gap) -> tuple[date, str]:
    return gap.earliest_on or date.max, gap.what


def _holding(standing: Standing) -> Iterator[str]:
    """What the latest released evidence says of each criterion, where it is not met."""
    return (line.id for line in standing.criteria if in_latest_evidence(line) is not Verdict.MET)


def in_latest_evidence(line: Line) -> Verdict:
    said = [
        each.verdict
        for each in not_met(line)
        if each.moment in LATEST_EVIDENCE and each.reason not in NO_EVIDENCE
    ]
    return Verdict.all_of(said) if said else Verdict.MET


def _letters(standing: Standing, pack: Pack) -> str:
    rows = all_cells(standing, pack, standing.criteria)
    return "".join(LETTER[each] for row in rows for each in row)


def _ready_on(word: Word, standing: Standing) -> date | None:
    return word.since if standing.stage is Stage.ELIGIBLE else None
