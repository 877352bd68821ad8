"""An invitation: a word for one person that works once, by letter for a week, on paper for two."""

import hmac
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from django.core import signing
from django.db.models import Exists, OuterRef
from django.utils.crypto import salted_hmac

from distinction.doors.access.viewer import Viewer, live_hats
from distinction.records.people.membership import Hat
from distinction.records.people.person import Person
from distinction.records.recognition.packs import access_table
from distinction.rules.terms.parties import Role

SALT = "distinction.invitation"
BY_LETTER = timedelta(days=7)
ON_PAPER = 14  # days
SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another when copied by hand
GROUPS, SIZE = 4, 4  # 79 bits
INVITED = "invited"


@dataclass(frozen=True, slots=True)
class Invited:
    """Whom the invitation is for, as the page greets them."""

    person: str
    name: str
    username: str
    language: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is printed for somebody without an address."""

    name: str
    username: str
    code: str
    until: date


def sheet_for(viewer: Viewer, person: str) -> Sheet | None:
    """For the one who invited: nobody else holds what lets one in as another (N16)."""
    given = Hat.objects.filter(given_by=viewer.person, person=OuterRef("pk"))
    asked = Person.objects.filter(Exists(given), pk=person, state=INVITED, email="")
    row = asked.first() if viewer.person else None
    if row is None:
        return None
    day = viewer.now.astimezone(UTC).date()  # one calendar for who prints and who types
    return Sheet(row.name, row.username, code_of(row.pk, day), day + timedelta(days=ON_PAPER))


def token_of(person: str) -> str:
    """For the link of a letter. It dies with the state that it was made in: it works once."""
    row = Person.objects.get(pk=person)
    return signing.dumps({"p": row.pk, "s": _state(row)}, salt=SALT, compress=True)


def invited_by(token: str) -> Invited | None:
    """None for wrong, used and old tokens alike."""
    try:
        said = signing.loads(token, salt=SALT, max_age=BY_LETTER)
    except signing.BadSignature:
        return None
    row = Person.objects.filter(pk=said["p"], state=INVITED).first()
    if row is None or not hmac.compare_digest(_state(row), said["s"]):
        return None
    return Invited(row.pk, row.name, row.username, row.language)


def code_of(person: str, on: date) -> str:
    """For people without an address: printed once, typed in with the user name (ruling 26)."""
    return _code(_secret(Person.objects.get(pk=person)), on)


def token_for_code(username: str, code: str, on: date) -> str | None:
    """The same work for a name that is there and for one that is not (N2)."""
    row = Person.objects.filter(username__iexact=username, state=INVITED).first()
    secret = _secret(row) if row else _secret(Person(username=username))
    typed = "".join(code.lower().replace("-", " ").split())
    days = [on - timedelta(days=back) for back in range(ON_PAPER + 1)]
    found = [hmac.compare_digest(_plain(_code(secret, day)), typed) for day in days]
    return token_of(row.pk) if row and any(found) else None


def viewer_invited(invited: Invited, now: datetime) -> Viewer | None:
    """The person in their first hat: it lets them take up their own account, and no more."""
    hats = Hat.objects.filter(live_hats(now), person=invited.person).order_by("begins_at", "id")
    hat = hats.first()
    if hat is None:
        return None
    role = Role(hat.role)
    return Viewer(
        role=role,
        side=access_table().roles[role].side,
        now=now,
        today=now.date(),
        person=invited.person,
        hat=hat.pk,
        name=invited.name,
        programme=hat.programme,
        factory=hat.factory,
        buyer=hat.buyer,
        provider=hat.provider,
        language=invited.language,
    )


def _state(row: Person) -> str:
    """Changes with the first password, and when the account is taken up, locked or renamed."""
    return salted_hmac(SALT, f"{row.pk}|{row.password}|{row.state}|{row.email}").hexdigest()


def _secret(row: Person) -> bytes:
    return bytes.fromhex(salted_hmac(f"{SALT}.code", f"{_state(row)}|{row.username}").hexdigest())


def _code(secret: bytes, day: date) -> str:
    drawn = hmac.new(secret, day.isoformat().encode(), sha256).digest()
    number = int.from_bytes(drawn, "big")
    signs = ""
    for _ in range(GROUPS * SIZE):
        number, sign = divmod(number, len(SIGNS))
        signs += SIGNS[sign]
    return "-".join(signs[at : at + SIZE] for at in range(0, len(signs), SIZE))


def _plain(code: str) -> str:
    return code.replace("-", "")
