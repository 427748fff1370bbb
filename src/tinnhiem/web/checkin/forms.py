"""Forms of the door: a scan, an undoing, a decision."""

from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

from tinnhiem.actions.conference.desk_mending import REASON
from tinnhiem.core.conference.door.scan import LONGEST, DeskMode
from tinnhiem.web.checkin.words import MODES

TAKES, LEAVES = "ghi", "giu-nguyen"
DECISIONS: Final = [
    (TAKES, _("Ghi vào hội trường theo giờ quét")),
    (LEAVES, _("Giữ nguyên, không ghi thêm")),
]


class DeskForm(forms.Form):
    """What is scanned or typed, and what it means."""

    mode = forms.ChoiceField(
        choices=[(mode.value, words) for mode, words in MODES.items()],
        initial=DeskMode.ARRIVE.value,
    )
    text = forms.CharField(max_length=LONGEST)


class UndoForm(forms.Form):
    """Whose check-in is taken back, and why."""

    number = forms.IntegerField(label=_("Số thứ tự"), min_value=1, max_value=999_999)
    reason = forms.CharField(label=_("Lý do"), max_length=REASON)


class DecisionForm(forms.Form):
    """What becomes of a scan that came late or twice."""

    decision = forms.ChoiceField(
        label=_("Xử lý"), choices=DECISIONS, widget=forms.RadioSelect
    )
    reason = forms.CharField(label=_("Lý do"), max_length=REASON)

    def takes(self) -> bool:
        """Say whether the stay is to be written."""
        return bool(self.cleaned_data["decision"] == TAKES)
