"""A folio: all that is kept on one factory, opened for one viewer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property
from zoneinfo import ZoneInfo

from distinction.doors.access.relations import relation_to
from distinction.doors.access.scopes import factories
from distinction.doors.access.settings import values_on
from distinction.doors.access.viewer import Viewer
from distinction.records.recognition.dossier import instant
from distinction.records.recognition.packs import access_table, digest, form, newest
from distinction.records.recognition.sheet import Sheet
from distinction.records.recognition.standing import Facts, dossier_of, unpacked
from distinction.records.register.factory import Factory
from distinction.rules.criteria.evaluate import evaluate
from distinction.rules.criteria.evidence import Dossier
from distinction.rules.criteria.pack import Pack
from distinction.rules.criteria.questions import Form
from distinction.rules.criteria.recorded import ALWAYS, Audience, Reading
from distinction.rules.criteria.standing import Standing
from distinction.rules.criteria.word import Word, words
from distinction.rules.protocol.disclosure import Seen, Version, seen, view_of
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.table import Pair, Place
from distinction.rules.protocol.words import Action, Condition, View
from distinction.rules.terms.parties import Relation, Side
from distinction.rules.terms.status import Status


@dataclass(frozen=True)
class Told:
    """A word as one viewer may read it; a decision that is pending has neither word nor day."""

    status: Status | None
    since: date | None
    view: View

    @property
    def is_pending(self) -> bool:
        return self.view is View.PENDING


@dataclass(frozen=True)
class Judged:
    """A standing with what it was made from, all of it cut for the viewer's audience."""

    audience: Audience
    dossier: Dossier
    standing: Standing


@dataclass(frozen=True)
class Folio:
    """One factory within the viewer's reach."""

    viewer: Viewer
    factory: Factory
    relation: Relation
    facts: Facts

    @cached_property
    def pack(self) -> Pack:
        return newest(self.factory.programme.pack)

    @property
    def pack_digest(self) -> str:
        return digest(self.pack.head.id, self.pack.head.version)

    @property
    def form(self) -> Form:
        """What helps to read the questions of the pack; it decides nothing."""
        return form(self.pack.head.id, self.pack.head.version)

    def view(self, noun: Noun, state: str) -> View | None:
        """How much of an object of this factory the viewer sees; None is nothing."""
        version = Version(state, self.holds)
        return view_of(access_table(), self.pair, noun, version)

    def view_of_disclosed(self, noun: Noun, state: str) -> View | None:
        """The same of a row that lies in the disclosed evidence, so that it was disclosed."""

        def holds(condition: Condition) -> bool:
            return condition is Condition.DISCLOSED or self.holds(condition)

        return view_of(access_table(), self.pair, noun, Version(state, holds))

    def reasons(self, label: str, known_at: datetime | None = None) -> tuple[str, ...]:
        """Why a released piece was corrected, in the order of its corrections known by then."""
        known = ALWAYS if known_at is None else instant(known_at)
        pieces = [*self.facts["assessments"], *self.facts["progress_reports"]]
        piece = next(each for each in pieces if each["body"]["id"] == label)
        told = (each for each in piece.get("corrections", ()) if each["at"] <= known)
        return tuple(str(each["body"].get("reason", "")) for each in told)

    def may(self, noun: Noun, action: Action, state: str) -> bool:
        """Whether the table grants it at all; the gate asks the conditions of the act itself."""
        return access_table().grant(Place(noun, action, state), self.pair) is not None

    def written(self, noun: Noun, state: str) -> View | None:
        """How much of an object the viewer may write; None is nothing."""
        grant = access_table().grant(Place(noun, Action.EDIT, state), self.pair)
        return None if grant is None else grant.view

    def end_of(self, day: date) -> datetime:
        """The last instant of a day in the zone of the programme: what was known on that day."""
        zone = ZoneInfo(self.factory.programme.zone)
        return datetime.combine(day, time.max, zone)

    @property
    def pair(self) -> Pair:
        return Pair(self.viewer.role, self.relation)

    def holds(self, condition: Condition) -> bool:
        """Facts of the row; what is not known to hold does not."""
        if condition is Condition.COVERED:
            return self.relation is Relation.TPA_GRANTED
        if condition is Condition.REPORT_OUT:
            return self._is_report_out
        if condition is Condition.BADGE_ON:
            return self._setting("registered_buyer_sees") == "status_and_account"
        if condition is Condition.PEERS_ON:
            is_peer = self.viewer.side is Side.FACTORY and self._is_of_my_country
            return is_peer and self._setting("factories_see_recognised") == "same_country"
        return False

    @cached_property
    def audience(self) -> Audience | None:
        """Whose standing the table shows; None where it shows none (N7)."""
        if self.view(Noun.STANDING, "provisional") is not None:
            return Audience.PROGRAMME
        if self.view(Noun.STANDING, "published") is not None:
            return Audience.DISCLOSED
        return None

    @property
    def state(self) -> str:
        """The state of the derived objects that this viewer reads."""
        return "provisional" if self.audience is Audience.PROGRAMME else "published"

    def judged(self, on: date, known_at: datetime | None = None) -> Judged | None:
        """The standing on a day, as known at an instant; None where the viewer sees none."""
        if self.audience is None:
            return None
        return self._judged(self.audience, on, known_at)

    def word(self, on: date, known_at: datetime | None = None) -> Told | None:
        """The word of the factory as the table lets this viewer read it (ruling 4)."""
        audience = Audience.PROGRAMME if self._is_inside else Audience.DISCLOSED
        judged = self._judged(audience, on, known_at)
        told = words(self.pack, judged.dossier, judged.standing)
        found = self._seen(told)
        return None if found is None else _told(told[found.number], found.view)

    @property
    def _is_inside(self) -> bool:
        return self.viewer.side in {Side.PROGRAMME, Side.GLOBAL, Side.SERVICE} and (
            self.view(Noun.STATUS, "in_evaluation") is View.FULL
        )

    def _seen(self, told: Sequence[Word]) -> Seen | None:
        is_out = told[-1].state == "in_evaluation"

        def holds(condition: Condition) -> bool:
            """Outside, the disclosed evidence of the day itself says what is out (N9)."""
            if condition is Condition.REPORT_OUT and not self._is_inside:
                return is_out
            return self.holds(condition)

        versions = [Version(each.state, holds) for each in told]
        return seen(access_table(), self.pair, Noun.STATUS, versions)

    def _judged(self, audience: Audience, on: date, known_at: datetime | None) -> Judged:
        known = ALWAYS if known_at is None else instant(known_at)
        reading = Reading(audience, on, known)
        found = self._once.get(reading)
        if found is None:
            dossier = dossier_of(self.facts, reading)
            found = Judged(audience, dossier, evaluate(self.pack, dossier, on))
            self._once[reading] = found
        return found

    @cached_property
    def _once(self) -> dict[Reading, Judged]:
        """One evaluation serves the word, the standing and what is asked of them."""
        return {}

    @cached_property
    def _is_report_out(self) -> bool:
        """The disclosed evidence itself is in evaluation: no unreleased visit told it (N9)."""
        judged = self._judged(Audience.DISCLOSED, self.viewer.today, None)
        waits = words(self.pack, judged.dossier, judged.standing)[-1]
        return waits.state == "in_evaluation"

    def _setting(self, key: str) -> str:
        return values_on(self.factory.programme_id, self.viewer.today)[key]

    @property
    def _is_of_my_country(self) -> bool:
        return self.factory.country == self.viewer.country


def _told(word: Word, view: View) -> Told:
    if view is View.PENDING:
        return Told(None, None, view)
    dated = view in {View.FULL, View.SUMMARY}
    return Told(word.status, word.since if dated else None, view)


def open_folio(viewer: Viewer, factory: str) -> Folio | None:
    """None where the viewer has no such factory; a face answers as if there were none (N2)."""
    found = factories(viewer).filter(pk=factory).select_related("programme", "sheet").first()
    if found is None:
        return None
    relation = relation_to(viewer, factory)
    sheet: Sheet = found.sheet
    return Folio(viewer, found, relation, unpacked(bytes(sheet.data)))
