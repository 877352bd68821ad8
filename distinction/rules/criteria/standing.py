"""A standing: what the engine says of one factory on a day, with everything that decided it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from distinction.rules.terms.reasons import GateReason, Missing, Reason, WarningCode
from distinction.rules.terms.verdict import Verdict


class MomentName(StrEnum):
    """The moments at which evidence of a criterion is taken."""

    PREVIOUS = "previous"
    LATEST = "latest"
    PROGRESS_REPORT_2 = "progress_report_2"
    AS_OF = "as_of"
    ADDITIONAL = "additional"


class Stage(StrEnum):
    """How far the evidence carries a factory; no decision changes it."""

    DEVELOPING = "developing"
    ON_TRACK = "on_track"
    CONFIRMING = "confirming"
    ELIGIBLE = "eligible"


class Moment(NamedTuple):
    """The verdict at one moment of evidence; `reason` is None exactly when met.

    `deciding` holds `assessment/question`, `report/criterion` or the id of a case.
    """

    moment: MomentName
    verdict: Verdict
    reason: Reason | None
    deciding: tuple[str, ...]


class Line(NamedTuple):
    """One criterion: its verdict at decision, and each moment it rests on."""

    id: str
    verdict: Verdict
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class Trigger:
    """Shall the next full assessment carry the additional questions?"""

    verdict: Verdict
    assessment: str | None
    assessed_on: date | None
    progress_report_2: str | None
    blocking: tuple[str, ...]


class Gate(NamedTuple):
    """One precondition of an approval; `reason` is None exactly when met."""

    id: str
    verdict: Verdict
    reason: GateReason | None


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing still missing: how many, the earliest day by rule, and because of what."""

    what: Missing
    count: int
    earliest_on: date | None
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Notice:
    """A warning to the programme, and the evidence it concerns."""

    code: WarningCode
    ref: str


@dataclass(frozen=True, slots=True)
class InUse:
    """Ids of the evidence in use; None where there is none."""

    previous: str | None
    latest: str | None
    progress_report_2: str | None


@dataclass(frozen=True, slots=True)
class Standing:
    """Same dossier, pack and day give the same standing, to the last field."""

    factory: str
    as_of: date
    pack_id: str
    pack_version: str
    stage: Stage
    evidence: InUse
    criteria: tuple[Line, ...]
    trigger: Trigger
    gates: tuple[Gate, ...]
    missing: tuple[Gap, ...]
    earliest_eligible_on: date | None
    warnings: tuple[Notice, ...]

    @property
    def decision(self) -> Verdict:
        """All gates together; only when met may the Programme Manager approve."""
        return Verdict.all_of(gate.verdict for gate in self.gates)

    @property
    def may_approve(self) -> bool:
        return self.decision is Verdict.MET

    @property
    def gates_not_met(self) -> tuple[Gate, ...]:
        return tuple(gate for gate in self.gates if gate.verdict is not Verdict.MET)

    @property
    def criteria_not_met(self) -> tuple[Line, ...]:
        return tuple(line for line in self.criteria if line.verdict is not Verdict.MET)
