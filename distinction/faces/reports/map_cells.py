"""The columns and cells of the evidence map: what each source said at each moment."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from distinction.faces.reports import account as told
from distinction.faces.reports.account import Account
from distinction.faces.reports.pieces import cell, no_cell
from distinction.faces.sentences import _
from distinction.rules.criteria.cells import Cell, cells, slots, together
from distinction.rules.criteria.evidence import Assessment
from distinction.rules.criteria.pack import Criterion, Evidence
from distinction.rules.criteria.standing import Line, Moment, MomentName, Stage
from distinction.rules.terms.verdict import Verdict

FIRST = _("Assessment 1")
REPORT = _("Progress report 2")
SECOND = _("Assessment 2")
SECOND_ASKED = _("Assessment 2 + questions")
FINAL = _("{date}, final")
REVIEW = _("{date}, in review")
TO_COME = _("to come")

IN_REVIEW = _("In review")
NOT_FINAL = _("not final")
NOT_ASKED = _("not asked at this moment")
STILL_TO_COME = _("still to come")


@dataclass(frozen=True, slots=True)
class Column:
    """A moment of evidence, with its day and whether it is final."""

    title: str
    note: str


def columns_of(account: Account) -> tuple[Column, ...]:
    words = account.words
    first, _report, second = slots(account.standing)
    waiting = list(account.known.waiting)
    asked = account.standing.stage is Stage.CONFIRMING or any(
        moment.moment is MomentName.ADDITIONAL
        for line in account.standing.criteria
        for moment in line.moments
    )
    report = account.report
    report_on = report.released_on if report else None
    return (
        Column(words.say(FIRST), _visit(account, first, waiting)),
        Column(
            words.say(REPORT),
            words.say(FINAL, date=words.day(report_on)) if report_on else words.say(TO_COME),
        ),
        Column(words.say(SECOND_ASKED if asked else SECOND), _visit(account, second, waiting)),
    )


def _visit(account: Account, slot: MomentName | None, waiting: list[Assessment]) -> str:
    words = account.words
    counted = account.assessment_of(slot) if slot else None
    if counted is not None:
        return words.say(FINAL, date=words.day(counted.date))
    if waiting:
        return words.say(REVIEW, date=words.day(waiting.pop(0).date))
    return words.say(TO_COME)


def cells_of(account: Account, criterion: Criterion, line: Line) -> tuple[SafeString, ...]:
    first, report, second = slots(account.standing)
    names = (first, report, second)
    if criterion.evidence is Evidence.PROGRESS_REPORT_2:
        names = (None, report, MomentName.ADDITIONAL)
    states = cells(account.standing, account.pack, line)
    return tuple(
        _cell(account, criterion, line, state, name)
        for state, name in zip(states, names, strict=True)
    )


def _cell(
    account: Account, criterion: Criterion, line: Line, state: Cell, name: MomentName | None
) -> SafeString:
    words = account.words
    if state is Cell.OFF:
        return no_cell(words.say(NOT_ASKED))
    if state is Cell.DRAFT:
        return cell(Cell.DRAFT, words.say(IN_REVIEW), words.say(NOT_FINAL))
    if state is Cell.TO_COME or name is None:
        return no_cell(words.say(STILL_TO_COME))
    moment = next(each for each in together(line, name) if each.verdict == state.value)
    return cell(state, _word(account, criterion, line, moment))


def _word(account: Account, criterion: Criterion, line: Line, moment: Moment) -> str:
    """What the source itself says: the mark as it was given, satisfied, none found."""
    words = account.words
    if moment.moment is MomentName.ADDITIONAL:
        return words.in_source(Evidence.ASSESSMENT, moment.verdict)
    is_marked = moment.moment is MomentName.PROGRESS_REPORT_2
    if is_marked and moment.verdict is not Verdict.NOT_KNOWN:
        facts = told.facts_of(account, line, moment)
        if facts.mark is not None:
            return words.mark(facts.mark)
    return words.in_source(criterion.evidence, moment.verdict)


def case_of(account: Account, line: Line) -> SafeString:
    moment = line.moments[0]
    word = account.words.in_source(Evidence.ZERO_TOLERANCE, moment.verdict)
    return cell(moment.verdict, word)
