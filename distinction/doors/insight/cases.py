"""Zero-tolerance cases as one viewer may know them: a case that is not told is not there (N13)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from distinction.doors.access.folio import Folio, Judged
from distinction.doors.access.redact import Hidden, Shape, redact, topic
from distinction.rules.criteria.evidence import CaseEntry, ZeroToleranceCase
from distinction.rules.criteria.recorded import Audience
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.words import View
from distinction.rules.terms.marks import CaseStatus

STATE_OF = {  # the states of the access table
    CaseStatus.SUSPECTED: "suspected",
    CaseStatus.CONFIRMED: "confirmed",
    CaseStatus.REMEDIATED: "confirmed",
    CaseStatus.CLOSED_VERIFIED: "closed",
    CaseStatus.UNFOUNDED: "unfounded",
}


@dataclass(frozen=True)
class ToldCase(Shape):
    """One case; with a view of the bare fact only that a matter is being looked into."""

    name: str | Hidden = field(metadata=topic(Noun.ZT_CASE, View.FULL))
    opened_on: date | Hidden = field(metadata=topic(Noun.ZT_CASE, View.SUMMARY))
    history: tuple[CaseEntry, ...] | Hidden = field(metadata=topic(Noun.ZT_CASE, View.SUMMARY))


def cases_of(folio: Folio, judged: Judged) -> Iterator[ToldCase]:
    for case in judged.dossier.zero_tolerance_cases:
        history = tuple(each for each in case.history if each.on <= judged.standing.as_of)
        view = _view(folio, judged, history)
        if history and view is not None:
            yield redact(_told(case, history), {Noun.ZT_CASE: view})


def _told(case: ZeroToleranceCase, history: tuple[CaseEntry, ...]) -> ToldCase:
    return ToldCase(case.id, case.opened_on, history)


def _view(folio: Folio, judged: Judged, history: tuple[CaseEntry, ...]) -> View | None:
    if not history:
        return None
    state = STATE_OF[history[-1].status]
    if judged.audience is Audience.DISCLOSED:
        return folio.view_of_disclosed(Noun.ZT_CASE, state)
    return folio.view(Noun.ZT_CASE, state)
