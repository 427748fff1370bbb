"""The proposal for the tally committee and the show of hands, as one form."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from tinnhiem.core.campaigns.texts import PARAGRAPH
from tinnhiem.core.conference.committee import CommitteeRole, ShowOfHands
from tinnhiem.web.parts.conference import ROLE_WORDS

LINES: Final = 5
MORE: Final = 2
MOST: Final = 31
HANDS: Final = 1_000_000
NAMES: Final = "proposed-names"


class CommitteeForm(forms.Form):
    """So many lines of a person and a role, three figures, perhaps a reason."""

    in_favour = forms.IntegerField(
        label=_("Đồng ý"), min_value=0, max_value=HANDS, required=False
    )
    against = forms.IntegerField(
        label=_("Không đồng ý"), min_value=0, max_value=HANDS, required=False
    )
    abstained = forms.IntegerField(
        label=_("Ý kiến khác"), min_value=0, max_value=HANDS, required=False
    )
    accepted = forms.CharField(
        label=_("Lý do vẫn đưa người được lấy phiếu vào Ban Kiểm phiếu"),
        required=False,
        max_length=PARAGRAPH,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Chỉ ghi khi Hội nghị vẫn chọn; in vào biên bản."),
    )

    def __init__(
        self,
        posted: Mapping[str, Any] | None = None,
        *,
        lines: int = LINES,
        may_accept: bool = False,
    ) -> None:
        super().__init__(posted)
        self.places = range(1, min(max(lines, LINES), MOST) + 1)
        for place in self.places:
            self.fields[f"person_{place}"] = _person(place)
            self.fields[f"role_{place}"] = _role(place)
        if not may_accept:
            del self.fields["accepted"]

    def lines(self) -> Iterator[tuple[forms.BoundField, forms.BoundField]]:
        """Yield the boxes of each line."""
        for place in self.places:
            yield self[f"person_{place}"], self[f"role_{place}"]

    def proposed(self) -> Sequence[tuple[str, CommitteeRole]]:
        """Return who was typed, with the role chosen; empty lines are left out."""
        asked = self.cleaned_data
        return [
            (asked[f"person_{place}"], CommitteeRole(asked[f"role_{place}"]))
            for place in self.places
            if asked[f"person_{place}"]
        ]

    def hands(self) -> ShowOfHands:
        """Return the three figures; an empty box is nobody."""
        asked = self.cleaned_data
        return ShowOfHands(
            asked.get("in_favour") or 0,
            asked.get("against") or 0,
            asked.get("abstained") or 0,
        )


def _person(place: int) -> forms.CharField:
    return forms.CharField(
        label=_("Người thứ {n}").format(n=place),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"list": NAMES, "autocomplete": "off"}),
    )


def _role(place: int) -> forms.ChoiceField:
    roles = (CommitteeRole.HEAD, CommitteeRole.SECRETARY)
    first = roles[place - 1] if place <= len(roles) else CommitteeRole.MEMBER
    return forms.ChoiceField(
        label=_("Nhiệm vụ của người thứ {n}").format(n=place),
        choices=[(role.value, words) for role, words in ROLE_WORDS.items()],
        initial=first.value,
        required=False,
    )
