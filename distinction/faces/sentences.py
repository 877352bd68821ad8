"""The sentences for people, in English: one table for each kind of code."""

from dataclasses import dataclass

from distinction.rules.criteria.pack import Evidence, Group
from distinction.rules.criteria.standing import MomentName, Stage
from distinction.rules.terms.marks import Answer, Mark
from distinction.rules.terms.reasons import GateReason, Missing, Reason, WarningCode
from distinction.rules.terms.verdict import Verdict


def _(text: str) -> str:
    """Marks a sentence for the translators; it is translated when it is said."""
    return text


@dataclass(frozen=True, slots=True)
class Advice:
    """What is so, who can act on it, and what the next step is; either may be nobody's."""

    text: str
    who: str = ""
    next_step: str = ""


@dataclass(frozen=True, slots=True)
class Plural:
    """One sentence for one thing, another for more; languages with other plurals have theirs."""

    one: str
    more: str


VERDICTS = {
    Verdict.MET: _("Met"),
    Verdict.NOT_MET: _("Not met"),
    Verdict.NOT_KNOWN: _("Not known"),
}
MET_ONCE = _("Met once")
MET_SO_FAR = _("Met so far")

STAGES = {
    Stage.DEVELOPING: _("Developing"),
    Stage.ON_TRACK: _("On track"),
    Stage.CONFIRMING: _("Confirming"),
    Stage.ELIGIBLE: _("Eligible"),
}

# What each stage means for the factory, in one sentence.
STAGE_NOTES = {
    Stage.DEVELOPING: _("At least one criterion is not met, or not known yet."),
    Stage.ON_TRACK: _("The next full assessment carries the additional questions."),
    Stage.CONFIRMING: _("Assessed with the additional questions; something is still open."),
    Stage.ELIGIBLE: _("Every gate passes; the Programme Manager decides."),
}

MOMENTS = {
    MomentName.PREVIOUS: _("Earlier assessment"),
    MomentName.LATEST: _("Latest assessment"),
    MomentName.PROGRESS_REPORT_2: _("Progress report 2"),
    MomentName.ADDITIONAL: _("Additional questions"),
    MomentName.AS_OF: _("On this day"),
}

GROUPS = {
    Group.SOCIAL_DIALOGUE: _("Social dialogue"),
    Group.LEARNING: _("Learning"),
    Group.HR_SYSTEM: _("Human resources system"),
    Group.OSH_SYSTEM: _("Safety and health system"),
    Group.COMPLIANCE: _("Compliance"),
}
GROUP_NOTES = {
    Group.SOCIAL_DIALOGUE: _("marked in progress report 2, then asked again in the assessment"),
    Group.LEARNING: _("marked in progress report 2, then asked again in the assessment"),
    Group.HR_SYSTEM: _("satisfied in two assessments in a row"),
    Group.OSH_SYSTEM: _("satisfied in two assessments in a row"),
    Group.COMPLIANCE: _("two assessments in a row, and no open zero-tolerance case"),
}

MARKS = {
    Mark.ON_TRACK: _("On Track"),
    Mark.MODERATE_PROGRESS: _("Moderate progress"),
    Mark.NO_PROGRESS: _("No progress"),
    Mark.NOT_ON_TRACK: _("Not On Track"),
    Mark.NOT_ASSESSED: _("Not assessed"),
}

ANSWERS = {
    Answer.COMPLIANT: _("Compliant"),
    Answer.NON_COMPLIANT: _("Non-compliant"),
    Answer.NOT_APPLICABLE: _("Set aside"),
    Answer.NOT_ASSESSED: _("Not assessed"),
}

# What a source says at one moment, in the words of the source.
IN_SOURCE = {
    Evidence.ASSESSMENT: {
        Verdict.MET: _("Satisfied"),
        Verdict.NOT_MET: _("Not satisfied"),
        Verdict.NOT_KNOWN: _("Not known"),
    },
    Evidence.PRI: {
        Verdict.MET: _("None found"),
        Verdict.NOT_MET: _("Found"),
        Verdict.NOT_KNOWN: _("Not known"),
    },
    Evidence.PROGRESS_REPORT_2: {
        Verdict.MET: _("On Track"),
        Verdict.NOT_MET: _("Not On Track"),
        Verdict.NOT_KNOWN: _("Not known"),
    },
    Evidence.ZERO_TOLERANCE: {
        Verdict.MET: _("None open"),
        Verdict.NOT_MET: _("Confirmed case"),
        Verdict.NOT_KNOWN: _("Case not closed"),
    },
}

PROGRAMME = _("Programme")
FACTORY = _("Factory")
ADVISOR = _("Enterprise advisor")
TEAM_LEADER = _("Team leader")
FACTORY_AND_COMMITTEE = _("Factory and committee")

REASONS = {
    Reason.NON_COMPLIANT: Advice(
        _("Found non-compliant on {date}: {questions}."),
        FACTORY,
        _("Improvement plan; the next assessments must find it in order."),
    ),
    Reason.NOT_ASSESSED: Advice(
        _("Not answered, or could not be determined: {questions}."),
        ADVISOR,
        _("The next assessment, or a correction with facts."),
    ),
    Reason.NOTHING_APPLICABLE: Advice(
        _("Every question was set aside as not applicable; nothing is left to judge."),
        TEAM_LEADER,
        _("See the reasons; it is not counted as met."),
    ),
    Reason.NO_ASSESSMENT: Advice(
        _("There is no such assessment yet."), PROGRAMME, _("Wait for the assessment.")
    ),
    Reason.NO_PRI_LIST: Advice(
        _("The country had no issue list in force on {date}."),
        PROGRAMME,
        _("A list with its dates in a new version of the criteria."),
    ),
    Reason.NOT_ON_TRACK: Advice(
        _("The second progress report of {date} marked this “{mark}”: “{comment}”."),
        FACTORY_AND_COMMITTEE,
        _("See the recommended actions."),
    ),
    Reason.NO_PR2: Advice(
        _("There is no second progress report yet."), ADVISOR, _("It is due in month {month}.")
    ),
    Reason.PR2_TOO_OLD: Advice(
        _("The latest second progress report, of {date}, is older than {months} months."),
        ADVISOR,
        _("Release the report that is due."),
    ),
    Reason.ZERO_TOLERANCE_CONFIRMED: Advice(
        _("A zero-tolerance case is confirmed."), PROGRAMME, _("The zero-tolerance protocol.")
    ),
    Reason.ZERO_TOLERANCE_UNRESOLVED: Advice(
        _("A zero-tolerance case is not closed yet."), PROGRAMME, _("The zero-tolerance protocol.")
    ),
}

# The same reason said otherwise where its moment asks for other words.
REASONS_AT = {
    (Reason.NOT_ASSESSED, MomentName.PROGRESS_REPORT_2): Advice(
        _("The second progress report of {date} holds no mark here."),
        ADVISOR,
        _("Correct the report."),
    ),
    (Reason.NON_COMPLIANT, MomentName.ADDITIONAL): Advice(
        _("An additional question was answered against on {date}: {questions}."),
        FACTORY,
        _("Improvement plan; the additional questions come again."),
    ),
    (Reason.NOT_ASSESSED, MomentName.ADDITIONAL): Advice(
        _("An additional question has no answer: {questions}."),
        ADVISOR,
        _("The next assessment, or a correction with facts."),
    ),
}
MARKED_WITHOUT_WORDS = _("The second progress report of {date} marked this “{mark}”.")

GATES = {
    "G01": _("Two full assessments in a row"),
    "G02": _("Additional questions triggered"),
    "G03": _("Additional questions answered"),
    "G04": _("Compliance"),
    "G05": _("Human resources system"),
    "G06": _("Safety and health system"),
    "G07": _("Social dialogue"),
    "G08": _("Learning"),
    "G09": _("No open zero-tolerance case"),
    "G10": _("No newer result outstanding"),
    "G13": _("Evidence young enough"),
}

GATE_REASONS = {
    GateReason.FEWER_THAN_TWO: Advice(
        _("There are not yet two full assessments in a row."),
        PROGRAMME,
        _("Wait for the next assessment."),
    ),
    GateReason.BROKEN_BY_INCOMPLETE: Advice(
        _("An assessment between the two was not complete or is not released."),
        TEAM_LEADER,
        _("Release it, or void it with a reason; else the pair starts anew."),
    ),
    GateReason.GAP_OUT_OF_RANGE: Advice(
        _("The two assessments lie too close together or too far apart."),
        PROGRAMME,
        _("The next assessment in time."),
    ),
    GateReason.NO_PAIR: Advice(
        _("There are not two consecutive full assessments to decide on."),
        PROGRAMME,
        _("The next assessment."),
    ),
    GateReason.NOT_TRIGGERED: Advice(
        _("The additional questions come with the next assessment."),
        PROGRAMME,
        _("They were not part of this one."),
    ),
    GateReason.UNANSWERED: Advice(
        _("Not all additional questions have an answer."), ADVISOR, _("See the list.")
    ),
    GateReason.CRITERIA: Advice(
        _("Not all criteria of this group are met."), FACTORY, _("See the criteria.")
    ),
    GateReason.ZERO_TOLERANCE: Advice(
        _("A zero-tolerance case stands in the way."),
        PROGRAMME,
        _("The zero-tolerance protocol."),
    ),
    GateReason.UNRELEASED_ASSESSMENT: Advice(
        _("A newer assessment is done and not released."), TEAM_LEADER, _("Release it first.")
    ),
    GateReason.TOO_OLD: Advice(
        _("The latest assessment is too old to decide on."), PROGRAMME, _("The next assessment.")
    ),
}

MISSING = {
    Missing.ASSESSMENT: Plural(
        _("One more full assessment that finds everything in order."),
        _("{count} full assessments in a row that find everything in order."),
    ),
    Missing.PROGRESS_REPORT_2: Plural(
        _("A second progress report that marks all dialogue and learning criteria On Track."),
        _("Second progress reports that mark all criteria On Track: {count}."),
    ),
    Missing.RELEASE: Plural(
        _("The release of an assessment that is done."),
        _("The release of assessments that are done: {count}."),
    ),
    Missing.ZERO_TOLERANCE: Plural(
        _("The end of the zero-tolerance case: unfounded, or closed and verified."),
        _("The end of the zero-tolerance cases: {count}."),
    ),
}
REPORT_ON = _("A second progress report that marks On Track: {names}.")
MISSING_WHO = {
    Missing.ASSESSMENT: PROGRAMME,
    Missing.PROGRESS_REPORT_2: ADVISOR,
    Missing.RELEASE: TEAM_LEADER,
    Missing.ZERO_TOLERANCE: PROGRAMME,
}
MISSING_SHORT = {
    Missing.ASSESSMENT: _("Full assessment"),
    Missing.PROGRESS_REPORT_2: _("Progress report 2"),
    Missing.RELEASE: _("Release of an assessment"),
    Missing.ZERO_TOLERANCE: _("End of a zero-tolerance case"),
}
POSSIBLE_NOW = _("possible now")
NOT_BEFORE = _("not before {date}")
CANNOT_BE_TOLD = _("cannot be told: no service cycle is on record")

WARNINGS = {
    WarningCode.ADDITIONAL_QUESTIONS_WITHOUT_TRIGGER: Advice(
        _(
            "The latest assessment carries additional answers, but nothing had triggered them; "
            "they are not used."
        ),
        TEAM_LEADER,
        _("Check why they were asked."),
    ),
    WarningCode.APPROVED_AGAINST_GATES: Advice(
        _("A recorded approval of {date} did not pass all gates on its day."),
        PROGRAMME,
        _("Look at the decision."),
    ),
    WarningCode.PR2_BEFORE_WINDOW: Advice(
        _("A second progress report was released before its window and does not count."),
        TEAM_LEADER,
        _("Release it in month {month}."),
    ),
    WarningCode.PR2_LATE: Advice(
        _("A second progress report was released after its window; it counts.")
    ),
    WarningCode.ZERO_TOLERANCE_OPEN: Advice(
        _("The trigger holds and a zero-tolerance case is open; it will block a decision."),
        PROGRAMME,
        _("The zero-tolerance protocol."),
    ),
}

MONTHS = _("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec")
DAY = _("{day} {month} {year}")
TWO_NAMES = _("{first} and {last}")
MORE_NAMES = _("{first}, {rest}")
WHO_DOES = _("{who}: {step}")

# The names of the annex, short: one for a table, one for the middle of a sentence.
# A criterion of another pack that is not named here keeps its own name.
CRITERIA = {
    "Freely chosen, representative worker members on the bipartite committee": (
        _("Freely chosen, representative worker members"),
        _("freely chosen worker members"),
    ),
    "Sufficient decision-making authority for management representatives on the bipartite "
    "committee": (
        _("Management members with authority to decide"),
        _("management members with authority to decide"),
    ),
    "Active and effectively functioning bipartite committee": (
        _("Active and effective bipartite committee"),
        _("an active bipartite committee"),
    ),
    "Open communication with trade unions present in the factory; union representatives have an "
    "opportunity to join the bipartite committee; and the bipartite committee is not used as an "
    "alternative to a trade union": (
        _("Open communication with trade unions"),
        _("open communication with trade unions"),
    ),
    "Effective grievance handling procedure and mechanism": (
        _("Effective grievance handling"),
        _("grievance handling"),
    ),
    "Needs-based learning plan developed in consultation with elected worker representatives "
    "including trade union representatives, if present, and implemented": (
        _("Needs-based learning plan, made with workers, carried out"),
        _("the learning plan"),
    ),
    "Adequate Human Resources Policy": (_("HR policy"), _("HR policy")),
    "Adequate Recruitment Procedure": (_("Recruitment procedure"), _("recruitment")),
    "Adequate disciplinary and termination procedures": (
        _("Disciplinary and termination procedures"),
        _("disciplinary procedures"),
    ),
    "Assignment of accountability for following policies and procedures relating to HR management "
    "and performance": (_("Accountability for HR assigned"), _("accountability for HR")),
    "Communication and implementation of HR policies and procedures": (
        _("HR policies communicated and used"),
        _("communication of HR policies"),
    ),
    "Investigation of performance under HR policies and procedures and adjustments as needed": (
        _("HR performance checked and adjusted"),
        _("checks of HR performance"),
    ),
    "Adequate OSH Policy": (_("OSH policy"), _("OSH policy")),
    "Adequate emergency preparedness procedure": (
        _("Emergency preparedness procedure"),
        _("emergency preparedness"),
    ),
    "Adequate hazard/risk management and control procedure": (
        _("Hazard and risk control procedure"),
        _("hazard and risk control"),
    ),
    "Adequate accident investigation procedure": (
        _("Accident investigation procedure"),
        _("accident investigation"),
    ),
    "Assignment of accountability for carrying out health and safety responsibilities": (
        _("Accountability for OSH assigned"),
        _("accountability for OSH"),
    ),
    "Communication and implementation of OSH policies and procedures": (
        _("OSH policies communicated and used"),
        _("communication of OSH policies"),
    ),
    "Investigation, monitoring and measurement of OSH performance, and adjustments as needed": (
        _("OSH performance monitored and adjusted"),
        _("checks of OSH performance"),
    ),
    "Full compliance on publicly reported issues": (
        _("No non-compliance on publicly reported issues"),
        _("publicly reported issues"),
    ),
    "No unremediated zero tolerance issues": (
        _("No zero-tolerance issue left open"),
        _("zero tolerance"),
    ),
}
