"""The rows of the lists of factories, as the page shows them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.safestring import SafeString

from distinction.faces.headline import headline
from distinction.faces.reports.account import one_line
from distinction.faces.reports.lists import Due, Near, Ready, ready_of
from distinction.faces.reports.naming import Naming
from distinction.faces.reports.overview import Overview
from distinction.faces.reports.pieces import sign, time
from distinction.faces.reports.weave import weave
from distinction.faces.sentences import _
from distinction.faces.wording import Wording, capital, criteria_of
from distinction.rules.criteria.shown import Shown
from distinction.rules.criteria.standing import Stage, Standing
from distinction.rules.terms.reasons import Missing

ALL_GATES = _("All gates pass")
DECIDE_BY = _("Evidence holds until {date}")
DECIDE = _("Decision awaited")
BLOCKED = _("Blocked")
RELEASE = _("Release awaited")
ANSWER = _("Answer awaited")
CHANCE = _("{what}, {when}")

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
class FactoryRow:
    """One line of the list of all factories."""

    who: Who
    weave: SafeString
    stands: str
    when: str


@dataclass(frozen=True, slots=True)
class Rows:
    """What every row needs."""

    seen: Overview
    naming: Naming
    anchors: Mapping[str, str]
    words: Wording

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
            weave=self._weave(row.standing),
            missing=sign(kind, name, title),
            chance=words.say(CHANCE, what=what, when=when),
        )

    def due(self, row: Due) -> DueRow:
        what = self.words.missing_short(row.what)
        return DueRow(self._who(row.factory), what, time(row.on, self.words))

    def factory(self, standing: Standing) -> FactoryRow:
        eligible = standing.stage is Stage.ELIGIBLE
        ready = ready_of(self.seen.pack, standing) if eligible else None
        return FactoryRow(
            who=self._who(standing.factory),
            weave=self._weave(standing),
            stands=headline(standing, self.seen.pack, self.words),
            when=self._until(ready) if ready else self._earliest(standing),
        )

    def _ready(self, row: Ready) -> ReadyRow:
        words = self.words
        return ReadyRow(
            who=self._who(row.standing.factory),
            weave=self._weave(row.standing),
            stands=words.say(ALL_GATES),
            when=self._until(row),
            sign=sign("due", "pen", words.say(DECIDE)),
        )

    def _held(self, standing: Standing) -> ReadyRow:
        open_ones = {gap.what for gap in standing.missing}
        what = next((each for each in NEXT if each in open_ones), Missing.RELEASE)
        kind, name, text = NEXT[what]
        return ReadyRow(
            who=self._who(standing.factory),
            weave=self._weave(standing),
            stands=headline(standing, self.seen.pack, self.words),
            when=self._earliest(standing),
            sign=sign(kind, name, self.words.say(text)),
        )

    def _until(self, row: Ready) -> str:
        return self.words.say(DECIDE_BY, date=self.words.day(row.decide_by))

    def _earliest(self, standing: Standing) -> str:
        return capital(self.words.by_when(standing.earliest_eligible_on, standing.as_of))

    def _weave(self, standing: Standing) -> SafeString:
        return weave(standing, self.seen.pack, self.words)

    def _who(self, factory: str) -> Who:
        anchor = self.anchors.get(factory)
        return Who(one_line(self.naming(factory)), factory, f"#{anchor}" if anchor else "")
