"""The forms after the count: sealing, publishing, reporting, seeing to what follows."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final

from django import forms
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from tinnhiem.core.campaigns.texts import LINE, NAME
from tinnhiem.core.outcome.follow_ups import Care
from tinnhiem.core.outcome.publishing import Publication, PublicationForm
from tinnhiem.core.outcome.reporting import SendingWay, SentReport
from tinnhiem.core.record import Sealing, Signer
from tinnhiem.messages.after_count import FORM_WORDS, WAY_WORDS
from tinnhiem.web.outcome.acts import Rule
from tinnhiem.web.saying import said

OTHER: Final = "other"


class DayInput(forms.DateInput):
    """The browser's own field for a day."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class SealForm(forms.Form):
    """How many packets, who keeps them where, sealed when."""

    packets = forms.IntegerField(label=_("Số bì niêm phong"), min_value=1, max_value=99)
    keeper = forms.CharField(label=_("Người lưu giữ"), max_length=NAME)
    title = forms.CharField(
        label=_("Chức vụ người lưu giữ"), max_length=LINE, required=False
    )
    place = forms.CharField(label=_("Nơi lưu giữ"), max_length=LINE)
    at = forms.TimeField(
        label=_("Giờ niêm phong"),
        required=False,
        help_text=_("Để trống: bây giờ."),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )

    @staticmethod
    def of(sealing: Any) -> dict[str, Any]:
        """Return what the record says now, to be corrected."""
        if sealing is None:
            return {}
        return {
            "packets": sealing.packets,
            "keeper": sealing.keeper_name,
            "title": sealing.keeper_title,
            "place": sealing.place,
            "at": localtime(sealing.sealed_at).time(),
        }

    def sealing(self, now: datetime) -> Sealing:
        """Return the sealing as typed, on the day of `now`."""
        typed = self.cleaned_data
        at = typed["at"]
        moment = localtime(now)
        if at is not None:
            moment = moment.replace(
                hour=at.hour, minute=at.minute, second=0, microsecond=0
            )
        return Sealing(
            packets=typed["packets"],
            keeper=Signer(typed["keeper"], typed["title"]),
            place=typed["place"],
            sealed_at=moment,
        )


class PublishForm(forms.Form):
    """To whom, when, in which form, by what right."""

    audience = forms.CharField(
        label=_("Công khai đến"),
        max_length=LINE,
        help_text=_("Ví dụ: toàn thể người ghi phiếu; người được lấy phiếu."),
    )
    form = forms.ChoiceField(
        label=_("Hình thức"),
        choices=[],
        widget=forms.RadioSelect,
        initial=PublicationForm.WRITTEN.value,
    )
    published_on = forms.DateField(label=_("Ngày công khai"), widget=DayInput())
    rule = forms.ChoiceField(label=_("Căn cứ"), choices=[], widget=forms.RadioSelect)
    right = forms.CharField(
        label=_("Căn cứ khác"),
        max_length=LINE,
        required=False,
        help_text=_("Văn bản, điều khoản. Chương trình chưa kiểm chứng căn cứ này."),
    )
    note = forms.CharField(label=_("Ghi chú"), max_length=LINE, required=False)

    def __init__(self, *args: Any, rules: tuple[Rule, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "form", [(f.value, said(w)) for f, w in FORM_WORDS.items()])
        known = [(rule.key, f"{rule.words} ({rule.source})") for rule in rules]
        _choose(self, "rule", [*known, (OTHER, _("Căn cứ khác, ghi ở dưới"))])

    def clean(self) -> dict[str, Any]:
        """Ask for the right where none of the instrument was chosen."""
        typed = super().clean() or {}
        if typed.get("rule") == OTHER and not typed.get("right"):
            self.add_error("right", _("Ghi căn cứ, vì chưa chọn căn cứ của Quy định."))
        return typed

    def publication(self) -> Publication:
        """Return the act of publishing as typed."""
        typed = self.cleaned_data
        is_other = typed["rule"] == OTHER
        return Publication(
            audience=typed["audience"],
            form=PublicationForm(typed["form"]),
            published_on=typed["published_on"],
            rule="" if is_other else typed["rule"],
            right=typed["right"] if is_other else "",
            note=typed["note"],
        )


class ReportForm(forms.Form):
    """When a report left, how, by whom, and what proves it."""

    sent_on = forms.DateField(label=_("Ngày gửi"), widget=DayInput())
    way = forms.ChoiceField(
        label=_("Cách gửi"),
        choices=[],
        widget=forms.RadioSelect,
        initial=SendingWay.BY_HAND.value,
    )
    sent_by = forms.CharField(label=_("Người gửi"), max_length=NAME)
    receipt = forms.CharField(
        label=_("Biên nhận"),
        max_length=LINE,
        required=False,
        help_text=_("Người nhận ký sổ, số bưu gửi; có thể ghi thêm sau."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "way", [(w.value, said(words)) for w, words in WAY_WORDS.items()])

    @staticmethod
    def of(sent: SentReport | None, *, today: date, by: str) -> dict[str, Any]:
        """Return what stands there now, or what is likely."""
        if sent is None:
            return {"sent_on": today, "sent_by": by}
        return {
            "sent_on": sent.sent_on,
            "way": sent.way.value,
            "sent_by": sent.sent_by,
            "receipt": sent.receipt,
        }

    def report(self, recipient: str) -> SentReport:
        """Return the report as typed."""
        typed = self.cleaned_data
        return SentReport(
            recipient=recipient,
            sent_on=typed["sent_on"],
            way=SendingWay(typed["way"]),
            sent_by=typed["sent_by"],
            receipt=typed["receipt"],
        )


class CareForm(forms.Form):
    """Who sees to it, by when, and whether it is done."""

    owner = forms.CharField(label=_("Người theo dõi"), max_length=NAME, required=False)
    due_on = forms.DateField(
        label=_("Hạn"),
        required=False,
        widget=DayInput(),
        help_text=_("Cơ quan tự đặt khi văn bản không ghi số ngày."),
    )
    done_on = forms.DateField(label=_("Ngày xong"), required=False, widget=DayInput())
    note = forms.CharField(
        label=_("Ghi chú"),
        max_length=LINE,
        required=False,
        help_text=_("Số văn bản, nơi lưu. Không ghi nhận xét, kết luận về cán bộ."),
    )

    def care(self) -> Care:
        """Return what was typed."""
        typed = self.cleaned_data
        return Care(
            owner=typed["owner"],
            due_on=typed["due_on"],
            done_on=typed["done_on"],
            note=typed["note"],
        )


def _choose(form: forms.Form, name: str, choices: list[tuple[str, Any]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
    field.choices = choices
