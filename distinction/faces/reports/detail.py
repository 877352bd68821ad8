"""One factory in full, as the page shows it: its answer, path, evidence, gates and basis."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from distinction.faces.headline import headline
from distinction.faces.reports import account as told
from distinction.faces.reports.account import Account
from distinction.faces.reports.evidence import Used, evidence_in_use
from distinction.faces.reports.evidence_map import Map, evidence_map
from distinction.faces.reports.paths import PathStep, path
from distinction.faces.reports.pieces import icon, link, sign, time
from distinction.faces.sentences import _
from distinction.faces.wording import Shown, criteria_of, lacking, shown
from distinction.rules.criteria.evidence import Dossier
from distinction.rules.criteria.pack import Evidence
from distinction.rules.criteria.standing import Gate, Standing
from distinction.rules.terms.reasons import GateReason
from distinction.rules.terms.verdict import Verdict

NAMED_AT_MOST = 4  # criteria explained above the map; the map explains them all

IN_COUNTRY = _("{id}, {country}")
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
VERSION = _("{id}, version {version}")
MEMBERS = _("{workers} worker members, {managers} of management, since {date}")
NO_COMMITTEE = _("None on record")
UNIONS = _("On record: {names}")
NO_UNIONS = _("None on record on this day")
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
class Detail:
    """A factory to be shown in full."""

    standing: Standing
    dossier: Dossier
    name: str


@dataclass(frozen=True, slots=True)
class GateRow:
    knot: SafeString
    id: str
    title: str
    reason: str
    word: str


@dataclass(frozen=True, slots=True)
class Basis:
    """What the standing rests on, for whoever works it out again."""

    pack: str
    title: str
    used: tuple[Used, ...]
    computed: SafeString
    entry: SafeString
    committee: str
    unions: str
    digest: str


@dataclass(frozen=True, slots=True)
class Full:
    """Everything one section of the page shows, as plain values."""

    anchor: str
    name: str
    place: str
    stage: SafeString
    headline: str
    why: tuple[SafeString, ...]
    missing: tuple[str, ...]
    by_when: tuple[SafeString, ...]
    path: tuple[PathStep, ...]
    map: Map
    gates: tuple[GateRow, ...]
    trigger: str
    warnings: tuple[str, ...]
    basis: Basis


def full(account: Account, name: str, anchor: str, digest: str) -> Full:
    standing, words = account.standing, account.words
    return Full(
        anchor=anchor,
        name=told.one_line(name),
        place=words.say(IN_COUNTRY, id=standing.factory, country=account.dossier.country),
        stage=sign("status", "road", words.stage(standing.stage)),
        headline=headline(standing, account.pack, words),
        why=tuple(_why(account, anchor)),
        missing=tuple(_missing(account)),
        by_when=tuple(_by_when(account)),
        path=path(account),
        map=evidence_map(account, anchor),
        gates=tuple(_gate(account, each) for each in standing.gates),
        trigger=_trigger(account),
        warnings=tuple(_warnings(account)),
        basis=_basis(account, digest),
    )


def _why(account: Account, anchor: str) -> Iterator[SafeString]:
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
        reasons = dict.fromkeys(told.why(account, line, moment) for moment in told.not_met(line))
        alike.setdefault(" ".join(reasons), []).append(each)
    return alike


def _named(account: Account, ids: list[str], anchor: str) -> SafeString:
    """A few criteria each by name, more of them by their families."""
    words, criteria = account.words, criteria_of(account.pack)
    if len(ids) > NAMED_AT_MOST:
        groups = dict.fromkeys(words.group(criteria[each].group) for each in ids)
        return format_html("{}", words.names(groups))
    links = [(link(f"#{anchor}-{each}", words.title(criteria[each])),) for each in ids]
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


def _missing(account: Account) -> Iterator[str]:
    if not account.standing.missing:
        yield account.words.say(NOTHING_MISSING)
    for gap in account.standing.missing:
        yield told.missing_text(account, gap)


def _by_when(account: Account) -> Iterator[SafeString]:
    standing, words = account.standing, account.words
    for gap in standing.missing:
        when = words.by_when(gap.earliest_on, standing.as_of)
        yield format_html("{}", words.say(GAP_BY, what=words.missing_short(gap.what), when=when))
    if standing.may_approve:
        yield format_html("<b>{}</b>", words.say(DECIDE_NOW))
    elif standing.earliest_eligible_on is None:
        yield format_html("{}", words.say(NO_EARLIEST))
    else:
        earliest = words.day(standing.earliest_eligible_on)
        yield format_html("<b>{}</b>", words.say(EARLIEST, date=earliest))


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


def _trigger(account: Account) -> str:
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


def _warnings(account: Account) -> Iterator[str]:
    for notice in account.standing.warnings:
        facts = told.notice_facts(account, notice)
        step = account.words.warning_next_step(notice.code, facts)
        said = (account.words.warning(notice.code, facts), f"({notice.ref})", step)
        yield " ".join(filter(None, said))


def _basis(account: Account, digest: str) -> Basis:
    words, head, dossier = account.words, account.pack.head, account.dossier
    return Basis(
        pack=words.say(VERSION, id=head.id, version=head.version),
        title=head.title,
        used=evidence_in_use(account),
        computed=time(account.standing.as_of, words),
        entry=time(dossier.programme_entry_on, words),
        committee=_committee(account),
        unions=_unions(account, account.standing.as_of),
        digest=digest,
    )


def _committee(account: Account) -> str:
    words, committee = account.words, account.dossier.committee
    if committee is None:
        return words.say(NO_COMMITTEE)
    return words.say(
        MEMBERS,
        workers=str(committee.worker_members),
        managers=str(committee.management_members),
        date=words.day(committee.formed_on),
    )


def _unions(account: Account, on: date) -> str:
    words = account.words
    present = [each.id for each in account.dossier.trade_unions if each.presence.covers(on)]
    return words.say(UNIONS, names=words.names(present)) if present else words.say(NO_UNIONS)
