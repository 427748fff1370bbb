"""Addresses of practising, under `dien-tap/`."""

from django.urls import path

from tinnhiem.web.rehearsal import rehearsal

urlpatterns = [
    path("", rehearsal.rehearsal, name="rehearsal"),
    path("phieu-gia/", rehearsal.sheets, name="practice-sheets"),
    path("xoa/", rehearsal.wipe, name="wipe-rehearsal"),
]
