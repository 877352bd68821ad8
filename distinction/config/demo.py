"""Demonstration: made-up data on this machine, nothing to set, never where real data is (N28)."""

from distinction.config.environment import database, text
from distinction.config.settings import *  # noqa: F403  # settings are gathered by name
from distinction.config.settings import VAR

IS_DEMO = True
SECRET_KEY = "demonstration-only-never-where-real-data-is-0123456789"  # noqa: S105
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "testserver"]
DATABASES = {"default": database(text("DATABASE", f"sqlite:{VAR / 'demo.sqlite3'}"))}
LEDGER_KEY = VAR / "demo-ledger-key.pem"  # all that --fresh forgets is named demo-
LEDGER_ANCHOR = VAR / "demo-anchor.jsonl"
EMAIL_FILE_PATH = VAR / "demo-mail"
WHITENOISE_USE_FINDERS = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
