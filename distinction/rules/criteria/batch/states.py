"""The states that one assessment or report passes through, as its corrections become known."""

from collections.abc import Iterator, Mapping, Sequence

from distinction.rules.criteria.batch.arrays import NEVER, number_of
from distinction.rules.criteria.batch.numbering import Numbering
from distinction.rules.criteria.evidence import Answers, Assessment, Marks, ProgressReport
from distinction.rules.terms.marks import Answer, Mark

COMPLIANT, FAILED, LACKING, SET_ASIDE = range(4)
NUMBER_OF: dict[str | None, int] = {
    Answer.COMPLIANT: COMPLIANT,
    Answer.NON_COMPLIANT: FAILED,
    Answer.NOT_ASSESSED: LACKING,
    None: LACKING,
    Answer.NOT_APPLICABLE: SET_ASIDE,
}


def answer_states(visit: Assessment, numbering: Numbering) -> Iterator[tuple[int, bytes]]:
    """From which day on each numbered question had which answer, one byte a question."""
    answers, additional = visit.answers, visit.additional_answers
    yield number_of(visit.released_on), _as_bytes(answers, additional, numbering)
    for each in visit.corrections:
        answers = {**answers, **(each.answers or {})}
        additional = {**additional, **(each.additional_answers or {})}
        yield number_of(each.released_on), _as_bytes(answers, additional, numbering)


def mark_states(report: ProgressReport, numbering: Numbering) -> Iterator[tuple[int, int, int]]:
    """From which day on which numbered marks were On Track, and which were lacking, as bits."""
    marks = report.marks
    yield number_of(report.released_on), *_as_bits(marks, numbering.mark)
    for each in report.corrections:
        marks = {**marks, **(each.marks or {})}
        yield number_of(each.released_on), *_as_bits(marks, numbering.mark)


def replaced_from(assessments: Sequence[Assessment]) -> dict[str, int]:
    """The day on which something further along the chain of re-issues is first released, by id."""
    by_id = {each.id: each for each in assessments}
    replaced = {}
    for each in assessments:
        first, following = NEVER, each.superseded_by
        while following is not None:
            first = min(first, number_of(by_id[following].released_on))
            following = by_id[following].superseded_by
        replaced[each.id] = first
    return replaced


def _as_bytes(answers: Answers, additional: Answers, numbering: Numbering) -> bytes:
    words = [*map(answers.get, numbering.question_places)]
    words += map(additional.get, numbering.additional_places)
    return bytes(map(NUMBER_OF.__getitem__, words))


def _as_bits(marks: Marks, numbers: Mapping[str, int]) -> tuple[int, int]:
    on_track = lacking = 0
    for criterion, number in numbers.items():
        given = marks.get(criterion)
        if given is None or given.mark is Mark.NOT_ASSESSED:
            lacking |= 1 << number
        elif given.mark is Mark.ON_TRACK:
            on_track |= 1 << number
    return on_track, lacking
