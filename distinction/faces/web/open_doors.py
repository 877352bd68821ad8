"""Addresses that need no sign-in, and those of one's own account (ruling 10)."""

from django.conf import settings

ANYBODY = (
    "/accounts/login/",
    "/accounts/inactive/",
    "/accounts/language/",
    "/accounts/password/reset/",
    "/accounts/2fa/authenticate/",
    "/accounts/2fa/webauthn/login/",
    "/invitation/",
    "/criteria/",
    "/health",
    "/static/",
)
ACCOUNT = ("/accounts/",)
DEMO = ("/demo/",)


def is_for_anybody(path: str) -> bool:
    demo = DEMO if settings.IS_DEMO else ()
    return path.startswith((*ANYBODY, *demo))


def entrance(path: str) -> str:
    """Where somebody who has not signed in is led: the demonstration shows who is there."""
    return "demo" if settings.IS_DEMO and path == "/" else "account_login"


def knows_its_reader(path: str) -> bool:
    """Open to all, and with the menu of whoever is signed in."""
    return path.startswith("/criteria/")


def is_for_the_account(path: str) -> bool:
    return path.startswith(ACCOUNT)
