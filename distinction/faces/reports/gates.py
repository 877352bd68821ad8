"""The gates of the decision, the trigger and the warnings, as the programme alone sees them."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from distinction.faces.reports import account as told
from distinction.faces.reports.account import Account
from distinction.faces.reports.pieces import icon
from distinction.faces.sentences import _
from distinction.faces.wording import criteria_of
from distinction.rules.criteria.pack import Evidence
from distinction.rules.criteria.standing import Gate
from distinction.rules.terms.verdict import Verdict

TRIGGER_MET = _("Met: the next full assessment carries the additional questions.")
TRIGGER_LACKS = _("It lacks {names}.")
TRIGGER_IS = _("{verdict}.")
TRIGGER_NO_REPORT = _("The cycle of the latest assessment has no second progress report in time.")
TRIGGER_NOTHING = _("Not known. No full assessment has been released.")

KNOTS = {
    Verdict.MET: ("knot", "met"),
    Verdict.NOT_MET: ("knot knot--not", "not"),
    Verdict.NOT_KNOWN: ("knot knot--wait", "unk"),
}


@dataclass(frozen=True, slots=True)
class GateRow:
    knot: SafeString
    id: str
    title: str
    reason: str
    word: str


def gate_rows(account: Account) -> tuple[GateRow, ...]:
    return tuple(_gate(account, each) for each in account.standing.gates)


def _gate(account: Account, gate: Gate) -> GateRow:
    words = account.words
    look, name = KNOTS[gate.verdict]
    return GateRow(
        knot=format_html('<span class="{}">{}</span>', look, icon(name)),
        id=gate.id,
        title=words.gate(gate.id),
        reason=words.gate_reason(gate.reason) if gate.reason else "",
        word=words.verdict(gate.verdict),
    )


def trigger(account: Account) -> str:
    words, trigger = account.words, account.standing.trigger
    verdict = words.verdict(trigger.verdict)
    if trigger.verdict is Verdict.MET:
        return words.say(TRIGGER_MET)
    if trigger.assessment is None:
        return words.say(TRIGGER_NOTHING)
    criteria = [criteria_of(account.pack)[each] for each in trigger.blocking]
    said = [words.say(TRIGGER_IS, verdict=verdict)]
    if trigger.progress_report_2 is None:
        said.append(words.say(TRIGGER_NO_REPORT))
        criteria = [each for each in criteria if each.evidence is not Evidence.PROGRESS_REPORT_2]
    if criteria:
        names = words.names(words.inline(each) for each in criteria)
        said.append(words.say(TRIGGER_LACKS, names=names))
    return " ".join(said)


def warnings(account: Account) -> Iterator[str]:
    for notice in account.standing.warnings:
        facts = told.notice_facts(account, notice)
        step = account.words.warning_next_step(notice.code, facts)
        said = (account.words.warning(notice.code, facts), f"({notice.ref})", step)
        yield " ".join(filter(None, said))
