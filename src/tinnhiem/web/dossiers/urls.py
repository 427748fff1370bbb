"""Addresses of the dossiers of one campaign: the desk's, one's own, the voters'."""

from django.urls import include, path

from tinnhiem.web.dossiers import (
    declaring,
    desk,
    mine,
    reading,
    releasing,
    viewing,
)

ONE = [
    path("", desk.dossier, name="dossier"),
    path("mau/", desk.report, name="report-form"),
    path("nhan/<slug:item>/", desk.receive, name="receive-paper"),
    path("nop/<slug:item>/", desk.upload, name="upload-filing"),
]
VERSION = [
    path("", viewing.at_desk, name="filing"),
    path("in/", viewing.print_at_desk, name="print-filing"),
    path("rut/", desk.withdraw, name="withdraw-filing"),
    path("tra-lai/", desk.send_back, name="send-back-filing"),
    path("ke-khai/", viewing.declaration, name="open-declaration"),
]
OWN = [
    path("", mine.mine, name="my-dossier"),
    path("mau/", mine.report, name="my-report"),
    path("nop/<slug:item>/", mine.upload, name="my-upload"),
    path("ban/<uuid:filing>/", viewing.own, name="my-filing"),
    path("ban/<uuid:filing>/in/", viewing.print_own, name="my-print"),
    path("ban/<uuid:filing>/rut/", mine.withdraw, name="my-withdraw"),
]
urlpatterns = [
    path("ho-so/", desk.dossiers, name="dossiers"),
    path("ho-so/phat-hanh/", releasing.release, name="release-dossiers"),
    path("ho-so/da-doc/", reading.readings, name="dossier-readings"),
    path("ho-so/ban-ke-khai/", declaring.declarations, name="declarations"),
    path("ho-so/cua/<str:person>/", include(ONE)),
    path("ho-so/ban/<uuid:filing>/", include(VERSION)),
    path("ho-so-cua-toi/", include(OWN)),
    path("doc-ho-so/", reading.released, name="read-dossiers"),
    path("doc-ho-so/<uuid:filing>/", viewing.as_voter, name="read-filing"),
]
