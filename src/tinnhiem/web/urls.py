"""Addresses of the pages."""

from django.urls import path

from tinnhiem.web import views

urlpatterns = [
    path("", views.front, name="front"),
    path("favicon.ico", views.icon),
    path("<slug:slug>/", views.campaign, name="campaign"),
    path("<slug:slug>/van-ban/<str:code>.<slug:kind>", views.paper, name="paper"),
]
