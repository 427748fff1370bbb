"""Addresses of the hall's screen, under `man-hinh/`: for whoever has them."""

from django.urls import path

from tinnhiem.web.screen import screen

urlpatterns = [
    path("<str:token>/", screen.screen, name="hall-screen"),
    path("<str:token>/phan/", screen.changing, name="hall-screen-part"),
    path("<str:token>/hien-tai.json", screen.as_json, name="hall-screen-json"),
]
