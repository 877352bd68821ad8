"""What is missing for one criterion, and when it can next be put right."""

from datetime import date

from distinction.rules.criteria.standing import Gap, Line, Moment, MomentName, Standing
from distinction.rules.terms.reasons import Missing
from distinction.rules.terms.verdict import Verdict


def not_met(line: Line) -> tuple[Moment, ...]:
    return tuple(each for each in line.moments if each.verdict is not Verdict.MET)


def chance_of(standing: Standing, line: Line) -> Gap | None:
    """What is missing and would put this criterion right."""
    open_moments = {each.moment for each in not_met(line)}
    wanted = Missing.ASSESSMENT
    if open_moments == {MomentName.PROGRESS_REPORT_2}:
        wanted = Missing.PROGRESS_REPORT_2
    elif open_moments == {MomentName.AS_OF}:
        wanted = Missing.ZERO_TOLERANCE
    return next((gap for gap in standing.missing if gap.what is wanted), None)


def next_chance(standing: Standing, line: Line) -> date | None:
    gap = chance_of(standing, line)
    return gap.earliest_on if gap else None
