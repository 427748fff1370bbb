"""Accounts of the office, for the administrator."""

import secrets

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from tinnhiem.actions.access.change_account import give_new_password, set_active
from tinnhiem.actions.access.make_account import NewAccount, make_account
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.errors import VoteError
from tinnhiem.store.queries.access import AccountRow, account_named, all_accounts
from tinnhiem.web.access.forms import DUTY_WORDS, AccountForm
from tinnhiem.web.asking import Question, ask_once, is_sure
from tinnhiem.web.gate import page
from tinnhiem.web.saying import say_here
from tinnhiem.web.who import Request


@page("accounts")
def accounts(request: Request) -> HttpResponse:
    """List the accounts and make one more."""
    form = AccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        new = NewAccount(
            login=form.cleaned_data["login"],
            name=form.cleaned_data["name"],
            title=form.cleaned_data["title"],
            # Never seen by anybody: the one to hand over is given below.
            password=secrets.token_urlsafe(24),
            duties=[Duty(duty) for duty in form.cleaned_data["duties"]],
        )
        try:
            made = make_account(new, by=request.who.login, now=request.now)
        except VoteError as refusal:
            form.add_error(None, say_here(refusal))
        else:
            return _hand_over(request, made.login)
    rows = [
        (row, [DUTY_WORDS[Duty(duty)] for duty in row.duties]) for row in all_accounts()
    ]
    context = {"form": form, "accounts": rows}
    return render(request, "access/accounts.html", context)


@page("accounts")
def change(request: Request, login: str) -> HttpResponse:
    """Open, shut or give a new password to one account."""
    if request.method != "POST":
        return redirect("accounts")
    try:
        account = account_named(login)
        deed = request.POST.get("deed", "")
        if deed in {"password", "shut"} and not is_sure(request):
            return _ask_about(request, account, deed=deed)
        if deed == "password":
            return _hand_over(request, login)
        if deed not in {"open", "shut"}:
            return redirect("accounts")
        active = deed == "open"
        set_active(
            account=account, active=active, by=request.who.login, now=request.now
        )
    except VoteError as refusal:
        messages.error(request, say_here(refusal))
    else:
        words = (
            _("Đã mở tài khoản {login}.") if active else _("Đã khóa tài khoản {login}.")
        )
        messages.success(request, words.format(login=login))
    return redirect("accounts")


def _ask_about(request: Request, account: AccountRow, *, deed: str) -> HttpResponse:
    if deed == "password":
        title = _("Cấp lại mật khẩu")
        words = _("Cấp lại mật khẩu cho {name} ({login})?")
        outcome = _(
            "Mật khẩu đang dùng và xác nhận hai bước hết hiệu lực ngay; người này phải "
            "đăng nhập lại bằng mật khẩu mới."
        )
    else:
        title = _("Khóa tài khoản")
        words = _("Khóa tài khoản của {name} ({login})?")
        outcome = _("Người này phải ra ngay và không vào được cho đến khi mở lại.")
    question = Question(
        title=title,
        question=words.format(name=account.name, login=account.login),
        outcome=outcome,
        button=title,
        action=reverse("change-account", args=[account.login]),
        back=reverse("accounts"),
        fields={"deed": deed},
    )
    return ask_once(request, question)


@sensitive_variables("password")
def _hand_over(request: Request, login: str) -> HttpResponse:
    """Show a new password once, to be written down and handed over."""
    account = account_named(login)
    password = give_new_password(account=account, by=request.who.login, now=request.now)
    context = {"account": account, "password": password}
    return render(request, "access/hand_over.html", context)
