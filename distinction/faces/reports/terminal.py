"""The overview as tables of plain text, for a terminal or a file."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from distinction.faces.reports.account import one_line
from distinction.faces.reports.lists import Near
from distinction.faces.reports.overview import Overview
from distinction.faces.reports.stepwords import STEPS
from distinction.faces.sentences import Plural, _
from distinction.faces.wording import ENGLISH, Wording, criteria_of
from distinction.rules.criteria.steps import Step

BAR = 24  # signs of the longest bar
GAP = "  "
ROWS = 8

STAGES = _("Stages on {date} ({factories})")
FACTORIES = Plural(_("{count} factory"), _("{count} factories"))
FUNNEL = _("From enrolled to eligible, each step of those who passed all above it")
NEAR = _("One criterion away ({factories})")
HOLDING = _("What holds factories back, in the latest released evidence")
MORE = _("and {count} more")
NOBODY = _("no factory")

STAGE, STEP, FACTORY, CRITERION = _("Stage"), _("Step"), _("Factory"), _("Criterion")
COUNT, NOT_MET, NOT_KNOWN = _("Factories"), _("Not met"), _("Not known")
MISSING, CHANCE = _("What is missing"), _("Next chance")
CHANCE_ON = _("{what}, {when}")


@dataclass(frozen=True, slots=True)
class Table:
    """A title, the names of the columns and the rows; `numbers` stand to the right."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()
    foot: str = ""


def tables(
    seen: Overview, names: Callable[[str], str] = str, words: Wording = ENGLISH
) -> tuple[Table, ...]:
    """The same facts as the page: stages, steps, one criterion away, what holds back."""
    return (
        _stages(seen, words),
        _funnel(seen, words),
        _near(seen, names, words),
        _holding(seen, words),
    )


def as_text(tables: Sequence[Table]) -> str:
    return "\n".join("\n".join(_lines(each)) + "\n" for each in tables)


def _stages(seen: Overview, words: Wording) -> Table:
    day = words.day(seen.on)
    factories = words.count(FACTORIES, seen.factories)
    rows = tuple(
        (words.stage(stage), str(count), bar(count, seen.factories), words.stage_note(stage))
        for stage, count in seen.stages.items()
    )
    title = words.say(STAGES, date=day, factories=factories)
    columns = (words.say(STAGE), words.say(COUNT), "", "")
    return Table(title, columns, rows, frozenset({1}))


def _funnel(seen: Overview, words: Wording) -> Table:
    rows = tuple(
        (words.say(STEPS[step]), str(count), bar(count, seen.funnel[Step.ENROLLED]))
        for step, count in seen.funnel.items()
    )
    columns = (words.say(STEP), words.say(COUNT), "")
    return Table(words.say(FUNNEL), columns, rows, frozenset({1}))


def _near(seen: Overview, names: Callable[[str], str], words: Wording) -> Table:
    shown = seen.near.rows[:ROWS]
    rows = tuple(_near_row(seen, each, names, words) for each in shown)
    left = seen.near.total - len(shown)
    return Table(
        title=words.say(NEAR, factories=words.count(FACTORIES, seen.near.total)),
        columns=(words.say(FACTORY), words.say(MISSING), words.say(CHANCE)),
        rows=rows,
        foot=words.say(MORE, count=str(left)) if left else "",
    )


def _near_row(
    seen: Overview, near: Near, names: Callable[[str], str], words: Wording
) -> tuple[str, ...]:
    criterion = criteria_of(seen.pack)[near.criterion]
    return (
        one_line(names(near.standing.factory)),
        words.title(criterion),
        chance(near, words),
    )


def chance(near: Near, words: Wording) -> str:
    if near.what is None:
        return ""
    when = words.by_when(near.earliest_on, near.standing.as_of)
    return words.say(CHANCE_ON, what=words.missing_short(near.what), when=when)


def _holding(seen: Overview, words: Wording) -> Table:
    criteria = criteria_of(seen.pack)
    most = max((each.not_met for each in seen.holding), default=0)
    rows = tuple(
        (
            f"{each.criterion:<5} {words.title(criteria[each.criterion])}",
            str(each.not_met),
            str(each.not_known),
            bar(each.not_met, most),
        )
        for each in seen.holding[:ROWS]
    )
    columns = (words.say(CRITERION), words.say(NOT_MET), words.say(NOT_KNOWN), "")
    return Table(words.say(HOLDING), columns, rows, frozenset({1, 2}))


def bar(count: int, most: int) -> str:
    """Bars start at zero, and nobody who is there has none."""
    length = round(BAR * count / most) if most else 0
    return "#" * max(length, 1 if count else 0)


def _lines(table: Table) -> Iterator[str]:
    yield table.title
    rows = table.rows or ((ENGLISH.say(NOBODY),) + ("",) * (len(table.columns) - 1),)
    widths = [max(map(len, column)) for column in zip(table.columns, *rows, strict=True)]
    for row in (table.columns, *rows):
        cells = [
            cell.rjust(width) if place in table.numbers else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield (GAP + GAP.join(cells)).rstrip()
    if table.foot:
        yield GAP + table.foot
