"""Forms of the device that asks, and of the person who confirms it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinnhiem.core.conference.committee import CommitteeRole
from tinnhiem.core.conference.devices import CODE_DIGITS
from tinnhiem.store.queries.waiting_devices import MemberRow
from tinnhiem.web.parts.conference import ROLE_WORDS

DESK_NAME = 60


class DeskForm(forms.Form):
    """What the desk is called."""

    name = forms.CharField(
        label=_("Tên bàn"),
        max_length=DESK_NAME,
        help_text=_("Tên này đi kèm mỗi lượt điểm danh, ví dụ: Bàn 1, Cửa sau."),
    )


class MemberForm(forms.Form):
    """Whose device this is."""

    member = forms.ChoiceField(label=_("Tôi là"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, members: Sequence[MemberRow], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["member"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [
            (str(row.pk), f"{row.entry.name}, {ROLE_WORDS[CommitteeRole(row.role)]}")
            for row in members
        ]


class CodeForm(forms.Form):
    """Six digits that were read aloud."""

    code = forms.CharField(
        label=_("Mã đọc trên thiết bị"),
        max_length=CODE_DIGITS * 2,
        widget=forms.TextInput(
            attrs={
                "inputmode": "numeric",
                "autocomplete": "off",
                "autofocus": True,
                "class": "code",
            }
        ),
    )
