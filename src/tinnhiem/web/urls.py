"""Addresses: the office's own pages, and each area's own list under `cuoc/`."""

from django.urls import URLPattern, URLResolver, include, path

from tinnhiem.web import views
from tinnhiem.web.checklist import checklist
from tinnhiem.web.journal import views as journal
from tinnhiem.web.papers import verifying
from tinnhiem.web.plans import begin
from tinnhiem.web.screen import keeping

CAMPAIGN: list[URLPattern | URLResolver] = [
    path("", views.campaign, name="campaign"),
    path("nhat-ky/", journal.journal, name="journal"),
    path("chuan-bi/", checklist.missing, name="checklist"),
    path("ke-hoach/", include("tinnhiem.web.plans.urls")),
    path("nhan-su/", include("tinnhiem.web.people.urls")),
    path("", include("tinnhiem.web.dossiers.urls")),
    path("giai-trinh/", include("tinnhiem.web.clarifications.urls")),
    path("van-ban/", include("tinnhiem.web.papers.urls")),
    path("phieu/", include("tinnhiem.web.ballots.urls")),
    path("hoi-nghi/", include("tinnhiem.web.conference.urls")),
    path("kiem-phieu/", include("tinnhiem.web.count.urls")),
    path("man-hinh/", keeping.screens, name="hall-screens"),
    path("ket-qua/", include("tinnhiem.web.outcome.urls")),
    path("luu-tru/", include("tinnhiem.web.archive.urls")),
    path("dien-tap/", include("tinnhiem.web.rehearsal.urls")),
    path("diem-danh/", include("tinnhiem.web.checkin.urls")),
]

urlpatterns = [
    path("", views.front, name="front"),
    path("favicon.ico", views.icon),
    path("", include("tinnhiem.web.access.urls")),
    path("", include("tinnhiem.web.trust.urls")),
    path("chung-nhan-xoa/", include("tinnhiem.web.archive.office_urls")),
    path("cua-toi/", include("tinnhiem.web.mine.urls")),
    path("nhat-ky/", journal.office_journal, name="office-journal"),
    path("lap-cuoc/", begin.begin, name="begin"),
    path("lap-cuoc/xem-lai/", begin.review, name="review-plan"),
    path("kiem-tra/", verifying.verify, name="verify"),
    path("thiet-bi/", include("tinnhiem.web.devices.urls")),
    path("man-hinh/", include("tinnhiem.web.screen.urls")),
    path("cuoc/<slug:slug>/", include(CAMPAIGN)),
]
