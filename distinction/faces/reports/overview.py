"""The overview of a portfolio: who waits, who is near, what holds factories back, what is due."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from distinction.faces.reports.account import chance_of, next_chance, not_met
from distinction.faces.reports.shortlist import Gathering, Short
from distinction.faces.wording import Shown, lacking
from distinction.rules.criteria.pack import Evidence, Pack
from distinction.rules.criteria.standing import Line, MomentName, Stage, Standing
from distinction.rules.terms.periods import add_months
from distinction.rules.terms.reasons import Missing, Reason
from distinction.rules.terms.verdict import Verdict

ROWS = 8  # of each list of factories
DATES = 12  # of the list by date
EXAMPLES = 8  # factories shown in full
SOON = timedelta(weeks=12)

# A moment without any evidence says nothing about the factory.
NO_EVIDENCE = (Reason.NO_ASSESSMENT, Reason.NO_PR2)
LATEST_EVIDENCE = (
    MomentName.LATEST,
    MomentName.PROGRESS_REPORT_2,
    MomentName.ADDITIONAL,
    MomentName.AS_OF,
)


class Step(StrEnum):
    """The steps from enrolled to eligible; each holds for those who passed all above it."""

    ENROLLED = "enrolled"
    ASSESSED = "assessed"
    NO_LISTED_ISSUE = "no_listed_issue"
    SYSTEMS_SATISFIED = "systems_satisfied"
    TRIGGERED = "triggered"
    SECOND_DONE = "second_done"
    ELIGIBLE = "eligible"


@dataclass(frozen=True, slots=True)
class Near:
    """A factory that lacks exactly one criterion, and when that can next be put right."""

    standing: Standing
    criterion: str
    shown: Shown
    what: Missing | None
    earliest_on: date | None


@dataclass(frozen=True, slots=True)
class Ready:
    """A factory whose gates all pass, and the last day on which its evidence is young enough."""

    standing: Standing
    decide_by: date


@dataclass(frozen=True, slots=True)
class Due:
    """Something that a factory lacks becomes possible on this day."""

    factory: str
    what: Missing
    on: date


@dataclass(frozen=True, slots=True)
class Holding:
    """How many factories the latest released evidence of one criterion holds back."""

    criterion: str
    not_met: int
    not_known: int


@dataclass(frozen=True, slots=True)
class Overview:
    """A portfolio on a day; factories are counted, criteria never."""

    on: date
    pack: Pack
    factories: int
    stages: dict[Stage, int]
    funnel: dict[Step, int]
    ready: Short[Ready]
    held: Short[Standing]
    near: Short[Near]
    holding: tuple[Holding, ...]
    possible_now: dict[Missing, int]
    due: Short[Due]
    examples: tuple[str, ...]


def overview(standings: Iterable[Standing], pack: Pack, on: date) -> Overview:
    """One pass over the standings; of each list only the first rows are kept."""
    gathered = _Gathered(pack, on)
    for standing in standings:
        gathered.add(standing)
    return gathered.overview()


class _Gathered:
    """What has been seen so far."""

    def __init__(self, pack: Pack, on: date) -> None:
        self.pack, self.on = pack, on
        self.stages: Counter[Stage] = Counter()
        self.funnel: Counter[Step] = Counter()
        self.lines: Counter[tuple[str, Verdict]] = Counter()
        self.now: Counter[Missing] = Counter()
        self.ready: Gathering[Ready] = Gathering(ROWS, _by_decide_by)
        self.held: Gathering[Standing] = Gathering(ROWS, _by_factory)
        self.near: Gathering[Near] = Gathering(ROWS, _by_chance)
        self.due: Gathering[Due] = Gathering(DATES, _by_day)
        self.first: dict[Stage, str] = {}

    def add(self, standing: Standing) -> None:
        self.stages[standing.stage] += 1
        self.funnel.update(_steps(self.pack, standing))
        self.lines.update(_holding(standing))
        self.first.setdefault(standing.stage, standing.factory)
        self._list(standing)
        self._when(standing)

    def overview(self) -> Overview:
        ready, held, near = self.ready.short(), self.held.short(), self.near.short()
        return Overview(
            on=self.on,
            pack=self.pack,
            factories=self.stages.total(),
            stages={stage: self.stages[stage] for stage in Stage},
            funnel={step: self.funnel[step] for step in Step},
            ready=ready,
            held=held,
            near=near,
            holding=self._holding(),
            possible_now={what: self.now[what] for what in Missing if self.now[what]},
            due=self.due.short(),
            examples=self._examples(ready, held, near),
        )

    def _list(self, standing: Standing) -> None:
        if standing.stage is Stage.ELIGIBLE:
            self.ready.offer(Ready(standing, _decide_by(self.pack, standing)))
        elif standing.stage is Stage.CONFIRMING:
            self.held.offer(standing)
        else:
            near = _near(self.pack, standing)
            if near is not None:
                self.near.offer(near)

    def _when(self, standing: Standing) -> None:
        for gap in standing.missing:
            if gap.earliest_on is None:
                continue
            if gap.earliest_on <= self.on:
                self.now[gap.what] += 1
            elif gap.earliest_on <= self.on + SOON:
                self.due.offer(Due(standing.factory, gap.what, gap.earliest_on))

    def _holding(self) -> tuple[Holding, ...]:
        """The criterion that holds back most factories first."""
        found = [
            Holding(
                each.id,
                self.lines[each.id, Verdict.NOT_MET],
                self.lines[each.id, Verdict.NOT_KNOWN],
            )
            for each in self.pack.criteria
        ]
        some = [each for each in found if each.not_met or each.not_known]
        return tuple(sorted(some, key=lambda each: (-each.not_met, -each.not_known)))

    def _examples(
        self, ready: Short[Ready], held: Short[Standing], near: Short[Near]
    ) -> tuple[str, ...]:
        """The factories worth showing in full: the first of each list and of each stage."""
        wanted = [each.standing.factory for each in near.rows[:3]]
        wanted += [each.standing.factory for each in ready.rows[:1]]
        wanted += [each.factory for each in held.rows[:1]]
        wanted += [self.first[stage] for stage in Stage if stage in self.first]
        return tuple(dict.fromkeys(wanted))[:EXAMPLES]


def _near(pack: Pack, standing: Standing) -> Near | None:
    """Exactly one criterion is missing; one that is met once lacks nothing but its second time."""
    open_ids = (*lacking(standing, Shown.NOT_MET), *lacking(standing, Shown.NOT_KNOWN))
    if len(open_ids) != 1 or open_ids[0] == pack.zero_tolerance.id:
        return None
    line = next(each for each in standing.criteria if each.id == open_ids[0])
    gap = chance_of(standing, line)
    return Near(
        standing=standing,
        criterion=line.id,
        shown=Shown(line.verdict),
        what=gap.what if gap else None,
        earliest_on=next_chance(standing, line),
    )


def _steps(pack: Pack, standing: Standing) -> Iterator[Step]:
    passed = {
        Step.ENROLLED: True,
        Step.ASSESSED: standing.evidence.latest is not None,
        Step.NO_LISTED_ISSUE: _in_latest(pack, standing, Evidence.PRI, MomentName.LATEST),
        Step.SYSTEMS_SATISFIED: _in_latest(pack, standing, Evidence.ASSESSMENT, MomentName.LATEST),
        Step.TRIGGERED: _is_triggered(standing)
        and _in_latest(pack, standing, Evidence.PROGRESS_REPORT_2, MomentName.PROGRESS_REPORT_2),
        Step.SECOND_DONE: _second_done(standing),
        Step.ELIGIBLE: standing.may_approve,
    }
    for step in Step:
        if not passed[step]:
            return
        yield step


def _in_latest(pack: Pack, standing: Standing, evidence: Evidence, moment: MomentName) -> bool:
    ids = {each.id for each in pack.criteria if each.evidence is evidence}
    return all(
        each.verdict is Verdict.MET
        for line in standing.criteria
        if line.id in ids
        for each in line.moments
        if each.moment is moment
    )


def _is_triggered(standing: Standing) -> bool:
    """The next assessment carries the additional questions, or the latest one did."""
    return standing.trigger.verdict is Verdict.MET or _second_done(standing)


def _second_done(standing: Standing) -> bool:
    """A triggered assessment was made, be its result released or not."""
    asked = any(each.id == "G02" and each.verdict is Verdict.MET for each in standing.gates)
    return asked or standing.stage is Stage.CONFIRMING


def _holding(standing: Standing) -> Iterator[tuple[str, Verdict]]:
    """What the latest released evidence says of each criterion, where it is not met."""
    for line in standing.criteria:
        verdict = _in_latest_evidence(line)
        if verdict is not Verdict.MET:
            yield line.id, verdict


def _in_latest_evidence(line: Line) -> Verdict:
    said = [
        each.verdict
        for each in not_met(line)
        if each.moment in LATEST_EVIDENCE and each.reason not in NO_EVIDENCE
    ]
    return Verdict.all_of(said) if said else Verdict.MET


def _decide_by(pack: Pack, standing: Standing) -> date:
    latest = standing.trigger.assessed_on or standing.as_of
    return add_months(latest, pack.settings.decision_max_age_months)


def _by_decide_by(row: Ready) -> tuple[object, ...]:
    return row.decide_by, row.standing.factory


def _by_factory(row: Standing) -> tuple[object, ...]:
    return (row.factory,)


def _by_chance(row: Near) -> tuple[object, ...]:
    return row.earliest_on or date.max, row.standing.factory


def _by_day(row: Due) -> tuple[object, ...]:
    return row.on, row.what, row.factory
