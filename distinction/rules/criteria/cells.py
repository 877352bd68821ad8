"""The cells of the evidence map: what stands at each of the three moments of a criterion."""

from collections.abc import Iterable, Iterator
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


OF_VERDICT = {each: Cell(each) for each in Verdict}
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
    return next(all_cells(standing, pack, (line,)))


def all_cells(
    standing: Standing, pack: Pack, lines: Iterable[Line]
) -> Iterator[tuple[Cell, Cell, Cell]]:
    """Several criteria, each at the three moments."""
    places = slots(standing)
    reviewed = any(gap.what is Missing.RELEASE for gap in standing.missing)
    waits = Cell.DRAFT if reviewed else Cell.TO_COME
    is_made = standing.stage is Stage.CONFIRMING and standing.evidence.previous is None
    for line in lines:
        match pack.by_id[line.id].evidence:
            case Evidence.ZERO_TOLERANCE:
                state = OF_VERDICT[line.verdict]
                second = places[2]
                yield (Cell.OFF, Cell.OFF, state) if second else (state, Cell.OFF, Cell.OFF)
            case Evidence.PROGRESS_REPORT_2:
                is_asked = is_made and line.id in pack.additional_about
                asked = _asked(line, waits if is_asked else Cell.OFF)
                yield Cell.OFF, _at(line, places[1]), asked
            case _:
                yield _assessed(line, places, waits)


def _assessed(line: Line, places: Slots, waits: Cell) -> tuple[Cell, Cell, Cell]:
    first, _, second = places
    if first is None:
        return waits, Cell.OFF, Cell.TO_COME
    return _at(line, first), Cell.OFF, _at(line, second) if second else waits


def _asked(line: Line, otherwise: Cell) -> Cell:
    """The additional questions about a criterion, asked in the second assessment."""
    if any(each.moment is MomentName.ADDITIONAL for each in line.moments):
        return _at(line, MomentName.ADDITIONAL)
    return otherwise


def together(line: Line, name: MomentName) -> tuple[Moment, ...]:
    """What stands in one place: questions added to the latest assessment are a part of it."""
    names = (name, MomentName.ADDITIONAL) if name is MomentName.LATEST else (name,)
    return tuple(each for each in line.moments if each.moment in names)


def _at(line: Line, name: MomentName) -> Cell:
    said = together(line, name)
    if not said or any(each.reason in NO_EVIDENCE for each in said):
        return Cell.TO_COME
    return OF_VERDICT[Verdict.all_of([each.verdict for each in said])]
