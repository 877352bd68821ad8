"""The weave: the evidence map of one factory, small enough for a row of a table."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from distinction.faces.sentences import _
from distinction.faces.wording import Wording
from distinction.rules.criteria.cells import Cell, cells
from distinction.rules.criteria.indexed import CELL_OF, ids_of
from distinction.rules.criteria.pack import Pack
from distinction.rules.criteria.shown import Shown, lacking
from distinction.rules.criteria.standing import Standing
from distinction.rules.terms.reasons import Missing

STEP, BREAK, DROP = 9, 4, 11  # from cell to cell, from group to group, from row to row

ALL_MET = _("All criteria are met.")
ALL_ONCE = _("All criteria are met once.")
NOT_MET = _("Not met: {names}.")
NOT_KNOWN = _("Not known: {names}.")
OTHERS_ONCE = _("Others are met once.")
IN_REVIEW = _("An assessment is in review, not final.")


# A cell -> its class, and its shape from the upper left corner of its place.
SHAPES = {
    Cell.MET: ("m", "M{x} {y}h8v9h-8z"),
    Cell.NOT_MET: ("n", "M{x1} {y1}h6v7h-6zl6 7"),
    Cell.NOT_KNOWN: ("u", "M{x2} {y4}a1.8 1.8 0 1 0 3.6 0a1.8 1.8 0 1 0 -3.6 0z"),
    Cell.DRAFT: ("d", "M{x1} {y1}h6v7h-6z"),
    Cell.TO_COME: ("o", "M{x1} {y4}h6v1.4h-6z"),
    Cell.OFF: ("o", "M{x1} {y4}h6v1.4h-6z"),
}


def weave(standing: Standing, pack: Pack, words: Wording) -> SafeString:
    criteria = {each.id: each for each in pack.criteria}
    columns = tuple(cells(standing, pack, line) for line in standing.criteria)
    groups = tuple(criteria[line.id].group for line in standing.criteria)
    return _drawn(columns, groups, alternative(standing, pack, words))


def woven(letters: str, pack: Pack, label: str) -> SafeString:
    """The weave of a row of the standing index, drawn from its letters."""
    return _labelled(_of_letters(letters, tuple(each.group for each in pack.criteria)), label)


def alternative(standing: Standing, pack: Pack, words: Wording) -> str:
    """The same in words: what is missing, by name."""
    lists = {each: lacking(standing, each) for each in Shown}
    text = _in_words(lists, pack, words)
    if any(gap.what is Missing.RELEASE for gap in standing.missing):
        return f"{text} {words.say(IN_REVIEW)}"
    return text


def in_words(masks: Mapping[Shown, int], pack: Pack, words: Wording) -> str:
    """The same, from the masks of a row of the standing index."""
    return _in_words({each: ids_of(pack, bits) for each, bits in masks.items()}, pack, words)


def _in_words(lists: Mapping[Shown, tuple[str, ...]], pack: Pack, words: Wording) -> str:
    criteria = {each.id: each for each in pack.criteria}
    named = ((NOT_MET, lists[Shown.NOT_MET]), (NOT_KNOWN, lists[Shown.NOT_KNOWN]))
    said = [
        words.say(sentence, names=words.names(words.inline(criteria[each]) for each in ids))
        for sentence, ids in named
        if ids
    ]
    once = lists[Shown.MET_ONCE]
    if not said:
        said.append(words.say(ALL_ONCE if once else ALL_MET))
    elif once:
        said.append(words.say(OTHERS_ONCE))
    return " ".join(said)


def _drawn(
    columns: tuple[tuple[Cell, ...], ...], groups: tuple[str, ...], label: str
) -> SafeString:
    return _labelled(_shapes(columns, groups), label)


def _labelled(drawn: tuple[int, SafeString], label: str) -> SafeString:
    return format_html(
        '<svg class="weave" viewBox="0 0 {} 34" role="img" aria-label="{}">{}</svg>',
        drawn[0],
        label,
        drawn[1],
    )


@lru_cache(maxsize=4096)
def _of_letters(letters: str, groups: tuple[str, ...]) -> tuple[int, SafeString]:
    """Many factories look alike: neither a factory nor a viewer is in the key."""
    found = [CELL_OF[each] for each in letters]
    columns = tuple(zip(found[::3], found[1::3], found[2::3], strict=True))
    return _shapes(columns, groups)


@lru_cache(maxsize=4096)
def _shapes(
    columns: tuple[tuple[Cell, ...], ...], groups: tuple[str, ...]
) -> tuple[int, SafeString]:
    places = list(_places(groups))
    paths: dict[str, str] = {}
    for x, column in zip(places, columns, strict=True):
        for row, state in enumerate(column):
            look, shape = SHAPES[state]
            paths[look] = paths.get(look, "") + _shaped(shape, x, 1 + row * DROP)
    drawn = format_html_join("", '<path class="{}" d="{}"/>', sorted(paths.items()))
    return places[-1] + STEP, drawn


def _places(groups: tuple[str, ...]) -> Iterator[int]:
    x, before = 1, groups[0]
    for group in groups:
        x += BREAK if group != before else 0
        yield x
        x, before = x + STEP, group


def _shaped(shape: str, x: int, y: int) -> str:
    return shape.format(x=x, y=y, x1=x + 1, y1=y + 1, x2=x + 2, y4=y + 4)
