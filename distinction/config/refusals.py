"""What a start refuses, so that the demonstration never meets real data (N28)."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.core.exceptions import ImproperlyConfigured
from django.db import connection, connections

from distinction.config.environment import database, folder, text, words

SHORTEST, FEWEST_SIGNS = 50, 12
KNOWN_SECRETS = ("demonstration-only", "tests-only", "django-insecure", "change")
MAKE_ONE = 'python3 -c "import secrets; print(secrets.token_urlsafe(50))"'
MADE_UP = (
    "this database holds a made-up programme: the demonstration is never served where real data is"
)
REAL = "this database holds a real programme: the demonstration is never shown where real data is"


def secret(name: str) -> str:
    """A key that nobody can guess and that no example has printed."""
    found = text(name)
    printed = found.lower().startswith(KNOWN_SECRETS)
    if printed or len(found) < SHORTEST or len(set(found)) < FEWEST_SIGNS:
        raise ImproperlyConfigured(
            f"DISTINCTION_{name} is a key that can be guessed; make one with: {MAKE_ONE}"
        )
    return found


def no_debug() -> bool:
    """A page of a debugger shows names and facts to whoever meets an error."""
    if text("DEBUG", "").lower() not in {"", "0", "false", "no"}:
        raise ImproperlyConfigured("DISTINCTION_DEBUG is set: there is no debugging in production")
    return False


def postgresql(name: str) -> dict[str, object]:
    """Several processes write at once, which SQLite lets wait; row policies come with it too."""
    url = text(name)
    if not url.startswith(("postgres://", "postgresql://")):
        raise ImproperlyConfigured(
            f"DISTINCTION_{name}: production needs postgresql://user:password@host:port/name, "
            "because SQLite knows neither several writers nor rights of its own"
        )
    return database(url)


def hosts(name: str) -> list[str]:
    """By name: a star would let any other name in a request make links to elsewhere."""
    found = words(name) if text(name) else []
    if not found or "*" in found:
        raise ImproperlyConfigured(
            f"DISTINCTION_{name}: name the hosts of the site, such as distinction.example.org"
        )
    return found


def ledger_key(name: str) -> Path:
    """The key that signs heads of the ledger; a real site never makes its own."""
    path = folder(name)
    try:
        key = load_pem_private_key(path.read_bytes(), password=None)
    except (OSError, ValueError, TypeError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, Ed25519PrivateKey):
        raise ImproperlyConfigured(
            f"DISTINCTION_{name}: no Ed25519 key is there; make one with: "
            "openssl genpkey -algorithm ed25519 -out FILE"
        )
    return path


def wrong_data() -> str | None:
    """Why this site may not open this database; nothing where both are of one kind."""
    programme = apps.get_model("register", "Programme")
    if programme._meta.db_table not in connection.introspection.table_names():  # noqa: SLF001
        return None
    if programme._default_manager.filter(is_demo=not settings.IS_DEMO).exists():  # noqa: SLF001
        return REAL if settings.IS_DEMO else MADE_UP
    return None


def refuse_wrong_data() -> None:
    """At the start of each process that serves; the connection is not handed to its children."""
    try:
        why = wrong_data()
    finally:
        connections.close_all()
    if why:
        raise ImproperlyConfigured(why)


def check_data(databases: Sequence[str] | None = None, **_others: Any) -> list[CheckMessage]:
    """The same as a check of Django's, which every migration asks before it begins."""
    why = wrong_data() if databases else None
    return [Error(why, id="distinction.N28")] if why else []
