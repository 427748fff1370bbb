"""What people type about a plan."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinnhiem.core.campaigns.texts import LINE, PARAGRAPH

UNDO = "undo"
PEOPLE_LIST = "nguoi"  # the id of the page's list of names


class DayInput(forms.DateInput):
    """A day as browsers pick it; the value is 2023-07-13 whatever the language."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%d")


class NameInput(forms.TextInput):
    """A name of the roster: typed, or picked from the list that the page holds once."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        given = {"list": PEOPLE_LIST, "autocomplete": "off", **(attrs or {})}
        super().__init__(attrs=given)


class StepDoneForm(forms.Form):
    """The day on which a step was finished; none when that is taken back."""

    step = forms.CharField(max_length=20, widget=forms.HiddenInput)
    done_on = forms.DateField(label=_("Ngày hoàn thành"), widget=DayInput)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["done_on"].widget.attrs["max"] = today.isoformat()
        self.fields["done_on"].required = self.data.get("deed") != UNDO

    def clean_done_on(self) -> date | None:
        """Refuse a day that has not come."""
        day: date | None = self.cleaned_data["done_on"]
        if day is not None and day > self.today:
            raise forms.ValidationError(_("Ngày hoàn thành chưa đến."))
        return day


class ConferenceForm(forms.Form):
    """Day, hour, place and the two who lead the conference."""

    day = forms.DateField(label=_("Ngày họp"), widget=DayInput)
    hour = forms.TimeField(
        label=_("Giờ bắt đầu"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    venue = forms.CharField(label=_("Địa điểm"), max_length=LINE, required=False)
    chair = forms.CharField(
        label=_("Người chủ trì"), max_length=LINE, required=False, widget=NameInput
    )
    secretary = forms.CharField(
        label=_("Thư ký Hội nghị"), max_length=LINE, required=False, widget=NameInput
    )
    members = forms.IntegerField(
        label=_("Tổng số thành viên"),
        min_value=1,
        max_value=1_000_000,
        required=False,
        help_text=_("Chỉ cần khi quy định tính tỷ lệ trên tổng số thành viên."),
    )
    reason = forms.CharField(
        label=_("Lý do"),
        max_length=PARAGRAPH,
        required=False,
        help_text=_(
            "Chỉ cần khi ngày chọn không thuộc các ngày họp được, hoặc khi đổi ngày, "
            "giờ, địa điểm đã ghi trên Giấy mời."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
