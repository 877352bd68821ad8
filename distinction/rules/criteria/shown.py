"""How a criterion is shown: its verdict, or met once with a second time to come."""

from collections.abc import Mapping
from enum import StrEnum

from distinction.rules.criteria.standing import Gate, Line, MomentName, Standing
from distinction.rules.terms.verdict import Verdict


class Shown(StrEnum):
    """How a criterion is shown: the three verdicts, and met once with a second one to come."""

    MET = "met"
    MET_ONCE = "met_once"
    NOT_MET = "not_met"
    NOT_KNOWN = "not_known"


def shown(standing: Standing, line: Line) -> Shown:
    """Met once: the latest assessment found it in order, and a second one is to come."""
    return _shown(line, pair_is_missing=_pair_is_missing(standing))


def lacking(standing: Standing, wanted: Shown) -> tuple[str, ...]:
    """The criteria that are shown so, as in the pack."""
    return by_shown(standing)[wanted]


def by_shown(standing: Standing) -> Mapping[Shown, tuple[str, ...]]:
    """All criteria by how they are shown, each as in the pack."""
    pair_is_missing = _pair_is_missing(standing)
    found: dict[Shown, list[str]] = {each: [] for each in Shown}
    for line in standing.criteria:
        found[_shown(line, pair_is_missing=pair_is_missing)].append(line.id)
    return {each: tuple(ids) for each, ids in found.items()}


def _pair_is_missing(standing: Standing) -> bool:
    return any(gate.id == "G01" for gate in standing.gates_not_met)


def _shown(line: Line, *, pair_is_missing: bool) -> Shown:
    if line.verdict is not Verdict.NOT_KNOWN:
        return Shown(line.verdict)
    latest = next((each for each in line.moments if each.moment is MomentName.LATEST), None)
    once = pair_is_missing and latest is not None and latest.verdict is Verdict.MET
    return Shown.MET_ONCE if once else Shown.NOT_KNOWN


def first_open(standing: Standing, *gates: str) -> Gate | None:
    """The first gate not met, of these or of all."""
    for gate in standing.gates_not_met:
        if not gates or gate.id in gates:
            return gate
    return None
