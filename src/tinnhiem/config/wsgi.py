"""The site as a WSGI application: `tinnhiem.config.wsgi.application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinnhiem.config.settings")

application = get_wsgi_application()
