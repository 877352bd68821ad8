"""The evidence of one factory: every released visit and second report, answer by answer."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from distinction.doors.access.folio import Folio, Judged, open_folio
from distinction.doors.access.redact import Hidden, Shape, redact, topic
from distinction.doors.access.viewer import Viewer
from distinction.doors.insight.answers import Given, Marked, answers_of, mark_of
from distinction.doors.insight.card import Card, card_of, views_of
from distinction.doors.insight.day import Day, day_of
from distinction.rules.criteria.counting import SECOND, Known, know
from distinction.rules.criteria.evidence import Assessment, ProgressReport
from distinction.rules.criteria.pack import Evidence, PriList
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.words import View
from distinction.rules.terms.marks import Answer


@dataclass(frozen=True, slots=True)
class Listed:
    """A piece by its number, for the choice among them."""

    place: int
    kind: str  # of a visit; a report has none
    on: date
    released_on: date
    is_replaced: bool


@dataclass(frozen=True, slots=True)
class Answered:
    """The answers of one cluster of the form."""

    title: str
    given: tuple[Given, ...]


@dataclass(frozen=True)
class Opened(Shape):
    """One piece with what was said in it."""

    listed: Listed
    issues: PriList | None
    answers: tuple[Answered, ...] | Hidden = field(
        metadata=topic(Noun.ASSESSMENT_ANSWERS, View.FINDINGS)
    )
    additional: tuple[Given, ...] | Hidden = field(
        metadata=topic(Noun.ADDITIONAL_QUESTIONS, View.FINDINGS)
    )
    marks: Mapping[str, Marked] | Hidden = field(metadata=topic(Noun.PR2, View.FINDINGS))


@dataclass(frozen=True, slots=True)
class Released:
    """All pieces, the newest first, and the one that is opened."""

    card: Card
    judged: Judged
    pieces: tuple[Listed, ...]
    opened: Opened | None


def released(
    viewer: Viewer, factory: str, on: date | None = None, known: date | None = None, place: str = ""
) -> Released | None:
    """`place` is the number of the piece; without one, or a wrong one, the newest is opened."""
    folio = open_folio(viewer, factory)
    if folio is None:
        return None
    day = day_of(viewer, on, known)
    card = card_of(folio, day)
    if card is None or not isinstance(card.judged, Judged):
        return None
    pieces = sorted(_pieces(card.judged, day.on), key=lambda each: each[0].on, reverse=True)
    chosen = next(
        (each for each in pieces if str(each[0].place) == place), next(iter(pieces), None)
    )
    opened = None
    if chosen is not None:
        reader = _Reader(folio, day, card.judged)
        opened = redact(reader.opened(*chosen), views_of(folio))
    return Released(card, card.judged, tuple(each for each, _piece in pieces), opened)


Piece = Assessment | ProgressReport


def _pieces(judged: Judged, on: date) -> Iterator[tuple[Listed, Piece]]:
    """Numbered as they stand in the dossier, visits first."""
    dossier = judged.dossier
    both: list[Piece] = [*dossier.assessments, *dossier.progress_reports]
    for place, each in enumerate(both, 1):
        out = each.released_on
        if out is None or out > on:
            continue
        if isinstance(each, Assessment):
            is_void = each.voided_on is not None and each.voided_on <= on
            gone = is_void or each.superseded_by is not None
            yield Listed(place, each.kind, each.date, out, is_replaced=gone), each
        elif each.number == SECOND:
            yield Listed(place, "", out, out, is_replaced=False), each


@dataclass(frozen=True, slots=True)
class _Reader:
    folio: Folio
    day: Day
    judged: Judged

    def opened(self, listed: Listed, piece: Piece) -> Opened:
        reasons = self.folio.reasons(piece.id, self.day.known_at(self.folio))
        if isinstance(piece, ProgressReport):
            return Opened(listed, None, (), (), dict(self._marks(piece, reasons)))
        pack = self.folio.pack
        issues = pack.list_in_force(self.judged.dossier.country, piece.date)
        asked = tuple(each.code for each in pack.additional_questions)
        additional = tuple(self._given(piece, reasons, asked)) if piece.additional_answers else ()
        return Opened(listed, issues, tuple(self._clusters(piece, reasons)), additional, {})

    @property
    def known(self) -> Known:
        settings = self.folio.pack.settings
        return know(settings, self.judged.dossier, self.day.on)

    def _marks(
        self, report: ProgressReport, reasons: tuple[str, ...]
    ) -> Iterator[tuple[str, Marked]]:
        for each in self.folio.pack.criteria:
            if each.evidence is Evidence.PROGRESS_REPORT_2:
                found = mark_of(report, reasons, each.id, self.known)
                if found is not None:
                    yield each.id, _cut_marked(self.folio, found)

    def _clusters(self, visit: Assessment, reasons: tuple[str, ...]) -> Iterator[Answered]:
        form = self.folio.form
        of_point = {each.id: each.cluster for each in form.points}
        for cluster in form.clusters:
            codes = tuple(
                each.code
                for each in form.questions
                if of_point[each.compliance_point] == cluster.id
            )
            given = tuple(self._given(visit, reasons, codes))
            yield Answered(cluster.name, given)

    def _given(
        self, visit: Assessment, reasons: tuple[str, ...], codes: tuple[str, ...]
    ) -> Iterator[Given]:
        pack, views = self.folio.pack, views_of(self.folio)
        texts = {each.code: each.text for each in pack.questions}
        texts |= {each.code: each.text for each in pack.additional_questions}
        for code, answer, changes in answers_of(visit, reasons, codes, self.known):
            told = tuple(redact(each, views) for each in changes)
            is_open = answer in {Answer.NON_COMPLIANT, Answer.NOT_ASSESSED}
            yield Given(code, texts.get(code, code), answer, told, is_deciding=is_open)


def _cut_marked(folio: Folio, marked: Marked) -> Marked:
    views = views_of(folio)
    return Marked(
        marked.mark, marked.comment, tuple(redact(each, views) for each in marked.changes)
    )
