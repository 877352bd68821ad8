"""What the environment says, each value with its name, so that a refusal can say it."""

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

RELAY = 25  # a port without encryption: of a relay beside us
ROOT = Path(__file__).parents[2]


def text(name: str, default: str | None = None) -> str:
    """The value of DISTINCTION_<name>; without a default it must be there."""
    found = os.environ.get(f"DISTINCTION_{name}", default)
    if found is None:
        raise ImproperlyConfigured(f"DISTINCTION_{name} is not set; docs/howto/run-a-site.md")
    return found


def words(name: str, default: str = "") -> list[str]:
    """Several values, separated by commas."""
    return [each.strip() for each in text(name, default).split(",") if each.strip()]


def folder(name: str, default: str | None = None) -> Path:
    found = Path(text(name, default))
    return found if found.is_absolute() else ROOT / found


def letters(name: str) -> dict[str, object]:
    """Where letters are handed in: `smtp://user:password@host:port`, `smtps` for TLS throughout."""
    parts = urlsplit(text(name))
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ImproperlyConfigured(f"DISTINCTION_{name}: write smtp://user:password@host:port")
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp" and parts.port != RELAY,
    }


def database(url: str) -> dict[str, object]:
    """`sqlite:path` or `postgresql://user:password@host:port/name?host=/socket/folder`."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(parts.path or parts.netloc)
    if parts.scheme in {"postgres", "postgresql"}:
        query = dict(each.split("=", 1) for each in parts.query.split("&") if "=" in each)
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")) or "postgres",
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(query.get("host", parts.hostname or "")),
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 600,
            "CONN_HEALTH_CHECKS": True,  # a restarted server must not strand a worker
        }
    raise ImproperlyConfigured("DISTINCTION_DATABASE: write sqlite:FILE or postgresql://...")


def _sqlite(name: str) -> dict[str, object]:
    """IMMEDIATE takes the write lock at once: a read that turns into a write would fail under WAL.

    FULL, so that what was answered with yes survives a crash (ruling 16).
    """
    path = Path(name)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path if path.is_absolute() else ROOT / path,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
            ),
        },
    }
