"""The portfolio part of the page: who is ready, who is near, what is due, what holds back."""

from collections.abc import Mapping
from dataclasses import dataclass

from distinction.faces.reports.bars import BarRow, holding_bars, step_bars
from distinction.faces.reports.naming import Naming
from distinction.faces.reports.overview import Overview
from distinction.faces.reports.rows import DueRow, FactoryRow, NearRow, ReadyRow, Rows
from distinction.faces.sentences import Plural, _
from distinction.faces.wording import Wording
from distinction.rules.criteria.standing import Stage
from distinction.rules.terms.reasons import Missing

WAITING = Plural(
    _("One factory is ready for a decision"), _("{count} factories are ready for a decision")
)
NOBODY = _("No factory waits for a decision")
EMPTY = _("The portfolio holds no factory yet.")
HELD = Plural(_("One is being confirmed."), _("{count} are being confirmed."))
HELD_TOO = Plural(_("One more is being confirmed."), _("{count} more are being confirmed."))
ALL = Plural(_("One factory: {stages}."), _("{count} factories: {stages}."))
IN_STAGE = _("{count} {stage}")
MORE = Plural(_("and one more factory"), _("and {count} more factories"))
MORE_DATES = Plural(_("and one more date"), _("and {count} more dates"))
NEAR = Plural(_("One factory."), _("{count} factories."))
IN_ALL = Plural(_("One factory"), _("{count} factories"))
CUT = Plural(
    _("The first {listed} factories stand here. One more stands in the counts above only."),
    _("The first {listed} factories stand here. {count} more stand in the counts above only."),
)

NOW = {
    Missing.ASSESSMENT: Plural(
        _("One factory may have its next full assessment now."),
        _("{count} factories may have their next full assessment now."),
    ),
    Missing.PROGRESS_REPORT_2: Plural(
        _("One factory may have its second progress report now."),
        _("{count} factories may have their second progress report now."),
    ),
    Missing.RELEASE: Plural(
        _("One factory waits for the release of an assessment."),
        _("{count} factories wait for the release of an assessment."),
    ),
    Missing.ZERO_TOLERANCE: Plural(
        _("One factory has a zero-tolerance case that is not closed."),
        _("{count} factories have a zero-tolerance case that is not closed."),
    ),
}

HOLDING = 8  # criteria shown at once; the others unfold
FEW = 20  # factories that are listed at once; more of them unfold by stage


@dataclass(frozen=True, slots=True)
class StageList:
    """The factories of one stage; `cut` says how many of them the list leaves out."""

    anchor: str
    title: str
    note: str
    count: str
    rows: tuple[FactoryRow, ...]
    cut: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class Front:
    """Everything the portfolio part shows, as plain values; lists are cut, and say so."""

    is_empty: bool
    headline: str
    lead: str
    ready: tuple[ReadyRow, ...]
    ready_more: str
    near_count: str
    near: tuple[NearRow, ...]
    near_more: str
    now: tuple[str, ...]
    due: tuple[DueRow, ...]
    due_more: str
    steps: tuple[BarRow, ...]
    holding: tuple[BarRow, ...]
    holding_less: tuple[BarRow, ...]
    stages: tuple[StageList, ...]


def front(seen: Overview, naming: Naming, anchors: Mapping[str, str], words: Wording) -> Front:
    """`anchors`: the sections of the page by factory."""
    made = Rows(seen, naming, anchors, words)
    holding = tuple(holding_bars(seen, words))
    return Front(
        is_empty=not seen.factories,
        headline=_headline(seen, words),
        lead=_lead(seen, words),
        ready=tuple(made.ready()),
        ready_more=_more(words, MORE, seen.ready.more + seen.held.more),
        near_count=words.count(NEAR, seen.near.total),
        near=tuple(made.near(each) for each in seen.near.rows),
        near_more=_more(words, MORE, seen.near.more),
        now=tuple(words.count(NOW[what], count) for what, count in seen.possible_now.items()),
        due=tuple(made.due(each) for each in seen.due.rows),
        due_more=_more(words, MORE_DATES, seen.due.more),
        steps=tuple(step_bars(seen, words)),
        holding=holding[:HOLDING],
        holding_less=holding[HOLDING:],
        stages=tuple(_stage(made, stage) for stage in seen.listed if seen.stages[stage]),
    )


def _stage(made: Rows, stage: Stage) -> StageList:
    seen, words = made.seen, made.words
    listed = seen.listed[stage]
    return StageList(
        anchor=f"stage-{stage}",
        title=words.stage(stage),
        note=words.stage_note(stage),
        count=words.count(IN_ALL, listed.total),
        rows=tuple(made.factory(each) for each in listed.rows),
        cut=_more(words, CUT, listed.more, listed=str(len(listed.rows))),
        is_open=seen.factories <= FEW,
    )


def _headline(seen: Overview, words: Wording) -> str:
    return words.count(WAITING, seen.ready.total) if seen.ready.total else words.say(NOBODY)


def _lead(seen: Overview, words: Wording) -> str:
    if not seen.factories:
        return words.say(EMPTY)
    stages = words.names(
        words.say(IN_STAGE, count=str(count), stage=words.stage(stage).lower())
        for stage, count in seen.stages.items()
    )
    everybody = words.count(ALL, seen.factories, stages=stages)
    held = seen.held.total
    sentence = HELD_TOO if seen.ready.total else HELD
    return f"{words.count(sentence, held)} {everybody}" if held else everybody


def _more(words: Wording, sentence: Plural, left: int, **facts: str) -> str:
    return words.count(sentence, left, **facts) if left else ""
