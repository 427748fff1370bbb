"""What the committee types that is not a key: how to count, reasons, decisions."""

import re
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinnhiem.actions.count.open_count import Opening
from tinnhiem.core.campaigns.texts import LINE, PARAGRAPH
from tinnhiem.core.count.mark import Mark
from tinnhiem.core.count.way import Part, Way
from tinnhiem.store.queries.open_count import MemberRow
from tinnhiem.web.count.words import MARKS, WAYS

APART: Final = re.compile(r"[,;\s]+")
SHORT: Final = re.compile(r"[0-9]{1,4}")
LONG = forms.Textarea(attrs={"rows": 2})


class SizesForm(forms.Form):
    """The batches as counted by hand."""

    sizes = forms.CharField(
        label=gettext_lazy("Số phiếu đếm tay của từng lô"),
        help_text=gettext_lazy("Lô 1, lô 2, …; cách nhau bằng dấu phẩy."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def clean_sizes(self) -> list[int]:
        """Return the numbers."""
        parts = [part for part in APART.split(self.cleaned_data["sizes"]) if part]
        if not all(SHORT.fullmatch(part) for part in parts):
            raise forms.ValidationError(_("Chỉ ghi số phiếu, cách nhau bằng dấu phẩy."))
        return [int(part) for part in parts]


class OpeningForm(SizesForm):
    """How the box is counted."""

    way = forms.ChoiceField(
        label=gettext_lazy("Cách kiểm"),
        choices=[(way.value, words) for way, words in WAYS.items()],
        widget=forms.RadioSelect,
        initial=Way.DOUBLE.value,
    )
    reader = forms.ChoiceField(
        label=gettext_lazy("Người đọc phiếu"),
        required=False,
        help_text=gettext_lazy("Chỉ khi đọc to từng lá phiếu."),
    )
    checker = forms.ChoiceField(label=gettext_lazy("Người giám sát"), required=False)
    reason = forms.CharField(
        label=gettext_lazy("Vì sao chỉ nhập số cộng"),
        required=False,
        help_text=gettext_lazy("Bắt buộc khi chỉ nhập số cộng; in vào biên bản."),
        max_length=PARAGRAPH,
        widget=LONG,
    )
    field_order: tuple[str, ...] = ("way", "sizes", "reader", "checker", "reason")

    def __init__(self, *args: Any, members: list[MemberRow], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(one.entry.person.key, one.entry.name) for one in members]
        for name in ("reader", "checker"):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the types
            field.choices = [("", "–"), *named]
        if members:
            self.fields["reader"].initial = members[0].entry.person.key
            self.fields["checker"].initial = members[-1].entry.person.key

    def opening(self, *, why: str = "") -> Opening:
        """Return what was chosen."""
        given = self.cleaned_data
        parts = {Part.READER: given["reader"], Part.CHECKER: given["checker"]}
        way = Way(given["way"])
        return Opening(
            way=way,
            sizes=given["sizes"],
            reason=given["reason"] if way is Way.TOTALS else "",
            why=why,
            parts={p: who for p, who in parts.items() if who and way is Way.ALOUD},
        )


class RecountForm(OpeningForm):
    """The same, and why again."""

    why = forms.CharField(
        label=gettext_lazy("Vì sao kiểm lại"),
        help_text=gettext_lazy(
            "In vào biên bản. Không ghi kết quả của ai hay tên người ghi phiếu."
        ),
        max_length=PARAGRAPH,
        widget=LONG,
    )
    field_order = ("why", "way", "sizes", "reader", "checker", "reason")


class DoubtForm(forms.Form):
    """How a doubtful line is to be read, and why."""

    mark = forms.ChoiceField(
        label=gettext_lazy("Đề nghị đọc là"),
        # Nothing is proposed by the program: whoever proposes chooses.
        choices=[("", "–"), *((mark.value, MARKS[mark.value]) for mark in Mark)],
    )
    reason = forms.CharField(
        label=gettext_lazy("Lý do"),
        help_text=gettext_lazy("Vào biên bản; không ghi tên ai, không ghi mức."),
        max_length=LINE,
    )


class RefusalForm(forms.Form):
    """Why a member does not sign."""

    reason = forms.CharField(
        label=gettext_lazy("Lý do chưa ký"), max_length=PARAGRAPH, widget=LONG
    )
