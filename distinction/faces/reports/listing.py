"""Rows of lists of factories as pages show them: the same words for the same letters."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString

from distinction.doors.access.library import newest_of
from distinction.doors.access.redact import Hidden
from distinction.doors.insight.line import Chance, Evidence, Held, Line
from distinction.faces.headline import HELD
from distinction.faces.reports.pieces import NOTHING, icon, sign, time
from distinction.faces.reports.sheet import Value
from distinction.faces.reports.statuses import sign_of
from distinction.faces.reports.weave import IN_REVIEW, in_words, woven
from distinction.faces.sentences import Plural, _
from distinction.faces.wording import Wording, capital, criteria_of
from distinction.rules.criteria.indexed import ids_of
from distinction.rules.criteria.shown import Shown
from distinction.rules.terms.reasons import Missing
from distinction.rules.terms.status import Status

NAMED_AT_MOST = 3  # of what is missing; the weave names all
ALL_GATES = _("All gates pass")
AWAITS_RELEASE = _("An assessment is done and waits for its release")
OPEN_GATES = _("Open: {names}")
NOT_MET = _("Not met: {names}")
NOT_KNOWN = _("Not known: {names}")
AND_OTHERS = _("{names} and others")
NOTHING_MISSING = _("Nothing is missing")
ONCE = _("Nothing is missing; some are met once")
CHANCE = _("{what}, {when}")
YOUR_DECISION = _("Your decision")
DECIDE = _("Decision awaited")
BLOCKED = _("Blocked")
RELEASE = _("Release awaited")
ANSWER = _("Answer awaited")
DAYS = Plural(_("one day"), _("{count} days"))
HEAD = {
    "name": _("Factory"),
    "code": _("Code"),
    "country": _("Country"),
    "status": _("Status"),
    "since": _("Since"),
    "not_met": _("Not met"),
    "not_known": _("Not known"),
    "chance": _("Next chance"),
    "chance_on": _("Not before"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One factory, drawn; what the reader may not see is empty."""

    name: str
    href: str
    under: str
    country: str
    weave: SafeString
    status: SafeString
    since: SafeString
    missing: SafeString
    chance: str
    gates: str
    ready: SafeString
    ready_for: str
    step: SafeString
    due: str
    due_on: SafeString


@dataclass(frozen=True, slots=True)
class Listing:
    """Draws lines for one reader on one day; who `decides` is told that it is the own turn.

    `to` is the address of a factory's page, {} in the place of its id; empty where there is none.
    """

    words: Wording
    today: date
    to: str = ""
    decides: bool = False

    def row(self, line: Line) -> Row:
        evidence = None if isinstance(line.evidence, Hidden) else line.evidence
        held = None if isinstance(line.held, Hidden) else line.held
        status = None if isinstance(line.status, Hidden) else line.status
        due = None if isinstance(line.due, Hidden) else line.due
        ready_on = held.ready_on if held else None
        return Row(
            name=line.name,
            href=self.to.format(line.factory),
            under="" if isinstance(line.code, Hidden) else line.code,
            country=line.country,
            weave=_weave(evidence, self.words.language) if evidence else NOTHING,
            status=_status(status, self.words.language) if status else NOTHING,
            since=time(None if isinstance(line.since, Hidden) else line.since, self.words),
            missing=_missing(evidence, self.words.language) if evidence else NOTHING,
            chance=self._chance(line.chance),
            gates=self._gates(held) if held else "",
            ready=time(ready_on, self.words),
            ready_for=self.words.count(DAYS, (self.today - ready_on).days) if ready_on else "",
            step=self._step(status, held) if held else NOTHING,
            due=self.words.missing_short(Missing(due.what)) if due else "",
            due_on=time(due.on if due else None, self.words),
        )

    def file_head(self, columns: Sequence[str]) -> list[str]:
        return [self.words.say(HEAD[each]) for each in columns]

    def file_row(self, line: Line, columns: Sequence[str]) -> list[Value]:
        values = self._values(line)
        return [values[each] for each in columns]

    def _values(self, line: Line) -> dict[str, Value]:
        status = None if isinstance(line.status, Hidden) else line.status
        chance = None if isinstance(line.chance, Hidden) else line.chance
        evidence = None if isinstance(line.evidence, Hidden) else line.evidence
        return {
            "name": line.name,
            "code": None if isinstance(line.code, Hidden) else line.code,
            "country": line.country,
            "status": sign_of(status, self.words).word if status else None,
            "since": None if isinstance(line.since, Hidden) or not status else line.since,
            "not_met": self._titles(evidence, evidence.not_met) if evidence else None,
            "not_known": self._titles(evidence, evidence.not_known) if evidence else None,
            "chance": self.words.missing_short(Missing(chance.what)) if chance else None,
            "chance_on": chance.on if chance else None,
        }

    def _titles(self, evidence: Evidence, bits: int) -> str:
        pack = newest_of(evidence.pack)
        criteria = criteria_of(pack)
        return "; ".join(self.words.title(criteria[each]) for each in ids_of(pack, bits))

    def _chance(self, chance: Chance | Hidden | None) -> str:
        if chance is None or isinstance(chance, Hidden):
            return ""
        what = self.words.missing_short(Missing(chance.what))
        if chance.on is None and chance.what == Missing.PROGRESS_REPORT_2:
            return what  # possible now, or no cycle is on record: the index keeps no day for both
        when = self.words.by_when(chance.on or self.today, self.today)
        return self.words.say(CHANCE, what=what, when=when)

    def _gates(self, held: Held) -> str:
        if not held.gates:
            return self.words.say(ALL_GATES)
        if held.waits_for_release:
            return self.words.say(AWAITS_RELEASE)
        said = next((sentence for gate, sentence in HELD.items() if gate in held.gates), "")
        if said:
            return self.words.say(said)
        names = self.words.names(self.words.gate(each) for each in held.gates)
        return capital(self.words.say(OPEN_GATES, names=names))

    def _step(self, status: Status | None, held: Held) -> SafeString:
        """The first thing that holds the decision says whose turn it is."""
        say = self.words.say
        if status is Status.ELIGIBLE:
            return sign("due", "pen", say(YOUR_DECISION if self.decides else DECIDE))
        if "G09" in held.gates:
            return sign("not", "lock", say(BLOCKED))
        if "G03" in held.gates and not held.waits_for_release:
            return sign("info", "clock", say(ANSWER))
        return sign("info", "clock", say(RELEASE))


@lru_cache(maxsize=4096)
def _weave(evidence: Evidence, language: str) -> SafeString:
    """Neither a factory nor a viewer is in the key: many factories look alike (N18)."""
    words, pack = Wording(language), newest_of(evidence.pack)
    masks = {
        Shown.NOT_MET: evidence.not_met,
        Shown.NOT_KNOWN: evidence.not_known,
        Shown.MET_ONCE: evidence.met_once,
    }
    label = in_words(masks, pack, words)
    if "d" in evidence.cells:
        label = f"{label} {words.say(IN_REVIEW)}"
    return woven(evidence.cells, pack, label)


@lru_cache(maxsize=4096)
def _missing(evidence: Evidence, language: str) -> SafeString:
    """One is a sign of its own; several are a sentence that names the first of them."""
    words, pack = Wording(language), newest_of(evidence.pack)
    criteria = criteria_of(pack)
    not_met, not_known = ids_of(pack, evidence.not_met), ids_of(pack, evidence.not_known)
    if len(not_met) + len(not_known) == 1:
        kind, name = ("not", "not") if not_met else ("", "unk")
        return _sign(kind, name, words.title(criteria[(*not_met, *not_known)[0]]))
    if not not_met and not not_known:
        text = words.say(ONCE if evidence.met_once else NOTHING_MISSING)
        return format_html('<span class="quiet">{}<span>{}</span></span>', icon("met"), text)
    said = [
        words.say(sentence, names=_some(words, [words.inline(criteria[each]) for each in ids]))
        for sentence, ids in ((NOT_MET, not_met), (NOT_KNOWN, not_known))
        if ids
    ]
    return format_html("{}", ". ".join(said))


def _some(words: Wording, names: list[str]) -> str:
    if len(names) <= NAMED_AT_MOST:
        return words.names(names)
    return words.say(AND_OTHERS, names=words.row(names[:NAMED_AT_MOST]))


@lru_cache
def _status(status: Status, language: str) -> SafeString:
    found = sign_of(status, Wording(language))
    return _sign(found.kind, found.icon, found.word)


def _sign(kind: str, name: str, text: str) -> SafeString:
    look = f"sign sign--{kind}" if kind else "sign"
    return format_html('<span class="{}">{}<span>{}</span></span>', look, icon(name), text)
