"""Addresses of the site: pages only, and what is said when there is none."""

from django.urls import include, path

# By name: pages import settings, never the other way round.
urlpatterns = [path("", include("tinnhiem.web.urls"))]

handler404 = "tinnhiem.web.views.not_found"
handler500 = "tinnhiem.web.views.broken"
