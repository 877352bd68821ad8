"""The acts on people: invited, given hats, locked; and what one changes of oneself."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from distinction.rules.protocol.acts.act import Act
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.words import Action, View
from distinction.rules.terms.parties import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class HatAt:
    """A role at one organisation or programme, from when until when (roles.csv)."""

    role: Role
    programme: str = ""
    factory: str = ""
    buyer: str = ""
    provider: str = ""
    begins_at: datetime | None = None  # none: from the act on
    ends_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginSite(Act):
    """The first administrator of an installation; only while there is nobody."""

    noun: ClassVar[Noun] = Noun.USER_ACCOUNT
    action: ClassVar[Action] = Action.CREATE
    by_installation: ClassVar[bool] = True
    username: str
    email: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Invite(Act):
    """A new account with its first hat; people without an address get a user name (ruling 26)."""

    noun: ClassVar[Noun] = Noun.USER_ACCOUNT
    action: ClassVar[Action] = Action.CREATE
    username: str
    email: str = ""
    name: str
    language: str = "en"
    hat: HatAt


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptInvitation(Act):
    """The invited person has set a password: the account is in use from now on."""

    noun: ClassVar[Noun] = Noun.USER_ACCOUNT
    action: ClassVar[Action] = Action.EDIT
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveHat(Act):
    noun: ClassVar[Noun] = Noun.USER_ACCOUNT
    action: ClassVar[Action] = Action.DECIDE
    person: str
    hat: HatAt


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmHat(Act):
    """A proposed hat is given by the second person that its role asks for."""

    noun: ClassVar[Noun] = Noun.USER_ACCOUNT
    action: ClassVar[Action] = Action.DECIDE
    hat: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EndHat(Act):
    noun: ClassVar[Noun] = Noun.USER_ACCOUNT
    action: ClassVar[Action] = Action.DECIDE
    hat: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LockPerson(Act):
    noun: ClassVar[Noun] = Noun.USER_ACCOUNT
    action: ClassVar[Action] = Action.DECIDE
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnlockPerson(Act):
    noun: ClassVar[Noun] = Noun.USER_ACCOUNT
    action: ClassVar[Action] = Action.DECIDE
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeProfile(Act):
    """One's own name, language and theme."""

    noun: ClassVar[Noun] = Noun.USER_ACCOUNT
    action: ClassVar[Action] = Action.EDIT
    person: str
    name: str
    language: str
    theme: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SwitchHat(Act):
    """Puts on another of one's own hats; each switch is in the log."""

    noun: ClassVar[Noun] = Noun.USER_ACCOUNT
    action: ClassVar[Action] = Action.EDIT
    person: str
    hat: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Designate(Act):
    """An advisor or team leader stands to a factory from a day on; the one before ends the eve."""

    noun: ClassVar[Noun] = Noun.FACTORY_PROFILE
    action: ClassVar[Action] = Action.EDIT
    view: ClassVar[View] = View.FULL
    factory: str
    hat: str
