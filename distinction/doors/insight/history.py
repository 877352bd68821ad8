"""The history of one factory: what its word and verdicts were from each change on, and why."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from distinction.doors.access.folio import Folio, Judged, Told, open_folio
from distinction.doors.access.redact import Hidden, Shape, Views, redact, topic
from distinction.doors.access.viewer import Viewer
from distinction.doors.insight.card import Card, card_of, cut, views_of
from distinction.doors.insight.day import Day, day_of
from distinction.rules.criteria.evidence import Assessment, Dossier, ProgressReport
from distinction.rules.criteria.past import event_days
from distinction.rules.criteria.shown import Shown, shown
from distinction.rules.criteria.standing import MomentName, Stage, Standing
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.words import View
from distinction.rules.terms.verdict import Verdict

MOST_DAYS = 120  # the last ones of a very long history
Verdicts = Mapping[str, Shown]


@dataclass(frozen=True, slots=True)
class Turned:
    """A criterion whose verdict changed."""

    criterion: str
    before: Shown
    after: Shown


@dataclass(frozen=True)
class Turn(Shape):
    """A day on which something changed; `decisions` are outcomes of that day."""

    on: date
    told: Told | None
    is_new_word: bool
    turned: tuple[Turned, ...]
    released: tuple[str, ...]  # ids of pieces that came out, or were corrected, on the day
    decisions: tuple[str, ...] | Hidden = field(metadata=topic(Noun.DECISION_RECORD, View.FACT))
    stage: Stage | Hidden = field(metadata=topic(Noun.STANDING, View.FULL))


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of evidence that counted, with what it said of each criterion."""

    id: str
    is_report: bool
    on: date
    verdicts: Mapping[str, Verdict]


@dataclass(frozen=True, slots=True)
class History:
    card: Card
    judged: Judged
    turns: tuple[Turn, ...]  # the newest first
    pieces: tuple[Piece, ...]  # the oldest first


def history(
    viewer: Viewer, factory: str, on: date | None = None, known: date | None = None
) -> History | None:
    folio = open_folio(viewer, factory)
    if folio is None:
        return None
    day = day_of(viewer, on, known)
    card = card_of(folio, day)
    if card is None or not isinstance(card.judged, Judged):
        return None
    views = views_of(folio)
    read = tuple(_read(folio, day, card.judged.dossier, views))
    turns = tuple(redact(each, views) for each in _turns(read))
    pieces = _pieces(card.judged.dossier, [judged.standing for judged, _told in read])
    return History(card, card.judged, turns[::-1], pieces)


def _read(
    folio: Folio, day: Day, dossier: Dossier, views: Views
) -> Iterator[tuple[Judged, Told | None]]:
    """Each day of a change as it reads for the viewer, the oldest first."""
    days = sorted({each for each in event_days(folio.pack, dossier) if each <= day.on})
    known_at = day.known_at(folio)
    for each in days[-MOST_DAYS:]:
        judged = folio.judged(each, known_at)
        if judged is not None:
            yield cut(judged, views), folio.word(each, known_at)


def _turns(read: tuple[tuple[Judged, Told | None], ...]) -> Iterator[Turn]:
    before: Verdicts = {}
    word: Told | None = None
    for judged, told in read:
        standing, day = judged.standing, judged.standing.as_of
        now = {line.id: shown(standing, line) for line in standing.criteria}
        turn = Turn(
            on=day,
            told=told,
            is_new_word=told != word and _says(told) != _says(word),
            turned=tuple(
                Turned(each, before.get(each, Shown.NOT_KNOWN), after)
                for each, after in now.items()
                if before.get(each, Shown.NOT_KNOWN) is not after
            ),
            released=tuple(_released(judged.dossier, day)),
            decisions=tuple(each.outcome for each in judged.dossier.decisions if each.on == day),
            stage=standing.stage,
        )
        if turn.is_new_word or turn.turned or turn.released or turn.decisions:
            yield turn
        before, word = now, told


def _says(told: Told | None) -> object:
    return None if told is None else (told.status, told.view)


def _released(dossier: Dossier, day: date) -> Iterator[str]:
    both: list[Assessment | ProgressReport] = [*dossier.assessments, *dossier.progress_reports]
    for each in both:
        corrected = any(one.released_on == day for one in each.corrections)
        if each.released_on == day or corrected:
            yield each.id


def _pieces(dossier: Dossier, standings: list[Standing]) -> tuple[Piece, ...]:
    """What each piece said, as its last standing read it, corrections among it."""
    said: dict[str, dict[str, Verdict]] = {}
    for standing in standings:
        used = standing.evidence
        of_moment = {
            MomentName.PREVIOUS: used.previous,
            MomentName.LATEST: used.latest,
            MomentName.ADDITIONAL: used.latest,
            MomentName.PROGRESS_REPORT_2: used.progress_report_2,
        }
        for line in standing.criteria:
            for moment in line.moments:
                piece = of_moment.get(moment.moment)
                if piece is not None:
                    said.setdefault(piece, {})[line.id] = moment.verdict
    visits = (
        Piece(each.id, is_report=False, on=each.date, verdicts=said[each.id])
        for each in dossier.assessments
        if each.id in said
    )
    reports = (
        Piece(each.id, is_report=True, on=each.released_on, verdicts=said[each.id])
        for each in dossier.progress_reports
        if each.id in said and each.released_on is not None
    )
    return tuple(sorted((*visits, *reports), key=lambda each: (each.on, each.id)))
