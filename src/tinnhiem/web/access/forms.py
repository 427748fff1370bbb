"""The forms at the door."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from tinnhiem.core.access.duty import STAFF, Duty
from tinnhiem.core.access.password import SHORTEST

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

DUTY_WORDS = {
    Duty.ADMIN: _("Quản trị máy: cấp tài khoản, sao lưu"),
    Duty.CLERK: _("Bộ phận tham mưu: chuẩn bị kế hoạch, nhân sự, hồ sơ, văn bản"),
    Duty.CHAIR: _("Người chủ trì: phê duyệt, điều hành Hội nghị"),
    Duty.INSPECTOR: _("Người giám sát: xem nhật ký và đối chiếu số liệu"),
}
STRONG = _("Từ {least} ký tự trở lên; một câu dễ nhớ là tốt nhất.")


def _new_password(label: str | StrPromise) -> forms.CharField:
    return forms.CharField(
        label=label,
        strip=False,
        help_text=format_lazy(STRONG, least=SHORTEST),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


class SetupForm(forms.Form):
    """The office, and its first account."""

    office = forms.CharField(
        label=_("Tên cơ quan"),
        max_length=200,
        required=False,
        help_text=_("Như in ở đầu văn bản, ví dụ: VĂN PHÒNG UBND TỈNH"),
        widget=forms.TextInput(
            attrs={"autocomplete": "organization", "autofocus": True}
        ),
    )
    superior = forms.CharField(
        label=_("Cơ quan cấp trên trực tiếp"),
        max_length=200,
        required=False,
        help_text=_("Dòng trên tên cơ quan, ví dụ: ỦY BAN NHÂN DÂN TỈNH"),
    )
    name = forms.CharField(
        label=_("Họ và tên"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    title = forms.CharField(label=_("Chức vụ"), max_length=200, required=False)
    login = forms.CharField(
        label=_("Tên đăng nhập"),
        max_length=40,
        help_text=_("Chữ thường không dấu, ví dụ: lan.hcqt"),
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none"}
        ),
    )
    password = _new_password(_("Mật khẩu"))
    again = forms.CharField(
        label=_("Nhập lại mật khẩu"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_again(self) -> str:
        """Refuse a second password that differs."""
        again: str = self.cleaned_data["again"]
        if again != self.cleaned_data.get("password"):
            raise forms.ValidationError(_("Hai lần nhập mật khẩu không giống nhau."))
        return again


class SignInForm(forms.Form):
    """Name, password and perhaps a code."""

    login = forms.CharField(
        label=_("Tên đăng nhập"),
        max_length=40,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "username",
                "autocapitalize": "none",
                "autofocus": True,
            }
        ),
    )
    password = forms.CharField(
        label=_("Mật khẩu"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    code = forms.CharField(
        label=_("Mã xác nhận"),
        required=False,
        max_length=12,
        help_text=_("Chỉ khi tài khoản đã bật xác nhận hai bước."),
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}
        ),
    )


class CardForm(forms.Form):
    """The PIN of a card."""

    pin = forms.CharField(
        label=_("Mã PIN trên Giấy mời"),
        max_length=12,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "inputmode": "numeric",
                "autofocus": True,
                "class": "pin",
            }
        ),
    )


class PasswordForm(forms.Form):
    """A new password for oneself."""

    old = forms.CharField(
        label=_("Mật khẩu hiện tại"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    new = _new_password(_("Mật khẩu mới"))


class SecondStepForm(forms.Form):
    """A code that proves the phone has the secret."""

    code = forms.CharField(
        label=_("Mã 6 chữ số trên điện thoại"),
        max_length=12,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}
        ),
    )
    password = forms.CharField(
        label=_("Mật khẩu hiện tại"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class EndSecondStepForm(forms.Form):
    """The password, to turn the second step off."""

    password = forms.CharField(
        label=_("Mật khẩu"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class AccountForm(forms.Form):
    """One more account; its first password is made for it."""

    name = forms.CharField(label=_("Họ và tên"), max_length=120)
    title = forms.CharField(label=_("Chức vụ"), max_length=200, required=False)
    login = forms.CharField(
        label=_("Tên đăng nhập"),
        max_length=40,
        help_text=_("Chữ thường không dấu, ví dụ: lan.hcqt"),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "autocomplete": "off"}),
    )
    duties = forms.MultipleChoiceField(
        label=_("Vai trò"),
        choices=[(duty.value, DUTY_WORDS[duty]) for duty in STAFF],
        widget=forms.CheckboxSelectMultiple,
    )
