"""Warnings: what somebody of the programme should look at; none of them decides anything."""

from collections.abc import Iterator

from distinction.rules.criteria.checks import UNRESOLVED
from distinction.rules.criteria.counting import SECOND, Known, case_states, window
from distinction.rules.criteria.gates import Judgement, judge_on
from distinction.rules.criteria.pack import Pack
from distinction.rules.criteria.standing import Notice, Trigger
from distinction.rules.terms.marks import CaseStatus
from distinction.rules.terms.reasons import WarningCode
from distinction.rules.terms.verdict import Verdict


def notices(pack: Pack, known: Known, judged: Judgement, trigger: Trigger) -> tuple[Notice, ...]:
    found = (
        *_asked_without_trigger(known, judged),
        *_approved_against_gates(pack, known),
        *_out_of_window(pack, known),
        *_open_cases(known, trigger),
    )
    return tuple(sorted(found))


def _asked_without_trigger(known: Known, judged: Judgement) -> Iterator[Notice]:
    if known.latest and judged.carried and not judged.triggered:
        yield Notice(WarningCode.ADDITIONAL_QUESTIONS_WITHOUT_TRIGGER, known.latest.id)


def _approved_against_gates(pack: Pack, known: Known) -> Iterator[Notice]:
    for each in known.dossier.decisions:
        if each.outcome == "approved" and each.on <= known.on:
            on_its_day = judge_on(pack, known.dossier, each.on)
            if on_its_day.verdict is not Verdict.MET:
                yield Notice(WarningCode.APPROVED_AGAINST_GATES, each.id)


def _out_of_window(pack: Pack, known: Known) -> Iterator[Notice]:
    windows = {each.id: window(pack.settings, each) for each in known.dossier.cycles}
    for each in known.dossier.progress_reports:
        if each.number == SECOND and each.released_on and each.released_on <= known.on:
            due = windows[each.cycle]
            if each.released_on < due.first:
                yield Notice(WarningCode.PR2_BEFORE_WINDOW, each.id)
            elif due.last and each.released_on >= due.last:
                yield Notice(WarningCode.PR2_LATE, each.id)


def _open_cases(known: Known, trigger: Trigger) -> Iterator[Notice]:
    """An open case does not stop the trigger, but it will block a decision."""
    if trigger.verdict is Verdict.MET:
        for case, status in case_states(known).items():
            if status in UNRESOLVED or status is CaseStatus.CONFIRMED:
                yield Notice(WarningCode.ZERO_TOLERANCE_OPEN, case)
