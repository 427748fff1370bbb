"""Forms of the hall: what somebody remarks, why it stops, when it goes on."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.timezone import make_aware
from django.utils.translation import gettext_lazy as _

from tinnhiem.core.campaigns.texts import LINE, PARAGRAPH


class RemarkForm(forms.Form):
    """What is printed in the minutes as it was said."""

    text = forms.CharField(
        label=_("Ý kiến, khiếu nại, việc phát sinh"),
        max_length=PARAGRAPH,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("In nguyên văn vào biên bản. Không ghi ai đánh dấu thế nào."),
    )


class ReasonForm(forms.Form):
    """Why something rare is done, and that it is meant."""

    reason = forms.CharField(
        label=_("Lý do"),
        max_length=PARAGRAPH,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Ghi vào nhật ký và biên bản."),
    )
    sure = forms.BooleanField(label=_("Tôi đã báo cáo người chủ trì và Hội nghị."))


class AdjournForm(ReasonForm):
    """Why the sitting ends, and when the next one begins, if that is known."""

    field_order = ("reason", "day", "hour", "sure")
    day = forms.DateField(
        label=_("Ngày họp lại"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Để trống nếu chưa ấn định."),
    )
    hour = forms.TimeField(
        label=_("Giờ họp lại"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for both or none of day and hour."""
        asked = super().clean() or {}
        if bool(asked.get("day")) != bool(asked.get("hour")):
            self.add_error("hour", _("Ghi cả ngày và giờ, hoặc để trống cả hai."))
        return asked

    def starts_at(self) -> datetime | None:
        """Return when the next sitting begins."""
        day, hour = self.cleaned_data.get("day"), self.cleaned_data.get("hour")
        return make_aware(datetime.combine(day, hour)) if day and hour else None


class ClockForm(forms.Form):
    """Which moment on record is wrong, and why."""

    reason = forms.CharField(
        label=_("Giờ nào ghi sai và vì sao"),
        max_length=PARAGRAPH,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Giờ sai vẫn ở trong nhật ký; việc ghi sau đó không bị so với giờ sai nữa."
        ),
    )


class AbsenceForm(forms.Form):
    """Why somebody who was summoned is not here."""

    number = forms.CharField(
        label=_("Số thứ tự hoặc họ và tên"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    reason = forms.CharField(label=_("Lý do vắng mặt"), max_length=LINE // 2)
