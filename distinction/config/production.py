"""Production: all of it from the environment; what is missing or unsafe refuses to start (N28)."""

from distinction.config import refusals
from distinction.config.environment import folder, letters, text
from distinction.config.security import OVER_HTTPS
from distinction.config.settings import *  # noqa: F403  # settings are gathered by name

DEBUG = refusals.no_debug()
SECRET_KEY = refusals.secret("SECRET_KEY")
ALLOWED_HOSTS = refusals.hosts("HOSTS")
SITE_HOST = text("SITE_HOST", ALLOWED_HOSTS[0])  # changed later, all passkeys are lost
CSRF_TRUSTED_ORIGINS = [f"https://{each}" for each in ALLOWED_HOSTS]
DATABASES = {"default": refusals.postgresql("DATABASE")}
LEDGER_KEY = refusals.ledger_key("LEDGER_KEY")
LEDGER_ANCHOR = folder("LEDGER_ANCHOR")
ALLAUTH_TRUSTED_PROXY_COUNT = int(text("PROXIES", "1"))  # else all clients are the proxy
SILENCED_SYSTEM_CHECKS = ["security.W021"]  # to be in a list of browsers is for the host to ask
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
DEFAULT_FROM_EMAIL = text("MAIL_FROM")
globals().update(OVER_HTTPS | letters("MAIL"))
