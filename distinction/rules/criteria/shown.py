"""How a criterion is shown: its verdict, or met once with a second time to come."""

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
    if line.verdict is not Verdict.NOT_KNOWN:
        return Shown(line.verdict)
    pair_is_missing = any(gate.id == "G01" for gate in standing.gates_not_met)
    latest = next((each for each in line.moments if each.moment is MomentName.LATEST), None)
    once = pair_is_missing and latest is not None and latest.verdict is Verdict.MET
    return Shown.MET_ONCE if once else Shown.NOT_KNOWN


def lacking(standing: Standing, wanted: Shown) -> tuple[str, ...]:
    """The criteria that are shown so, as in the pack."""
    return tuple(line.id for line in standing.criteria if shown(standing, line) is wanted)


def first_open(standing: Standing, *gates: str) -> Gate | None:
    """The first gate not met, of these or of all."""
    for gate in standing.gates_not_met:
        if not gates or gate.id in gates:
            return gate
    return None
