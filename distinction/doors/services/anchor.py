"""Heads of the ledger written to the anchor: at every hundredth entry, and by a job in between."""

from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.db import transaction

from distinction.doors.access.enter import may_enter
from distinction.doors.access.gate import Refused, Why
from distinction.doors.access.viewer import Viewer
from distinction.records.ledger.anchor import EVERY_ENTRIES, Anchored, read, write
from distinction.records.ledger.entry import Chain, Entry
from distinction.records.ledger.sign import Head, NoKey, make_key, private_key
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.words import Action


def anchor(viewer: Viewer, at: datetime) -> int:
    """The head of every chain that has grown since its last line; how many were written."""
    if not may_enter(viewer, Noun.AUDIT_LOG, Action.CREATE):
        raise Refused(Why.NOT_YOURS)
    told = _told(settings.LEDGER_ANCHOR)
    heads = [
        Head(row.name, row.number, row.head, at)
        for row in Chain.objects.order_by("name")
        if row.number and (row.name, row.number, row.head) not in told
    ]
    if heads:
        write(settings.LEDGER_ANCHOR, _key(), heads)
    return len(heads)


def anchor_when_due(entry: Entry) -> None:
    """After the act is kept; the ledger goes on where the anchor cannot be written (C10)."""
    if entry.number % EVERY_ENTRIES == 0:
        head = Head(entry.chain_id, entry.number, entry.hash, entry.at)
        transaction.on_commit(
            lambda: write(settings.LEDGER_ANCHOR, _key(), (head,)),
            robust=True,
        )


def _key() -> Ed25519PrivateKey:
    """The demonstration makes its own key; a real site is given one."""
    try:
        return private_key(settings.LEDGER_KEY)
    except NoKey:
        if not settings.IS_DEMO or settings.LEDGER_KEY.exists():
            raise
        make_key(settings.LEDGER_KEY)
        return private_key(settings.LEDGER_KEY)


def _told(path: Path) -> set[tuple[str, int, str]]:
    if not path.exists():
        return set()
    return {
        (each.head.chain, each.head.number, each.head.head)
        for each in read(path)
        if isinstance(each, Anchored)
    }
