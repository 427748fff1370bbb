"""Addresses of whoever entered by card, under `cua-toi/`."""

from django.urls import path

from tinnhiem.web.mine import mine

urlpatterns = [
    path("", mine.mine, name="mine"),
    path("giay-moi/", mine.reply, name="my-reply"),
    path("hoi-nghi.ics", mine.calendar, name="my-calendar"),
]
