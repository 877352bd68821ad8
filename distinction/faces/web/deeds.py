"""What was done, in words: a sentence for each act, a name for each thing that it may change."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from distinction.faces.web.entries import TITLES
from distinction.faces.web.forms.register import TITLES_OF_SETTINGS
from distinction.faces.web.forms.register import VALUES as SETTING_VALUES
from distinction.rules.terms.parties import Role

Words = Promise | str

DEEDS: Mapping[str, Words] = MappingProxyType(
    {
        "BeginSite": _("Began this site with its first administrator"),
        "Invite": _("Invited somebody"),
        "AcceptInvitation": _("Took up an invitation"),
        "GiveHat": _("Gave a hat"),
        "ConfirmHat": _("Confirmed a hat as the second person"),
        "EndHat": _("Ended a hat"),
        "LockPerson": _("Locked an account"),
        "UnlockPerson": _("Opened a locked account again"),
        "ChangeProfile": _("Changed the own profile"),
        "SwitchHat": _("Put on another hat"),
        "Designate": _("Designated an advisor or team leader"),
        "OpenProgramme": _("Opened a programme"),
        "RegisterFactory": _("Registered the factory"),
        "ChangeFactory": _("Changed what is kept of the factory"),
        "CloseFactory": _("Noted that the factory left the programme"),
        "RegisterBuyer": _("Registered a buyer"),
        "ChangeBuyer": _("Changed what is kept of a buyer"),
        "RegisterProvider": _("Registered a learning provider"),
        "ChangeSetting": _("Changed or proposed a setting"),
        "ConfirmSetting": _("Confirmed a setting as the second person"),
        "GiveAccess": _("Gave a buyer access"),
        "AskForAccess": _("Asked for access"),
        "AcceptRequest": _("Gave the access that was asked for"),
        "EndAccess": _("Ended an access, or declined a request"),
        "UploadDossiers": _("Uploaded past assessments for checking"),
        "ApplyDossiers": _("Applied past assessments after checking"),
        "CorrectAnswer": _("Corrected a released answer"),
        "RefreshDue": _("Brought lists up to the day"),
        "MarkSent": _("Handed a letter to the post"),
    }
)
THINGS: Mapping[str, Words] = MappingProxyType(
    {
        "name": _("Name"),
        "code": _("Code"),
        "country": _("Country"),
        "zone": _("Time zone"),
        "place": _("Place"),
        "product": _("Product"),
        "workers": _("Workers"),
        "contacts": _("Contacts"),
        "remarks": _("Remarks"),
        "entered_on": _("In the programme since"),
        "left_on": _("Left on"),
        "buyer": _("Buyer"),
        "role": _("Role"),
        "to": _("Access"),
        "state": _("State"),
        "begins_on": _("From"),
        "begins_at": _("From"),
        "ends_at": _("Until"),
        "key": _("Setting"),
        "value": _("Value"),
        "assessment": _("Assessment"),
        "question": _("Question"),
        "answer": _("Answer"),
        "reason": _("Reason"),
        "language": _("Language"),
        "theme": _("Colours"),
        "rows": _("Lines"),
        "new_factories": _("New factories"),
        "grown_factories": _("Factories with more evidence"),
        "day": _("Day"),
        "factories": _("Factories"),
    }
)
VALUES: Mapping[str, Words] = MappingProxyType(
    {
        "asked": _("asked for"),
        "granted": _("given"),
        "given": _("given"),
        "ended": _("ended"),
        "proposed": _("proposed"),
        "current": _("in force"),
        "invited": _("invited"),
        "active": _("active"),
        "locked": _("locked"),
        "compliant": _("Compliant"),
        "non_compliant": _("Non-compliant"),
        "not_applicable": _("Set aside"),
        "not_assessed": _("Not assessed"),
    }
)
DAYS = ("entered_on", "left_on", "begins_on", "begins_at", "ends_at", "day")


def deed(act: str) -> Words:
    """An act of an older version that has no sentence any more is told by its name."""
    return DEEDS.get(act, act)


def value(of: str, text: str) -> Words | date:
    """A code as a word, a day as a day; everything else as it was entered."""
    read = READ.get(of)
    return text if read is None else read(text)


def _day(text: str) -> Words | date:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return text


def _role(text: str) -> Words:
    return TITLES.get(Role(text), text) if text in set(Role) else text


def _word(text: str) -> Words:
    return VALUES.get(text, text)


READ: Mapping[str, Callable[[str], Words | date]] = MappingProxyType(
    {
        **dict.fromkeys(DAYS, _day),
        **dict.fromkeys(("to", "state", "answer"), _word),
        "role": _role,
        "key": lambda text: TITLES_OF_SETTINGS.get(text, text),
        "value": lambda text: SETTING_VALUES.get(text, text),
    }
)
