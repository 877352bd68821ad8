"""What a standing rests on, for whoever works it out again."""

from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from distinction.faces.reports.account import Account
from distinction.faces.reports.evidence import Used, evidence_in_use
from distinction.faces.reports.pieces import time
from distinction.faces.sentences import _

VERSION = _("{id}, version {version}")
MEMBERS = _("{workers} worker members, {managers} of management, since {date}")
NO_COMMITTEE = _("None on record")
UNIONS = _("On record: {names}")
NO_UNIONS = _("None on record on this day")


@dataclass(frozen=True, slots=True)
class Basis:
    pack: str
    title: str
    used: tuple[Used, ...]
    computed: SafeString
    entry: SafeString
    committee: str
    unions: str
    digest: str


def basis_of(account: Account, digest: str) -> Basis:
    words, head, dossier = account.words, account.pack.head, account.dossier
    return Basis(
        pack=words.say(VERSION, id=head.id, version=head.version),
        title=head.title,
        used=evidence_in_use(account),
        computed=time(account.standing.as_of, words),
        entry=time(dossier.programme_entry_on, words),
        committee=_committee(account),
        unions=_unions(account, account.standing.as_of),
        digest=digest,
    )


def _committee(account: Account) -> str:
    words, committee = account.words, account.dossier.committee
    if committee is None:
        return words.say(NO_COMMITTEE)
    return words.say(
        MEMBERS,
        workers=str(committee.worker_members),
        managers=str(committee.management_members),
        date=words.day(committee.formed_on),
    )


def _unions(account: Account, on: date) -> str:
    words = account.words
    present = [each.id for each in account.dossier.trade_unions if each.presence.covers(on)]
    return words.say(UNIONS, names=words.names(present)) if present else words.say(NO_UNIONS)
