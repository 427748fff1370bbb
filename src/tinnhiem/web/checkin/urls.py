"""Addresses of the door, under `diem-danh/`; what devices ask lies under `json/`."""

from django.urls import path

from tinnhiem.web.checkin import anomalies, attendance, desk, device

urlpatterns = [
    path("", desk.desk, name="check-in"),
    path("so-lieu/", desk.figures, name="check-in-figures"),
    path("danh-sach/", attendance.attendance, name="check-in-list"),
    path("bat-thuong/", anomalies.anomalies, name="check-in-anomalies"),
    path("bat-thuong/<int:number>/", anomalies.settle, name="settle-anomaly"),
    path("json/luot/", device.scan, name="scan-endpoint"),
    path("json/nguoi/", device.people, name="people-endpoint"),
    path("json/co-mat/", device.present, name="present-endpoint"),
]
