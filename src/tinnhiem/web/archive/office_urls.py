"""Addresses of what is left of campaigns that are gone, under `chung-nhan-xoa/`."""

from django.urls import path

from tinnhiem.web.archive import purge

urlpatterns = [
    path("", purge.all_certificates, name="certificates-of-removal"),
    path("<slug:certificate>/", purge.one_certificate, name="certificate-of-removal"),
    path("<slug:certificate>.pdf", purge.certificate_pdf, name="certificate-pdf"),
]
