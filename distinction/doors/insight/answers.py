"""What was said at one moment of evidence: answers and marks, first as given, then as corrected."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from distinction.doors.access.redact import Hidden, Shape, topic
from distinction.rules.criteria.counting import Known
from distinction.rules.criteria.evidence import Assessment, ProgressReport
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.words import View
from distinction.rules.terms.marks import Answer, Mark


@dataclass(frozen=True)
class Change(Shape):
    """A correction of one answer or mark, from its day on."""

    on: date
    before: str
    after: str
    reason: str | Hidden = field(metadata=topic(Noun.ASSESSMENT_ANSWERS, View.FINDINGS))


@dataclass(frozen=True, slots=True)
class Given:
    """One question with the answer that holds, and how it came to hold."""

    code: str
    text: str
    answer: Answer
    changes: tuple[Change, ...]
    is_deciding: bool
    roots: tuple[str, ...] = ()  # of an issue that was found: the elements it points back to


@dataclass(frozen=True, slots=True)
class Marked:
    """The mark of a progress report on one criterion, and how it came to hold."""

    mark: Mark
    comment: str
    changes: tuple[Change, ...]


def answers_of(
    visit: Assessment, reasons: Sequence[str], codes: Iterable[str], known: Known
) -> Iterator[tuple[str, Answer, tuple[Change, ...]]]:
    """Each question asked for, with the corrections that were out on the day."""
    for code in codes:
        now = first = _said(visit.answers, visit.additional_answers, code)
        changes: list[Change] = []
        for each, reason in zip(visit.corrections, reasons, strict=True):
            told = _corrected(each.answers, each.additional_answers, code)
            if told is not None and each.released_on <= known.on:
                changes.append(Change(each.released_on, now, told, reason))
                now = told
        yield code, Answer(now if changes else first), tuple(changes)


def mark_of(
    report: ProgressReport, reasons: Sequence[str], criterion: str, known: Known
) -> Marked | None:
    given = report.marks.get(criterion)
    now = given.mark if given else Mark.NOT_ASSESSED
    comment = given.comment if given else ""
    changes: list[Change] = []
    for each, reason in zip(report.corrections, reasons, strict=True):
        told = (each.marks or {}).get(criterion)
        if told is not None and each.released_on <= known.on:
            changes.append(Change(each.released_on, now, told.mark, reason))
            now, comment = told.mark, told.comment
    return Marked(Mark(now), comment, tuple(changes)) if given or changes else None


def _said(answers: Mapping[str, str], additional: Mapping[str, str], code: str) -> str:
    return answers.get(code) or additional.get(code) or Answer.NOT_ASSESSED


def _corrected(
    answers: Mapping[str, str] | None, additional: Mapping[str, str] | None, code: str
) -> str | None:
    return (answers or {}).get(code) or (additional or {}).get(code)
