"""Standings at every month-end: asked only where something changed, then carried forward."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

import numpy as np

from distinction.rules.criteria.batch.arrays import Ints, Points, months_after, number_of
from distinction.rules.criteria.batch.decision import decisions
from distinction.rules.criteria.batch.digest import Verdicts
from distinction.rules.criteria.batch.digests import Digests
from distinction.rules.criteria.batch.facts import Facts
from distinction.rules.criteria.batch.standing import Standings, standings
from distinction.rules.criteria.batch.table import Table
from distinction.rules.criteria.pack import Settings


@dataclass(frozen=True, slots=True)
class Turns:
    """Every factory on each of the days on which its standing may have changed.

    `place` tells for each factory and day of the history which turn holds, (factories, days).
    """

    points: Points
    place: Ints


# Factory and day of each change of some kind.
Change = tuple[Ints, Ints]
Changes = Callable[[Facts, Settings], Iterator[Change]]


def history(facts: Facts, table: Table, digests: Digests, days: Sequence[date]) -> Verdicts:
    """Verdicts of every factory on each of the days, in order; both of shape (factories, days)."""
    turned = turns(facts, [table], days)
    found = standings(facts, table, digests, turned.points)
    return at_all_days(turned, found)


def at_all_days(turned: Turns, found: Standings) -> Verdicts:
    return Verdicts(found.verdicts.not_met[turned.place], found.verdicts.not_known[turned.place])


def with_stages(
    facts: Facts, table: Table, digests: Digests, days: Sequence[date]
) -> tuple[Verdicts, Ints]:
    """The same with the stage of each factory on each day, as places in `decision.STAGES`."""
    turned = turns(facts, [table], days, of_stages)
    found = standings(facts, table, digests, turned.points)
    reached = decisions(facts, table, digests, turned.points, found).stage
    return at_all_days(turned, found), reached[turned.place]


def turns(facts: Facts, tables: Sequence[Table], days: Sequence[date], *more: Changes) -> Turns:
    """The first day, and each first day of those asked on which a fact is new, over or too old."""
    asked = np.array([number_of(day) for day in days], np.int64)
    turn = np.zeros((len(facts.factory), len(asked)), np.bool_)
    turn[:, :1] = True
    kinds = [(each, of) for each in tables for of in (_of_verdicts, *more)]
    for factory, changes in chain.from_iterable(of(facts, each.settings) for each, of in kinds):
        month = np.searchsorted(asked, changes)
        seen = month < len(asked)
        turn[factory[seen], month[seen]] = True
    who, month = np.nonzero(turn)
    place = np.cumsum(turn.ravel()).reshape(turn.shape) - 1
    return Turns(Points(who, asked[month]), place)


def _of_verdicts(facts: Facts, settings: Settings) -> Iterator[Change]:
    """Everything that can move a verdict."""
    for kind in (facts.versions, facts.silent, facts.reports, facts.cases):
        known = kind.known
        yield known.factory[:-1], known.since[:-1]
        yield known.factory[:-1], known.until[:-1]
    reports = facts.reports
    expires = months_after(reports.released, settings.pr2_max_age_months)
    yield reports.known.factory[:-1], expires[:-1] + 1


def of_stages(facts: Facts, settings: Settings) -> Iterator[Change]:
    """What moves a stage besides: a visit begins, ends or is released, an assessment ages."""
    visits, versions = facts.visits, facts.versions
    for day in (visits.known.since, visits.known.until, visits.released):
        yield visits.known.factory[:-1], day[:-1]
    expires = months_after(versions.date, settings.decision_max_age_months)
    yield versions.known.factory[:-1], expires[:-1] + 1
