"""The overview of a portfolio: who waits, who is near, what holds factories back, what is due."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from distinction.faces.reports import lists
from distinction.faces.reports.lists import Due, Near, Ready
from distinction.faces.reports.shortlist import Gathering, Short
from distinction.rules.criteria.indexed import in_latest_evidence
from distinction.rules.criteria.pack import Pack
from distinction.rules.criteria.standing import Stage, Standing
from distinction.rules.criteria.steps import Step, steps_passed
from distinction.rules.terms.reasons import Missing
from distinction.rules.terms.verdict import Verdict

ROWS = 8  # of each short list of factories
DATES = 6  # of the list by date
LISTED = 50  # of each stage in the list of all factories: what a person still reads
NEAR_EXAMPLES, EXAMPLES = 2, 6  # factories shown in full: one criterion away, and in all
SOON = timedelta(weeks=12)


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
    listed: dict[Stage, Short[Standing]]
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
        self.ready: Gathering[Ready] = Gathering(ROWS, lists.by_decide_by)
        self.held: Gathering[Standing] = Gathering(ROWS, lists.by_factory)
        self.near: Gathering[Near] = Gathering(ROWS, lists.by_chance)
        self.due: Gathering[Due] = Gathering(DATES, lists.by_day)
        self.listed: dict[Stage, Gathering[Standing]] = {
            stage: Gathering(LISTED, lists.by_need) for stage in lists.NEED
        }
        self.first: dict[Stage, str] = {}

    def add(self, standing: Standing) -> None:
        self.stages[standing.stage] += 1
        self.funnel.update(steps_passed(self.pack, standing))
        self.lines.update(_holding(standing))
        self.first.setdefault(standing.stage, standing.factory)
        self.listed[standing.stage].offer(standing)
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
            listed={stage: rows.short() for stage, rows in self.listed.items()},
            examples=self._examples(ready, held, near),
        )

    def _list(self, standing: Standing) -> None:
        if standing.stage is Stage.ELIGIBLE:
            self.ready.offer(lists.ready_of(self.pack, standing))
        elif standing.stage is Stage.CONFIRMING:
            self.held.offer(standing)
        else:
            near = lists.near_of(self.pack, standing)
            if near is not None:
                self.near.offer(near)

    def _when(self, standing: Standing) -> None:
        for each in lists.dates_of(standing):
            if each.on <= self.on:
                self.now[each.what] += 1
            elif each.on <= self.on + SOON:
                self.due.offer(each)

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
        wanted = [each.standing.factory for each in near.rows[:NEAR_EXAMPLES]]
        wanted += [each.standing.factory for each in ready.rows[:1]]
        wanted += [each.factory for each in held.rows[:1]]
        wanted += [self.first[stage] for stage in Stage if stage in self.first]
        return tuple(dict.fromkeys(wanted))[:EXAMPLES]


def _holding(standing: Standing) -> Iterator[tuple[str, Verdict]]:
    """What the latest released evidence says of each criterion, where it is not met."""
    for line in standing.criteria:
        verdict = in_latest_evidence(line)
        if verdict is not Verdict.MET:
            yield line.id, verdict
