"""Deeds: what the people of the demonstration do, each in their own hat, in the order of time."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta

from distinction.doors.access.invitation import Invited, viewer_invited
from distinction.doors.access.viewer import Viewer, job, viewer_of
from distinction.doors.services.act import Outcome, act
from distinction.doors.services.seeded import Kept, by_code, hat_of, set_password
from distinction.rules.protocol.acts.act import Act
from distinction.rules.protocol.acts.people import AcceptInvitation
from distinction.rules.terms.parties import Role, Side

MORNING = timedelta(hours=2)  # nine o'clock in Phnom Penh, five in Amman: one day for all
APART = timedelta(seconds=5)
TODAY_APART = timedelta(milliseconds=1)  # nothing of today may be later than the reader's clock
INSTALLATION = ""


class OutOfTurn(LookupError):
    """A scene asks for somebody or something that no earlier scene made."""


@dataclass(frozen=True, slots=True)
class Player:
    """A made-up person in their first role; without an address they sign in by user name."""

    username: str
    name: str
    role: Role
    house: str = ""  # the organisation by its name among the ids
    email: str = ""
    language: str = "en"


@dataclass(slots=True)
class Doing:
    """Does acts and remembers what they made, by the names that the scenes use."""

    at: datetime
    encoded: str
    ids: dict[str, str] = field(default_factory=dict)
    players: dict[str, Player] = field(default_factory=dict)
    factories: Mapping[str, Kept] = field(default_factory=dict)
    viewers: dict[tuple[str, date], Viewer] = field(default_factory=dict)

    def id(self, name: str) -> str:
        try:
            return self.ids[name]
        except KeyError as missing:
            raise OutOfTurn(name) from missing

    def known(self, code: str) -> Kept | None:
        """A factory that is there by now; asked for anew after each file that was read in."""
        if not self.factories:
            self.factories = by_code()
        return self.factories.get(code)

    def factory(self, code: str) -> str:
        found = self.known(code)
        if found is None:
            raise OutOfTurn(code)
        return found.id

    def viewer(self, username: str) -> Viewer:
        """In their first hat, with the second factor just given.

        Within one day the hats of a programme's people stay as they are: asked for once.
        """
        if username == INSTALLATION:
            return job(self.at)
        key = username, self.at.date()
        if key not in self.viewers:
            found = viewer_of(self.id(username), "", self.at, self.at)
            if found is None:
                raise OutOfTurn(username)
            if found.side is not Side.PROGRAMME:
                return found
            self.viewers[key] = found
        return replace(self.viewers[key], now=self.at, proven_at=self.at)

    def act(self, username: str, what: Act, name: str = "") -> Outcome:
        outcome = act(self.viewer(username), what, at=self.at)
        if name:
            self.ids[name] = outcome.made
        return outcome

    def hat(self, username: str, role: Role) -> str:
        return hat_of(self.id(username), role)

    def join(self, player: Player, person: str) -> None:
        """Somebody new, who signs in from now on with the password of the demonstration."""
        self.ids[player.username] = person
        self.players[player.username] = player

    def take_up(self, username: str) -> None:
        """The invitation, as its page does it: a password, and the account is in use."""
        player, person = self.players[username], self.id(username)
        invited = Invited(person, player.name, username, player.language)
        viewer = viewer_invited(invited, self.at)
        if viewer is None:
            raise OutOfTurn(username)
        set_password(person, self.encoded)
        act(viewer, AcceptInvitation(person=person), at=self.at)


Deed = Callable[[Doing], object]


class Timeline:
    """Deeds by the number of days before today; those of one day in the order they were told."""

    def __init__(self, today: date) -> None:
        self.today = today
        self._deeds: dict[int, list[Deed]] = defaultdict(list)

    def before(self, days: int, *deeds: Deed) -> None:
        self._deeds[days] += deeds

    def play(self, doing: Doing) -> None:
        for days in sorted(self._deeds, reverse=True):
            for place, deed in enumerate(self._deeds[days]):
                doing.at = instant(self.today, days, place)
                deed(doing)


def instant(today: date, days: int, place: int = 0) -> datetime:
    midnight = datetime.combine(today - timedelta(days=days), time(), UTC)
    return midnight + (MORNING + place * APART if days else place * TODAY_APART)
