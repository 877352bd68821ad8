"""The acts on fieldwork: histories read in, and released answers corrected."""

from dataclasses import dataclass
from typing import ClassVar

from distinction.rules.protocol.acts.act import Act
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.words import Action, View
from distinction.rules.terms.marks import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadDossiers(Act):
    """Lines of a contract file for one programme, checked; nothing is applied yet."""

    noun: ClassVar[Noun] = Noun.IMPORT_BATCH
    action: ClassVar[Action] = Action.CREATE
    view: ClassVar[View] = View.FULL
    programme: str
    digest: str
    rows: int
    channel: str = ""  # where it came in, if not by a page


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplyDossiers(Act):
    """All of a checked file or nothing, by somebody else than who uploaded it (N16, N29)."""

    noun: ClassVar[Noun] = Noun.IMPORT_BATCH
    action: ClassVar[Action] = Action.DECIDE
    view: ClassVar[View] = View.FULL
    batch: str
    lines: tuple[bytes, ...]
    names: tuple[tuple[str, str], ...] = ()  # a factory's code and its name, where known
    channel: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectAnswer(Act):
    """One released answer, changed by a new row that says why (N15)."""

    noun: ClassVar[Noun] = Noun.ASSESSMENT
    action: ClassVar[Action] = Action.DECIDE
    view: ClassVar[View] = View.FULL
    factory: str
    assessment: str  # its label in the dossier
    version: int
    question: str
    answer: Answer
    reason: str
