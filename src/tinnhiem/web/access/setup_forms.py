"""The forms of the first steps."""

from django import forms
from django.utils.translation import gettext_lazy as _


class OfficeForm(forms.Form):
    """The office as its papers head it."""

    name = forms.CharField(
        label=_("Tên cơ quan"),
        max_length=200,
        help_text=_("Như in ở đầu văn bản, ví dụ: VĂN PHÒNG UBND TỈNH"),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    superior = forms.CharField(
        label=_("Cơ quan cấp trên trực tiếp"),
        max_length=200,
        required=False,
        help_text=_("Dòng trên tên cơ quan, ví dụ: ỦY BAN NHÂN DÂN TỈNH"),
    )


class LoadForm(forms.Form):
    """How far the demonstration goes."""

    until = forms.ChoiceField(
        label=_("Nạp đến giai đoạn"),
        choices=[
            ("PREPARED", _("Đã chuẩn bị xong, sắp họp")),
            ("REPORTED", _("Đã họp, có kết quả")),
        ],
        initial="PREPARED",
        widget=forms.RadioSelect,
    )


class WipeForm(forms.Form):
    """The name of the campaign, typed."""

    typed = forms.CharField(
        label=_("Gõ tên cuộc lấy phiếu để xác nhận"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )
