"""Addresses of the ballot papers of one campaign, under `phieu/`."""

from django.urls import path, re_path

from tinnhiem.web.ballots import hand_out, ledger, scanner, sheet

urlpatterns = [
    path("", ledger.ledger, name="ballots"),
    path("so/", ledger.standing, name="ballots-standing"),
    path("mau/", sheet.sheet, name="ballot-sheet"),
    re_path(
        r"^mau/(?P<name>phieu\.pdf|phieu-thu\.pdf|bo-cuc\.json)$",
        sheet.sheet_file,
        name="ballot-sheet-file",
    ),
    path("may-quet/", scanner.scanner, name="scanner"),
    path("phat/", hand_out.hand_out, name="hand-out"),
    path("phat/rut/<int:number>/", hand_out.take_back, name="take-back-sheet"),
]
