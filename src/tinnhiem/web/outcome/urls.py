"""Addresses of what follows the count, under `ket-qua/`."""

from django.urls import path

from tinnhiem.web.outcome import follow_up, minutes, outcome, publishing, reports

urlpatterns = [
    path("", outcome.outcome, name="outcome"),
    path("cong-bo/", outcome.announce, name="announce"),
    path("be-mac/", outcome.close, name="close-conference"),
    path("niem-phong/", outcome.seal, name="seal-papers"),
    path("bien-ban/", minutes.minutes, name="minutes"),
    path("bien-ban/<int:number>/in/", minutes.print_one, name="print-minutes"),
    path("cong-khai/", publishing.publications, name="publications"),
    path("cong-khai/<int:number>/bo/", publishing.strike, name="strike-publication"),
    path("su-dung/", follow_up.use, name="use-of-results"),
    path("su-dung/lich.ics", follow_up.calendar, name="use-calendar"),
    path("su-dung/<int:order>/<slug:what>/", follow_up.one_follow_up, name="follow-up"),
    path("bao-cao/", reports.reports, name="reports"),
    path("bao-cao/<int:number>/", reports.one_report, name="one-report"),
]
