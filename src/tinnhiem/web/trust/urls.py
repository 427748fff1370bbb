"""Addresses of what keeps the office's data."""

from django.urls import path

from tinnhiem.web.trust import certificate, vault

urlpatterns = [
    path("kho/", vault.vault, name="vault"),
    path("chung-chi/", certificate.certificate, name="certificate"),
    path("chung-chi/<str:file>", certificate.certificate_file, name="certificate-file"),
]
