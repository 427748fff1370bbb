"""Settings of the site and of commands that work on a campaign.

Everything of an office lives in one data folder, named by `TINNHIEM_DATA`.
"""

import os
import secrets
import sys
from pathlib import Path
from typing import Any

from tinnhiem.config.database import database_of
from tinnhiem.config.kept_files import keep_fonts
from tinnhiem.config.logs import DJANGO_LOGGING, configure_logs

DATA_FOLDER = Path(os.environ.get("TINNHIEM_DATA", "ho-so"))
DATABASE_FILE = "tinnhiem.sqlite3"

# Until a data folder is opened, which keeps its own: forms survive a restart.
SECRET_KEY = secrets.token_urlsafe(50)
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "testserver"]

INSTALLED_APPS = [
    "tinnhiem.store",
    "tinnhiem.web",  # before django.forms: our fields are found first
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "tinnhiem.web.headers.security_headers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "tinnhiem.web.tongue.tongue",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "tinnhiem.web.who.who_asks",
]
ROOT_URLCONF = "tinnhiem.config.urls"
WSGI_APPLICATION = "tinnhiem.config.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "string_if_invalid": "",
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]
# What people upload is personal; a temporary file would survive a crash.
FILE_UPLOAD_HANDLERS = ["tinnhiem.web.uploads.MemoryOnly"]

# Our own fields, drawn from our templates.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
SESSION_ENGINE = "tinnhiem.store.sessions"
SESSION_COOKIE_AGE = 12 * 3600  # a working day
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "tinnhiem.web.views.form_too_old"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

DATABASES = {
    "default": database_of(
        os.environ.get("TINNHIEM_DATABASE_URL", ""), file=DATA_FOLDER / DATABASE_FILE
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [Path(__file__).parent.parent / "web" / "locale"]
FORMAT_MODULE_PATH = ["tinnhiem.web.formats"]
LANGUAGE_COOKIE_HTTPONLY = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_ADD_HEADERS_FUNCTION = keep_fonts

# Where phones reach us while `tinnhiem serve --lan` runs: «https://192.168.1.5:8443»,
# and without encryption the page from which they take the certificate. Cards of the
# summons carry the first.
LAN_SITE = ""
LAN_DOOR = ""

# Where the system shows its routes; only read, to warn about secret papers.
ROUTE_TABLES = Path("/proc/net")

LOGGING = DJANGO_LOGGING
configure_logs(sys.stderr)
