"""The words for the steps from enrolled to eligible."""

from distinction.faces.sentences import _
from distinction.rules.criteria.steps import Step

STEPS = {
    Step.ENROLLED: _("Enrolled"),
    Step.ASSESSED: _("Assessed at least once"),
    Step.NO_LISTED_ISSUE: _("No publicly reported issue in the last assessment"),
    Step.SYSTEMS_SATISFIED: _("HR and OSH systems satisfied"),
    Step.TRIGGERED: _("On Track in progress report 2"),
    Step.SECOND_DONE: _("Second assessment done"),
    Step.ELIGIBLE: _("Eligible"),
}
STEP_NOTES = {
    Step.TRIGGERED: _("additional questions triggered"),
    Step.SECOND_DONE: _("with the additional questions"),
    Step.ELIGIBLE: _("the Programme Manager decides"),
}
