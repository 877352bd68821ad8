"""A call: one act on its way through the door, and what it leaves behind."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, TypeVar

from distinction.doors.access.gate import Case, Refused, Why, check
from distinction.doors.access.viewer import Viewer
from distinction.rules.protocol.acts.act import Act
from distinction.rules.protocol.words import View

What_co = TypeVar("What_co", bound=Act, covariant=True)
Facts = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Notice:
    """A letter to one person: that something of this kind waits behind sign-in (N19)."""

    person: str
    kind: str
    key: str


@dataclass(frozen=True, slots=True)
class Effect:
    """What a handler did: for the ledger, for the index, for the post.

    `body` says what changed, old and new. `facts` are factories whose evidence changed, by id,
    with all that is now recorded of them.
    """

    subject: str
    body: Mapping[str, object]
    factory: str = ""
    facts: Mapping[str, Facts] = field(default_factory=dict)
    renamed: tuple[str, ...] = ()  # factories whose lists change though their evidence did not
    letters: tuple[Notice, ...] = ()
    made: str = ""  # the id of what was made, for the one who asked


@dataclass(slots=True)
class Call(Generic[What_co]):
    """Handed to a handler inside the transaction; nothing is kept unless it was allowed."""

    viewer: Viewer
    what: What_co
    at: datetime
    granted: View | None = None

    def allow(self, case: Case) -> View:
        """Asks the gate; raises Refused."""
        self.granted = check(self.viewer, self.what, case)
        return self.granted

    def allow_installation(self) -> None:
        """Set-up of a site, before or outside of anybody's hat."""
        if not self.what.by_installation or self.viewer.person:
            raise Refused(Why.NOT_YOURS)
        self.granted = View.FULL
