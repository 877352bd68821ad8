"""One criterion of one factory, down to the answer, mark or case that decided it (R087)."""

from dataclasses import dataclass
from datetime import date

from distinction.doors.access.folio import Judged, open_folio
from distinction.doors.access.viewer import Viewer
from distinction.doors.insight.card import Card, card_of
from distinction.doors.insight.day import day_of
from distinction.doors.insight.heard import Heard, Source
from distinction.rules.criteria.pack import Criterion
from distinction.rules.criteria.standing import Line
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.words import Action


@dataclass(frozen=True, slots=True)
class CriterionCard:
    """The criterion with the card of its factory; `guidance` is what to look at, by the form."""

    card: Card
    judged: Judged
    criterion: Criterion
    line: Line
    heard: tuple[Heard, ...]
    guidance: tuple[str, ...]
    may_correct: bool


def criterion(
    viewer: Viewer, factory: str, key: str, on: date | None = None, known: date | None = None
) -> CriterionCard | None:
    """None where there is no such factory, criterion or right; `key` is its id in small letters."""
    folio = open_folio(viewer, factory)
    if folio is None:
        return None
    day = day_of(viewer, on, known)
    card = card_of(folio, day)
    wanted = next((each for each in folio.pack.criteria if each.id.lower() == key), None)
    if card is None or wanted is None or not isinstance(card.judged, Judged):
        return None
    line = next(each for each in card.judged.standing.criteria if each.id == wanted.id)
    source = Source(folio, day, card.judged, wanted)
    return CriterionCard(
        card=card,
        judged=card.judged,
        criterion=wanted,
        line=line,
        heard=tuple(source.heard(each) for each in line.moments),
        guidance=tuple(each.text for each in folio.form.guidance if each.criterion == wanted.id),
        may_correct=day.is_today and folio.may(Noun.ASSESSMENT, Action.DECIDE, "released"),
    )
