"""Whether two sides say the same: ours and the plain path, ours and a peer."""

from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np

from distinction.faces.cli.measures.outcome import Differs
from distinction.rules.criteria.batch.digest import Verdicts
from distinction.rules.criteria.batch.facts import Facts
from distinction.rules.criteria.evaluate import evaluate
from distinction.rules.criteria.evidence import Dossier
from distinction.rules.criteria.pack import Pack
from distinction.rules.terms.verdict import Verdict

TOLD = 5  # of the factories that differ


def bits_of(verdicts: Sequence[Verdict]) -> tuple[int, int]:
    not_met = sum(1 << bit for bit, each in enumerate(verdicts) if each is Verdict.NOT_MET)
    not_known = sum(1 << bit for bit, each in enumerate(verdicts) if each is Verdict.NOT_KNOWN)
    return not_met, not_known


def columns(bits: Iterable[tuple[int, int]]) -> Verdicts:
    not_met, not_known = np.array(list(bits), np.uint64).T
    return Verdicts(not_met, not_known)


def same_as_plain(pack: Pack, on: date, found: Verdicts, sample: Iterable[Dossier]) -> str:
    """The first factories, evaluated one by one; Differs if one comes out otherwise."""
    count, lines = 0, []
    for row, dossier in enumerate(sample):
        count += 1
        plain = bits_of([line.verdict for line in evaluate(pack, dossier, on).criteria])
        ours = int(found.not_met[row]), int(found.not_known[row])
        if ours != plain:
            lines.append(f"{dossier.factory}: the plain path says {plain}, ours {ours}")
    refuse(lines)
    return f"verdicts of {count} factories equal those of the plain path"


def same(name: str, facts: Facts, ours: Verdicts, theirs: Verdicts) -> str:
    """Every factory, on every day where there are several."""
    differs = (ours.not_met != theirs.not_met) | (ours.not_known != theirs.not_known)
    at = differs.reshape(len(facts.factory), -1).any(axis=1)
    rows = np.flatnonzero(at).tolist()
    refuse(
        [
            f"{facts.factory[row]}: {name} says {_told(theirs, row)}, another {_told(ours, row)}"
            for row in rows
        ]
    )
    return f"verdicts of all {len(facts.factory)} factories equal those of {name}"


def _told(verdicts: Verdicts, row: int) -> tuple[object, object]:
    return verdicts.not_met[row].tolist(), verdicts.not_known[row].tolist()


def refuse(lines: Sequence[str]) -> None:
    if lines:
        more = [f"and {len(lines) - TOLD} more"] if len(lines) > TOLD else []
        raise Differs("\n".join([*lines[:TOLD], *more]))
