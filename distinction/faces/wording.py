"""Wording: codes, days and names as sentences for people, in the language of the reader."""

import gettext
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from distinction.faces import sentences as said
from distinction.faces.sentences import Advice
from distinction.rules.criteria.pack import Criterion, Evidence, Group, Pack
from distinction.rules.criteria.shown import Shown
from distinction.rules.criteria.standing import (
    Gap,
    Moment,
    MomentName,
    Stage,
)
from distinction.rules.terms.marks import Answer, Mark
from distinction.rules.terms.reasons import GateReason, Missing, Reason, WarningCode
from distinction.rules.terms.verdict import Verdict

LOCALE = Path(__file__).parents[1] / "locale"
RIGHT_TO_LEFT = ("ar", "ur")
SHORT_NAMES = {name.casefold(): short for name, short in said.CRITERIA.items()}


@dataclass(frozen=True, slots=True)
class Facts:
    """What a sentence names besides its code."""

    on: date | None = None
    questions: tuple[str, ...] = ()
    mark: Mark | None = None
    comment: str = ""
    month: int = 0
    months: int = 0


NO_FACTS = Facts()


class Wording:
    """Everything that is said to people in one language; English where a translation lacks."""

    def __init__(self, language: str = "en") -> None:
        self.language = language
        self._catalogue = gettext.translation(
            "distinction", localedir=LOCALE, languages=[language], fallback=True
        )

    @property
    def direction(self) -> str:
        return "rtl" if self.language.partition("-")[0] in RIGHT_TO_LEFT else "ltr"

    def say(self, sentence: str, **facts: str) -> str:
        """One whole sentence, translated, with its named values put in."""
        return self._catalogue.gettext(sentence).format(**facts)

    def count(self, sentence: said.Plural, count: int, **facts: str) -> str:
        """The sentence for so many, in the plurals of the language."""
        words = self._catalogue.ngettext(sentence.one, sentence.more, count)
        return words.format(count=count, **facts)

    def day(self, day: date | None) -> str:
        if day is None:
            return ""
        month = self.say(said.MONTHS).split()[day.month - 1]
        return self.say(said.DAY, day=str(day.day), month=month, year=str(day.year))

    def names(self, names: Iterable[str]) -> str:
        """Several names in a row, as a sentence lists them."""
        listed = list(names)
        if len(listed) <= 1:
            return "".join(listed)
        last = self.say(said.TWO_NAMES, first=listed[-2], last=listed[-1])
        return self.row([*listed[:-2], last])

    def row(self, parts: Iterable[str]) -> str:
        """Several parts one after the other, with the comma of the language."""
        *before, text = [*parts] or [""]
        for part in reversed(before):
            text = self.say(said.MORE_NAMES, first=part, rest=text)
        return text

    # the words of a standing

    def stage(self, stage: Stage) -> str:
        return self.say(said.STAGES[stage])

    def stage_note(self, stage: Stage) -> str:
        return self.say(said.STAGE_NOTES[stage])

    def verdict(self, verdict: Verdict) -> str:
        return self.say(said.VERDICTS[verdict])

    def shown(self, shown: Shown) -> str:
        if shown is Shown.MET_ONCE:
            return self.say(said.MET_ONCE)
        return self.verdict(Verdict(shown))

    def moment(self, moment: MomentName) -> str:
        return self.say(said.MOMENTS[moment])

    def group(self, group: Group) -> str:
        return self.say(said.GROUPS[group])

    def group_note(self, group: Group) -> str:
        return self.say(said.GROUP_NOTES[group])

    def mark(self, mark: Mark) -> str:
        return self.say(said.MARKS[mark])

    def answer(self, answer: Answer) -> str:
        return self.say(said.ANSWERS[answer])

    def in_source(self, evidence: Evidence, verdict: Verdict) -> str:
        """The verdict of one moment in the words of its source: satisfied, On Track, none found."""
        return self.say(said.IN_SOURCE[evidence][verdict])

    def title(self, criterion: Criterion) -> str:
        """A short name for a table; the full one if no shorter is known."""
        short = SHORT_NAMES.get(criterion.name.casefold())
        return self.say(short[0]) if short else criterion.name

    def inline(self, criterion: Criterion) -> str:
        """A short name for the middle of a sentence."""
        short = SHORT_NAMES.get(criterion.name.casefold())
        return self.say(short[1]) if short else criterion.name

    # the reasons

    def reason(self, moment: Moment, facts: Facts = NO_FACTS) -> str:
        """Why a moment is not met; nothing is said of one that is."""
        if moment.reason is None:
            return ""
        sentence = reason_of(moment.reason, moment.moment).text
        if moment.reason is Reason.NOT_ON_TRACK and not facts.comment:
            sentence = said.MARKED_WITHOUT_WORDS
        return self._with(sentence, facts)

    def next_step(self, moment: Moment, facts: Facts = NO_FACTS) -> str:
        """Who can act on a reason, and how."""
        if moment.reason is None:
            return ""
        advice = reason_of(moment.reason, moment.moment)
        return self._advised(advice, facts)

    def gate(self, gate: str) -> str:
        return self.say(said.GATES[gate])

    def gate_reason(self, reason: GateReason) -> str:
        return self.say(said.GATE_REASONS[reason].text)

    def gate_next_step(self, reason: GateReason) -> str:
        return self._advised(said.GATE_REASONS[reason], NO_FACTS)

    def warning(self, code: WarningCode, facts: Facts = NO_FACTS) -> str:
        return self._with(said.WARNINGS[code].text, facts)

    def warning_next_step(self, code: WarningCode, facts: Facts = NO_FACTS) -> str:
        return self._advised(said.WARNINGS[code], facts)

    # what is missing, by whom and by when

    def missing(self, gap: Gap, criteria: Iterable[str] = ()) -> str:
        """`criteria`: names of those that a report must mark On Track; none: all of them."""
        named = list(criteria)
        if gap.what is Missing.PROGRESS_REPORT_2 and named:
            return self.say(said.REPORT_ON, names=self.names(named))
        return self.count(said.MISSING[gap.what], gap.count)

    def missing_short(self, what: Missing) -> str:
        return self.say(said.MISSING_SHORT[what])

    def missing_who(self, what: Missing) -> str:
        return self.say(said.MISSING_WHO[what])

    def by_when(self, day: date | None, on: date) -> str:
        """The earliest day by rule: no visit is ever announced by it."""
        if day is None:
            return self.say(said.CANNOT_BE_TOLD)
        if day <= on:
            return self.say(said.POSSIBLE_NOW)
        return self.say(said.NOT_BEFORE, date=self.day(day))

    def _advised(self, advice: Advice, facts: Facts) -> str:
        if not advice.who:
            return ""
        step = self._with(advice.next_step, facts)
        return self.say(said.WHO_DOES, who=self.say(advice.who), step=step)

    def _with(self, sentence: str, facts: Facts) -> str:
        return self.say(
            sentence,
            date=self.day(facts.on),
            questions="; ".join(facts.questions),
            mark=self.mark(facts.mark) if facts.mark else "",
            comment=facts.comment,
            month=str(facts.month),
            months=str(facts.months),
        )


ENGLISH = Wording()


def capital(text: str) -> str:
    """The start of a sentence; scripts without capitals stay as they are."""
    return text[:1].upper() + text[1:]


def reason_of(reason: Reason, moment: MomentName) -> Advice:
    return said.REASONS_AT.get((reason, moment)) or said.REASONS[reason]


def criteria_of(pack: Pack) -> dict[str, Criterion]:
    return {each.id: each for each in pack.criteria}
