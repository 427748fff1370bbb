"""The vault of restricted files: its state, and the deeds on its key."""

from collections.abc import Callable
from typing import Any, Final

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from tinnhiem.actions.trust.vault import (
    change_passphrase,
    make_vault,
    open_vault,
    recover_vault,
    renew_recovery_code,
    shut_vault,
)
from tinnhiem.core.errors import VoteError
from tinnhiem.store.queries.vault import vault_contents, vault_state
from tinnhiem.web.gate import page
from tinnhiem.web.saying import say_here
from tinnhiem.web.trust.forms import (
    ChangeForm,
    MakeForm,
    OpenForm,
    RecoverForm,
    RenewForm,
)
from tinnhiem.web.who import Request

FORMS: Final[dict[str, type[Form]]] = {
    "make": MakeForm,
    "open": OpenForm,
    "change": ChangeForm,
    "recover": RecoverForm,
    "renew": RenewForm,
}


@page("vault")
def vault(request: Request) -> HttpResponse:
    """Show the vault; each of its forms names itself in `deed`."""
    deed = request.POST.get("deed", "")
    if request.method == "POST" and deed == "shut":
        shut_vault(by=request.who.login, now=request.now)
        messages.success(request, _("Đã khóa kho."))
        return redirect("vault")
    forms = {
        name: form(request.POST if name == deed else None, prefix=name)
        for name, form in FORMS.items()
    }
    sent = forms.get(deed)
    if sent is not None and sent.is_valid():
        answer = _answered(request, deed, sent)
        if answer is not None:
            return answer
    context = {
        "state": vault_state(),
        "contents": vault_contents(),
        "forms": forms,
        "sent": deed,
    }
    return render(request, "trust/vault.html", context)


@sensitive_variables()
def _answered(request: Request, deed: str, form: Form) -> HttpResponse | None:
    """Do what a form asks; None where it was refused."""
    try:
        code = DEEDS[deed](form.cleaned_data, by=request.who.login, now=request.now)
    except VoteError as refusal:
        form.add_error(None, say_here(refusal))
        return None
    if code:  # shown once, on the answer itself: nothing keeps it
        return render(request, "trust/recovery_code.html", {"code": code})
    told = _("Đã mở kho.") if deed == "open" else _("Đã đổi mật khẩu kho.")
    messages.success(request, told)
    return redirect("vault")


def _make(asked: dict[str, Any], **by_whom: Any) -> str:
    return make_vault(passphrase=asked["new"], **by_whom)


def _open(asked: dict[str, Any], **by_whom: Any) -> str:
    open_vault(secret=asked["secret"], **by_whom)
    return ""


def _change(asked: dict[str, Any], **by_whom: Any) -> str:
    change_passphrase(old=asked["old"], new=asked["new"], **by_whom)
    return ""


def _recover(asked: dict[str, Any], **by_whom: Any) -> str:
    return recover_vault(code=asked["code"], new=asked["new"], **by_whom)


def _renew(asked: dict[str, Any], **by_whom: Any) -> str:
    return renew_recovery_code(secret=asked["secret"], **by_whom)


DEEDS: Final[dict[str, Callable[..., str]]] = {
    "make": _make,
    "open": _open,
    "change": _change,
    "recover": _recover,
    "renew": _renew,
}
