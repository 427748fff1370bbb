"""What is typed at the clarification desk and by whoever asks."""

from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from tinnhiem.core.campaigns.texts import LINE
from tinnhiem.core.clarifications.items import LONGEST, MOST
from tinnhiem.store.queries.clarifications import HolderRow
from tinnhiem.web.plans.forms import DayInput


class AskForm(forms.Form):
    """About whom, one item a line, and what is attached."""

    about = forms.ChoiceField(label=_("Đề nghị giải trình đối với"))
    text = forms.CharField(
        label=_("Nội dung cần làm rõ"),
        max_length=MOST * (LONGEST + 10),
        help_text=_("Mỗi nội dung một dòng. Không cần xưng tên trong nội dung."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    papers = forms.CharField(
        label=_("Tài liệu, căn cứ kèm theo"), required=False, max_length=LINE
    )

    def __init__(self, *args: Any, holders: Iterable[HolderRow], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast("forms.ChoiceField", self.fields["about"])
        names = [(str(one.order), f"{one.name}, {one.title}") for one in holders]
        field.choices = [("", _("chọn người được lấy phiếu")), *names]


class PaperRequestForm(AskForm):
    """The same from a paper: who signed it, and when it came."""

    asker = forms.CharField(
        label=_("Người đề nghị: số thứ tự hoặc họ và tên"), max_length=120
    )
    received_on = forms.DateField(label=_("Ngày nhận văn bản"), widget=DayInput)
    field_order = ("asker", "received_on", "about", "text", "papers")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["received_on"].widget.attrs["max"] = today.isoformat()

    def clean_received_on(self) -> date:
        """Refuse a day that has not come."""
        day: date = self.cleaned_data["received_on"]
        if day > self.today:
            raise forms.ValidationError(_("Ngày nhận văn bản chưa đến."))
        return day
