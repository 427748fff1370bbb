"""Addresses of what keeps the office's data."""

from django.urls import path

from tinnhiem.web.trust import vault

urlpatterns = [
    path("kho/", vault.vault, name="vault"),
]
