"""People for tests of signing in: an account with one hat, a code of an app."""

import time
from datetime import UTC, datetime
from typing import Any

from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.test import Client

from distinction.records.people.membership import Hat
from distinction.records.people.person import Person
from distinction.records.register.country import Programme

PASSWORD = "seven mangoes on a tin roof"  # noqa: S105
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105
BEGAN = datetime(2026, 1, 1, tzinfo=UTC)


def person(username: str = "sokha", role: str = "factory_manager", **more: Any) -> Person:
    """With a password, unless still invited; the hat is at the programme of Cambodia."""
    programme, _new = Programme.objects.get_or_create(
        country="KH", defaults={"name": "Cambodia", "zone": "Asia/Phnom_Penh", "recorded_at": BEGAN}
    )
    given = {"name": "Sokha Example", "email": f"{username}@example.org", "state": "active"} | more
    made = Person(username=username, recorded_at=BEGAN, **given)
    if made.state == "invited":
        made.set_unusable_password()
    else:
        made.set_password(PASSWORD)
    made.save()
    Hat.objects.create(
        person=made, role=role, programme=programme.pk, begins_at=BEGAN, recorded_at=BEGAN
    )
    return made


def with_app(made: Person) -> Person:
    TOTP.activate(made, SECRET)
    return made


def code_now(secret: str = SECRET) -> str:
    """What the app shows now."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def sign_in(client: Client, login: str, password: str = PASSWORD) -> Any:
    return client.post("/accounts/login/", {"login": login, "password": password})
