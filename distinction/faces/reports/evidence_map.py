"""The evidence map of one factory: every criterion at the moments when evidence is taken."""

from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from distinction.faces.reports import account as told
from distinction.faces.reports.account import Account
from distinction.faces.reports.pieces import NOTHING, cell, no_cell, quiet, sign
from distinction.faces.reports.weave import Cell, cells, slots
from distinction.faces.sentences import MET_SO_FAR, _
from distinction.faces.wording import Shown, shown
from distinction.rules.criteria.evidence import Assessment
from distinction.rules.criteria.pack import Criterion, Evidence
from distinction.rules.criteria.standing import Line, MomentName, Stage
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

MARKED = _("Marked On Track on {date}.")
MARKED_AND_ASKED = _("Marked On Track on {date}, and found so by the additional questions.")
TWICE = _("In order on {first} and on {second}.")
ONCE = _("In order on {date}; a second assessment in a row must agree.")
CHECKED = _("Checked again on the day of any decision.")
CHANCE = _("Next chance: {what}, {when}.")

ICONS = {Shown.NOT_MET: ("not", "not"), Shown.NOT_KNOWN: ("", "unk")}


@dataclass(frozen=True, slots=True)
class Column:
    """A moment of evidence, with its day and whether it is final."""

    title: str
    note: str


@dataclass(frozen=True, slots=True)
class Row:
    """One criterion; `whole` stands across all moments in place of `cells`."""

    anchor: str
    id: str
    title: str
    name: str
    look: str
    cells: tuple[SafeString, ...]
    whole: SafeString
    verdict: SafeString
    why: SafeString


@dataclass(frozen=True, slots=True)
class Family:
    """A group of criteria, and how it is judged."""

    title: str
    note: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Map:
    columns: tuple[Column, ...]
    families: tuple[Family, ...]


def evidence_map(account: Account, prefix: str) -> Map:
    """`prefix` starts the address of each row, so that a page can hold several maps."""
    lines = {line.id: line for line in account.standing.criteria}
    groups = dict.fromkeys(each.group for each in account.pack.criteria)
    families = tuple(
        Family(
            title=account.words.group(group),
            note=account.words.group_note(group),
            rows=tuple(
                _row(account, each, lines[each.id], prefix)
                for each in account.pack.criteria
                if each.group is group
            ),
        )
        for group in groups
    )
    return Map(_columns(account), families)


def _columns(account: Account) -> tuple[Column, ...]:
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


def _row(account: Account, criterion: Criterion, line: Line, prefix: str) -> Row:
    seen = shown(account.standing, line)
    whole = criterion.evidence is Evidence.ZERO_TOLERANCE
    return Row(
        anchor=f"{prefix}-{line.id}",
        id=line.id,
        title=account.words.title(criterion),
        name=criterion.name,
        look={Shown.NOT_MET: "is-open", Shown.NOT_KNOWN: "is-half"}.get(seen, ""),
        cells=() if whole else _cells(account, criterion, line),
        whole=_case(account, line) if whole else NOTHING,
        verdict=_verdict(account, criterion, seen),
        why=_why(account, criterion, line, seen),
    )


def _cells(account: Account, criterion: Criterion, line: Line) -> tuple[SafeString, ...]:
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
    if state is Cell.TO_COME:
        return no_cell(words.say(STILL_TO_COME))
    if state is Cell.DRAFT:
        return cell(Cell.DRAFT, words.say(IN_REVIEW), words.say(NOT_FINAL))
    return cell(state, _word(account, criterion, line, name))


def _word(account: Account, criterion: Criterion, line: Line, name: MomentName | None) -> str:
    """What the source itself says: the mark as it was given, satisfied, none found."""
    words = account.words
    moment = next(each for each in line.moments if each.moment is name)
    if name is MomentName.ADDITIONAL:
        return words.in_source(Evidence.ASSESSMENT, moment.verdict)
    facts = told.facts_of(account, line, moment)
    if facts.mark is not None and moment.verdict is not Verdict.NOT_KNOWN:
        return words.mark(facts.mark)
    return words.in_source(criterion.evidence, moment.verdict)


def _case(account: Account, line: Line) -> SafeString:
    moment = line.moments[0]
    word = account.words.in_source(Evidence.ZERO_TOLERANCE, moment.verdict)
    return cell(moment.verdict, word)


def _verdict(account: Account, criterion: Criterion, seen: Shown) -> SafeString:
    words = account.words
    if seen in ICONS:
        kind, name = ICONS[seen]
        return sign(kind, name, words.shown(seen))
    if criterion.evidence is Evidence.ZERO_TOLERANCE:
        return quiet(words.say(MET_SO_FAR))
    return quiet(words.shown(seen))


def _why(account: Account, criterion: Criterion, line: Line, seen: Shown) -> SafeString:
    if seen in ICONS:
        return _open(account, line)
    return format_html('<span class="muted">{}</span>', _fine(account, criterion, line, seen))


def _fine(account: Account, criterion: Criterion, line: Line, seen: Shown) -> str:
    words = account.words
    if criterion.evidence is Evidence.ZERO_TOLERANCE:
        return words.say(CHECKED)
    latest = account.latest.date if account.latest else None
    if seen is Shown.MET_ONCE:
        return words.say(ONCE, date=words.day(latest))
    if criterion.evidence is Evidence.PROGRESS_REPORT_2:
        asked = any(each.moment is MomentName.ADDITIONAL for each in line.moments)
        released = account.report.released_on if account.report else None
        return words.say(MARKED_AND_ASKED if asked else MARKED, date=words.day(released))
    previous = account.previous.date if account.previous else None
    return words.say(TWICE, first=words.day(previous), second=words.day(latest))


def _open(account: Account, line: Line) -> SafeString:
    """Why, what can be done by whom, by when, and the very evidence."""
    words = account.words
    moments = told.not_met(line)
    reasons = dict.fromkeys(told.why(account, line, each) for each in moments)
    steps = dict.fromkeys(told.next_step(account, line, each) for each in moments)
    gap = told.chance_of(account.standing, line)
    after = [step for step in steps if step]
    if gap is not None:
        when = words.by_when(gap.earliest_on, account.standing.as_of)
        after.append(words.say(CHANCE, what=words.missing_short(gap.what), when=when))
    references = [each for moment in moments for each in moment.deciding]
    return format_html(
        '<b>{}</b><span class="muted">{}</span>{}',
        " ".join(reasons),
        " ".join(after),
        format_html_join("", '<span class="code">{}</span>', [(", ".join(references),)])
        if references
        else NOTHING,
    )
