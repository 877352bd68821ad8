"""The steps from enrolled to eligible, and those that a factory has passed."""

from collections.abc import Iterator
from enum import StrEnum

from distinction.rules.criteria.pack import Evidence, Pack
from distinction.rules.criteria.standing import MomentName, Stage, Standing
from distinction.rules.terms.verdict import Verdict


class Step(StrEnum):
    """Each step holds for those who passed all above it."""

    ENROLLED = "enrolled"
    ASSESSED = "assessed"
    NO_LISTED_ISSUE = "no_listed_issue"
    SYSTEMS_SATISFIED = "systems_satisfied"
    TRIGGERED = "triggered"
    SECOND_DONE = "second_done"
    ELIGIBLE = "eligible"


def steps_passed(pack: Pack, standing: Standing) -> Iterator[Step]:
    passed = {
        Step.ENROLLED: True,
        Step.ASSESSED: standing.evidence.latest is not None,
        Step.NO_LISTED_ISSUE: _in_latest(pack, standing, Evidence.PRI, MomentName.LATEST),
        Step.SYSTEMS_SATISFIED: _in_latest(pack, standing, Evidence.ASSESSMENT, MomentName.LATEST),
        Step.TRIGGERED: _is_triggered(standing)
        and _in_latest(pack, standing, Evidence.PROGRESS_REPORT_2, MomentName.PROGRESS_REPORT_2),
        Step.SECOND_DONE: _second_done(standing),
        Step.ELIGIBLE: standing.may_approve,
    }
    for step in Step:
        if not passed[step]:
            return
        yield step


def _in_latest(pack: Pack, standing: Standing, evidence: Evidence, moment: MomentName) -> bool:
    ids = {each.id for each in pack.criteria if each.evidence is evidence}
    return all(
        each.verdict is Verdict.MET
        for line in standing.criteria
        if line.id in ids
        for each in line.moments
        if each.moment is moment
    )


def _is_triggered(standing: Standing) -> bool:
    """The next assessment carries the additional questions, or the latest one did."""
    return standing.trigger.verdict is Verdict.MET or _second_done(standing)


def _second_done(standing: Standing) -> bool:
    """A triggered assessment was made, be its result released or not."""
    asked = any(each.id == "G02" and each.verdict is Verdict.MET for each in standing.gates)
    return asked or standing.stage is Stage.CONFIRMING
