"""The answer on one factory: why it stands there, what is missing, and by when."""

from collections.abc import Iterator

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from distinction.faces.reports import account as told
from distinction.faces.reports.account import Account
from distinction.faces.reports.pieces import link
from distinction.faces.sentences import _
from distinction.faces.wording import criteria_of
from distinction.rules.criteria.chances import not_met
from distinction.rules.criteria.shown import Shown, lacking, shown
from distinction.rules.terms.reasons import GateReason

NAMED_AT_MOST = 4  # criteria explained above the map; the map explains them all

REASON_OF = _("{criterion}: {reason}")
AND_MORE = _("More stand in the evidence map.")
ALL_MET = _("Every criterion is met in all its evidence.")
ALL_ONCE = _("All criteria hold in the latest evidence.")
REVIEW = _("The assessment of {date} is in review; its result is not known yet.")
NOTHING_MISSING = _("Nothing: every gate of the decision is met.")
GAP_BY = _("{what}: {when}")
EARLIEST = _("Earliest decision, by rule: {date}")
DECIDE_NOW = _("The Programme Manager may decide now.")
NO_EARLIEST = _("The earliest day of a decision cannot be told.")


def why(account: Account, anchor: str) -> Iterator[SafeString]:
    """The criteria that are missing, each with a link to its row; else what holds them back."""
    standing, words = account.standing, account.words
    wanted = [*lacking(standing, Shown.NOT_MET), *lacking(standing, Shown.NOT_KNOWN)]
    alike = _by_reason(account, wanted)
    pattern = words.say(REASON_OF, criterion="{0}", reason="{1}")
    for reason, ids in list(alike.items())[:NAMED_AT_MOST]:
        yield format_html(pattern, _named(account, ids, anchor), reason)
    if len(alike) > NAMED_AT_MOST:
        yield format_html("{}", words.say(AND_MORE))
    if not wanted:
        once = any(shown(standing, line) is Shown.MET_ONCE for line in standing.criteria)
        yield format_html("{}", words.say(ALL_ONCE if once else ALL_MET))
        yield from (format_html("{}", each) for each in _open_gates(account))


def _by_reason(account: Account, wanted: list[str]) -> dict[str, list[str]]:
    """Criteria that lack the same are told together."""
    lines = {line.id: line for line in account.standing.criteria}
    alike: dict[str, list[str]] = {}
    for each in wanted:
        line = lines[each]
        reasons = dict.fromkeys(told.why(account, line, moment) for moment in not_met(line))
        alike.setdefault(" ".join(reasons), []).append(each)
    return alike


def _named(account: Account, ids: list[str], anchor: str) -> SafeString:
    """A few criteria each by name, more of them by their families."""
    words, criteria = account.words, criteria_of(account.pack)
    if len(ids) > NAMED_AT_MOST:
        groups = dict.fromkeys(words.group(criteria[each].group) for each in ids)
        return format_html("{}", words.names(groups))
    start = anchor if "#" in anchor else f"#{anchor}"  # the map may stand on another page
    links = [(link(f"{start}-{each}", words.title(criteria[each])),) for each in ids]
    return format_html_join(", ", "{}", links)


def _open_gates(account: Account) -> Iterator[str]:
    """What holds the decision back besides criteria, without what only follows from it."""
    open_gates = account.standing.gates_not_met
    no_pair = any(gate.id == "G01" for gate in open_gates)
    follows = {GateReason.CRITERIA, GateReason.NO_PAIR, GateReason.UNRELEASED_ASSESSMENT}
    if no_pair:
        follows.add(GateReason.NOT_TRIGGERED)
    for visit in account.known.waiting:
        yield account.words.say(REVIEW, date=account.words.day(visit.date))
    for reason in dict.fromkeys(gate.reason for gate in open_gates):
        if reason is not None and reason not in follows:
            yield account.words.gate_reason(reason)


def missing(account: Account) -> Iterator[str]:
    if not account.standing.missing:
        yield account.words.say(NOTHING_MISSING)
    for gap in account.standing.missing:
        yield told.missing_text(account, gap)


def gaps(account: Account) -> Iterator[SafeString]:
    """The earliest day of each thing that is missing."""
    standing, words = account.standing, account.words
    for gap in standing.missing:
        when = words.by_when(gap.earliest_on, standing.as_of)
        yield format_html("{}", words.say(GAP_BY, what=words.missing_short(gap.what), when=when))


def by_when(account: Account) -> Iterator[SafeString]:
    yield from gaps(account)
    if account.standing.may_approve:
        yield format_html("<b>{}</b>", account.words.say(DECIDE_NOW))
    else:
        yield earliest(account)


def earliest(account: Account) -> SafeString:
    """The first day of a decision by rule."""
    words, day = account.words, account.standing.earliest_eligible_on
    if day is None:
        return format_html("{}", words.say(NO_EARLIEST))
    return format_html("<b>{}</b>", words.say(EARLIEST, date=words.day(day)))
