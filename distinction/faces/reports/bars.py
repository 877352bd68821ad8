"""The bars of the portfolio: factories at each step, and factories held back by each criterion."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.safestring import SafeString

from distinction.faces.reports.overview import Overview
from distinction.faces.reports.pieces import bar
from distinction.faces.reports.stepwords import STEP_NOTES, STEPS
from distinction.faces.wording import Wording, criteria_of
from distinction.rules.criteria.steps import Step


@dataclass(frozen=True, slots=True)
class BarRow:
    """A number of factories with its bar; `aside` is a second number without one."""

    title: str
    note: str
    count: int
    bar: SafeString
    aside: int = 0


def step_bars(seen: Overview, words: Wording) -> Iterator[BarRow]:
    enrolled = seen.funnel[Step.ENROLLED]
    for step, count in seen.funnel.items():
        kind = "hp" if step is Step.ELIGIBLE else "cf"
        note = words.say(STEP_NOTES[step]) if step in STEP_NOTES else ""
        yield BarRow(words.say(STEPS[step]), note, count, bar(kind, count, enrolled))


def holding_bars(seen: Overview, words: Wording) -> Iterator[BarRow]:
    criteria = criteria_of(seen.pack)
    most = max((each.not_met for each in seen.holding), default=0)
    for each in seen.holding:
        title = words.title(criteria[each.criterion])
        drawn = bar("wd", each.not_met, most)
        yield BarRow(title, each.criterion, each.not_met, drawn, each.not_known)
