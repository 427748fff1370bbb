"""The Django app that holds every table."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """Tables of a data folder."""

    name = "tinnhiem.store"
    label = "store"
