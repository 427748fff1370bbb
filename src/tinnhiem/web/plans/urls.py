"""Addresses of the plan of one campaign, under `ke-hoach/`."""

from django.urls import path

from tinnhiem.web.plans import board, cloning, conference_day, correcting, reading

urlpatterns = [
    path("", reading.plan, name="plan"),
    path("sua/", correcting.correct, name="correct-plan"),
    path("ngay-hop/", conference_day.conference_day, name="conference-day"),
    path("lap-lai/", cloning.clone, name="clone"),
    path("cac-buoc/", board.steps, name="steps"),
    path("lich.ics", board.calendar, name="calendar"),
]
