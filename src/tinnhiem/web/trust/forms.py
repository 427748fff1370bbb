"""The forms of the vault. A passphrase is typed twice where a slip would lose it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from tinnhiem.core.access.password import SHORTEST

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

STRONG = _("Từ {least} ký tự trở lên; một câu dài, dễ nhớ, không dùng ở nơi nào khác.")


def _secret(label: str | StrPromise, *, help_text: str = "") -> forms.Field:
    return forms.CharField(
        label=label,
        strip=False,
        max_length=200,
        help_text=help_text,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )


def _new(label: str | StrPromise) -> forms.Field:
    field = _secret(label, help_text=str(STRONG).format(least=SHORTEST))
    field.widget.attrs["autocomplete"] = "new-password"
    return field


class TwiceForm(forms.Form):
    """A new passphrase, typed twice."""

    new = _new(_("Mật khẩu kho mới"))
    again = _secret(_("Nhập lại mật khẩu kho mới"))

    def clean_again(self) -> str:
        """Refuse a second passphrase that differs."""
        again: str = self.cleaned_data["again"]
        if again != self.cleaned_data.get("new"):
            raise forms.ValidationError(_("Hai lần nhập mật khẩu không giống nhau."))
        return again


class MakeForm(TwiceForm):
    """The first passphrase of the vault."""

    has_safe = forms.BooleanField(
        label=_("Tôi sẽ chép mã khôi phục hiện ra sau đây và cất vào két của cơ quan."),
        help_text=_(
            "Mất cả mật khẩu kho lẫn mã khôi phục thì không ai mở được tài liệu nữa."
        ),
    )


class OpenForm(forms.Form):
    """Passphrase or recovery code."""

    secret = _secret(_("Mật khẩu kho"))


class ChangeForm(TwiceForm):
    """The present passphrase and a new one."""

    old = _secret(_("Mật khẩu kho hiện tại"))
    field_order = ("old", "new", "again")


class RecoverForm(TwiceForm):
    """The code from the safe and a new passphrase."""

    code = forms.CharField(
        label=_("Mã khôi phục cất trong két"),
        max_length=60,
        help_text=_("24 chữ và số, chia sáu nhóm."),
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "none",
                "spellcheck": "false",
            }
        ),
    )
    field_order = ("code", "new", "again")


class RenewForm(forms.Form):
    """The passphrase, for a new recovery code."""

    secret = _secret(_("Mật khẩu kho hiện tại"))
