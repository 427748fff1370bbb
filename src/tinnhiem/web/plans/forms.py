"""What people type about a plan."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

UNDO = "undo"


class DayInput(forms.DateInput):
    """A day as browsers pick it; the value is 2023-07-13 whatever the language."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%d")


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
