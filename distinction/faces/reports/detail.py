"""One factory in full, as the page shows it: its answer, path, evidence, gates and basis."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from distinction.faces.headline import headline
from distinction.faces.reports import answer, gates
from distinction.faces.reports.account import Account, one_line
from distinction.faces.reports.basis import Basis, basis_of
from distinction.faces.reports.evidence_map import Map, evidence_map
from distinction.faces.reports.gates import GateRow
from distinction.faces.reports.paths import PathStep, path
from distinction.faces.reports.pieces import sign
from distinction.faces.sentences import _
from distinction.rules.criteria.evidence import Dossier
from distinction.rules.criteria.standing import Standing

IN_COUNTRY = _("{id}, {country}")


@dataclass(frozen=True, slots=True)
class Detail:
    """A factory to be shown in full."""

    standing: Standing
    dossier: Dossier
    name: str


@dataclass(frozen=True, slots=True)
class Full:
    """Everything one section of the page shows, as plain values."""

    anchor: str
    name: str
    place: str
    stage: SafeString
    headline: str
    why: tuple[SafeString, ...]
    missing: tuple[str, ...]
    by_when: tuple[SafeString, ...]
    path: tuple[PathStep, ...]
    map: Map
    gates: tuple[GateRow, ...]
    trigger: str
    warnings: tuple[str, ...]
    basis: Basis


def full(account: Account, name: str, anchor: str, digest: str) -> Full:
    standing, words = account.standing, account.words
    return Full(
        anchor=anchor,
        name=one_line(name),
        place=words.say(IN_COUNTRY, id=standing.factory, country=account.dossier.country),
        stage=sign("status", "road", words.stage(standing.stage)),
        headline=headline(standing, account.pack, words),
        why=tuple(answer.why(account, anchor)),
        missing=tuple(answer.missing(account)),
        by_when=tuple(answer.by_when(account)),
        path=path(account),
        map=evidence_map(account, anchor),
        gates=gates.gate_rows(account),
        trigger=gates.trigger(account),
        warnings=tuple(gates.warnings(account)),
        basis=basis_of(account, digest),
    )
