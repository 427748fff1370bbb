"""The forms of the archive: the bundle, the time of keeping, the end."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinnhiem.core.archive.retention import Retention
from tinnhiem.core.campaigns.texts import LINE, NAME


class DayInput(forms.DateInput):
    """The browser's own field for a day."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class BundleForm(forms.Form):
    """Whether the bundle is encrypted, and takes classified papers along."""

    passphrase = forms.CharField(
        label=_("Mật khẩu của gói"),
        required=False,
        strip=False,
        help_text=_("Để trống: ai cầm tệp cũng mở được, và không có văn bản mật."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("Nhập lại mật khẩu"),
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    with_secret = forms.BooleanField(
        label=_("Đưa cả văn bản có độ mật vào gói"), required=False
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the same passphrase twice."""
        typed = super().clean() or {}
        if typed.get("passphrase", "") != typed.get("again", ""):
            self.add_error("again", _("Hai lần nhập không giống nhau."))
        return typed


class RetentionForm(forms.Form):
    """Until when, by which rule, by whose decision."""

    until = forms.DateField(label=_("Lưu hết ngày"), widget=DayInput())
    rule = forms.CharField(
        label=_("Căn cứ"),
        max_length=LINE,
        help_text=_("Văn bản, điều khoản quy định thời hạn lưu."),
    )
    source = forms.CharField(
        label=_("Xem căn cứ ở đâu"), max_length=LINE, required=False
    )
    decided_by = forms.CharField(label=_("Người quyết định"), max_length=NAME)
    decided_on = forms.DateField(label=_("Ngày quyết định"), widget=DayInput())

    def retention(self) -> Retention:
        """Return the decision as typed."""
        return Retention(**self.cleaned_data)


class PurgeForm(forms.Form):
    """The name of the campaign, typed once more."""

    typed = forms.CharField(
        label=_("Gõ lại tên ngắn của cuộc lấy phiếu"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    sure = forms.BooleanField(
        label=_("Gói lưu trữ đã lập, đã kiểm tra và cất ở nơi khác")
    )
