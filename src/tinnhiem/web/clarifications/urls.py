"""Addresses of the clarification desk of one campaign, under `giai-trinh/`."""

from django.urls import path

from tinnhiem.web.clarifications import desk, passing_on, requests

urlpatterns = [
    path("", desk.desk, name="clarifications"),
    path("chua-tra-loi/", desk.still_open, name="open-questions"),
    path("nhap-giay/", requests.paper, name="request-on-paper"),
    path("niem-phong/", requests.seal, name="seal-requests"),
    path("nguoi/<int:order>/", requests.requests, name="requests"),
    path("nguoi/<int:order>/noi-dung/", passing_on.questions, name="questions"),
    path("nguoi/<int:order>/gui/", passing_on.send_page, name="send-questions"),
    path("nguoi/<int:order>/cong-khai/", passing_on.give_page, name="give-answers"),
]
