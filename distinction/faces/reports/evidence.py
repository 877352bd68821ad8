"""The evidence in use, piece by piece: its day, its version, and the issue list of that day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from distinction.faces.reports.account import Account
from distinction.faces.sentences import _
from distinction.rules.criteria.evidence import Assessment, Correction, ProgressReport
from distinction.rules.criteria.pack import PriList

ASSESSMENT = _("Assessment {number}")
REPORT = _("Progress report 2")
VISITED = _("visited on {date}")
RELEASED = _("released on {date}")
CORRECTED = _("corrected on {date}")
LIST_UNTIL = _("Issue list {list}, in force from {first} to {last}")
LIST_STILL = _("Issue list {list}, in force since {first}")
NO_LIST = _("The country had no issue list in force on {date}")
DIFFERENTIATION = _("{list}: a list for telling factories apart, in place of public reporting")


@dataclass(frozen=True, slots=True)
class Used:
    """One piece of evidence; `code` is A1, A2 or PR2, as the decision calls it."""

    code: str
    title: str
    id: str
    day: date | None
    history: str
    issue_list: str = ""


def evidence_in_use(account: Account) -> tuple[Used, ...]:
    return (*_assessments(account), *_report(account))


def in_review(account: Account) -> tuple[Assessment, ...]:
    """Visits that are known and have no released result yet."""
    return account.known.waiting


def _assessments(account: Account) -> Iterator[Used]:
    counted = (account.previous, account.latest)
    for number, each in enumerate(filter(None, counted), start=1):
        yield Used(
            code=f"A{number}",
            title=account.words.say(ASSESSMENT, number=str(number)),
            id=each.id,
            day=each.date,
            history=_history(account, each),
            issue_list=_issue_list(account, each),
        )


def _report(account: Account) -> Iterator[Used]:
    report = account.report
    if report is not None:
        history = _versions(account, report)
        title = account.words.say(REPORT)
        yield Used("PR2", title, report.id, report.released_on, history)


def _history(account: Account, assessment: Assessment) -> str:
    visited = account.words.say(VISITED, date=account.words.day(assessment.date))
    return account.words.row((visited, _versions(account, assessment)))


def _versions(account: Account, piece: Assessment | ProgressReport) -> str:
    """The version that was read: the release, and every correction known by the day."""
    words = account.words
    said = [words.say(RELEASED, date=words.day(piece.released_on))]
    said += [
        words.say(CORRECTED, date=words.day(each.released_on)) for each in _known(account, piece)
    ]
    return words.row(said)


def _known(account: Account, piece: Assessment | ProgressReport) -> list[Correction]:
    return [each for each in piece.corrections if each.released_on <= account.known.on]


def _issue_list(account: Account, assessment: Assessment) -> str:
    issues = account.issues_of(assessment)
    if issues is None:
        return account.words.say(NO_LIST, date=account.words.day(assessment.date))
    return _in_force(account, issues)


def _in_force(account: Account, issues: PriList) -> str:
    words = account.words
    name = issues.id
    if issues.kind == "differentiation":
        name = words.say(DIFFERENTIATION, list=issues.id)
    first = words.day(issues.valid_from)
    if issues.valid_to is None:
        return words.say(LIST_STILL, list=name, first=first)
    return words.say(LIST_UNTIL, list=name, first=first, last=words.day(issues.valid_to))
