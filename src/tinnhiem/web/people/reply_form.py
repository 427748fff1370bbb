"""The reply to the summons, as a form: by card, or from a paper."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from tinnhiem.core.campaigns.texts import LINE
from tinnhiem.core.conference.reply import COMING, AbsenceReason, SummonsReply

COMES, STAYS_AWAY = "du", "vang"
REASONS: Final = {
    AbsenceReason.DUTY: _("Đi công tác"),
    AbsenceReason.ILLNESS: _("Ốm, điều trị"),
    AbsenceReason.LEAVE: _("Nghỉ phép, nghỉ theo chế độ"),
    AbsenceReason.FAMILY: _("Việc gia đình"),
    AbsenceReason.OTHER: _("Lý do khác (ghi rõ ở dưới)"),
}


class ReplyForm(forms.Form):
    """Coming, or absent and why."""

    answer = forms.ChoiceField(
        label=_("Trả lời Giấy mời"),
        choices=[
            (COMES, _("Tôi sẽ dự Hội nghị")),
            (STAYS_AWAY, _("Tôi không dự được")),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.ChoiceField(
        label=_("Lý do vắng mặt"),
        choices=[
            ("", _("chọn lý do khi không dự được")),
            *((k.value, v) for k, v in REASONS.items()),
        ],
        required=False,
        help_text=_("Cần chọn khi không dự được."),
    )
    words = forms.CharField(
        label=_("Ghi rõ thêm"),
        required=False,
        max_length=LINE // 2,
        help_text=_("Chỉ bộ phận tham mưu và người chủ trì xem được lý do."),
    )

    def clean(self) -> dict[str, Any]:
        """Ask why, of whoever does not come."""
        asked = super().clean() or {}
        if asked.get("answer") == STAYS_AWAY and not asked.get("reason"):
            self.add_error("reason", _("Chọn lý do vắng mặt."))
        return asked

    def reply(self) -> SummonsReply:
        """Return what was answered."""
        asked = self.cleaned_data
        if asked["answer"] == COMES:
            return COMING
        return SummonsReply(
            is_coming=False, reason=AbsenceReason(asked["reason"]), words=asked["words"]
        )


def initial_reply(*, is_coming: bool | None, code: str, words: str) -> dict[str, str]:
    """Return what the form shows of an earlier reply."""
    if is_coming is None:
        return {}
    if is_coming:
        return {"answer": COMES}
    return {"answer": STAYS_AWAY, "reason": code, "words": words}
