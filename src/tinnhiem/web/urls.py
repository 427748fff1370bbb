"""Addresses of the pages."""

from django.urls import path

from tinnhiem.web import views
from tinnhiem.web.access import account, accounts, door
from tinnhiem.web.checklist import checklist
from tinnhiem.web.journal import views as journal
from tinnhiem.web.papers import one, papers
from tinnhiem.web.people import cards, deciding, freezing, importing, roster
from tinnhiem.web.plans import begin, board, conference_day, correcting, reading

urlpatterns = [
    path("", views.front, name="front"),
    path("favicon.ico", views.icon),
    path("thiet-lap/", door.setup, name="setup"),
    path("dang-nhap/", door.sign_in, name="sign-in"),
    path("dang-xuat/", door.sign_out, name="sign-out"),
    path("the/<str:token>/", door.card, name="card"),
    path("vao/<str:token>/", door.link, name="link"),
    path("ngon-ngu/", door.language, name="language"),
    path("tai-khoan/", account.account, name="account"),
    path("cac-tai-khoan/", accounts.accounts, name="accounts"),
    path("cac-tai-khoan/<str:login>/", accounts.change, name="change-account"),
    path("cuoc/<slug:slug>/nhan-su/", roster.roster, name="people"),
    path("cuoc/<slug:slug>/nhan-su/nhap/", importing.bring, name="people-bring"),
    path(
        "cuoc/<slug:slug>/nhan-su/nhap/xem-truoc/",
        importing.preview,
        name="people-preview",
    ),
    path("cuoc/<slug:slug>/nhan-su/nhap/ghi/", importing.write, name="people-write"),
    path("cuoc/<slug:slug>/nhan-su/nhap/bo/", importing.discard, name="people-discard"),
    path("cuoc/<slug:slug>/nhan-su/dien/", deciding.eligibility, name="eligibility"),
    path("cuoc/<slug:slug>/nhan-su/dieu-chinh/", deciding.adjust, name="adjust"),
    path("cuoc/<slug:slug>/nhan-su/trung/", deciding.duplicates, name="duplicates"),
    path("cuoc/<slug:slug>/nhan-su/chot/", freezing.freeze, name="people-freeze"),
    path("cuoc/<slug:slug>/nhan-su/the/", cards.cards, name="cards"),
    path("cuoc/<slug:slug>/nhan-su/the/thu-hoi/", cards.revoke, name="revoke-card"),
    path("cuoc/<slug:slug>/nhan-su/vang-mat/", cards.absence, name="record-absence"),
    path("cuoc/<slug:slug>/nhan-su/hoan-tac/", importing.undo, name="people-undo"),
    path("nhat-ky/", journal.office_journal, name="office-journal"),
    path("cuoc/<slug:slug>/nhat-ky/", journal.journal, name="journal"),
    path("lap-cuoc/", begin.begin, name="begin"),
    path("lap-cuoc/xem-lai/", begin.review, name="review-plan"),
    path("cuoc/<slug:slug>/", views.campaign, name="campaign"),
    path("cuoc/<slug:slug>/chuan-bi/", checklist.missing, name="checklist"),
    path("cuoc/<slug:slug>/van-ban/", papers.papers, name="papers"),
    path("cuoc/<slug:slug>/van-ban/<slug:code>/", one.one_paper, name="one-paper"),
    path("cuoc/<slug:slug>/ke-hoach/", reading.plan, name="plan"),
    path(
        "cuoc/<slug:slug>/ke-hoach/ngay-hop/",
        conference_day.conference_day,
        name="conference-day",
    ),
    path("cuoc/<slug:slug>/ke-hoach/sua/", correcting.correct, name="correct-plan"),
    path("cuoc/<slug:slug>/ke-hoach/cac-buoc/", board.steps, name="steps"),
    path("cuoc/<slug:slug>/ke-hoach/lich.ics", board.calendar, name="calendar"),
    path("cuoc/<slug:slug>/van-ban/<str:code>.<slug:kind>", views.paper, name="paper"),
]
