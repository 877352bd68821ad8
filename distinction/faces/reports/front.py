"""The portfolio part of the page: who is ready, who is near, what is due, what holds back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.safestring import SafeString

from distinction.faces.headline import headline
from distinction.faces.reports.account import one_line
from distinction.faces.reports.naming import Naming
from distinction.faces.reports.overview import Due, Near, Overview, Ready, Step
from distinction.faces.reports.pieces import bar, sign, time
from distinction.faces.reports.stepwords import STEP_NOTES, STEPS
from distinction.faces.reports.weave import weave
from distinction.faces.sentences import Plural, _
from distinction.faces.wording import Shown, Wording, capital, criteria_of
from distinction.rules.criteria.standing import Standing
from distinction.rules.terms.reasons import Missing

WAITING = Plural(
    _("One factory is ready for a decision"), _("{count} factories are ready for a decision")
)
NOBODY = _("No factory waits for a decision")
HELD = Plural(_("One is being confirmed."), _("{count} are being confirmed."))
HELD_TOO = Plural(_("One more is being confirmed."), _("{count} more are being confirmed."))
ALL = Plural(_("One factory: {stages}."), _("{count} factories: {stages}."))
IN_STAGE = _("{count} {stage}")
MORE = Plural(_("and one more factory"), _("and {count} more factories"))
MORE_DATES = Plural(_("and one more date"), _("and {count} more dates"))
NEAR = Plural(_("One factory."), _("{count} factories."))

ALL_GATES = _("All gates pass")
DECIDE_BY = _("Evidence holds until {date}")
DECIDE = _("Decision awaited")
BLOCKED = _("Blocked")
RELEASE = _("Release awaited")
ANSWER = _("Answer awaited")
CHANCE = _("{what}, {when}")

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

# What holds a decision -> the sign of the next step; the first that is missing decides.
NEXT = {
    Missing.ZERO_TOLERANCE: ("not", "lock", BLOCKED),
    Missing.RELEASE: ("info", "clock", RELEASE),
    Missing.ASSESSMENT: ("due", "pen", ANSWER),
}


@dataclass(frozen=True, slots=True)
class Who:
    """A factory by name; `href` is empty where its section is not on the page."""

    name: str
    id: str
    href: str


@dataclass(frozen=True, slots=True)
class ReadyRow:
    who: Who
    weave: SafeString
    stands: str
    when: str
    sign: SafeString


@dataclass(frozen=True, slots=True)
class NearRow:
    who: Who
    weave: SafeString
    missing: SafeString
    chance: str


@dataclass(frozen=True, slots=True)
class DueRow:
    who: Who
    what: str
    when: SafeString


@dataclass(frozen=True, slots=True)
class BarRow:
    """A number of factories with its bar; `aside` is a second number without one."""

    title: str
    note: str
    count: int
    bar: SafeString
    aside: int = 0


@dataclass(frozen=True, slots=True)
class Front:
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
    funnel: tuple[BarRow, ...]
    holding: tuple[BarRow, ...]
    holding_less: tuple[BarRow, ...]


def front(seen: Overview, naming: Naming, anchors: Mapping[str, str], words: Wording) -> Front:
    """`anchors`: the sections of the page by factory."""
    made = _Made(seen, naming, anchors, words)
    holding = tuple(made.holding())
    return Front(
        headline=made.headline(),
        lead=made.lead(),
        ready=tuple(made.ready()),
        ready_more=_more(words, MORE, seen.ready.more + seen.held.more),
        near_count=words.count(NEAR, seen.near.total),
        near=tuple(made.near(each) for each in seen.near.rows),
        near_more=_more(words, MORE, seen.near.more),
        now=tuple(words.count(NOW[what], count) for what, count in seen.possible_now.items()),
        due=tuple(made.due(each) for each in seen.due.rows),
        due_more=_more(words, MORE_DATES, seen.due.more),
        funnel=tuple(made.funnel()),
        holding=holding[:HOLDING],
        holding_less=holding[HOLDING:],
    )


@dataclass(frozen=True, slots=True)
class _Made:
    """What every row needs."""

    seen: Overview
    naming: Naming
    anchors: Mapping[str, str]
    words: Wording

    def headline(self) -> str:
        ready = self.seen.ready.total
        return self.words.count(WAITING, ready) if ready else self.words.say(NOBODY)

    def lead(self) -> str:
        words, held = self.words, self.seen.held.total
        stages = words.names(
            words.say(IN_STAGE, count=str(count), stage=words.stage(stage).lower())
            for stage, count in self.seen.stages.items()
        )
        everybody = words.count(ALL, self.seen.factories, stages=stages)
        sentence = HELD_TOO if self.seen.ready.total else HELD
        return f"{words.count(sentence, held)} {everybody}" if held else everybody

    def ready(self) -> Iterator[ReadyRow]:
        for row in self.seen.ready.rows:
            yield self._ready(row)
        for standing in self.seen.held.rows:
            yield self._held(standing)

    def near(self, row: Near) -> NearRow:
        words = self.words
        title = words.title(criteria_of(self.seen.pack)[row.criterion])
        kind, name = ("not", "not") if row.shown is Shown.NOT_MET else ("", "unk")
        when = words.by_when(row.earliest_on, self.seen.on)
        what = words.missing_short(row.what) if row.what else ""
        return NearRow(
            who=self._who(row.standing.factory),
            weave=weave(row.standing, self.seen.pack, words),
            missing=sign(kind, name, title),
            chance=words.say(CHANCE, what=what, when=when),
        )

    def due(self, row: Due) -> DueRow:
        what = self.words.missing_short(row.what)
        return DueRow(self._who(row.factory), what, time(row.on, self.words))

    def funnel(self) -> Iterator[BarRow]:
        enrolled = self.seen.funnel[Step.ENROLLED]
        for step, count in self.seen.funnel.items():
            kind = "hp" if step is Step.ELIGIBLE else "cf"
            note = self.words.say(STEP_NOTES[step]) if step in STEP_NOTES else ""
            title = self.words.say(STEPS[step])
            yield BarRow(title, note, count, bar(kind, count, enrolled))

    def holding(self) -> Iterator[BarRow]:
        criteria = criteria_of(self.seen.pack)
        most = max((each.not_met for each in self.seen.holding), default=0)
        for each in self.seen.holding:
            title = self.words.title(criteria[each.criterion])
            drawn = bar("wd", each.not_met, most)
            yield BarRow(title, each.criterion, each.not_met, drawn, each.not_known)

    def _ready(self, row: Ready) -> ReadyRow:
        words = self.words
        return ReadyRow(
            who=self._who(row.standing.factory),
            weave=weave(row.standing, self.seen.pack, words),
            stands=words.say(ALL_GATES),
            when=words.say(DECIDE_BY, date=words.day(row.decide_by)),
            sign=sign("due", "pen", words.say(DECIDE)),
        )

    def _held(self, standing: Standing) -> ReadyRow:
        words = self.words
        open_ones = {gap.what for gap in standing.missing}
        what = next((each for each in NEXT if each in open_ones), Missing.RELEASE)
        kind, name, text = NEXT[what]
        return ReadyRow(
            who=self._who(standing.factory),
            weave=weave(standing, self.seen.pack, words),
            stands=headline(standing, self.seen.pack, words),
            when=capital(words.by_when(standing.earliest_eligible_on, standing.as_of)),
            sign=sign(kind, name, words.say(text)),
        )

    def _who(self, factory: str) -> Who:
        anchor = self.anchors.get(factory)
        return Who(one_line(self.naming(factory)), factory, f"#{anchor}" if anchor else "")


def _more(words: Wording, sentence: Plural, left: int) -> str:
    return words.count(sentence, left) if left else ""
