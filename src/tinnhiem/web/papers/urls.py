"""Addresses of the papers of one campaign, under `van-ban/`."""

from django.urls import path

from tinnhiem.web import views
from tinnhiem.web.papers import one, papers

urlpatterns = [
    path("", papers.papers, name="papers"),
    path("<slug:code>/", one.one_paper, name="one-paper"),
    path("<str:code>.<slug:kind>", views.paper, name="paper"),
]
