"""Fields for the facts of a plan: lines, lists, counts, days, choices."""

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from tinnhiem.core.campaigns.texts import LINE, PARAGRAPH
from tinnhiem.core.plans.plan import DeadlineKind, StepKind
from tinnhiem.web.plans.forms import DayInput

LIST: Final = 20_000  # characters of one list; a plan's longest has 2,000

BOUNDS: Final[dict[str, Any]] = {
    "": _("không nêu"),
    DeadlineKind.ON_OR_BEFORE: _("chậm nhất ngày"),
    DeadlineKind.BEFORE: _("trước ngày"),
    DeadlineKind.ON: _("trong ngày"),
    DeadlineKind.DAYS_BEFORE_VOTE: _("một số ngày trước ngày lấy phiếu"),
}
PURPOSES: Final[dict[str, Any]] = {
    StepKind.UNIT_REPORT: _("Báo cáo của đơn vị"),
    StepKind.DOSSIERS: _("Báo cáo cá nhân, kê khai tài sản, thu nhập"),
    StepKind.QUESTIONS: _("Đề nghị giải trình"),
    StepKind.ANSWERS: _("Báo cáo giải trình"),
    StepKind.BALLOTS: _("Chuẩn bị phiếu"),
    StepKind.CONFERENCE: _("Hội nghị lấy phiếu"),
    StepKind.REPORT: _("Báo cáo kết quả"),
    StepKind.OTHER: _("Việc khác"),
}
WHOLES: Final[dict[str, Any]] = {
    "": _("không nêu"),
    "summoned": _("được triệu tập"),
    "members": _("thành viên"),
}


class LineField(forms.CharField):
    """One line of text, NFC, spaces as a typist means them."""

    def to_python(self, value: Any) -> str:
        """Return the words with one space between them."""
        text = super().to_python(value) or ""
        return " ".join(unicodedata.normalize("NFC", text).split())


class ListField(forms.CharField):
    """Lines of text, one thing each; empty lines are none."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> Any:
        """Return the lines that say something."""
        text = unicodedata.normalize("NFC", super().to_python(value) or "")
        trimmed = (" ".join(one.split()) for one in text.splitlines())
        return tuple(one for one in trimmed if one)

    def prepare_value(self, value: Any) -> Any:
        """Return lines as the box shows them."""
        return "\n".join(value) if isinstance(value, tuple) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare the lines, not how they were typed."""
        return bool(self.to_python(data) != tuple(initial or ()))


def line(label: Any, value: str | None, *, required: bool = True) -> forms.Field:
    """Return a field of one line."""
    return LineField(
        label=label, initial=value or "", required=required, max_length=LINE
    )


def lines(label: Any, value: Iterable[str], *, required: bool = True) -> ListField:
    """Return a field of a few lines."""
    kept = tuple(one for one in value if one)
    return ListField(
        label=label,
        initial=kept,
        required=required,
        max_length=PARAGRAPH,
        widget=forms.Textarea(attrs={"rows": min(max(len(kept), 2), 8)}),
    )


def paragraphs(label: Any, value: Iterable[str], *, required: bool = True) -> ListField:
    """Return a field of many long lines."""
    made = lines(label, value, required=required)
    return ListField(
        label=label,
        initial=made.initial,
        required=required,
        max_length=LIST,
        widget=forms.Textarea(attrs={"rows": 6}),
    )


def number(
    label: Any,
    value: int | None,
    *,
    least: int = 1,
    most: int = 999,
    required: bool = True,
) -> forms.Field:
    """Return a field of a count."""
    return forms.IntegerField(
        label=label,
        initial=value,
        min_value=least,
        max_value=most,
        required=required,
        error_messages={
            "min_value": _("Ghi số từ %(limit_value)s trở lên."),
            "max_value": _("Ghi số từ %(limit_value)s trở xuống."),
        },
    )


def day(label: Any, value: date | None) -> forms.Field:
    """Return a field of a day; it may be empty."""
    return forms.DateField(label=label, initial=value, required=False, widget=DayInput)


def choice(label: Any, words: Mapping[str, Any], value: str) -> forms.Field:
    """Return a field of one choice."""
    return forms.ChoiceField(
        label=label,
        initial=value,
        required="" not in words,
        choices=[(str(key), said) for key, said in words.items()],
    )


def gone() -> forms.Field:
    """Return the box that takes a row away."""
    return forms.BooleanField(label=_("Bỏ mục này"), required=False)
