"""The evidence map of one factory: every criterion at the moments when evidence is taken."""

from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from distinction.faces.reports import account as told
from distinction.faces.reports.account import Account
from distinction.faces.reports.map_cells import Column, case_of, cells_of, columns_of
from distinction.faces.reports.pieces import NOTHING, quiet, sign
from distinction.faces.sentences import MET_SO_FAR, _
from distinction.rules.criteria.chances import chance_of, not_met
from distinction.rules.criteria.pack import Criterion, Evidence
from distinction.rules.criteria.shown import Shown, shown
from distinction.rules.criteria.standing import Line, MomentName

MARKED = _("Marked On Track on {date}.")
MARKED_AND_ASKED = _("Marked On Track on {date}, and found so by the additional questions.")
TWICE = _("In order on {first} and on {second}.")
ONCE = _("In order on {date}; a second assessment in a row must agree.")
CHECKED = _("Checked again on the day of any decision.")
CHANCE = _("Next chance: {what}, {when}.")

ICONS = {Shown.NOT_MET: ("not", "not"), Shown.NOT_KNOWN: ("", "unk")}


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
                row_of(account, each, lines[each.id], prefix)
                for each in account.pack.criteria
                if each.group is group
            ),
        )
        for group in groups
    )
    return Map(columns_of(account), families)


def row_of(account: Account, criterion: Criterion, line: Line, prefix: str) -> Row:
    seen = shown(account.standing, line)
    whole = criterion.evidence is Evidence.ZERO_TOLERANCE
    return Row(
        anchor=f"{prefix}-{line.id}",
        id=line.id,
        title=account.words.title(criterion),
        name=criterion.name,
        look={Shown.NOT_MET: "is-open", Shown.NOT_KNOWN: "is-half"}.get(seen, ""),
        cells=() if whole else cells_of(account, criterion, line),
        whole=case_of(account, line) if whole else NOTHING,
        verdict=_verdict(account, criterion, seen),
        why=_why(account, criterion, line, seen),
    )


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
    return format_html('<span class="muted">{}</span>', fine(account, criterion, line, seen))


def fine(account: Account, criterion: Criterion, line: Line, seen: Shown) -> str:
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
    moments = not_met(line)
    reasons = dict.fromkeys(told.why(account, line, each) for each in moments)
    steps = dict.fromkeys(
        told.next_step(account, line, each) for each in moments if account.is_advised
    )
    gap = chance_of(account.standing, line)
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
