"""Pieces of the page that stand many times on it, each made once and escaped."""

from datetime import date
from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString

from distinction.faces.wording import Wording

ICON = '<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><use href="#i-{}"/></svg>'
NOTHING = SafeString("")

# The state of a cell -> its class and its icon.
CELLS = {
    "met": ("ev ev--met", "met"),
    "not_met": ("ev ev--not", "not"),
    "not_known": ("ev ev--unk", "unk"),
    "draft": ("ev ev--unk is-draft", "clock"),
}


@lru_cache
def icon(name: str) -> SafeString:
    return format_html(ICON, name)


@lru_cache
def sign(kind: str, name: str, text: str) -> SafeString:
    """A word with its shape and dye: something needs somebody."""
    return format_html('<span class="sign sign--{}">{}{}</span>', kind, icon(name), text)


@lru_cache
def quiet(text: str) -> SafeString:
    """What is fine stays plain."""
    return format_html('<span class="quiet">{}<span>{}</span></span>', icon("met"), text)


@lru_cache
def cell(state: str, word: str, unseen: str = "") -> SafeString:
    """One moment of one criterion; `unseen` is said to screen readers only."""
    look, name = CELLS[state]
    hidden = format_html('<span class="vh">, {}</span>', unseen) if unseen else NOTHING
    return format_html(
        '<span class="{}">{}<span>{}{}</span></span>', look, icon(name), word, hidden
    )


@lru_cache
def no_cell(unseen: str) -> SafeString:
    return format_html(
        '<span class="ev ev--off"><span aria-hidden="true">&ndash;</span>'
        '<span class="vh">{}</span></span>',
        unseen,
    )


@lru_cache
def bar(kind: str, count: int, most: int) -> SafeString:
    """A bar that starts at zero; its number stands beside it."""
    width = f"{100 * count / most:.1f}" if most else "0"
    return format_html(
        '<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="{}" width="{}" height="4"/></svg>',
        kind,
        width,
    )


def time(day: date | None, words: Wording) -> SafeString:
    if day is None:
        return NOTHING
    return format_html('<time datetime="{}">{}</time>', day.isoformat(), words.day(day))


def link(href: str, text: str) -> SafeString:
    return format_html('<a href="{}">{}</a>', href, text) if href else format_html("{}", text)
