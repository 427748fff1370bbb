"""The forms of dossiers."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinnhiem.core.campaigns.texts import LINE
from tinnhiem.core.dossiers.report_form import LONGEST_PART, ReportPart

MOST_PAGES = 2_000


class ReceiptForm(forms.Form):
    """What a receipt says."""

    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    received_on = forms.DateField(
        label=_("Ngày nhận bản giấy"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    pages = forms.IntegerField(label=_("Số trang"), min_value=1, max_value=MOST_PAGES)
    receiver = forms.CharField(
        label=_("Người nhận"),
        max_length=120,
        help_text=_("Họ tên người đã ký nhận."),
    )
    form_version = forms.CharField(
        label=_("Mẫu (số, ngày văn bản ban hành mẫu)"),
        required=False,
        max_length=120,
        help_text=_("Ví dụ: Phụ lục I Nghị định 130/2020/NĐ-CP."),
    )


class PdfForm(forms.Form):
    """A file, and how many versions were there when the page was shown."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    # An empty file is refused with our own words, not as «no file».
    file = forms.FileField(
        label=_("Tệp PDF"),
        allow_empty_file=True,
        help_text=_("Tối đa 30 MB, 200 trang. Văn bản Word thì lưu thành PDF trước."),
        widget=forms.FileInput(attrs={"accept": ".pdf,application/pdf"}),
    )


class PartField(forms.CharField):
    """A box that must have words when the report is handed in, not while one writes."""

    def validate(self, value: str) -> None:
        """Take it as it is: `require_written` names every empty part at once."""


class ReportForm(forms.Form):
    """The parts of the report, each as a box; all may be empty while one writes."""

    use_required_attribute = False

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, parts: Iterable[ReportPart], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parts = tuple(parts)
        for part in self.parts:
            self.fields[part.key] = PartField(
                label=part.title,
                required=part.is_required,
                max_length=LINE if part.is_line else LONGEST_PART,
                widget=forms.TextInput()
                if part.is_line
                else forms.Textarea(attrs={"rows": 7}),
            )

    def typed(self) -> dict[str, str]:
        """Return what was typed, by key of the part."""
        return {part.key: self.cleaned_data[part.key] for part in self.parts}

    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Return the boxes by heading, in the order of the form."""
        found: list[tuple[str, list[forms.BoundField]]] = []
        for part in self.parts:
            if not found or (part.heading and part.heading != found[-1][0]):
                found.append((part.heading, []))
            elif not part.heading and found[-1][0]:
                found.append(("", []))
            found[-1][1].append(self[part.key])
        return found


class OpenForm(forms.Form):
    """Why a declaration is opened."""

    reason = forms.CharField(
        label=_("Lý do mở bản kê khai"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Tên đồng chí, thời điểm và lý do được ghi vào nhật ký."),
    )


class ReaderForm(forms.Form):
    """Whom to let open declarations, and why."""

    login = forms.CharField(label=_("Tên đăng nhập của người được đọc"), max_length=40)
    reason = forms.CharField(
        label=_("Lý do, căn cứ"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ReasonForm(forms.Form):
    """Why something is returned."""

    reason = forms.CharField(
        label=_("Lý do trả lại, cần bổ sung gì"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ReleaseForm(forms.Form):
    """That one knows what one gives away, and why now."""

    reason = forms.CharField(
        label=_("Lý do phát hành khi còn thiếu"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Lý do được ghi vào nhật ký."),
    )
    sure = forms.BooleanField(
        label=_("Tôi đã xem danh mục; đã phát hành thì không thu hồi được"),
    )

    def __init__(self, *args: Any, asks_reason: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if asks_reason:
            self.fields["reason"].required = True
        else:
            del self.fields["reason"]
