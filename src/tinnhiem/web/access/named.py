"""Who an account is among the people of the office, for the administrator."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinnhiem.actions.access.name_account import name_account
from tinnhiem.core.access.errors import AccountUnknownError
from tinnhiem.core.errors import VoteError
from tinnhiem.store.queries.access import account_named
from tinnhiem.web.gate import page
from tinnhiem.web.saying import say_here
from tinnhiem.web.who import Request


class PersonForm(forms.Form):
    """One person, by name or key; nothing when the account is nobody of the list."""

    person = forms.CharField(
        label=gettext_lazy("Người trong danh sách nhân sự"),
        required=False,
        max_length=120,
        help_text=gettext_lazy(
            "Họ và tên, hoặc mã khi có nhiều người cùng tên. Để trống khi không phải "
            "người trong danh sách."
        ),
    )


@page("accounts")
def named(request: Request, login: str) -> HttpResponse:
    """Say who an account is; from then on what concerns that person is kept from it."""
    try:
        account = account_named(login)
    except AccountUnknownError as refusal:
        raise Http404(say_here(refusal)) from refusal
    known = {"person": account.person.name if account.person else ""}
    form = PersonForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        try:
            name = name_account(
                account=account,
                wanted=form.cleaned_data["person"],
                by=request.who.login,
                now=request.now,
            )
        except VoteError as refusal:
            form.add_error("person", say_here(refusal))
        else:
            words = _("Tài khoản {login} là của đồng chí {name}.")
            if not name:
                words = _("Tài khoản {login} không gắn với ai trong danh sách.")
            messages.success(request, words.format(login=login, name=name))
            return redirect("accounts")
    return render(request, "access/named.html", {"form": form, "account": account})
