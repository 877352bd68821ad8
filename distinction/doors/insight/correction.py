"""One released answer, and what the standing would be with another answer in its place."""

from dataclasses import dataclass, replace

from distinction.doors.access.folio import Folio, Judged, open_folio
from distinction.doors.access.viewer import Viewer
from distinction.doors.access.visits import VisitVersion, version_of
from distinction.doors.insight.answers import answers_of
from distinction.doors.insight.card import Card, card_of
from distinction.doors.insight.day import day_of
from distinction.rules.criteria.counting import know
from distinction.rules.criteria.evaluate import evaluate
from distinction.rules.criteria.evidence import Assessment, Correction
from distinction.rules.criteria.standing import Standing
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.words import Action
from distinction.rules.terms.marks import Answer


@dataclass(frozen=True, slots=True)
class Correctable:
    """A question of a released visit, with the version that was read."""

    card: Card
    folio: Folio
    judged: Judged
    visit: Assessment
    version: VisitVersion
    question: str
    text: str
    answer: Answer

    def with_answer(self, answer: Answer) -> Standing:
        """The standing as it would be from today on."""
        part = {self.question: answer.value}
        asked = {each.code for each in self.folio.pack.additional_questions}
        is_asked = self.question in asked
        made = Correction(
            released_on=self.card.day.on,
            answers=None if is_asked else part,
            additional_answers=part if is_asked else None,
            marks=None,
        )
        changed = self.visit._replace(corrections=(*self.visit.corrections, made))
        visits = tuple(
            changed if each.id == self.visit.id else each
            for each in self.judged.dossier.assessments
        )
        dossier = replace(self.judged.dossier, assessments=visits)
        return evaluate(self.folio.pack, dossier, self.card.day.on)


def correctable(viewer: Viewer, factory: str, place: int, question: str) -> Correctable | None:
    """None where the table lets the viewer correct nothing here, or there is no such answer."""
    folio = open_folio(viewer, factory)
    if folio is None or not folio.may(Noun.ASSESSMENT, Action.DECIDE, "released"):
        return None
    day = day_of(viewer, None, None)
    card, judged = card_of(folio, day), day.judged(folio)
    texts = {each.code: each.text for each in folio.pack.questions}
    texts |= {each.code: each.text for each in folio.pack.additional_questions}
    if card is None or judged is None or question not in texts:
        return None
    visit = next(iter(judged.dossier.assessments[place - 1 : place]), None) if place else None
    if visit is None or visit.released_on is None or visit.released_on > day.on:
        return None
    version = version_of(folio, visit.id)
    if version is None:
        return None
    known = know(folio.pack.settings, judged.dossier, day.on)
    found = answers_of(visit, folio.reasons(visit.id), (question,), known)
    _code, answer, _changes = next(found)
    return Correctable(card, folio, judged, visit, version, question, texts[question], answer)
