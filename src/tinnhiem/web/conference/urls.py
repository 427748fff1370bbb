"""Addresses of the hall, under `hoi-nghi/`."""

from django.urls import include, path

from tinnhiem.web.conference import (
    absences,
    committee,
    hall,
    script,
    sittings,
    stopping,
)

urlpatterns = [
    path("", hall.hall, name="hall"),
    path("bay-gio/", hall.now, name="hall-now"),
    path("buoc/", hall.step, name="step"),
    path("kich-ban/", script.script, name="hall-script"),
    path("kich-ban/bay-gio/", script.script_now, name="script-now"),
    path("ban-kiem-phieu/", committee.committee, name="hall-committee"),
    path("ban-kiem-phieu/co-mat/", committee.present, name="hall-present"),
    path("vang-mat/", absences.absences, name="hall-absences"),
    path("phien/<int:number>/", sittings.sitting, name="hall-sitting"),
    path("tam-dung/", stopping.suspend, name="suspend-hall"),
    path("hoan/", stopping.adjourn, name="adjourn-hall"),
    path("vo-hieu/", stopping.void, name="void-hall"),
    path("dinh-chinh-gio/", stopping.clock, name="correct-clock"),
    path("thiet-bi/", include("tinnhiem.web.devices.campaign_urls")),
]
