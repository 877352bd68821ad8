"""A buyer's suppliers as lines of a page and as rows of a file: the same facts in both."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from distinction.doors.access.redact import Hidden
from distinction.doors.insight.suppliers import Supplier
from distinction.faces.reports.sheet import Value
from distinction.faces.reports.statuses import STATUSES, Sign, sign_of
from distinction.faces.reports.weave import in_words, woven
from distinction.faces.sentences import NOT_BEFORE, _
from distinction.faces.wording import Wording, capital, criteria_of
from distinction.rules.criteria.shown import Shown

NAMED_AT_MOST = 4
NO_ASSESSMENT = _("No assessment is released yet.")
NOTHING_MISSING = _("Nothing is missing in released evidence.")
A_SECOND_TIME = _("All met once; a second assessment is to agree.")
AND_MORE = _("{names}, and more")
HEAD = (
    _("Factory"),
    _("Country"),
    _("Status"),
    _("Since"),
    _("Not met or not known"),
    _("Not before"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the page."""

    factory: str
    name: str
    country: str
    sign: Sign | None
    is_recognised: bool
    since: date | None
    weave: SafeString
    missing: str
    by_when: str


def line(supplier: Supplier, words: Wording) -> Line:
    """What was cut from the shape is left out of the line."""
    status = None if isinstance(supplier.word, Hidden) else supplier.word
    sign = None if status is None else sign_of(status, words)
    return Line(
        factory=supplier.factory,
        name=_text(supplier.name),
        country=_text(supplier.country),
        sign=sign,
        is_recognised=sign is not None and sign.kind == "hp",
        since=None if isinstance(supplier.since, Hidden) else supplier.since,
        weave=_weave(supplier, words),
        missing=_missing(supplier, words),
        by_when=_by_when(supplier, words),
    )


def head(words: Wording) -> list[str]:
    return [words.say(each) for each in HEAD]


def rows(suppliers: Iterable[Supplier], words: Wording) -> Iterator[tuple[Value, ...]]:
    """For a file: every missing criterion by name; a word that may not be taken is left out."""
    for each in suppliers:
        word, since = each.word, each.since
        missing = () if isinstance(each.missing, Hidden) else each.missing
        criteria = criteria_of(each.pack)
        yield (
            _text(each.name),
            _text(each.country),
            "" if isinstance(word, Hidden) or word is None else words.say(STATUSES[word]),
            None if isinstance(since, Hidden) else since,
            "; ".join(words.inline(criteria[one]) for one in missing),
            None if isinstance(each.earliest_on, Hidden) else each.earliest_on,
        )


def _text(value: str | Hidden) -> str:
    return "" if isinstance(value, Hidden) else value


def _weave(supplier: Supplier, words: Wording) -> SafeString:
    if isinstance(supplier.cells, Hidden) or isinstance(supplier.masks, Hidden):
        return SafeString("")
    return woven(supplier.cells, supplier.pack, in_words(supplier.masks, supplier.pack, words))


def _missing(supplier: Supplier, words: Wording) -> str:
    if isinstance(supplier.missing, Hidden) or isinstance(supplier.masks, Hidden):
        return ""
    if not supplier.is_assessed:
        return words.say(NO_ASSESSMENT)
    if not supplier.missing:
        is_once = bool(supplier.masks[Shown.MET_ONCE])
        return words.say(A_SECOND_TIME if is_once else NOTHING_MISSING)
    criteria = criteria_of(supplier.pack)
    names = [words.inline(criteria[each]) for each in supplier.missing[:NAMED_AT_MOST]]
    if len(supplier.missing) > NAMED_AT_MOST:
        return capital(words.say(AND_MORE, names=words.row(names)))
    return capital(words.names(names))


def _by_when(supplier: Supplier, words: Wording) -> str:
    """The earliest day by rule, where one is told; no visit is ever announced by it (N9)."""
    day = supplier.earliest_on
    if isinstance(day, Hidden) or day is None:
        return ""
    return capital(words.say(NOT_BEFORE, date=words.day(day)))
