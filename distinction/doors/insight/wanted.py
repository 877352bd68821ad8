"""Wanted: what a list of factories is narrowed to, never by what the viewer may not see."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import reduce
from operator import or_

from django.db.models import F, Q, Value
from django.db.models.functions import Left, Length
from django.db.models.lookups import Contains, Exact

from distinction.doors.access.listed import Listed, criteria_packs
from distinction.doors.access.viewer import Viewer
from distinction.rules.criteria.indexed import mask
from distinction.rules.criteria.pack import Pack
from distinction.rules.criteria.standing import Stage
from distinction.rules.criteria.steps import Step
from distinction.rules.protocol.words import View
from distinction.rules.terms.status import Status

NOTHING = Q(pk__in=())
MASKS = {"missing": "not_met", "unknown": "not_known", "still": "holding"}
STEPS = tuple(Step)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Each field that is not given narrows nothing; criteria are named by their ids.

    `missing` is not met, `unknown` is not known, `still` is not met in the latest evidence;
    `away`: one criterion is missing, `due`: something falls due in so many weeks, `mine`: the
    factories that the viewer is assigned to.
    """

    q: str = ""
    country: str = ""
    status: Status | None = None
    missing: str = ""
    unknown: str = ""
    still: str = ""
    stage: Stage | None = None
    step: Step | None = None
    away: bool = False
    due: int = 0
    mine: bool = False


def allowed(wanted: Wanted, listed: Listed) -> Wanted:
    """What the viewer may not see is passed over, as if it had not been asked."""
    kept = wanted
    if wanted.status not in listed.words:
        kept = replace(kept, status=None)
    if not listed.shows_standing:
        kept = replace(kept, missing="", unknown="", still="", away=False, due=0)
    if not listed.all_show(View.FULL):
        kept = replace(kept, stage=None, step=None)
    if not listed.knows_assigned:
        kept = replace(kept, mine=False)
    known = {each.id for pack in criteria_packs().values() for each in pack.criteria}
    return replace(
        kept,
        missing=kept.missing if kept.missing in known else "",
        unknown=kept.unknown if kept.unknown in known else "",
        still=kept.still if kept.still in known else "",
    )


def narrowed(wanted: Wanted, listed: Listed, viewer: Viewer) -> Q:
    """The predicate over the rows of the list; `wanted` is what is allowed."""
    found = Q()
    if wanted.q:
        found &= _named(wanted.q, listed)
    if wanted.status is not None:
        found &= Q(told=wanted.status)
    if wanted.mine:
        found &= listed.assigned
    if wanted.stage is not None:
        found &= Q(stage=wanted.stage)
    if wanted.step is not None:
        found &= Q(step__gt=STEPS.index(wanted.step))
    of_standing = _of_standing(wanted, viewer.today)
    return found & listed.standing & of_standing if of_standing else found


def near() -> Q:
    """Exactly one criterion is missing, and it is no case of zero tolerance."""
    only_case = _any(
        Q(pack=name) & _bit(column, pack, pack.zero_tolerance.id)
        for name, pack in criteria_packs().items()
        for column in ("not_met", "not_known")
    )
    return Q(lacking=1) & ~only_case


def due_within(weeks: int, today: date) -> Q:
    return Q(due_on__gt=today, due_on__lte=today + timedelta(weeks=weeks))


def _of_standing(wanted: Wanted, today: date) -> Q:
    found = Q()
    for name, column in MASKS.items():
        criterion = getattr(wanted, name)
        if criterion:
            found &= _lacks(column, criterion, criteria_packs())
    if wanted.still:
        found &= _lacks("not_met", wanted.still, criteria_packs())
    if wanted.away:
        found &= near()
    if wanted.due:
        found &= due_within(wanted.due, today)
    return found


def _lacks(column: str, criterion: str, packs: Mapping[str, Pack]) -> Q:
    """The same criterion may stand at another place in another pack."""
    return _any(
        Q(pack=name) & _bit(column, pack, criterion)
        for name, pack in packs.items()
        if any(each.id == criterion for each in pack.criteria)
    )


def _bit(column: str, pack: Pack, criterion: str) -> Q:
    bit = mask(pack, (criterion,))
    return Q(Exact(F(column).bitand(bit), Value(bit)))


def _any(parts: Iterable[Q]) -> Q:
    return reduce(or_, parts, NOTHING)


def _named(text: str, listed: Listed) -> Q:
    """By name or code; by the name alone where no code is shown."""
    folded = " ".join(text.split()).casefold()
    if listed.all_coded:
        return Q(folded__contains=folded)
    name = Left("folded", Length("folded") - Length("factory__code") - 1)
    by_name = Q(Contains(name, Value(folded)))
    return (listed.coded & Q(folded__contains=folded)) | by_name
