"""The ledger read whole: every chain beside what was anchored of it outside the database."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.conf import settings
from django.db import OperationalError
from django.db.models import OuterRef, Subquery

from distinction.doors.access.enter import may_enter
from distinction.doors.access.viewer import Viewer
from distinction.records.ledger.anchor import EVERY_MINUTES, Anchored, Unread, read
from distinction.records.ledger.chain import SYSTEM
from distinction.records.ledger.entry import Chain, Entry
from distinction.records.ledger.sign import NoKey, is_signed, public_key
from distinction.records.ledger.verify import Fault, Followed, Vouched, What, cut, follow
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.words import Action

AT_ONCE = 2000
TAIL = 2**16  # bytes: the newest lines of a few hundred chains
LATE = timedelta(minutes=EVERY_MINUTES)


@dataclass(frozen=True, slots=True)
class Told:
    """What the anchor tells of one chain."""

    heads: Mapping[int, frozenset[str]]
    last: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Anchors:
    """The lines of the anchor; `torn` were left unfinished by a crash, the next one covers them."""

    told: Mapping[str, Told] = field(default_factory=dict)
    torn: tuple[int, ...] = ()
    unread: tuple[int, ...] = ()
    forged: tuple[int, ...] = ()

    @property
    def is_sound(self) -> bool:
        return not self.unread and not self.forged


@dataclass(frozen=True, slots=True)
class Checked:
    """One chain followed from its first entry; without a fault it is whole."""

    chain: str
    entries: int
    told: Told | None
    fault: Fault | None


@dataclass(frozen=True, slots=True)
class Length:
    """How many entries a chain has, and when the last one was entered."""

    chain: str
    entries: int
    last_at: datetime | None


def anchors(path: Path | None = None, key: Path | None = None) -> Anchors:
    """Those of the settings, unless others are named; OSError and NoKey where there are none."""
    where = settings.LEDGER_ANCHOR if path is None else path
    proof = public_key(settings.LEDGER_KEY if key is None else key)
    return _anchors(read(where), proof)


def chains(name: str = "", known: Anchors | None = None) -> tuple[str, ...]:
    """Those in the database, and those that only the anchor knows any more."""
    found = set(Chain.objects.values_list("name", flat=True)) | set(known.told if known else ())
    return tuple(sorted(found & {name} if name else found))


def check(name: str, known: Anchors | None, at: datetime) -> Checked:
    """Reads beside writers, holding none of them up: a chain may grow while it is followed."""
    told = known.told.get(name) if known else None
    before = Chain.objects.filter(name=name).values_list("number", "head").first() or (0, "")
    vouched = _vouched(before, told)
    followed = follow(_rows(name), vouched)
    fault = followed.fault or cut(followed, vouched) or _uncounted(name, followed)
    if fault is None and known is not None and told is None:
        fault = _unanchored(name, at)
    return Checked(name, followed.last, told, fault)


def heads(viewer: Viewer) -> tuple[Length, ...]:
    """How long each chain is, for those to whom the table shows the log of the system."""
    if not may_enter(viewer, Noun.AUDIT_LOG, Action.EXPORT):
        return ()
    last = Entry.objects.filter(chain=OuterRef("pk"), number=OuterRef("number"))
    rows = Chain.objects.annotate(last_at=Subquery(last.values("at")[:1])).order_by("name")
    return tuple(Length(row.name, row.number, vars(row)["last_at"]) for row in rows)


def newest_told() -> Mapping[str, Anchored]:
    """The last line of each chain, as it says of itself: a page asks for no more than its age."""
    try:
        lines = list(read(settings.LEDGER_ANCHOR, TAIL))
    except OSError:
        return {}
    return {each.head.chain: each for each in lines if isinstance(each, Anchored)}


def _anchors(lines: Iterable[Anchored | Unread], key: Ed25519PublicKey) -> Anchors:
    heads: dict[str, dict[int, set[str]]] = {}
    newest: dict[str, tuple[int, datetime]] = {}
    torn: list[int] = []
    unread: list[int] = []
    forged: list[int] = []
    for each in lines:
        if isinstance(each, Unread):
            (torn if each.is_torn else unread).append(each.line)
        elif not is_signed(key, each.head, each.signature):
            forged.append(each.line)
        else:
            head = each.head
            heads.setdefault(head.chain, {}).setdefault(head.number, set()).add(head.head)
            last = newest.get(head.chain, (0, head.at))
            newest[head.chain] = max(last[0], head.number), max(last[1], head.at)
    told = {
        name: Told({number: frozenset(each) for number, each in found.items()}, *newest[name])
        for name, found in heads.items()
    }
    return Anchors(told, tuple(torn), tuple(unread), tuple(forged))


def _vouched(before: tuple[int, str], told: Told | None) -> Vouched:
    """The row of the chain tells of its last entry, the anchor of those before."""
    vouched = dict(told.heads) if told else {}
    number, head = before
    if number:
        vouched[number] = vouched.get(number, frozenset()) | {head}
    return vouched


def _rows(name: str) -> Iterator[Entry]:
    """Text that is no text stops a whole portion: from there on it is read row by row."""
    last = 0
    try:
        for row in _after(name, 0, AT_ONCE):
            yield row
            last = row.number
    except OperationalError as wrong:
        if "decode" not in str(wrong):
            raise
        yield from _one_by_one(name, last)


def _one_by_one(name: str, last: int) -> Iterator[Entry]:
    try:
        yield from _after(name, last, 1)
    except OperationalError as wrong:
        raise ValueError(str(wrong)) from wrong


def _after(name: str, last: int, at_once: int) -> Iterator[Entry]:
    rows = Entry.objects.filter(chain=name).order_by("number")
    return (rows.filter(number__gt=last) if last else rows).iterator(at_once)


def _uncounted(name: str, followed: Followed) -> Fault | None:
    """Entries that came while we read are counted by now; others nobody entered."""
    now = Chain.objects.filter(name=name).values_list("number", flat=True).first() or 0
    return Fault(What.EXTRA, now + 1) if followed.last > now else None


def _unanchored(name: str, at: datetime) -> Fault | None:
    """A chain whose first entry is older than an anchor may be late."""
    first = Entry.objects.filter(chain=name).order_by("number").first()
    is_late = first is not None and at - first.at > LATE
    return Fault(What.UNANCHORED, 1) if is_late else None


__all__ = [
    "EVERY_MINUTES",
    "SYSTEM",
    "Fault",
    "NoKey",
    "What",
]  # what faces name when they tell of it
