"""A released visit as the one who corrects it must name it: its label, and the version read."""

from dataclasses import dataclass

from distinction.doors.access.folio import Folio
from distinction.records.fieldwork.assessment import Assessment
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.words import View


@dataclass(frozen=True, slots=True)
class VisitVersion:
    label: str
    version: int


def version_of(folio: Folio, label: str) -> VisitVersion | None:
    """Only for those who see the whole of a released assessment."""
    if folio.view(Noun.ASSESSMENT, "released") is not View.FULL:
        return None
    row = Assessment.objects.filter(factory=folio.factory, label=label).first()
    return None if row is None else VisitVersion(row.label, row.version)
