"""The forms that begin a campaign or correct its plan."""

from typing import Any, Final, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from tinnhiem import rulebooks
from tinnhiem.intake.plan_docx import LIMIT
from tinnhiem.intake.text_files import MEGABYTE

TEXT_LIMIT: Final = 500_000  # characters; the seed's plan takes 25,000


class PlanFileForm(forms.Form):
    """A plan as a file."""

    file = forms.FileField(
        label=_("Tệp kế hoạch"),
        help_text=_(
            "Tệp Word (.docx), văn bản (.txt, UTF-8) hoặc .toml, tối đa {size} MB. "
            "Tệp chỉ được đọc, không được lưu lại và không được chạy."
        ),
        widget=forms.FileInput(attrs={"accept": ".docx,.txt,.toml"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = str(self.fields["file"].help_text)
        self.fields["file"].help_text = words.format(size=LIMIT // MEGABYTE)

    def clean_file(self) -> "UploadedFile[Any]":
        """Refuse before reading what no plan is as large as."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > LIMIT:
            raise forms.ValidationError(_("Tệp quá lớn so với một bản kế hoạch."))
        return file


class BeginForm(forms.Form):
    """Under which rulebook, by which name, in earnest or as a rehearsal."""

    rulebook = forms.ChoiceField(
        label=_("Quy định áp dụng"),
        help_text=_(
            "Chọn sẵn theo căn cứ của kế hoạch. Nội dung bộ quy tắc được chép vào cuộc "
            "lấy phiếu và không đổi về sau."
        ),
    )
    name = forms.CharField(
        label=_("Tên ngắn của cuộc lấy phiếu"),
        max_length=60,
        help_text=_("Dùng trong địa chỉ trang, ví dụ: van-phong-ubnd-tinh-2023"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    is_rehearsal = forms.BooleanField(
        label=_("Diễn tập: mọi văn bản có chữ chìm"), required=False
    )
    # The plan as it was read, for the next sending; the rows beside it correct it.
    text = forms.CharField(max_length=TEXT_LIMIT, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        books = [rulebooks.load(key) for key in rulebooks.available()]
        cast("forms.ChoiceField", self.fields["rulebook"]).choices = [
            ("", _("chưa chọn")),
            *((book.key, f"{book.name} ({book.title})") for book in books),
        ]

    def set_text(self, text: str) -> None:
        """Send the plan as it is now: its rows were corrected."""
        if self.is_bound:
            self.data = {**dict(self.data.items()), "text": text}
        self.initial["text"] = text


class CorrectionForm(forms.Form):
    """The version whose facts are corrected."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
