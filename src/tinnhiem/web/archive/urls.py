"""Addresses of a campaign in the archive, under `luu-tru/`."""

from django.urls import path

from tinnhiem.web.archive import archive, purge

urlpatterns = [
    path("", archive.archive, name="archive"),
    path("goi/", archive.bundle, name="archive-bundle"),
    path("ho-so/", archive.complete, name="complete-file"),
    path("de-nghi-xoa/", archive.ask, name="ask-purge"),
    path("xoa/", purge.purge, name="purge"),
]
