"""The cells of the evidence map: what stands at each of the three moments of a criterion."""

from enum import StrEnum

from distinction.rules.criteria.pack import Evidence, Pack
from distinction.rules.criteria.standing import Line, Moment, MomentName, Stage, Standing
from distinction.rules.terms.reasons import Missing, Reason
from distinction.rules.terms.verdict import Verdict

NO_EVIDENCE = (Reason.NO_ASSESSMENT, Reason.NO_PR2)


class Cell(StrEnum):
    """What stands at one moment; each has a shape of its own."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_KNOWN = "not_known"
    DRAFT = "draft"
    TO_COME = "to_come"
    OFF = "off"


Slots = tuple[MomentName | None, MomentName, MomentName | None]


def slots(standing: Standing) -> Slots:
    """First assessment, second progress report, second assessment: who stands where."""
    report = MomentName.PROGRESS_REPORT_2
    if standing.evidence.previous is not None:
        return MomentName.PREVIOUS, report, MomentName.LATEST
    first = MomentName.LATEST if standing.evidence.latest is not None else None
    return first, report, None


def cells(standing: Standing, pack: Pack, line: Line) -> tuple[Cell, ...]:
    """One criterion at the three moments of evidence."""
    criterion = next(each for each in pack.criteria if each.id == line.id)
    first, report, second = slots(standing)
    reviewed = any(gap.what is Missing.RELEASE for gap in standing.missing)
    waits = Cell.DRAFT if reviewed else Cell.TO_COME
    if criterion.evidence is Evidence.ZERO_TOLERANCE:
        case = Cell(line.verdict)
        return (Cell.OFF, Cell.OFF, case) if second else (case, Cell.OFF, Cell.OFF)
    if criterion.evidence is Evidence.PROGRESS_REPORT_2:
        return Cell.OFF, _at(line, report), _asked(standing, pack, line, waits)
    if first is None:
        return waits, Cell.OFF, Cell.TO_COME
    return _at(line, first), Cell.OFF, _at(line, second) if second else waits


def _asked(standing: Standing, pack: Pack, line: Line, waits: Cell) -> Cell:
    """The additional questions about a criterion, asked in the second assessment."""
    if any(each.moment is MomentName.ADDITIONAL for each in line.moments):
        return _at(line, MomentName.ADDITIONAL)
    is_about = any(each.about == line.id for each in pack.additional_questions)
    is_made = standing.stage is Stage.CONFIRMING and standing.evidence.previous is None
    return waits if is_about and is_made else Cell.OFF


def together(line: Line, name: MomentName) -> tuple[Moment, ...]:
    """What stands in one place: questions added to the latest assessment are a part of it."""
    names = (name, MomentName.ADDITIONAL) if name is MomentName.LATEST else (name,)
    return tuple(each for each in line.moments if each.moment in names)


def _at(line: Line, name: MomentName) -> Cell:
    said = together(line, name)
    if not said or any(each.reason in NO_EVIDENCE for each in said):
        return Cell.TO_COME
    return Cell(Verdict.all_of(each.verdict for each in said))
