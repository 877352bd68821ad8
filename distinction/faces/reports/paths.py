"""The path of one factory: what was done, what waits, and what must come before a decision."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from distinction.faces.reports.account import Account
from distinction.faces.reports.evidence import evidence_in_use
from distinction.faces.sentences import _
from distinction.rules.criteria.standing import Gap, Stage
from distinction.rules.terms.reasons import Missing

SECOND = _("Second full assessment")
REVIEW = _("Assessment in review")
ENTRY = _("Entered the programme")
DECISION = _("Decision")
AWAITED = _("the Programme Manager may decide")
IN_REVIEW = _("{date}, not final")
OUTCOMES = {
    "approved": _("Approved"),
    "declined": _("Declined"),
    "deferred": _("Deferred"),
    "suspended": _("Suspended"),
    "withdrawn": _("Withdrawn"),
}


@dataclass(frozen=True, slots=True)
class PathStep:
    """A step, done, now or still to come; `look` says which."""

    look: str
    title: str
    when: str


def path(account: Account, *, decision: bool = True) -> tuple[PathStep, ...]:
    """Without the decision as its end where one was taken, or must not be spoken of."""
    return (*_done(account), *_now(account, decision), *_to_come(account, decision))


def _done(account: Account) -> Iterator[PathStep]:
    words, on = account.words, account.standing.as_of
    entry = account.dossier.programme_entry_on
    happened: list[tuple[date, str]] = [(entry, words.say(ENTRY))] if entry <= on else []
    happened += [(each.day or on, each.title) for each in evidence_in_use(account)]
    happened += [
        (each.on, words.say(OUTCOMES[each.outcome]))
        for each in account.dossier.decisions
        if each.on <= on
    ]
    for day, title in sorted(happened):
        yield PathStep("done", title, words.day(day))


def _now(account: Account, decision: bool) -> Iterator[PathStep]:  # noqa: FBT001  # of our own
    words = account.words
    for visit in account.known.waiting:
        when = words.say(IN_REVIEW, date=words.day(visit.date))
        yield PathStep("now", words.say(REVIEW), when)
    if decision and account.standing.stage is Stage.ELIGIBLE:
        yield PathStep("now", words.say(DECISION), words.say(AWAITED))


def _to_come(account: Account, decision: bool) -> Iterator[PathStep]:  # noqa: FBT001  # of our own
    standing, words = account.standing, account.words
    reviewed = bool(account.known.waiting)
    coming = [gap for gap in standing.missing if _is_a_step(gap, reviewed=reviewed)]
    for gap in sorted(coming, key=lambda gap: gap.earliest_on or date.max):
        twice = gap.what is Missing.ASSESSMENT and gap.count > 1
        title = words.say(SECOND) if twice else words.missing_short(gap.what)
        yield PathStep("", title, words.by_when(gap.earliest_on, standing.as_of))
    if decision and not standing.may_approve:
        when = words.by_when(standing.earliest_eligible_on, standing.as_of)
        yield PathStep("", words.say(DECISION), when)


def _is_a_step(gap: Gap, *, reviewed: bool) -> bool:
    """A visit in review may be the very assessment that is missing."""
    if gap.what is Missing.RELEASE:
        return False
    return not (reviewed and gap.what is Missing.ASSESSMENT and gap.count == 1)
