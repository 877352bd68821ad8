"""What was heard of one criterion at each moment, and where in the evidence it stands."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from distinction.doors.access.folio import Folio, Judged
from distinction.doors.access.redact import Hidden, Shape, Views, redact, topic
from distinction.doors.insight.answers import Given, Marked, answers_of, mark_of
from distinction.doors.insight.card import views_of
from distinction.doors.insight.cases import ToldCase, cases_of
from distinction.doors.insight.day import Day
from distinction.rules.criteria.counting import Known, know
from distinction.rules.criteria.evidence import Assessment
from distinction.rules.criteria.pack import Criterion, Evidence, PriList
from distinction.rules.criteria.questions import Form
from distinction.rules.criteria.roots import roots_of
from distinction.rules.criteria.standing import Moment, MomentName
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.words import View
from distinction.rules.terms.marks import Answer
from distinction.rules.terms.reasons import Reason
from distinction.rules.terms.verdict import Verdict

EMPTY = {Reason.NO_ASSESSMENT, Reason.NO_PR2}


@dataclass(frozen=True, slots=True)
class Issue:
    """A listed issue that was found in the same visit as an element of the system behind it."""

    code: str
    text: str


@dataclass(frozen=True)
class Heard(Shape):
    """What was heard at one moment of evidence; `place` is the visit's number for corrections."""

    moment: Moment
    on: date | None = None
    released_on: date | None = None
    place: int = 0
    issues: PriList | None = None
    elements: Mapping[str, Verdict] = field(default_factory=dict)
    found: tuple[Issue, ...] = ()
    answers: tuple[Given, ...] | Hidden = field(
        default=(), metadata=topic(Noun.ASSESSMENT_ANSWERS, View.FINDINGS)
    )
    additional: tuple[Given, ...] | Hidden = field(
        default=(), metadata=topic(Noun.ADDITIONAL_QUESTIONS, View.FINDINGS)
    )
    mark: Marked | Hidden | None = field(default=None, metadata=topic(Noun.PR2, View.FINDINGS))
    cases: tuple[ToldCase, ...] = ()


@dataclass(frozen=True)
class Source:
    """Where the evidence of one criterion is looked up."""

    folio: Folio
    day: Day
    judged: Judged
    criterion: Criterion

    def heard(self, moment: Moment) -> Heard:
        if moment.moment is MomentName.AS_OF:
            return Heard(moment, cases=tuple(cases_of(self.folio, self.judged)))
        if moment.reason in EMPTY:
            return Heard(moment)
        if moment.moment is MomentName.PROGRESS_REPORT_2:
            return redact(self._report(moment), self.views)
        return redact(self._visit(moment), self.views)

    @cached_property
    def views(self) -> Views:
        return views_of(self.folio)

    @cached_property
    def known(self) -> Known:
        settings = self.folio.pack.settings
        return know(settings, self.judged.dossier, self.judged.standing.as_of)

    def _report(self, moment: Moment) -> Heard:
        wanted = self.judged.standing.evidence.progress_report_2
        report = next(each for each in self.judged.dossier.progress_reports if each.id == wanted)
        reasons = self.folio.reasons(report.id, self.day.known_at(self.folio))
        mark = mark_of(report, reasons, self.criterion.id, self.known)
        return Heard(moment, on=report.released_on, released_on=report.released_on, mark=mark)

    def _visit(self, moment: Moment) -> Heard:
        used = self.judged.standing.evidence
        wanted = used.previous if moment.moment is MomentName.PREVIOUS else used.latest
        place, visit = next(
            (number, each)
            for number, each in enumerate(self.judged.dossier.assessments, 1)
            if each.id == wanted
        )
        pack = self.folio.pack
        issues = pack.list_in_force(self.judged.dossier.country, visit.date)
        listed = self.criterion.evidence is Evidence.PRI
        made = Heard(
            moment,
            on=visit.date,
            released_on=visit.released_on,
            place=place,
            issues=issues if listed else None,
            elements=self._elements(moment.moment) if listed else {},
        )
        if moment.moment is MomentName.ADDITIONAL:
            codes = pack.additional_about.get(self.criterion.id, ())
            return _with(made, additional=tuple(self._given(visit, moment, codes)))
        asked = (issues.questions if issues else ()) if listed else self.criterion.questions or ()
        answers = tuple(self._given(visit, moment, asked))
        return _with(made, answers=answers, found=tuple(self._found(visit, issues)))

    def _given(self, visit: Assessment, moment: Moment, codes: Iterable[str]) -> Iterator[Given]:
        """Those that decided it first, the others as the pack has them."""
        pack = self.folio.pack
        texts = {each.code: each.text for each in pack.questions}
        texts |= {each.code: each.text for each in pack.additional_questions}
        is_open = moment.verdict is not Verdict.MET  # where all is well, no one answer decides
        deciding = {each.rpartition("/")[2] for each in moment.deciding if is_open}
        reasons = self.folio.reasons(visit.id, self.day.known_at(self.folio))
        listed = self.criterion.evidence is Evidence.PRI
        order = sorted(codes, key=lambda code: code not in deciding)
        for code, answer, changes in answers_of(visit, reasons, order, self.known):
            is_issue = listed and answer is Answer.NON_COMPLIANT
            roots = roots_of(pack, self.form, code) if is_issue else ()
            yield Given(
                code=code,
                text=texts.get(code, code),
                answer=answer,
                changes=tuple(redact(each, self.views) for each in changes),
                is_deciding=code in deciding,
                roots=tuple(each.id for each in roots),
            )

    @property
    def form(self) -> Form:
        return self.folio.form

    def _elements(self, name: MomentName) -> Mapping[str, Verdict]:
        """The verdict of each element of the two systems in the same visit."""
        pack = self.folio.pack
        wanted = {each.id for each in pack.criteria if each.evidence is Evidence.ASSESSMENT}
        return {
            line.id: moment.verdict
            for line in self.judged.standing.criteria
            if line.id in wanted
            for moment in line.moments
            if moment.moment is name
        }

    def _found(self, visit: Assessment, issues: PriList | None) -> Iterator[Issue]:
        """Of an element: the listed issues of the same visit that point back to it."""
        if self.criterion.evidence is not Evidence.ASSESSMENT or issues is None:
            return
        pack = self.folio.pack
        texts = {each.code: each.text for each in pack.questions}
        reasons = self.folio.reasons(visit.id, self.day.known_at(self.folio))
        for code, answer, _changes in answers_of(visit, reasons, issues.questions, self.known):
            if answer is Answer.NON_COMPLIANT:
                roots = roots_of(pack, self.form, code)
                if any(each.id == self.criterion.id for each in roots):
                    yield Issue(code, texts.get(code, code))


def _with(heard: Heard, **more: tuple[Given, ...] | tuple[Issue, ...]) -> Heard:
    return Heard(**{**vars(heard), **more})
