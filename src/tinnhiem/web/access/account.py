"""One's own account: password, second step, where one is signed in."""

import pyotp
from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tinnhiem.actions.access.change_account import (
    begin_second_step,
    change_password,
    end_second_step,
    end_sessions,
)
from tinnhiem.core.errors import VoteError
from tinnhiem.store.queries.access import account_named, sessions_of
from tinnhiem.web.access.forms import EndSecondStepForm, PasswordForm, SecondStepForm
from tinnhiem.web.gate import page
from tinnhiem.web.qr import qr_svg
from tinnhiem.web.saying import say_here
from tinnhiem.web.who import Request

PROPOSED = "second-step-proposed"
FORMS: dict[str, type[Form]] = {
    "password": PasswordForm,
    "begin": SecondStepForm,
    "end": EndSecondStepForm,
}


@page("account")
def account(request: Request) -> HttpResponse:
    """Show the account; each of its forms names itself in `deed`."""
    deed = request.POST.get("deed", "")
    if request.method == "POST" and deed == "sessions":
        return _end_other_sessions(request)
    forms = {
        name: form(request.POST if name == deed else None, prefix=name)
        for name, form in FORMS.items()
    }
    sent = forms.get(deed)
    if sent is not None and sent.is_valid() and _done(request, deed, sent):
        return redirect("account")
    return render(request, "access/account.html", _context(request, forms))


def _done(request: Request, deed: str, form: Form) -> bool:
    """Do what a form asks; say whether it was done."""
    mine = account_named(request.who.login)
    asked = form.cleaned_data
    try:
        match deed:
            case "password":
                change_password(
                    account=mine,
                    old=asked["old"],
                    new=asked["new"],
                    keep=request.session.session_key,
                    now=request.now,
                )
                messages.success(request, _("Đã đổi mật khẩu."))
            case "begin":
                secret = request.session.get(PROPOSED, "")
                begin_second_step(account=mine, secret=secret, **asked, now=request.now)
                del request.session[PROPOSED]
                messages.success(request, _("Đã bật xác nhận hai bước."))
            case _:
                end_second_step(account=mine, **asked, now=request.now)
                messages.success(request, _("Đã tắt xác nhận hai bước."))
    except VoteError as refusal:
        form.add_error(None, say_here(refusal))
        return False
    return True


def _end_other_sessions(request: Request) -> HttpResponse:
    mine = account_named(request.who.login)
    ended = end_sessions(account=mine, keep=request.session.session_key)
    messages.success(
        request, _("Đã đăng xuất {count} thiết bị khác.").format(count=ended)
    )
    return redirect("account")


def _context(request: Request, forms: dict[str, Form]) -> dict[str, object]:
    mine = account_named(request.who.login)
    # Ours, not the browser's: nobody chooses the secret of somebody else.
    secret = request.session.setdefault(PROPOSED, pyotp.random_base32())
    address = pyotp.TOTP(secret).provisioning_uri(
        name=mine.login, issuer_name="Tín Nhiệm"
    )
    return {
        "account": mine,
        "forms": forms,
        "secret": secret,
        "qr": qr_svg(address),
        "sessions": sessions_of(mine.pk),
        "this_session": request.session.session_key,
    }
