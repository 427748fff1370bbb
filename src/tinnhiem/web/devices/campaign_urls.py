"""Addresses of the devices of one hall, under `hoi-nghi/thiet-bi/`."""

from django.urls import path

from tinnhiem.web.devices import answering

urlpatterns = [
    path("", answering.devices, name="hall-devices"),
    path("dang-cho/", answering.waiting, name="waiting-devices"),
    path("<uuid:device>/", answering.confirm, name="confirm-device"),
    path("<uuid:device>/tu-choi/", answering.refuse, name="refuse-device"),
    path("<uuid:device>/thu-hoi/", answering.revoke, name="revoke-device"),
    path("<uuid:device>/trao-khoa/", answering.give_key, name="give-key"),
]
