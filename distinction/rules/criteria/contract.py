"""A standing as the interchange contract writes it (`contract/standing.schema.json`)."""

from datetime import date

from distinction.rules.criteria.standing import Gate, Line, Standing

CONTRACT = "1"


def as_contract(standing: Standing) -> dict[str, object]:
    """Plain values, with fields in the order of the schema."""
    return {
        "contract": CONTRACT,
        "factory": standing.factory,
        "as_of": standing.as_of.isoformat(),
        "pack": {"id": standing.pack_id, "version": standing.pack_version},
        "stage": standing.stage,
        "evidence": {
            "previous": standing.evidence.previous,
            "latest": standing.evidence.latest,
            "progress_report_2": standing.evidence.progress_report_2,
        },
        "criteria": [_line(line) for line in standing.criteria],
        "gates": {
            "trigger": {
                "verdict": standing.trigger.verdict,
                "assessment": standing.trigger.assessment,
                "progress_report_2": standing.trigger.progress_report_2,
                "blocking": standing.trigger.blocking,
            },
            "decision": {
                "verdict": standing.decision,
                "may_approve": standing.may_approve,
                "gates": [_gate(gate) for gate in standing.gates],
            },
        },
        "missing": [
            {
                "what": gap.what,
                "count": gap.count,
                "earliest_on": day_or_none(gap.earliest_on),
                "because": gap.because,
            }
            for gap in standing.missing
        ],
        "earliest_eligible_on": day_or_none(standing.earliest_eligible_on),
        "warnings": [{"code": each.code, "ref": each.ref} for each in standing.warnings],
    }


def day_or_none(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _line(line: Line) -> dict[str, object]:
    moments = [
        {
            "moment": each.moment,
            "verdict": each.verdict,
            "reason": each.reason,
            "deciding": each.deciding,
        }
        for each in line.moments
    ]
    return {"id": line.id, "verdict": line.verdict, "moments": moments}


def _gate(gate: Gate) -> dict[str, object]:
    return {"id": gate.id, "verdict": gate.verdict, "reason": gate.reason}
