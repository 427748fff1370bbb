"""Addresses of whoever entered by card, under `cua-toi/`."""

from django.urls import path

from tinnhiem.web.mine import answers, mine, questions

urlpatterns = [
    path("", mine.mine, name="mine"),
    path("bay-gio/", mine.hall, name="my-hall"),
    path("giay-moi/", mine.reply, name="my-reply"),
    path("giai-trinh/", questions.questions, name="my-questions"),
    path("giai-trinh/rut/", questions.take_back, name="withdraw-request"),
    path("giai-trinh-ve-toi/", answers.answers, name="my-answers"),
    path("hoi-nghi.ics", mine.calendar, name="my-calendar"),
]
