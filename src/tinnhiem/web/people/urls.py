"""Addresses of the people of one campaign, under `nhan-su/`."""

from django.urls import path

from tinnhiem.web.people import (
    cards,
    conflict_map,
    deciding,
    freezing,
    importing,
    replies,
    roster,
)

urlpatterns = [
    path("", roster.roster, name="people"),
    path("nhap/", importing.bring, name="people-bring"),
    path("nhap/xem-truoc/", importing.preview, name="people-preview"),
    path("nhap/ghi/", importing.write, name="people-write"),
    path("nhap/bo/", importing.discard, name="people-discard"),
    path("hoan-tac/", importing.undo, name="people-undo"),
    path("dien/", deciding.eligibility, name="eligibility"),
    path("dieu-chinh/", deciding.adjust, name="adjust"),
    path("vai/", conflict_map.conflict_map, name="conflict-map"),
    path("trung/", deciding.duplicates, name="duplicates"),
    path("chot/", freezing.freeze, name="people-freeze"),
    path("the/", cards.cards, name="cards"),
    path("the/thu-hoi/", cards.revoke, name="revoke-card"),
    path("giay-moi/", replies.replies, name="replies"),
    path("giay-moi/da-gui/", replies.sent, name="summons-sent"),
]
