"""The acts of background work: what a day that came due changes in the standing index."""

from dataclasses import dataclass
from typing import ClassVar

from distinction.rules.protocol.acts.act import Act
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.words import Action, View


@dataclass(frozen=True, slots=True, kw_only=True)
class RefreshDue(Act):
    """Every row of a programme whose `next_change_on` has come."""

    noun: ClassVar[Noun] = Noun.STANDING
    action: ClassVar[Action] = Action.CREATE
    programme: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkSent(Act):
    """A letter was handed over to the post."""

    noun: ClassVar[Noun] = Noun.NOTICE
    action: ClassVar[Action] = Action.CREATE
    view: ClassVar[View] = View.META
    letter: str
