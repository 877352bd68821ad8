"""The explanation of one standing, as plain text: why, what is missing, by when, and from what."""

from collections.abc import Iterable, Iterator

from distinction.faces.headline import headline
from distinction.faces.reports import account as told
from distinction.faces.reports.account import Account, account_of
from distinction.faces.reports.evidence import evidence_in_use, in_review
from distinction.faces.reports.wrapped import wrapped
from distinction.faces.sentences import _
from distinction.faces.wording import ENGLISH, criteria_of
from distinction.rules.criteria.chances import not_met
from distinction.rules.criteria.evidence import Dossier
from distinction.rules.criteria.faults import plain
from distinction.rules.criteria.pack import Pack
from distinction.rules.criteria.shown import Shown, lacking, shown
from distinction.rules.criteria.standing import Gate, Line, Standing
from distinction.rules.terms.verdict import Verdict

TITLE = _("{factory} as of {date}: {stage} ({code})")
WHY = _("Why")
MISSING = _("What is missing, and by when")
GATES = _("Gates of the decision that are not met")
TRIGGER = _("Trigger of the additional questions")
EVIDENCE = _("Evidence in use")
WARNINGS = _("Warnings for the programme")
WORKED_OUT = _("How this was worked out")

NOTHING_OPEN = _("Every criterion is met.")
ONCE = _("Met once, in the latest assessment; a second assessment in a row must agree.")
MET = _("Met: {names}.")
FROM = _("From {references}")
NOTHING_MISSING = _("Nothing: every gate of the decision is met.")
GAP = _("{what} {who}, {when}.")
EARLIEST = _("Earliest day of a decision, by rule: {date}. It announces no visit.")
NO_EARLIEST = _("The earliest day of a decision cannot be told.")
NO_GATES = _("None; the Programme Manager may decide.")
ASKED_AT_DECISION = _(
    "G11 (the law in force) and G12 (the person who decides) are asked at the decision itself."
)
TRIGGER_MET = _("Met: the next full assessment carries the additional questions.")
TRIGGER_NOT_MET = _("{verdict}: the next full assessment proceeds as usual. Missing: {criteria}.")
TRIGGER_FROM = _("Judged on {assessment} and {report}.")
NO_ASSESSMENT = _("no assessment")
NO_REPORT = _("no second report of its cycle")
NO_EVIDENCE = _("None has been released.")
REVIEW = _("In review: {id}, visited on {date}. It is not final and decides nothing yet.")
NO_WARNINGS = _("None.")
ABOUT = _("It concerns {ref}.")
PACK = _("Criteria: {id}, version {version} ({title})")
DIGEST = _("SHA-256 of the criteria: {digest}")
RULE = _(
    "Only full assessments that were released count, each by the issue list of its own day. "
    "What is put right later stays in the assessment where it was found."
)


def explain_text(standing: Standing, pack: Pack, digest: str, dossier: Dossier) -> str:
    """For people; names every gate and criterion not met with the evidence that decided it."""
    account = account_of(standing, pack, dossier, ENGLISH)
    say = account.words.say
    lines = [*wrapped(_title(account)), *wrapped(headline(standing, pack, account.words))]
    for heading, body in (
        (WHY, _why(account)),
        (MISSING, _missing(account)),
        (GATES, _gates(account)),
        (TRIGGER, _trigger(account)),
        (EVIDENCE, _evidence(account)),
        (WARNINGS, _warnings(account)),
        (WORKED_OUT, _worked_out(account, digest)),
    ):
        lines += ["", say(heading), *body]
    return "\n".join(map(plain, lines)) + "\n"


def _title(account: Account) -> str:
    standing, words = account.standing, account.words
    return words.say(
        TITLE,
        factory=standing.factory,
        date=words.day(standing.as_of),
        stage=words.stage(standing.stage),
        code=standing.stage,
    )


def _why(account: Account) -> Iterator[str]:
    """Criteria with evidence against them one by one, those that lack the same together."""
    standing, words = account.standing, account.words
    alike: dict[str, list[Line]] = {}
    for line in standing.criteria_not_met:
        if any(moment.deciding for moment in not_met(line)):
            yield from _criterion(account, line)
        else:
            alike.setdefault(_what_lacks(account, line), []).append(line)
    for sentence, lines in alike.items():
        yield from wrapped(sentence, 2)
        yield from (f"      {each.id}  {_name(account, each)}" for each in lines)
    met = lacking(standing, Shown.MET)
    if len(met) == len(standing.criteria):
        yield from wrapped(words.say(NOTHING_OPEN), 2)
    elif met:
        yield from wrapped(words.say(MET, names=", ".join(met)), 2)


def _criterion(account: Account, line: Line) -> Iterator[str]:
    words = account.words
    yield f"  {line.id}  {_name(account, line)}"
    yield f"      {words.shown(shown(account.standing, line))}"
    for moment in not_met(line):
        sentence = told.why(account, line, moment)
        yield from wrapped(f"{words.moment(moment.moment)}: {sentence}", 6)
        yield from _references(account, moment.deciding)
        yield from wrapped(told.next_step(account, line, moment), 8)


def _what_lacks(account: Account, line: Line) -> str:
    """Without evidence there is nothing to refer to, and all such criteria read alike."""
    words, seen = account.words, shown(account.standing, line)
    if seen is Shown.MET_ONCE:
        return words.say(ONCE)
    reasons = dict.fromkeys(told.why(account, line, each) for each in not_met(line))
    return " ".join((f"{words.shown(seen)}.", *reasons))


def _name(account: Account, line: Line) -> str:
    """On one line however long it is, so that it can be searched for."""
    return criteria_of(account.pack)[line.id].name


def _references(account: Account, references: Iterable[str]) -> Iterator[str]:
    listed = ", ".join(references)
    if listed:
        yield from wrapped(account.words.say(FROM, references=listed), 8)


def _missing(account: Account) -> Iterator[str]:
    standing, words = account.standing, account.words
    if not standing.missing:
        yield from wrapped(words.say(NOTHING_MISSING), 2)
        return
    for gap in standing.missing:
        sentence = words.say(
            GAP,
            what=told.missing_text(account, gap),
            who=words.missing_who(gap.what),
            when=words.by_when(gap.earliest_on, standing.as_of),
        )
        yield from wrapped(sentence, 2)
    earliest = standing.earliest_eligible_on
    told_day = words.say(EARLIEST, date=words.day(earliest)) if earliest else words.say(NO_EARLIEST)
    yield from wrapped(told_day, 2)


def _gates(account: Account) -> Iterator[str]:
    words = account.words
    if account.standing.may_approve:
        yield from wrapped(words.say(NO_GATES), 2)
    for gate in account.standing.gates_not_met:
        yield from wrapped(_gate(account, gate), 2)
    yield from wrapped(words.say(ASKED_AT_DECISION), 2)


def _gate(account: Account, gate: Gate) -> str:
    words = account.words
    reason = words.gate_reason(gate.reason) if gate.reason else ""
    return f"{gate.id}  {words.gate(gate.id)}: {words.verdict(gate.verdict).lower()}. {reason}"


def _trigger(account: Account) -> Iterator[str]:
    words, trigger = account.words, account.standing.trigger
    if trigger.verdict is Verdict.MET:
        yield from wrapped(words.say(TRIGGER_MET), 2)
    else:
        blocking = ", ".join(trigger.blocking)
        verdict = words.verdict(trigger.verdict)
        yield from wrapped(words.say(TRIGGER_NOT_MET, verdict=verdict, criteria=blocking), 2)
    assessment = trigger.assessment or words.say(NO_ASSESSMENT)
    report = trigger.progress_report_2 or words.say(NO_REPORT)
    yield from wrapped(words.say(TRIGGER_FROM, assessment=assessment, report=report), 2)


def _evidence(account: Account) -> Iterator[str]:
    words = account.words
    used = evidence_in_use(account)
    for each in used:
        yield from wrapped(f"{each.code}  {each.title}: {each.id}, {each.history}.", 2)
        if each.issue_list:
            yield from wrapped(f"{each.issue_list}.", 6)
    for visit in in_review(account):
        yield from wrapped(words.say(REVIEW, id=visit.id, date=words.day(visit.date)), 2)
    if not used:
        yield from wrapped(words.say(NO_EVIDENCE), 2)


def _warnings(account: Account) -> Iterator[str]:
    words = account.words
    for notice in account.standing.warnings:
        facts = told.notice_facts(account, notice)
        said = (
            words.warning(notice.code, facts),
            words.say(ABOUT, ref=notice.ref),
            words.warning_next_step(notice.code, facts),
        )
        yield from wrapped(" ".join(filter(None, said)), 2)
    if not account.standing.warnings:
        yield from wrapped(words.say(NO_WARNINGS), 2)


def _worked_out(account: Account, digest: str) -> Iterator[str]:
    words, head = account.words, account.pack.head
    pack = words.say(PACK, id=head.id, version=head.version, title=head.title)
    for sentence in (pack, words.say(DIGEST, digest=digest), words.say(RULE)):
        yield from wrapped(sentence, 2)
