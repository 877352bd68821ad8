"""The answer for one reader: the sentence, why, what is missing, by when, and the path.

Gates, trigger and stage are the programme's; to others only the word speaks of a decision, and one
that is pending reads the same for all that wait (ruling 4).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from distinction.faces.headline import headline
from distinction.faces.reports import account as told
from distinction.faces.reports import answer
from distinction.faces.reports.account import Account
from distinction.faces.reports.evidence_map import fine
from distinction.faces.reports.paths import DECISION, PathStep, path
from distinction.faces.sentences import _
from distinction.rules.criteria.chances import chance_of, not_met
from distinction.rules.criteria.pack import Criterion
from distinction.rules.criteria.shown import Shown, lacking, shown
from distinction.rules.criteria.standing import Gap, Line
from distinction.rules.terms.status import DECIDED, OPENED, Status

PENDING = _("A decision is pending.")
RECOGNISED = _("High performing: every criterion is met.")
ON_TRACK = _("On track: every criterion holds so far.")
ALL_MET = _("Every criterion is met.")
NOTHING_MISSING = _("Nothing is missing.")
ONCE_MORE = _("A second assessment in a row that agrees.")
NOTHING_DUE = _("Nothing is due.")
IS_PENDING = _("pending")
NO_DAY = _("The Programme Manager decides. No day is announced.")


@dataclass(frozen=True, slots=True)
class Reader:
    """How the word reads to this reader, and whether gates and trigger are shown."""

    status: Status | None
    is_pending: bool
    is_inside: bool

    @property
    def is_decided(self) -> bool:
        return self.status in DECIDED | OPENED


@dataclass(frozen=True, slots=True)
class OfOne:
    """The same three answers about one criterion."""

    why: tuple[str, ...]
    missing: tuple[str, ...]
    by_when: str


@dataclass(frozen=True, slots=True)
class Answered:
    title: str
    why: tuple[SafeString, ...]
    missing: tuple[str, ...]
    by_when: tuple[SafeString, ...]
    path: tuple[PathStep, ...]


def answered(account: Account, reader: Reader, anchor: str) -> Answered:
    return Answered(
        title=title(account, reader),
        why=tuple(answer.why(account, anchor)),
        missing=_missing(account, reader),
        by_when=tuple(_by_when(account, reader)),
        path=_path(account, reader),
    )


def answered_of_one(account: Account, criterion: Criterion, line: Line) -> OfOne:
    words, standing = account.words, account.standing
    seen, gap = shown(standing, line), chance_of(standing, line)
    if seen is Shown.MET:
        why = fine(account, criterion, line, seen)
        return OfOne((why,), (words.say(NOTHING_MISSING),), words.say(NOTHING_DUE))
    if seen is Shown.MET_ONCE:
        reasons: tuple[str, ...] = (fine(account, criterion, line, seen),)
        missing: tuple[str, ...] = (words.say(ONCE_MORE),)
    else:
        reasons = tuple(dict.fromkeys(told.why(account, line, each) for each in not_met(line)))
        missing = tuple(_steps(account, line, gap))
    if gap is None:
        return OfOne(reasons, missing, words.say(answer.NO_EARLIEST))
    when = words.by_when(gap.earliest_on, standing.as_of)
    return OfOne(reasons, missing, f"{words.missing_short(gap.what)}: {when}")


def _steps(account: Account, line: Line, gap: Gap | None) -> Iterator[str]:
    """What is missing, and the next step for those who are told it."""
    if gap is not None:
        yield told.missing_text(account, gap)
    if account.is_advised:
        steps = (told.next_step(account, line, each) for each in not_met(line))
        yield from dict.fromkeys(step for step in steps if step)


def title(account: Account, reader: Reader) -> str:
    words, standing = account.words, account.standing
    lacks = lacking(standing, Shown.NOT_MET) + lacking(standing, Shown.NOT_KNOWN)
    if reader.is_pending:
        return words.say(PENDING)
    if not lacks and reader.status is Status.HIGH_PERFORMING:
        return words.say(RECOGNISED)
    if not lacks and reader.is_decided:
        return words.say(ALL_MET)
    if not lacks and not reader.is_inside and not standing.gates_not_met:
        return words.say(ON_TRACK if reader.status is Status.ON_TRACK else ALL_MET)
    return headline(standing, account.pack, words)


def _missing(account: Account, reader: Reader) -> tuple[str, ...]:
    if not account.standing.missing and not (reader.is_inside and not reader.is_decided):
        return (account.words.say(NOTHING_MISSING),)
    return tuple(answer.missing(account))


def _by_when(account: Account, reader: Reader) -> Iterator[SafeString]:
    words = account.words
    if reader.is_pending:
        yield from answer.gaps(account)
        yield format_html("{}", words.say(NO_DAY))
    elif reader.is_decided:
        told = tuple(answer.gaps(account))
        yield from told or (format_html("{}", words.say(NOTHING_DUE)),)
    elif reader.is_inside:
        yield from answer.by_when(account)
    elif account.standing.missing:
        yield from answer.gaps(account)
        yield answer.earliest(account)
    else:
        yield format_html("{}", words.say(NOTHING_DUE))


def _path(account: Account, reader: Reader) -> tuple[PathStep, ...]:
    if reader.is_inside and not reader.is_decided:
        return path(account)
    words, standing = account.words, account.standing
    done = path(account, decision=False)
    if reader.is_pending:
        return (*done, PathStep("now", words.say(DECISION), words.say(IS_PENDING)))
    if reader.is_decided or not standing.missing:
        return done
    when = words.by_when(standing.earliest_eligible_on, standing.as_of)
    return (*done, PathStep("", words.say(DECISION), when))
