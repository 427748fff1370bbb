"""The forms of the ledger: what was counted, what is put right, what the box saw."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from tinnhiem.actions.ballots.record_box import BoxWords
from tinnhiem.core.ballots.ledger import Movement
from tinnhiem.core.campaigns.texts import LINE, NAME, PARAGRAPH
from tinnhiem.core.conference.box import BoxDeed
from tinnhiem.core.conference.keeping import may_move
from tinnhiem.core.conference.phase import Phase

# Far more than any hall holds, and what a database column takes.
MOST: Final = 100_000
LABELS: Final = {
    Movement.PRINTED: _("Số phiếu in ra"),
    Movement.DAMAGED: _("Hỏng khi in, đóng dấu (hủy tại chỗ)"),
    Movement.STAMPED: _("Đã đóng dấu treo"),
    Movement.ISSUED: _("Phát ra"),
    Movement.EXCHANGED: _("Đổi do ghi hỏng"),
    Movement.UNUSED: _("Không dùng đến (thừa)"),
    Movement.RETURNED: _("Thu về: mọi phiếu có trong hòm"),
    Movement.FOREIGN: _("Trong đó không do Ban Kiểm phiếu phát ra"),
}
HELP: Final = {
    Movement.ISSUED: _("Theo chữ ký nhận phiếu; phiếu đổi không tính lần nữa."),
    Movement.EXCHANGED: _("Thu lại phiếu hỏng rồi mới phát phiếu khác."),
    Movement.FOREIGN: _("Không có dấu treo hoặc khác mẫu; để riêng."),
}
WHEN_COUNTED: Final = {
    Movement.PRINTED,
    Movement.DAMAGED,
    Movement.STAMPED,
    Movement.ISSUED,
    Movement.EXCHANGED,
    Movement.UNUSED,
}


class RecordForm(forms.Form):
    """What was counted just now; only what can move in this phase is asked."""

    def __init__(
        self, *args: Any, phase: Phase, is_opened: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for movement in Movement:
            is_out = movement in WHEN_COUNTED or is_opened
            if is_out and may_move(movement, phase, is_correction=False):
                self.fields[movement.value] = forms.IntegerField(
                    label=LABELS[movement],
                    help_text=HELP.get(movement, ""),
                    required=False,
                    min_value=0,
                    max_value=MOST,
                    widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
                )

    def sheets(self) -> dict[Movement, int]:
        """Return what was written; an empty field is nothing."""
        asked = self.cleaned_data
        return {Movement(name): asked[name] or 0 for name in self.fields}


class CorrectForm(forms.Form):
    """A figure that was written down wrong."""

    movement = forms.ChoiceField(label=_("Con số cần sửa"))
    sheets = forms.IntegerField(
        label=_("Thêm (+) hoặc bớt (-) bao nhiêu phiếu"),
        min_value=-MOST,
        max_value=MOST,
        help_text=_("Ví dụ đã ghi thừa 2 phiếu thì ghi -2."),
    )
    reason = forms.CharField(
        label=_("Lý do sửa"),
        max_length=PARAGRAPH,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, phase: Phase, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["movement"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [
            (movement.value, LABELS[movement])
            for movement in Movement
            if may_move(movement, phase, is_correction=True)
        ]


class BoxForm(forms.Form):
    """An act at the box: who, before whom, which seal."""

    by = forms.CharField(label=_("Người thực hiện"), max_length=NAME)
    witnesses = forms.CharField(
        label=_("Người chứng kiến"),
        max_length=LINE,
        help_text=_("Họ và tên; Hội nghị chứng kiến thì nêu đại diện."),
    )
    seal = forms.CharField(label=_("Số niêm phong"), max_length=NAME)
    note = forms.CharField(
        label=_("Ghi chú"),
        required=False,
        max_length=PARAGRAPH,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, act: BoxDeed, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.act = act
        if act is BoxDeed.SHOWN:
            del self.fields["seal"]
        if act is BoxDeed.OPENED:
            seal, note = self.fields["seal"], self.fields["note"]
            seal.label = _("Số niêm phong thấy trên hòm")
            note.help_text = _("Bắt buộc khi niêm phong rách hoặc khác số đã dán.")

    def words(self) -> BoxWords:
        """Return what was written."""
        asked = self.cleaned_data
        return BoxWords(
            by=asked["by"],
            witnesses=asked["witnesses"],
            seal=asked.get("seal", ""),
            note=asked["note"],
        )


class ReasonForm(forms.Form):
    """Why something that was recorded is taken back."""

    reason = forms.CharField(
        label=_("Lý do rút lại"),
        max_length=PARAGRAPH,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class HandOutForm(forms.Form):
    """Who signed for a sheet, by their numbers on the list."""

    numbers = forms.CharField(
        label=_("Số thứ tự đã ký nhận"),
        required=False,
        max_length=LINE,
        help_text=_("Ví dụ: 1-20, 23, 25. Hoặc đánh dấu ở danh sách dưới."),
    )
