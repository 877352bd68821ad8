"""The fixed words of the page: headings, columns and notes, by the name its templates use."""

from distinction.faces.sentences import _
from distinction.faces.wording import Wording

LABELS = {
    "skip": _("Skip to content"),
    "main": _("Main"),
    "menu": _("Menu"),
    "portfolio": _("Portfolio"),
    "in_full": _("Factories in full"),
    "method": _("How it is worked out"),
    "audience": _("For programme staff"),
    "made_up": _("Made up."),
    "made_up_note": _(
        "Every factory, visit and finding on this page comes from a simulation. "
        "None of it is about a real factory."
    ),
    "audience_note": _(
        "This page is for programme staff. It holds gates, warnings and results in review, which "
        "no factory, buyer or public page shows: do not hand it on."
    ),
    "no_factory": _("No factory is here yet"),
    "no_factory_note": _(
        "Who is ready, who is one criterion away, what is due and what holds factories back stand "
        "here once the portfolio holds the dossier of a factory."
    ),
    "all_factories": _("All factories"),
    "all_factories_note": _(
        "By stage, those who need somebody first: an assessment that waits for its release, then "
        "the earliest day of a decision. It is an order of work."
    ),
    "factory": _("Factory"),
    "evidence": _("Evidence"),
    "ready": _("Ready or nearly ready"),
    "weave_rows": _("Rows of each weave: assessment 1, progress report 2, assessment 2"),
    "stands": _("Where it stands"),
    "by_when": _("By when"),
    "next_step": _("Next step"),
    "nobody_ready": _("Nobody waits for a decision"),
    "nobody_ready_note": _(
        "A factory stands here once it was assessed with the additional questions."
    ),
    "near": _("One criterion away"),
    "near_note": _("All their other criteria are met, or met once."),
    "nobody_near": _("No factory is one criterion away"),
    "nobody_near_note": _("Factories that lack exactly one criterion stand here by name."),
    "missing": _("What is missing"),
    "chance": _("Next chance"),
    "due": _("Due in 12 weeks"),
    "due_note": _("The first day by the rules. It announces no visit."),
    "nothing_due": _("Nothing opens in the next 12 weeks."),
    "funnel": _("From enrolled to eligible"),
    "funnel_note": _("Each line counts factories that pass this step and all steps above it."),
    "step": _("Step"),
    "factories": _("Factories"),
    "bar": _("Bar"),
    "holding": _("Which criteria hold factories back"),
    "holding_note": _(
        "Factories by their latest released evidence. One factory can be in several lines."
    ),
    "criterion": _("Criterion"),
    "not_met": _("Not met"),
    "not_known": _("Not known"),
    "met": _("Met"),
    "holding_less": _("Criteria that hold fewer factories back"),
    "nothing_holds": _("No criterion holds a factory back."),
    "why": _("Why"),
    "path": _("From the last evidence to a decision"),
    "map": _("Evidence map"),
    "draft": _("Dashed: not final"),
    "not_asked": _("Not asked at this moment"),
    "verdict": _("Verdict"),
    "why_missing": _("Why, what is missing, by when"),
    "map_note": _(
        "Each criterion, at each of the three moments when evidence is taken. "
        "What is in review is not final and does not count yet."
    ),
    "worked_out": _("How this was worked out"),
    "pack": _("Criteria pack"),
    "computed": _("Computed"),
    "entry": _("In the programme since"),
    "committee": _("Bipartite committee"),
    "unions": _("Trade unions"),
    "digest": _("SHA-256 of the criteria pack"),
    "rule": _(
        "Only full assessments that were released count, each by the issue list of its own day. "
        "What is put right later stays in the assessment where it was found."
    ),
    "gates": _("Gates of the decision"),
    "gates_note": _(
        "Gates, trigger and warnings are for the programme alone. G11 (the law in force) and "
        "G12 (the person who decides) are asked at the decision itself."
    ),
    "trigger": _("Trigger of the additional questions"),
    "warnings": _("For the programme to look at"),
    "back": _("Back to the portfolio"),
    "no_score": _(
        "Criteria are named, never added up: there is no score, and not known is never "
        "counted as not met."
    ),
    "method_note": _(
        "All criteria of the pack must be met, in two full assessments in a row or in the second "
        "progress report. A Programme Manager decides; nothing here decides for a person."
    ),
}


def labels(words: Wording) -> dict[str, str]:
    return {name: words.say(text) for name, text in LABELS.items()}
