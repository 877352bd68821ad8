"""The lists of factories: who is ready, who is near, what is due; each in its order."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from distinction.rules.criteria.chances import chance_of, next_chance
from distinction.rules.criteria.pack import Pack
from distinction.rules.criteria.shown import Shown, lacking
from distinction.rules.criteria.standing import Stage, Standing
from distinction.rules.terms.periods import add_months
from distinction.rules.terms.reasons import Missing

Order = tuple[object, ...]

# The stages by who needs somebody first: for a decision, for what holds one, then the others.
NEED = (Stage.ELIGIBLE, Stage.CONFIRMING, Stage.ON_TRACK, Stage.DEVELOPING)


@dataclass(frozen=True, slots=True)
class Near:
    """A factory that lacks exactly one criterion, and when that can next be put right."""

    standing: Standing
    criterion: str
    shown: Shown
    what: Missing | None
    earliest_on: date | None


@dataclass(frozen=True, slots=True)
class Ready:
    """A factory whose gates all pass, and the last day on which its evidence is young enough."""

    standing: Standing
    decide_by: date


@dataclass(frozen=True, slots=True)
class Due:
    """Something that a factory lacks becomes possible on this day."""

    factory: str
    what: Missing
    on: date


def ready_of(pack: Pack, standing: Standing) -> Ready:
    latest = standing.trigger.assessed_on or standing.as_of
    return Ready(standing, add_months(latest, pack.settings.decision_max_age_months))


def near_of(pack: Pack, standing: Standing) -> Near | None:
    """Exactly one criterion is missing; one that is met once lacks nothing but its second time."""
    open_ids = (*lacking(standing, Shown.NOT_MET), *lacking(standing, Shown.NOT_KNOWN))
    if len(open_ids) != 1 or open_ids[0] == pack.zero_tolerance.id:
        return None
    line = next(each for each in standing.criteria if each.id == open_ids[0])
    gap = chance_of(standing, line)
    return Near(
        standing=standing,
        criterion=line.id,
        shown=Shown(line.verdict),
        what=gap.what if gap else None,
        earliest_on=next_chance(standing, line),
    )


def dates_of(standing: Standing) -> Iterator[Due]:
    """The first day, by rule, of each thing that is missing and can be told."""
    for gap in standing.missing:
        if gap.earliest_on is not None:
            yield Due(standing.factory, gap.what, gap.earliest_on)


def by_decide_by(row: Ready) -> Order:
    return row.decide_by, row.standing.factory


def by_factory(row: Standing) -> Order:
    return (row.factory,)


def by_chance(row: Near) -> Order:
    return row.earliest_on or date.max, row.standing.factory


def by_day(row: Due) -> Order:
    return row.on, row.what, row.factory


def by_need(row: Standing) -> Order:
    """By who must act and by the day, never by how many criteria are met."""
    settled = all(gap.what is not Missing.RELEASE for gap in row.missing)
    opens, seen = row.earliest_eligible_on, row.trigger.assessed_on
    return settled, opens or date.max, seen or date.max, row.factory
