"""The trail: who did what and when, what was before and after, as far as the viewer may know."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from distinction.doors.access import ledger
from distinction.doors.access.cells import widest
from distinction.doors.access.redact import Hidden, Shape, cuts, topic
from distinction.doors.access.relations import own_relation
from distinction.doors.access.scopes import entries, factories, grants, people, programmes
from distinction.doors.access.viewer import Viewer
from distinction.doors.insight.changes import Change, changes
from distinction.rules.protocol.disclosure import Topic
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.views import WITHIN
from distinction.rules.protocol.words import View
from distinction.rules.terms.parties import Role

AT_ONCE = 50
MOST = 10**15  # no chain grows so long: a larger number in an address is none
# The narrowest view of an object that tells what an act changed of it; the whole, unless said.
TELLS = {Noun.USER_ACCOUNT: View.SUMMARY, Noun.NOTICE: View.META}


@dataclass(frozen=True)
class Line(Shape):
    """One entry. `who` is empty where the viewer sees no such account: then the role stands.

    `whom` is the person to whom it was done, where it was done to an account that is seen.
    """

    number: int
    chain: str
    at: datetime
    act: str
    role: Role
    who: str
    changes: tuple[Change, ...] | Hidden
    whom: str = ""
    factory: str = ""
    factory_name: str = ""
    place: str = ""  # where the next part begins


@dataclass(frozen=True, slots=True)
class Asked:
    """Which entries: of one act, older than one, or newer."""

    act: str = ""
    before: int = 0
    after: int = 0


@dataclass(frozen=True, slots=True)
class Trail:
    """Newest first; `acts` are those that can be chosen."""

    lines: tuple[Line, ...]
    acts: tuple[str, ...]
    newer: str = ""
    older: str = ""


@dataclass(frozen=True, slots=True)
class FactoryTrail:
    id: str
    name: str
    code: str
    trail: Trail


@dataclass(frozen=True)
class ChainState(Shape):
    """A chain without what is in it: its length, and what was anchored of it outside."""

    name: str
    is_system: bool
    entries: int = field(metadata=topic(Noun.AUDIT_LOG, View.META))
    last_at: datetime | None = field(metadata=topic(Noun.AUDIT_LOG, View.META))
    anchored: int = field(metadata=topic(Noun.AUDIT_LOG, View.META))
    anchored_at: datetime | None = field(metadata=topic(Noun.AUDIT_LOG, View.META))
    checked: ledger.Checked | None = field(metadata=topic(Noun.AUDIT_LOG, View.META))


@dataclass(frozen=True, slots=True)
class SystemTrail:
    """`lines_wrong`: lines of the anchor that are not as they were written."""

    chains: tuple[ChainState, ...]
    trail: Trail
    has_anchor: bool
    lines_wrong: tuple[int, ...] = ()


def of_factory(viewer: Viewer, factory: str, asked: Asked) -> FactoryTrail | None:
    """None where the viewer has no such factory, or no log of it."""
    if not viewer.programme or widest(viewer, own_relation(viewer), Noun.AUDIT_LOG) is None:
        return None
    found = factories(viewer).filter(pk=factory).values_list("name", "code").first()
    if found is None:
        return None
    rows = entries(viewer).filter(factory=factory)
    return FactoryTrail(factory, *found, _trail(viewer, rows, asked, "number"))


def of_programme(viewer: Viewer, asked: Asked) -> Trail | None:
    """All that was done in the viewer's programme."""
    if not viewer.programme or widest(viewer, own_relation(viewer), Noun.AUDIT_LOG) is None:
        return None
    return _trail(viewer, entries(viewer), asked, "number")


def of_system(viewer: Viewer, asked: Asked, *, verify: bool) -> SystemTrail | None:
    """Chains and accounts, without any content of a programme (N12)."""
    if widest(viewer, own_relation(viewer), Noun.AUDIT_LOG) is not View.META:
        return None
    told = ledger.newest_told()
    known, checked = _checked(viewer) if verify else (None, {})
    names = dict(programmes(viewer).values_list("pk", "name"))
    cut = cuts(ChainState, {Noun.AUDIT_LOG: View.META})
    chains = []
    for each in ledger.heads(viewer):
        line = told.get(each.chain)
        values = {
            "name": names.get(each.chain, ""),
            "is_system": each.chain == ledger.SYSTEM,
            "entries": each.entries,
            "last_at": each.last_at,
            "anchored": line.head.number if line else 0,
            "anchored_at": line.head.at if line else None,
            "checked": checked.get(each.chain),
        }
        chains.append(ChainState(**{**values, **cut}))
    wrong = (*known.forged, *known.unread) if known else ()
    trail = _trail(viewer, entries(viewer), asked, "pk")
    return SystemTrail(tuple(chains), trail, bool(told), tuple(sorted(wrong)))


def _checked(viewer: Viewer) -> tuple[ledger.Anchors | None, Mapping[str, ledger.Checked]]:
    """Without an anchor that can be read, the chains are followed by themselves."""
    known: ledger.Anchors | None
    try:
        known = ledger.anchors()
    except (OSError, ledger.NoKey):
        known = None
    names = ledger.chains("", known)
    return known, {each: ledger.check(each, known, viewer.now) for each in names}


def _trail(viewer: Viewer, rows: Any, asked: Asked, key: str) -> Trail:
    acts = tuple(sorted(set(rows.order_by().values_list("act", flat=True).distinct())))
    if asked.act:
        rows = rows.filter(act=asked.act)
    is_back = 0 < asked.after < MOST
    if is_back:
        found = list(rows.filter(**{f"{key}__gt": asked.after}).order_by(key)[: AT_ONCE + 1])
    else:
        if 0 < asked.before < MOST:
            rows = rows.filter(**{f"{key}__lt": asked.before})
        found = list(rows.order_by(f"-{key}")[: AT_ONCE + 1])
    is_more, found = len(found) > AT_ONCE, found[:AT_ONCE]
    if is_back:
        found.reverse()
    lines = tuple(_lines(viewer, found, key))
    has_newer = is_more if is_back else bool(0 < asked.before < MOST)
    has_older = is_back or is_more
    return Trail(
        lines,
        acts,
        newer=lines[0].place if lines and has_newer else "",
        older=lines[-1].place if lines and has_older else "",
    )


def _lines(viewer: Viewer, rows: list[Any], key: str) -> Iterator[Line]:
    persons = {row.person for row in rows if row.person}
    persons |= {row.subject for row in rows if row.noun == Noun.USER_ACCOUNT}
    names = dict(people(viewer).filter(pk__in=persons).values_list("pk", "name"))
    places = {row.factory for row in rows if row.factory}
    houses = dict(factories(viewer).filter(pk__in=places).values_list("pk", "name"))
    bodies = [json.loads(row.body) for row in rows]
    buyers = _buyers(viewer, bodies)
    views = {Noun(row.noun): widest(viewer, own_relation(viewer), Noun(row.noun)) for row in rows}
    for row, body in zip(rows, bodies, strict=True):
        noun = Noun(row.noun)
        needed, view = TELLS.get(noun, View.FULL), views[noun]
        may_know = view is not None and needed in WITHIN[view]
        yield Line(
            number=row.number,
            chain=row.chain_id,
            at=row.at,
            act=row.act,
            role=Role(row.role),
            who=names.get(row.person, ""),
            changes=tuple(changes(body, buyers)) if may_know else Hidden(Topic(noun, needed)),
            whom=names.get(row.subject, "") if row.subject != row.person else "",
            factory=row.factory if row.factory in houses else "",
            factory_name=houses.get(row.factory, ""),
            place=str(getattr(row, key)),
        )


def _buyers(viewer: Viewer, bodies: Iterable[Mapping[str, Any]]) -> Mapping[str, str]:
    """The names of buyers whose access the viewer may see; no other is named."""
    ids = {each["buyer"] for each in bodies if isinstance(each.get("buyer"), str)} - {""}
    if not ids:
        return {}
    return dict(grants(viewer).filter(buyer__in=ids).values_list("buyer", "buyer__name"))
