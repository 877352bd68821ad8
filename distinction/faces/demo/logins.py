"""The sign-ins of the demonstration: who, as what, where, with which password and secret."""

import json
import os
from base64 import b32encode
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth import get_user_model

from distinction.doors.access.enter import needs_second_factor
from distinction.doors.access.viewer import viewer_of
from distinction.faces.demo.doing import Doing
from distinction.rules.terms.parties import Role, Side

FILE = "demo-logins.json"
SECRET_BYTES = 20


@dataclass(frozen=True, slots=True)
class Login:
    """Who has no `email` signs in by `username`; both ways are open to the others."""

    role: Role
    side: Side
    name: str
    organisation: str
    email: str
    username: str
    password: str
    totp_secret: str = ""


def logins_of(doing: Doing, password: str) -> list[Login]:
    """Everybody with a live hat; a second factor stands beside the password where one must."""
    return [each for player in doing.players if (each := _login(doing, player, password))]


def _login(doing: Doing, username: str, password: str) -> Login | None:
    player, person = doing.players[username], doing.id(username)
    viewer = viewer_of(person, "", doing.at)
    if viewer is None:
        return None
    secret = _secret(password, username) if needs_second_factor(viewer) else ""
    if secret:
        TOTP.activate(get_user_model().objects.get(pk=person), secret)
    return Login(
        role=viewer.role,
        side=viewer.side,
        name=player.name,
        organisation=viewer.organisation,
        email=player.email,
        username=username,
        password=password,
        totp_secret=secret,
    )


def _secret(password: str, username: str) -> str:
    rng = Random(f"{password}/{username}")  # noqa: S311  # of a made-up person, and printed
    return b32encode(rng.randbytes(SECRET_BYTES)).decode("ascii")


def keep(logins: list[Login], folder: Path) -> Path:
    """For the owner's eyes only."""
    path = folder / FILE
    path.unlink(missing_ok=True)
    text = json.dumps([asdict(each) for each in logins], ensure_ascii=False, indent=1)
    with os.fdopen(
        os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
    ) as file:
        file.write(text)
    return path


def kept(folder: Path) -> list[Login]:
    """None are there before the demonstration is made."""
    path = folder / FILE
    if not path.exists():
        return []
    told = json.loads(path.read_text(encoding="utf-8"))
    return [
        Login(**{**each, "role": Role(each["role"]), "side": Side(each["side"])}) for each in told
    ]
