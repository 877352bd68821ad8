"""Filters: what the address of a list narrows it to, and the same in words."""

from collections.abc import Iterator
from typing import TypeVar
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from distinction.doors.access.library import newest_of
from distinction.doors.insight.factories import Offers
from distinction.doors.insight.wanted import Wanted
from distinction.faces.reports.statuses import STATUSES
from distinction.faces.reports.stepwords import STEPS
from distinction.faces.wording import Wording, criteria_of
from distinction.rules.criteria.standing import Stage
from distinction.rules.criteria.steps import Step
from distinction.rules.terms.status import Status

LONGEST_TEXT = 80
ONE = "one"  # away=one
MINE = "mine"  # of=mine
SENTENCES = {
    "q": _("Search: %(value)s"),
    "of": _("The factories you are assigned to"),
    "country": _("Country: %(value)s"),
    "word": _("Status: %(value)s"),
    "stage": _("Evidence: %(value)s"),
    "step": _("Passed: %(value)s"),
    "missing": _("Not met: %(value)s"),
    "still": _("Not met, by the latest evidence too: %(value)s"),
    "unknown": _("Not known: %(value)s"),
    "away": _("One criterion away"),
}
WEEKS = ("4", "12", "26")
Word = TypeVar("Word", Status, Stage, Step)
Option = tuple[str, str, bool]  # value, title, chosen


def wanted_by(asked: QueryDict) -> Wanted:
    """What is not understood is passed over: it narrows nothing."""
    weeks, country = asked.get("due", ""), asked.get("country", "")[:2].upper()
    return Wanted(
        q=" ".join(asked.get("q", "").replace("\x00", "").split())[:LONGEST_TEXT],
        country=country if country.isascii() and country.isalpha() else "",
        status=_one_of(Status, asked.get("word", "")),
        missing=asked.get("missing", "")[:12].upper(),
        unknown=asked.get("unknown", "")[:12].upper(),
        still=asked.get("still", "")[:12].upper(),
        stage=_one_of(Stage, asked.get("stage", "")),
        step=_one_of(Step, asked.get("step", "")),
        away=asked.get("away", "") == ONE,
        due=int(weeks) if weeks in WEEKS else 0,
        mine=asked.get("of", "") == MINE,
    )


def query(wanted: Wanted, **more: str) -> str:
    """The same as a query string, in one order, without what narrows nothing."""
    found = {**_as_asked(wanted), **more}
    return urlencode({name: value for name, value in found.items() if value})


def in_words(wanted: Wanted, offers: Offers, words: Wording) -> Iterator[str]:
    """Each filter as a short sentence."""
    titles = titles_of(offers, words)
    values = {
        **_as_asked(wanted),
        "country": wanted.country,
        "word": words.say(STATUSES[wanted.status]) if wanted.status else "",
        "stage": words.stage(wanted.stage) if wanted.stage else "",
        "step": words.say(STEPS[wanted.step]) if wanted.step else "",
        **{name: titles.get(getattr(wanted, name), "") for name in ("missing", "still", "unknown")},
    }
    for name, sentence in SENTENCES.items():
        if values[name]:
            yield str(sentence) % {"value": values[name]}
    if wanted.due:
        text = ngettext("Due in %(n)s week", "Due in %(n)s weeks", wanted.due)
        yield text % {"n": wanted.due}


def criteria_options(wanted: Wanted, offers: Offers, words: Wording) -> tuple[Option, ...]:
    titles = titles_of(offers, words)
    return tuple((each.lower(), titles[each], each == wanted.missing) for each in titles)


def status_options(wanted: Wanted, offers: Offers, words: Wording) -> tuple[Option, ...]:
    return tuple(
        (each.value, words.say(STATUSES[each]), each is wanted.status) for each in offers.statuses
    )


def due_options(wanted: Wanted) -> tuple[Option, ...]:
    text = gettext("In %(n)s weeks")
    return tuple((each, text % {"n": each}, int(each) == wanted.due) for each in WEEKS)


def kept(wanted: Wanted, *named: str) -> tuple[tuple[str, str], ...]:
    """What a form carries on besides its own fields."""
    found = _as_asked(wanted)
    return tuple((name, text) for name, text in found.items() if text and name not in named)


def titles_of(offers: Offers, words: Wording) -> dict[str, str]:
    return {each: words.title(criteria_of(newest_of(pack))[each]) for each, pack in offers.criteria}


def _as_asked(wanted: Wanted) -> dict[str, str]:
    return {
        "q": wanted.q,
        "of": MINE if wanted.mine else "",
        "country": wanted.country.lower(),
        "word": wanted.status or "",
        "stage": wanted.stage or "",
        "step": wanted.step or "",
        "missing": wanted.missing.lower(),
        "still": wanted.still.lower(),
        "unknown": wanted.unknown.lower(),
        "away": ONE if wanted.away else "",
        "due": str(wanted.due or ""),
    }


def _one_of(kind: type[Word], text: str) -> Word | None:
    return next((each for each in kind if each.value == text), None)
