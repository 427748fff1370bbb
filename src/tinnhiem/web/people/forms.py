"""The forms of taking people in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from django import forms
from django.utils.translation import gettext_lazy as _

from tinnhiem.actions.access.print_cards import Shape
from tinnhiem.core.people.heading import Meaning
from tinnhiem.core.people.table_heading import HeadedColumn
from tinnhiem.core.tables import SheetName
from tinnhiem.messages.people_rows import MEANING_WORDS, say_guess
from tinnhiem.web.people.reply_form import ReplyForm
from tinnhiem.web.saying import said

COLUMN: Final = "cot-"
PASTE_LIMIT: Final = 2_000_000
EVERYBODY, OFFICEHOLDERS, MORE = "everybody", "officeholders", "more"


class TableForm(forms.Form):
    """A file or a pasted table, and what it is a table of."""

    file = forms.FileField(
        label=_("Tệp danh sách"),
        required=False,
        help_text=_("Excel (.xlsx), LibreOffice (.ods), Word (.docx) hoặc CSV."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.ods,.docx,.csv,.txt,.tsv"}),
    )
    pasted = forms.CharField(
        label=_("Hoặc dán bảng từ Word, Excel"),
        required=False,
        max_length=PASTE_LIMIT,
        strip=False,
        help_text=_("Dán cả dòng tiêu đề."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    kind = forms.ChoiceField(
        label=_("Danh sách này là"),
        choices=[
            (EVERYBODY, _("Toàn bộ nhân sự của cuộc lấy phiếu")),
            (MORE, _("Thêm vào danh sách đang có; người khác giữ nguyên")),
            (OFFICEHOLDERS, _("Chỉ những người được lấy phiếu tín nhiệm")),
        ],
        initial=EVERYBODY,
        widget=forms.RadioSelect,
    )
    category = forms.ChoiceField(
        label=_("Thành phần của người mà bảng không ghi thành phần"), required=False
    )

    def __init__(self, *args: Any, categories: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["category"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [("", _("Không đặt sẵn")), *((c, c) for c in categories)]

    def clean(self) -> dict[str, Any]:
        """Ask for one source, and only one."""
        asked = super().clean() or {}
        has_file, has_text = bool(asked.get("file")), bool(asked.get("pasted"))
        if "file" in self.errors or "pasted" in self.errors:
            return asked
        if has_file == has_text:
            raise forms.ValidationError(
                _("Chọn một tệp, hoặc dán một bảng; không dùng cả hai.")
                if has_file
                else _("Chưa có bảng nào. Chọn một tệp hoặc dán một bảng.")
            )
        return asked


class ColumnsForm(forms.Form):
    """Which sheet, which heading, what each column holds."""

    sheet = forms.ChoiceField(label=_("Trang tính"), required=False)
    heading_row = forms.IntegerField(
        label=_("Dòng tiêu đề"),
        required=False,
        min_value=1,
        max_value=1_000_000,
        help_text=_("Số dòng như Excel đánh số; để trống thì tự tìm."),
    )

    def __init__(
        self,
        *args: Any,
        sheets: Iterable[SheetName],
        columns: Iterable[HeadedColumn],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        named = [(one.name, _sheet(one)) for one in sheets]
        if len(named) > 1:
            field = self.fields["sheet"]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
            field.choices = named
        else:
            del self.fields["sheet"]
        words = [(m.value, said(MEANING_WORDS[m])) for m in Meaning]
        for column in columns:
            heading = column.heading or _("không tiêu đề")
            guess = column.guess.meaning.value if column.guess else ""
            self.fields[COLUMN + column.letter] = forms.ChoiceField(
                label=f"{column.letter}: {heading}",
                choices=[("", _("không rõ, chưa dùng")), *words],
                required=False,
                initial=guess,
                help_text=say_guess(column.guess),
            )

    def said(self, known: Mapping[str, Meaning]) -> tuple[tuple[str, Meaning], ...]:
        """Return the columns that the clerk has named, by letter.

        Args:
            known: What was said before; a column left as it is stays as it was.
        """
        said = dict(known)
        for name, value in self.cleaned_data.items():
            if not name.startswith(COLUMN):
                continue
            letter = name.removeprefix(COLUMN)
            if value != self.fields[name].initial:
                said[letter] = Meaning(value) if value else Meaning.IGNORED
        return tuple(sorted(said.items()))


def _sheet(one: SheetName) -> str:
    return f"{one.name} ({_('đang ẩn')})" if one.is_hidden else one.name


MISSING, ALL_OF_THESE = "missing", "numbers"
LONGEST_SITE: Final = 80


class PrintForm(forms.Form):
    """Whose cards to print, on what, and the address that stands on them."""

    shape = forms.ChoiceField(
        label=_("In trên"),
        choices=[
            (Shape.LETTERS.value, _("Giấy mời của từng người, thẻ ở cuối thư")),
            (Shape.SHEETS.value, _("Tờ thẻ riêng, 8 thẻ một tờ A4 để cắt")),
        ],
        initial=Shape.LETTERS.value,
        widget=forms.RadioSelect,
    )
    who = forms.ChoiceField(
        label=_("In thẻ cho"),
        choices=[
            (MISSING, _("Những người chưa có thẻ")),
            (ALL_OF_THESE, _("Những số sau đây; thẻ cũ của họ hết hiệu lực")),
        ],
        initial=MISSING,
        widget=forms.RadioSelect,
    )
    chosen = forms.CharField(
        label=_("Số thứ tự trong danh sách"),
        required=False,
        max_length=400,
        help_text=_("Ví dụ: 3, 7-9"),
    )
    site = forms.CharField(
        label=_("Địa chỉ máy chủ in trên thẻ"),
        max_length=LONGEST_SITE,
        help_text=_(
            "Địa chỉ mà điện thoại trong cơ quan mở được. 127.0.0.1 và localhost chỉ "
            "mở được trên chính máy này."
        ),
    )

    def clean_site(self) -> str:
        """Refuse what is no address of a site."""
        site: str = self.cleaned_data["site"].strip().rstrip("/")
        try:
            parts = urlsplit(site)
            is_site = parts.scheme in {"http", "https"} and bool(parts.hostname)
            is_bare = not (parts.path or parts.query or parts.fragment)
            is_plain = site.isascii() and " " not in site and parts.username is None
            parts.port  # noqa: B018 - raises when it is no number
        except ValueError:
            is_site = is_bare = is_plain = False
        if not (is_site and is_bare and is_plain):
            raise forms.ValidationError(_("Ghi dạng http://192.168.1.5:8000"))
        return site

    def clean(self) -> dict[str, Any]:
        """Ask for numbers where numbers are meant."""
        asked = super().clean() or {}
        if asked.get("who") == ALL_OF_THESE and not numbers_in(asked.get("chosen", "")):
            self.add_error("chosen", _("Ghi các số, cách nhau bằng dấu phẩy."))
        return asked

    def numbers(self) -> list[int] | None:
        """Return the numbers asked for; None means who has no card."""
        if self.cleaned_data["who"] == MISSING:
            return None
        return numbers_in(self.cleaned_data["chosen"])


def numbers_in(text: str) -> list[int]:
    """Return 3, 7, 8, 9 for «3, 7-9»; nothing when any part is no number."""
    found: list[int] = []
    for part in text.split(","):
        first, dash, last = (one.strip() for one in part.partition("-"))
        ends = (first, last) if dash else (first, first)
        if not all(one.isascii() and one.isdecimal() and len(one) < 6 for one in ends):  # noqa: PLR2004
            return []
        found += range(int(ends[0]), int(ends[1]) + 1)
    return found


class PaperReplyForm(ReplyForm):
    """A reply that came on paper: whose, and what it says."""

    number = forms.IntegerField(label=_("Số thứ tự trong danh sách"), min_value=1)
    field_order = ("number", "answer", "reason", "words")
