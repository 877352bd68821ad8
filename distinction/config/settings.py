"""Settings that hold everywhere; demo.py, test.py and production.py say what differs."""

from typing import Any

from distinction.config.environment import ROOT, folder, text
from distinction.config.logging import LOGGING as LINES
from distinction.config.security import COOKIES, POLICY
from distinction.config.signin import SIGNIN

VAR = folder("VAR", "var")
WEB = ROOT / "distinction" / "faces" / "web"
DEBUG = False
IS_DEMO = False
ROOT_URLCONF = "distinction.config.urls"
WSGI_APPLICATION = "distinction.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.Person"
SITE_NAME = "Distinction"
SITE_ADDRESS = text("SITE_ADDRESS", "http://localhost:8000/")  # letters lead here
SITE_HOST = text("SITE_HOST", "localhost")  # keys made for one host are worthless at another

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "django_cotton.apps.SimpleAppConfig",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "distinction.records.ledger.apps.Ledger",
    "distinction.records.people.apps.People",
    "distinction.records.register.apps.Register",
    "distinction.records.fieldwork.apps.Fieldwork",
    "distinction.records.recognition.apps.Recognition",
    "distinction.faces.web.apps.Web",
    "distinction.config.apps.Config",
]
MIDDLEWARE = [
    "distinction.config.logging.requests",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "distinction.faces.web.middleware.headers.private",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "distinction.faces.web.middleware.language.language",
    "distinction.faces.web.middleware.threshold.threshold",
]
LOADERS = [
    "django_cotton.cotton_loader.Loader",
    "django.template.loaders.filesystem.Loader",
    "django.template.loaders.app_directories.Loader",
]
COTTON_ISOLATE_BY_DEFAULT = True  # a component knows what it is given, and no more
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [WEB / "templates"],  # ours before those of the packages
        "OPTIONS": {
            "loaders": [("django.template.loaders.cached.Loader", LOADERS)],
            "builtins": ["django_cotton.templatetags.cotton"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "distinction.faces.web.frame.frame",
            ],
        },
    }
]
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
CACHES = {
    "default": {  # counts tries and remembers used codes, for all workers together; no page (N18)
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "counts",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
LETTER_TASK = "distinction.faces.jobs.mail.deliver"  # found by its name: no door calls a face
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR / "mail"
DEFAULT_FROM_EMAIL = "Distinction <no-reply@localhost>"

USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("vi", "Tiếng Việt"), ("ar", "العربية")]
LOCALE_PATHS = [ROOT / "distinction" / "locale"]
STATIC_URL = "static/"
STATICFILES_DIRS = [("paper", ROOT / "distinction" / "faces" / "reports" / "static")]
STATIC_ROOT = VAR / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
LEDGER_KEY = folder("LEDGER_KEY", "var/ledger-key.pem")
LEDGER_ANCHOR = folder("LEDGER_ANCHOR", "var/anchor.jsonl")
CSRF_FAILURE_VIEW = "distinction.faces.web.pages.errors.session_ended"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

LOGGING = LINES
CONTENT_SECURITY_POLICY = POLICY
globals().update(COOKIES | SIGNIN)
