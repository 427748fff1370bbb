"""Addresses of the doors and of the accounts."""

from django.urls import path

from tinnhiem.web.access import account, accounts, door, named, setup

urlpatterns = [
    path("thiet-lap/", door.setup, name="setup"),
    path("thiet-lap/cac-buoc/", setup.steps, name="setup-steps"),
    path("thiet-lap/co-quan/", setup.office, name="setup-office"),
    path("thiet-lap/thu-muc/", setup.folder, name="setup-folder"),
    path("trinh-dien/", setup.demonstration, name="demonstration"),
    path("dang-nhap/", door.sign_in, name="sign-in"),
    path("dang-xuat/", door.sign_out, name="sign-out"),
    path("the/<str:token>/", door.card, name="card"),
    path("vao/<str:token>/", door.link, name="link"),
    path("ngon-ngu/", door.language, name="language"),
    path("tai-khoan/", account.account, name="account"),
    path("cac-tai-khoan/", accounts.accounts, name="accounts"),
    path("cac-tai-khoan/<str:login>/", accounts.change, name="change-account"),
    path("cac-tai-khoan/<str:login>/la-ai/", named.named, name="name-account"),
]
