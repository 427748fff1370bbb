"""The forms of decisions about single persons."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinnhiem.core.people.eligibility import ALWAYS_OPEN
from tinnhiem.core.people.roster import Eligibility
from tinnhiem.store.queries.records import RosterFacts

OPEN_WORDS = {
    Eligibility.POST_ENDED: _("Đã thôi giữ chức vụ"),
    Eligibility.OTHER: _("Lý do khác theo văn bản của cấp có thẩm quyền"),
}
PERSON_HELP = _("Họ và tên, hoặc mã khi có nhiều người cùng tên.")


class EligibilityForm(forms.Form):
    """Who, why, and the document that proves it."""

    holder = forms.ChoiceField(label=_("Người được xem xét"))
    reason = forms.ChoiceField(label=_("Quyết định"))
    evidence = forms.CharField(
        label=_("Tài liệu chứng minh"),
        required=False,
        max_length=300,
        help_text=_("Số, ngày, cơ quan ban hành; bắt buộc khi không lấy phiếu."),
    )

    def __init__(self, *args: Any, facts: RosterFacts, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        holders = [(o.key, f"{o.name}, {o.title}") for o in facts.officeholders]
        rules: dict[str, str | Promise] = {
            r.key: r.value for r in facts.rulebook.exclusions
        }
        rules |= {k.value: OPEN_WORDS[k] for k in ALWAYS_OPEN if k.value not in rules}
        reasons = [(Eligibility.RATED.value, _("Được lấy phiếu")), *rules.items()]
        for name, choices in (("holder", holders), ("reason", reasons)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
            field.choices = choices


class AdjustForm(forms.Form):
    """Who is put on or taken off the roster, and on what ground."""

    person = forms.CharField(label=_("Người"), max_length=120, help_text=PERSON_HELP)
    change = forms.ChoiceField(
        label=_("Quyết định"),
        choices=[
            ("add", _("Bổ sung vào danh sách người ghi phiếu")),
            ("remove", _("Đưa ra khỏi danh sách người ghi phiếu")),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Căn cứ"), widget=forms.Textarea(attrs={"rows": 3})
    )


class MergeForm(forms.Form):
    """Which file of two stays, and why they are one person."""

    keep = forms.CharField(
        label=_("Hồ sơ giữ lại"), max_length=120, help_text=PERSON_HELP
    )
    drop = forms.CharField(
        label=_("Hồ sơ gộp vào"), max_length=120, help_text=PERSON_HELP
    )
    reason = forms.CharField(label=_("Vì sao là một người"), max_length=300)
