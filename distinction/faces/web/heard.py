"""What was heard of one criterion, in words: each moment with its answers, mark or cases."""

from dataclasses import dataclass, replace
from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from distinction.doors.access.redact import Hidden
from distinction.doors.insight.answers import Change, Given, Marked
from distinction.doors.insight.cases import ToldCase
from distinction.doors.insight.heard import Heard
from distinction.faces.reports import account as told
from distinction.faces.reports.account import Account, one_line
from distinction.faces.reports.pieces import cell, no_cell
from distinction.faces.wording import criteria_of
from distinction.rules.criteria.pack import Criterion
from distinction.rules.criteria.standing import Line
from distinction.rules.terms.marks import Answer, CaseStatus, Mark
from distinction.rules.terms.verdict import Verdict

STATES = {
    Answer.COMPLIANT: Verdict.MET,
    Answer.NON_COMPLIANT: Verdict.NOT_MET,
    Answer.NOT_ASSESSED: Verdict.NOT_KNOWN,
}


@dataclass(frozen=True, slots=True)
class ChangeRow:
    on: date
    before: str
    after: str
    reason: str


@dataclass(frozen=True, slots=True)
class RootRow:
    """An element of the management system, and how it stood in the same visit."""

    key: str
    title: str
    verdict: SafeString


@dataclass(frozen=True, slots=True)
class AnswerRow:
    code: str
    text: str
    answer: SafeString
    is_deciding: bool
    changes: tuple[ChangeRow, ...]
    roots: tuple[RootRow, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkRow:
    """The mark on one criterion of a progress report."""

    key: str
    title: str
    mark: SafeString
    comment: str
    changes: tuple[ChangeRow, ...]


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case without a name or a day is the bare fact that something is looked into."""

    name: str
    opened_on: date | None
    history: tuple[tuple[date, str], ...]


@dataclass(frozen=True, slots=True)
class HeardRow:
    """One moment; `hides` says that there are answers which this reader does not see."""

    title: str
    on: date | None
    released_on: date | None
    verdict: SafeString
    why: str
    next_step: str
    place: int
    issue_list: str
    hides: bool = False
    answers: tuple[AnswerRow, ...] = ()  # those that decided, or were corrected
    others: tuple[AnswerRow, ...] = ()
    mark: MarkRow | None = None
    cases: tuple[CaseRow, ...] = ()
    found: tuple[tuple[str, str], ...] = ()


def heard_row(account: Account, line: Line, heard: Heard) -> HeardRow:
    words, moment = account.words, heard.moment
    given = _seen(heard.answers) + _seen(heard.additional)
    told_first = [each for each in given if _is_told_first(each)]
    others = [each for each in given if not _is_told_first(each)]
    mark = heard.mark if isinstance(heard.mark, Marked) else None
    return HeardRow(
        title=words.moment(moment.moment),
        on=heard.on,
        released_on=heard.released_on,
        verdict=cell(moment.verdict, words.verdict(moment.verdict)),
        why=told.why(account, line, moment),
        next_step=told.next_step(account, line, moment) if account.is_advised else "",
        place=heard.place,
        issue_list=heard.issues.id if heard.issues else "",
        hides=any(isinstance(each, Hidden) for each in (heard.answers, heard.additional)),
        answers=tuple(_answer(account, heard, each) for each in told_first),
        others=tuple(_answer(account, heard, each) for each in others),
        mark=marked_row(account, criteria_of(account.pack)[line.id], mark) if mark else None,
        cases=tuple(_case(each) for each in heard.cases),
        found=tuple((each.code, each.text) for each in heard.found),
    )


def _is_told_first(given: Given) -> bool:
    return given.is_deciding or bool(given.changes)


def _seen(given: tuple[Given, ...] | Hidden) -> tuple[Given, ...]:
    return () if isinstance(given, Hidden) else given


def _answer(account: Account, heard: Heard, given: Given) -> AnswerRow:
    criteria = criteria_of(account.pack)
    roots = (
        RootRow(
            each.lower(),
            account.words.title(criteria[each]),
            _element(account, heard.elements.get(each)),
        )
        for each in given.roots
    )
    return replace(given_row(account, given), roots=tuple(roots))


def given_row(account: Account, given: Given) -> AnswerRow:
    return AnswerRow(
        code=given.code,
        text=one_line(given.text),
        answer=answer_cell(account, given.answer),
        is_deciding=given.is_deciding,
        changes=tuple(_change(account, each) for each in given.changes),
    )


def marked_row(account: Account, criterion: Criterion, marked: Marked) -> MarkRow:
    return MarkRow(
        key=criterion.id.lower(),
        title=account.words.title(criterion),
        mark=_mark(account, marked),
        comment=one_line(marked.comment),
        changes=tuple(_mark_change(account, each) for each in marked.changes),
    )


def answer_cell(account: Account, answer: Answer) -> SafeString:
    word = account.words.answer(answer)
    return cell(STATES[answer], word) if answer in STATES else no_cell(word)


def _element(account: Account, verdict: Verdict | None) -> SafeString:
    found = verdict or Verdict.NOT_KNOWN
    return cell(found, account.words.verdict(found))


def _mark(account: Account, mark: Marked) -> SafeString:
    word = account.words.mark(mark.mark)
    if mark.mark is Mark.NOT_ASSESSED:
        return cell(Verdict.NOT_KNOWN, word)
    return cell(Verdict.MET if mark.mark is Mark.ON_TRACK else Verdict.NOT_MET, word)


def _change(account: Account, change: Change) -> ChangeRow:
    say = account.words.answer
    before, after = say(Answer(change.before)), say(Answer(change.after))
    return ChangeRow(change.on, before, after, _reason(change))


def _mark_change(account: Account, change: Change) -> ChangeRow:
    say = account.words.mark
    before, after = say(Mark(change.before)), say(Mark(change.after))
    return ChangeRow(change.on, before, after, _reason(change))


def _reason(change: Change) -> str:
    return "" if isinstance(change.reason, Hidden) else one_line(change.reason)


def _case(case: ToldCase) -> CaseRow:
    states = {
        CaseStatus.SUSPECTED: _("Suspected"),
        CaseStatus.CONFIRMED: _("Confirmed"),
        CaseStatus.UNFOUNDED: _("Unfounded"),
        CaseStatus.REMEDIATED: _("Said to be put right"),
        CaseStatus.CLOSED_VERIFIED: _("Closed and verified"),
    }
    history = () if isinstance(case.history, Hidden) else case.history
    return CaseRow(
        name="" if isinstance(case.name, Hidden) else case.name,
        opened_on=None if isinstance(case.opened_on, Hidden) else case.opened_on,
        history=tuple((each.on, states[each.status]) for each in history),
    )
