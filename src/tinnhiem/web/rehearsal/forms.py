"""The forms of practising."""

from django import forms
from django.utils.translation import gettext_lazy as _

MOST = 500


class SheetsForm(forms.Form):
    """How many made-up sheets."""

    sheets = forms.IntegerField(
        label=_("Số phiếu giả"),
        min_value=1,
        max_value=MOST,
        help_text=_("Mỗi lần bấm là những phiếu khác; không lưu ở đâu."),
    )
