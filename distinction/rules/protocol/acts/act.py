"""An act: one change to one subject, and the cell of the access table that it needs."""

from dataclasses import dataclass
from typing import ClassVar

from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.words import Action, View


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Every act names its object, what it does to it, and the narrowest view that allows it.

    `by_installation` acts set a site up before anybody can sign in; no viewer of the site may.
    """

    noun: ClassVar[Noun]
    action: ClassVar[Action]
    view: ClassVar[View] = View.SUMMARY
    by_installation: ClassVar[bool] = False
