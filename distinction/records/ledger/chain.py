"""The chain: each entry carries the hash of the one before it (ruling 19)."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import sha256

from distinction.records.ledger.entry import Chain, Entry

SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Said:
    """What is to be entered: who, as what, did which act to which subject."""

    at: datetime
    person: str
    hat: str
    role: str
    act: str
    noun: str
    subject: str
    factory: str
    body: Mapping[str, object]


def canonical(value: object) -> str:
    """Sorted keys, UTF-8, no spaces: the same value is always the same text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def hold(name: str) -> Chain:
    """The chain, locked until the transaction ends: entries are numbered in order of commit."""
    found = Chain.objects.select_for_update().filter(name=name)
    row = found.first()
    if row is None:
        Chain.objects.get_or_create(name=name)
        row = found.get()
    return row


def append(chain: Chain, said: Said) -> Entry:
    """Takes a chain that is held; the caller is inside the transaction of the act."""
    number, previous = chain.number + 1, chain.head
    body = canonical(said.body)
    entry = Entry(chain=chain, number=number, previous=previous, **{**asdict(said), "body": body})
    entry.hash = hash_of(entry)
    entry.save(force_insert=True)
    chain.number, chain.head = number, entry.hash
    chain.save(update_fields=("number", "head"))
    return entry


def hash_of(entry: Entry) -> str:
    """SHA-256 over all that the entry says, its number and the hash before it."""
    told = {
        "chain": entry.chain_id,
        "number": entry.number,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "person": entry.person,
        "hat": entry.hat,
        "role": entry.role,
        "act": entry.act,
        "noun": entry.noun,
        "subject": entry.subject,
        "factory": entry.factory,
        "body": entry.body,
        "previous": entry.previous,
    }
    return sha256(canonical(told).encode("utf-8", "surrogatepass")).hexdigest()
