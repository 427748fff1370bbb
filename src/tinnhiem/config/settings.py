"""Settings of the site and of commands that work on a campaign.

Everything of an office lives in one data folder, named by `TINNHIEM_DATA`.
"""

import os
import secrets
import sys
from pathlib import Path
from typing import Any

from tinnhiem.config.logs import DJANGO_LOGGING, configure_logs

DATA_FOLDER = Path(os.environ.get("TINNHIEM_DATA", "ho-so"))
DATABASE_FILE = "tinnhiem.sqlite3"

# The pages only read and no one signs in yet, so nothing outlives a run.
SECRET_KEY = secrets.token_urlsafe(50)
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "testserver"]

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "tinnhiem.store",
    "tinnhiem.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "tinnhiem.web.headers.security_headers",
    "django.middleware.common.CommonMiddleware",
]
ROOT_URLCONF = "tinnhiem.config.urls"
WSGI_APPLICATION = "tinnhiem.config.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"string_if_invalid": ""},
    }
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA_FOLDER / DATABASE_FILE,
        "OPTIONS": {
            # A deed is kept when it is said to be kept, also when the plug is
            # pulled; deleted bytes are overwritten, not left in free pages.
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                "PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON;"
            ),
            "transaction_mode": "IMMEDIATE",
            "timeout": 10,
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "vi"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

LOGGING = DJANGO_LOGGING
configure_logs(sys.stderr)
