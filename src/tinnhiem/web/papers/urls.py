"""Addresses of the papers of one campaign, under `van-ban/`."""

from django.urls import path

from tinnhiem.web import views
from tinnhiem.web.papers import copies, issuing, one, papers, registers, word

urlpatterns = [
    path("", papers.papers, name="papers"),
    path("sua-trong-word/", word.bring, name="bring-back"),
    path("sua-trong-word/xem/", word.look, name="word-edits"),
    path("sua-trong-word/bo/", word.drop, name="drop-word-file"),
    path("sua-trong-word/hoan-tac/", word.undo, name="undo-edit"),
    path("so-dang-ky/", registers.register, name="register"),
    path("so-dang-ky-mat/", registers.secret_register, name="secret-register"),
    path("<slug:code>/ban-hanh/", issuing.freeze, name="freeze-paper"),
    path("<slug:code>/thay-the/", issuing.replace, name="replace-paper"),
    path("<slug:code>/huy-so/", issuing.cancel, name="cancel-number"),
    path("<slug:code>/do-mat/", issuing.classify, name="classify-paper"),
    path("<slug:code>/phan-ban/", copies.allot, name="allot-copies"),
    path("<slug:code>/ban/<int:number>/", copies.one_copy, name="one-copy"),
    path("<slug:code>/ban/<int:number>/in/", copies.print_one, name="print-copy"),
    path("<slug:code>/", one.one_paper, name="one-paper"),
    path("<str:code>.<slug:kind>", views.paper, name="paper"),
]
