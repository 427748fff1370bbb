"""Addresses of the ballot papers of one campaign, under `phieu/`."""

from django.urls import path

from tinnhiem.web.ballots import hand_out, ledger

urlpatterns = [
    path("", ledger.ledger, name="ballots"),
    path("so/", ledger.standing, name="ballots-standing"),
    path("phat/", hand_out.hand_out, name="hand-out"),
    path("phat/rut/<int:number>/", hand_out.take_back, name="take-back-sheet"),
]
