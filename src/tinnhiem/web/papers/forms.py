"""The forms about one paper: freezing it, ending it, its mark, its copies."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from tinnhiem.actions.papers.freezing import Signing
from tinnhiem.actions.papers.issue_paper import Issue
from tinnhiem.actions.papers.look_ahead import LookAhead
from tinnhiem.core.campaigns.texts import LINE, NAME, PARAGRAPH
from tinnhiem.core.papers.copies import CopyShare
from tinnhiem.core.papers.marking import Marking, Secrecy
from tinnhiem.papers.lint import faults_of
from tinnhiem.web.papers.words import SECRECY_WORDS
from tinnhiem.web.plans.forms import DayInput

MOST_COPIES: Final = 2_000
LARGEST_NUMBER: Final = 99_999
SHARE: Final = "share-"
NUMBERED, UNNUMBERED = "numbered", "unnumbered"
LONG: Final = forms.Textarea(attrs={"rows": 3})


class FreezeForm(forms.Form):
    """Signature, number and day of a paper that is frozen for good."""

    numbering = forms.ChoiceField(
        label=_("Số, ký hiệu"),
        choices=[
            (NUMBERED, _("Lấy số và ban hành")),
            (UNNUMBERED, _("Chốt, không lấy số (biên bản chỉ đóng dấu treo)")),
        ],
        initial=NUMBERED,
        widget=forms.RadioSelect,
    )
    signed_by = forms.CharField(
        label=_("Người ký"),
        max_length=NAME,
        help_text=_("Đúng họ và tên in dưới văn bản."),
    )
    signed_on = forms.DateField(label=_("Ngày ký"), widget=DayInput)
    issued_on = forms.DateField(
        label=_("Ngày ghi trên văn bản"),
        required=False,
        widget=DayInput,
        help_text=_("Để trống thì lấy ngày ký."),
    )
    number = forms.IntegerField(
        label=_("Số"), required=False, min_value=1, max_value=LARGEST_NUMBER
    )
    term = forms.RegexField(
        r"^\d{4}-\d{4}$",
        label=_("Nhiệm kỳ"),
        required=False,
        help_text=_("Số của văn bản của Đảng chạy theo nhiệm kỳ, ví dụ 2020-2025."),
    )
    reason = forms.CharField(
        label=_("Lý do thay thế"),
        max_length=PARAGRAPH,
        widget=LONG,
        help_text=_("Lưu trong sổ đăng ký văn bản đi."),
    )
    accepted_faults = forms.CharField(
        label=_("Lý do người ký chấp nhận lỗi thể thức"),
        max_length=PARAGRAPH,
        widget=LONG,
        help_text=_("Ghi vào nhật ký cùng các lỗi nêu ở trên."),
    )
    understood = forms.BooleanField(
        label=_("Đã đối chiếu với bản đã ký; biết rằng sau đó không sửa được nữa")
    )

    def __init__(
        self, *args: Any, ahead: LookAhead, today: date, replaces: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.ahead = ahead
        for name in self._unasked(replaces=replaces):
            del self.fields[name]
        for name in ("signed_on", "issued_on"):
            if name in self.fields:
                self.fields[name].widget.attrs["max"] = today.isoformat()
        facts = ahead.facts
        self.fields["signed_by"].initial = facts.signer if facts else ""
        if ahead.series is None:
            for name in ("signed_by", "signed_on"):
                self.fields[name].required = False
        else:
            self._suggest()

    def _unasked(self, *, replaces: bool) -> set[str]:
        ahead = self.ahead
        unasked = set[str]()
        if not ahead.may_do_without:
            unasked.add("numbering")
        if ahead.series is None:
            unasked |= {"issued_on", "number"}
        if not (ahead.series and ahead.series.kind):
            unasked.add("term")
        unasked.add("numbering" if replaces else "reason")
        if not faults_of(ahead.findings):
            unasked.add("accepted_faults")
        return unasked

    def _suggest(self) -> None:
        ahead, field = self.ahead, self.fields["number"]
        series = ahead.series
        if series is None:
            return
        words = _now(
            "Số tiếp theo của {issuer} năm {period} là {number}; để trống thì lấy số "
            "này."
        )
        field.help_text = words.format(
            issuer=series.issuer, period=series.period, number=f"{ahead.number:02d}"
        )
        if ahead.plan_number is not None:
            field.initial = ahead.plan_number
            field.help_text = _now("Kế hoạch đã ghi số này.")
        if ahead.plan_day is not None:
            self.fields["signed_on"].initial = ahead.plan_day

    @property
    def takes_number(self) -> bool:
        """Say whether the paper is issued, or made final without a number."""
        if self.ahead.series is None:
            return False
        asked: str = self.cleaned_data.get("numbering", NUMBERED)
        return asked == NUMBERED

    def issue(self) -> Issue:
        """Return what is asked of an issue."""
        asked = self.cleaned_data
        return Issue(
            code=self.ahead.code,
            signed_by=asked["signed_by"],
            signed_on=asked["signed_on"],
            issued_on=asked.get("issued_on"),
            number=asked.get("number"),
            term=asked.get("term", ""),
            accepted_faults=asked.get("accepted_faults", ""),
        )

    def signing(self) -> Signing:
        """Return who signed what bears no number."""
        asked = self.cleaned_data
        return Signing(
            signed_by=asked["signed_by"],
            signed_on=asked["signed_on"],
            accepted_faults=asked.get("accepted_faults", ""),
        )


class CancelForm(forms.Form):
    """Why a number is given up."""

    reason = forms.CharField(
        label=_("Lý do hủy số"),
        max_length=PARAGRAPH,
        widget=LONG,
        help_text=_("Lưu trong sổ đăng ký văn bản đi cùng số đã hủy."),
    )
    understood = forms.BooleanField(label=_("Biết rằng số này không cấp lại được nữa"))


class MarkForm(forms.Form):
    """How far a paper may be known, and who decided that."""

    level = forms.ChoiceField(
        label=_("Độ mật"),
        choices=[(level.value, SECRECY_WORDS[level]) for level in Secrecy],
        initial=Secrecy.NONE.value,
        widget=forms.RadioSelect,
    )
    listed_in = forms.CharField(
        label=_("Danh mục bí mật nhà nước"),
        required=False,
        max_length=LINE,
        help_text=_("Chỉ khi có độ mật, ví dụ Quyết định số …/QĐ-TTg ngày …"),
    )
    item = forms.CharField(
        label=_("Mục trong danh mục"), required=False, max_length=LINE
    )
    is_internal = forms.BooleanField(
        label=_("Lưu hành nội bộ (in trong khung trên văn bản)"), required=False
    )
    decided_by = forms.CharField(
        label=_("Người xác định"), max_length=NAME, help_text=_("Họ tên, chức vụ.")
    )
    decided_on = forms.DateField(label=_("Ngày xác định"), widget=DayInput)

    def clean(self) -> dict[str, Any]:
        """Ask for list and entry where there is a level."""
        asked = super().clean() or {}
        if asked.get("level") not in {None, Secrecy.NONE.value}:
            for name in ("listed_in", "item"):
                if not asked.get(name):
                    words = _("Bắt buộc khi có độ mật (Luật 117/2025/QH15, Điều 5).")
                    self.add_error(name, words)
        return asked

    def marking(self) -> Marking:
        """Return the decision."""
        asked = self.cleaned_data
        return Marking(
            secrecy=Secrecy(asked["level"]),
            listed_in=asked["listed_in"],
            item=asked["item"],
            is_internal=asked["is_internal"],
            decided_by=asked["decided_by"],
            decided_on=asked["decided_on"],
        )


class AllotForm(forms.Form):
    """How many copies each line of Nơi nhận gets, where the paper does not say."""

    def __init__(self, *args: Any, said: Sequence[CopyShare], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.said = said
        for place, share in enumerate(said):
            self.fields[f"{SHARE}{place}"] = forms.IntegerField(
                label=share.recipient,
                min_value=1,
                max_value=MOST_COPIES,
                initial=share.copies,
                disabled=share.is_stated,
                help_text=_("Số bản ghi ngay trên văn bản.") if share.is_stated else "",
            )

    def shares(self) -> tuple[CopyShare, ...]:
        """Return the lines with the copies that were asked for."""
        return tuple(
            CopyShare(share.recipient, self.cleaned_data[f"{SHARE}{place}"])
            for place, share in enumerate(self.said)
            if not share.is_stated
        )


class PrintForm(forms.Form):
    """Why a copy is printed, where that needs a reason."""

    reason = forms.CharField(
        label=_("Lý do in"), required=False, max_length=PARAGRAPH, widget=LONG
    )

    def __init__(self, *args: Any, needs_reason: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = needs_reason
        if not needs_reason:
            del self.fields["reason"]


class HandOverForm(forms.Form):
    """Who takes a copy."""

    to = forms.CharField(
        label=_("Người nhận"),
        max_length=NAME,
        help_text=_("Họ tên; người nhận ký vào sổ giấy."),
    )
