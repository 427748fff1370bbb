"""The site's addresses, and an empty view to compare with: no question, no template."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def empty(_request: HttpRequest) -> HttpResponse:
    """Answer with nothing but what every answer passes through."""
    return HttpResponse("")


urlpatterns = [path("trong/", empty), path("", include("tinnhiem.web.urls"))]
handler404 = "tinnhiem.web.views.not_found"
handler500 = "tinnhiem.web.views.broken"
