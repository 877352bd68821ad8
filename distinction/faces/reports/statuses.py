"""The nine words of status as people read them, each with its shape and dye."""

from collections.abc import Mapping
from dataclasses import dataclass

from distinction.faces.sentences import _
from distinction.faces.wording import Wording
from distinction.rules.terms.status import Status

STATUSES: Mapping[Status, str] = {
    Status.ENROLLED: _("Enrolled"),
    Status.DEVELOPING: _("Developing"),
    Status.ON_TRACK: _("On track"),
    Status.CONFIRMING: _("Confirming"),
    Status.ELIGIBLE: _("Eligible"),
    Status.HIGH_PERFORMING: _("High performing"),
    Status.UNDER_REVIEW: _("Under review"),
    Status.SUSPENDED: _("Suspended"),
    Status.WITHDRAWN: _("Withdrawn"),
}
PENDING = _("Decision pending")

# Word -> kind of the sign, and its icon: no two words that can stand together look alike.
LOOKS: Mapping[Status, tuple[str, str]] = {
    Status.ENROLLED: ("", "road"),
    Status.DEVELOPING: ("", "road"),
    Status.ON_TRACK: ("status", "clock"),
    Status.CONFIRMING: ("status", "eye"),
    Status.ELIGIBLE: ("status", "met"),
    Status.HIGH_PERFORMING: ("hp", "hp"),
    Status.UNDER_REVIEW: ("due", "eye"),
    Status.SUSPENDED: ("not", "not"),
    Status.WITHDRAWN: ("", "off"),
}


@dataclass(frozen=True, slots=True)
class Sign:
    """What a template draws: the word, the kind of its dye and its icon."""

    word: str
    kind: str
    icon: str

    @property
    def look(self) -> str:
        return f"sign sign--{self.kind}" if self.kind else "sign"


def sign_of(status: Status | None, words: Wording) -> Sign:
    """None is a decision that is pending: it reads the same for all that wait."""
    if status is None:
        return Sign(words.say(PENDING), "due", "clock")
    kind, icon = LOOKS[status]
    return Sign(words.say(STATUSES[status]), kind, icon)
