"""Addresses of the doors and of the accounts."""

from django.urls import path

from tinnhiem.web.access import account, accounts, door

urlpatterns = [
    path("thiet-lap/", door.setup, name="setup"),
    path("dang-nhap/", door.sign_in, name="sign-in"),
    path("dang-xuat/", door.sign_out, name="sign-out"),
    path("the/<str:token>/", door.card, name="card"),
    path("vao/<str:token>/", door.link, name="link"),
    path("ngon-ngu/", door.language, name="language"),
    path("tai-khoan/", account.account, name="account"),
    path("cac-tai-khoan/", accounts.accounts, name="accounts"),
    path("cac-tai-khoan/<str:login>/", accounts.change, name="change-account"),
]
