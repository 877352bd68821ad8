"""What a pack's shape cannot say: its parts must fit together (`contract/pack.schema.md`)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from distinction.rules.criteria.draft import Draft
from distinction.rules.criteria.faults import Fault, pointer, shown
from distinction.rules.criteria.pack import Evidence, Group, PriList

GROUPS_OF = {
    Evidence.PROGRESS_REPORT_2: (Group.SOCIAL_DIALOGUE, Group.LEARNING),
    Evidence.ASSESSMENT: (Group.HR_SYSTEM, Group.OSH_SYSTEM),
    Evidence.PRI: (Group.COMPLIANCE,),
    Evidence.ZERO_TOLERANCE: (Group.COMPLIANCE,),
}
ORDERED_SETTINGS = (
    ("pr2_month", "cycle_months"),
    ("min_gap_months", "max_gap_months_12"),
    ("max_gap_months_12", "max_gap_months_24"),
)


def inconsistencies(draft: Draft) -> Iterator[Fault]:
    """What can be told of the sound parts; what asks for all of a table waits until it is."""
    for check in CHECKS:
        yield from check(draft)


def _ids_stand_once(draft: Draft) -> Iterator[Fault]:
    yield from _doubles("criterion", "id", [(at, each.id) for at, each in draft.criteria])
    yield from _doubles("pri_list", "id", [(at, each.id) for at, each in draft.pri_lists])
    asked = [(at, each.code) for at, each in draft.additional_questions]
    yield from _doubles("additional_question", "code", asked)
    yield from _doubles("question", "code", [(at, each.code) for at, each in draft.questions])


def _groups_fit_evidence(draft: Draft) -> Iterator[Fault]:
    for at, each in draft.criteria:
        if each.group not in GROUPS_OF[each.evidence]:
            text = f"{each.group} does not go with {each.evidence}; change one of the two"
            yield Fault(pointer("criterion", at, "group"), "group_and_evidence", text)


def _questions_fit_evidence(draft: Draft) -> Iterator[Fault]:
    for at, each in draft.criteria:
        judged_by_answers = each.evidence is Evidence.ASSESSMENT
        if judged_by_answers and each.questions is None:
            text = f"{each.id} is judged by answers; name its questions"
            yield Fault(pointer("criterion", at), "questions_and_evidence", text)
        if not judged_by_answers and each.questions is not None:
            yield _needless_questions(at)
    for at in draft.bare:
        yield _needless_questions(at)


def _needless_questions(at: int) -> Fault:
    text = "only a criterion with evidence assessment has questions of its own; remove them"
    return Fault(pointer("criterion", at, "questions"), "questions_and_evidence", text)


def _one_of_each(draft: Draft) -> Iterator[Fault]:
    for evidence in (Evidence.PRI, Evidence.ZERO_TOLERANCE):
        found = [at for at, each in draft.criteria if each.evidence is evidence]
        if not found and draft.criteria.is_whole:
            yield Fault("", "one_of_each", f"no criterion with evidence {evidence}; add one")
        for at in found[1:]:
            text = f"a second criterion with evidence {evidence}; keep one"
            yield Fault(pointer("criterion", at, "evidence"), "one_of_each", text)
    present = {each.group for _, each in draft.criteria}
    for group in Group:
        if group not in present and draft.criteria.is_whole:
            yield Fault("", "one_of_each", f"no criterion of the group {group}; add one")


def _questions_are_known(draft: Draft) -> Iterator[Fault]:
    known = {each.code for _, each in draft.questions}
    for table, at, codes in _lists_of_questions(draft):
        for position, code in enumerate(codes):
            place = pointer(table, at, "questions", position)
            if code not in known and draft.questions.is_whole:
                text = f"{code} stands in no [[question]]; add it there or correct the code"
                yield Fault(place, "unknown_question", text)
            if code in codes[:position]:
                text = f"{code} stands twice in this list; remove one"
                yield Fault(place, "duplicate_question", text)


def _periods_are_in_order(draft: Draft) -> Iterator[Fault]:
    for at, each in draft.pri_lists:
        if _ends_early(each):
            text = f"the list ends on {each.valid_to}, before it begins on {each.valid_from}"
            yield Fault(pointer("pri_list", at, "valid_to"), "dates_out_of_order", text)


def _lists_never_overlap(draft: Draft) -> Iterator[Fault]:
    lists = [(at, each) for at, each in draft.pri_lists if not _ends_early(each)]
    for position, (at, later) in enumerate(lists):
        for _, earlier in lists[:position]:
            if earlier.country == later.country and _overlap(earlier, later):
                text = f"in force on days of {shown(earlier.id)} too; end one before the other"
                yield Fault(pointer("pri_list", at), "lists_overlap", text)
                break


def _additional_questions_are_about_a_criterion(draft: Draft) -> Iterator[Fault]:
    if not draft.criteria.is_whole:
        return
    takes = {each.id for _, each in draft.criteria if each.evidence is not Evidence.ZERO_TOLERANCE}
    for at, each in draft.additional_questions:
        if each.about not in takes:
            text = f"{each.about} is no criterion that can take additional questions; correct it"
            yield Fault(pointer("additional_question", at, "about"), "unknown_criterion", text)


def _something_is_always_asked(draft: Draft) -> Iterator[Fault]:
    if not draft.additional_questions.is_whole:
        return
    waiting = {each.id for _, each in draft.criteria}
    waiting -= {each.about for _, each in draft.additional_questions if each.applies == "always"}
    for at, each in draft.additional_questions:
        if each.about in waiting:
            waiting.discard(each.about)
            text = f"{each.about} has no question that applies always; add one or change this"
            yield Fault(pointer("additional_question", at), "no_always_question", text)


def _settings_are_in_order(draft: Draft) -> Iterator[Fault]:
    if draft.settings is None:
        return
    for low, high in ORDERED_SETTINGS:
        least, most = getattr(draft.settings, low), getattr(draft.settings, high)
        if least > most:
            text = f"{low} is {least} and must not be more than {high}, {most}"
            yield Fault(pointer("settings", high), "settings_order", text)


def _doubles(table: str, field: str, ids: Sequence[tuple[int, str]]) -> Iterator[Fault]:
    seen: set[str] = set()
    for at, each in ids:
        if each in seen:
            text = f"{shown(each)} stands twice; rename one"
            yield Fault(pointer(table, at, field), "duplicate_id", text)
        seen.add(each)


def _lists_of_questions(draft: Draft) -> Iterator[tuple[str, int, Sequence[str]]]:
    for at, each in draft.criteria:
        yield "criterion", at, each.questions or ()
    for at, issues in draft.pri_lists:
        yield "pri_list", at, issues.questions


def _ends_early(issues: PriList) -> bool:
    return issues.valid_to is not None and issues.valid_to < issues.valid_from


def _overlap(one: PriList, other: PriList) -> bool:
    ends = [each.valid_to or date.max for each in (one, other)]
    return one.valid_from <= ends[1] and other.valid_from <= ends[0]


Check = Callable[[Draft], Iterable[Fault]]
CHECKS: tuple[Check, ...] = (
    _ids_stand_once,
    _groups_fit_evidence,
    _questions_fit_evidence,
    _one_of_each,
    _questions_are_known,
    _periods_are_in_order,
    _lists_never_overlap,
    _additional_questions_are_about_a_criterion,
    _something_is_always_asked,
    _settings_are_in_order,
)
