"""Tests: quick passwords, letters in memory, either database."""

from distinction.config.environment import database, text
from distinction.config.settings import *  # noqa: F403  # settings are gathered by name
from distinction.config.settings import VAR

SECRET_KEY = "tests-only-0123456789-0123456789-0123456789-0123456789"  # noqa: S105
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "testserver"]
DATABASES = {"default": database(text("DATABASE", f"sqlite:{VAR / 'test.sqlite3'}"))}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
LEDGER_KEY, LEDGER_ANCHOR = VAR / "test-ledger-key.pem", VAR / "test-anchor.jsonl"
