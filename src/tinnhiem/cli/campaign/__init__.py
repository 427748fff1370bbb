"""Commands that work on a campaign. They go through actions and load Django.

Importing this package sets Django up; `cli.files` never does.
"""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinnhiem.config.settings")
django.setup()
