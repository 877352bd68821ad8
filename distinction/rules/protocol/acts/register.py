"""The acts on the register: programmes, factories, buyers, and who has access to whom."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from distinction.rules.protocol.acts.act import Act
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.words import Action, View


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenProgramme(Act):
    """A country programme of this installation."""

    noun: ClassVar[Noun] = Noun.SETTING
    action: ClassVar[Action] = Action.DECIDE
    by_installation: ClassVar[bool] = True
    country: str
    name: str
    zone: str
    languages: str
    is_demo: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What is kept of a factory beside its evidence."""

    name: str
    place: str = ""
    product: str = ""
    workers: int | None = None
    contacts: str = ""
    remarks: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterFactory(Act):
    noun: ClassVar[Noun] = Noun.FACTORY_PROFILE
    action: ClassVar[Action] = Action.CREATE
    view: ClassVar[View] = View.FULL
    programme: str
    code: str
    entered_on: date
    os_id: str = ""
    profile: Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeFactory(Act):
    """`version` is the one that was read: who changed it meanwhile is not overwritten.

    A factory writes what its view shows; contacts and remarks are the programme's.
    """

    noun: ClassVar[Noun] = Noun.FACTORY_PROFILE
    action: ClassVar[Action] = Action.EDIT
    factory: str
    version: int
    profile: Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseFactory(Act):
    """The factory leaves the programme; what is known of it stays."""

    noun: ClassVar[Noun] = Noun.FACTORY_PROFILE
    action: ClassVar[Action] = Action.DECIDE
    view: ClassVar[View] = View.FULL
    factory: str
    left_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterBuyer(Act):
    """A buyer is where accounts are held; the table has no object of its own for it."""

    noun: ClassVar[Noun] = Noun.USER_ACCOUNT
    action: ClassVar[Action] = Action.CREATE
    view: ClassVar[View] = View.FULL
    name: str
    country: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeBuyer(Act):
    noun: ClassVar[Noun] = Noun.USER_ACCOUNT
    action: ClassVar[Action] = Action.CREATE
    view: ClassVar[View] = View.FULL
    buyer: str
    version: int
    name: str
    country: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterProvider(Act):
    """A learning provider from outside; kept as buyers are."""

    noun: ClassVar[Noun] = Noun.USER_ACCOUNT
    action: ClassVar[Action] = Action.CREATE
    view: ClassVar[View] = View.FULL
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveAccess(Act):
    """Third-party access, by top management or from a letter that country staff enters."""

    noun: ClassVar[Noun] = Noun.TPA_GRANT
    action: ClassVar[Action] = Action.CREATE
    view: ClassVar[View] = View.FULL
    factory: str
    buyer: str
    ends_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskForAccess(Act):
    """A buyer asks; the factory decides."""

    noun: ClassVar[Noun] = Noun.TPA_GRANT
    action: ClassVar[Action] = Action.CREATE
    view: ClassVar[View] = View.FULL
    factory: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptRequest(Act):
    noun: ClassVar[Noun] = Noun.TPA_GRANT
    action: ClassVar[Action] = Action.DECIDE
    view: ClassVar[View] = View.FULL
    grant: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EndAccess(Act):
    """Ends a live access, or declines a request; from the next request on (N8)."""

    noun: ClassVar[Noun] = Noun.TPA_GRANT
    action: ClassVar[Action] = Action.DECIDE
    view: ClassVar[View] = View.FULL
    grant: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSetting(Act):
    """A setting from a day on; the two sharing settings wait for a second person (N4)."""

    noun: ClassVar[Noun] = Noun.SETTING
    action: ClassVar[Action] = Action.DECIDE
    view: ClassVar[View] = View.FULL
    programme: str
    key: str
    value: str
    begins_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmSetting(Act):
    noun: ClassVar[Noun] = Noun.SETTING
    action: ClassVar[Action] = Action.SIGN
    view: ClassVar[View] = View.FULL
    setting: str
