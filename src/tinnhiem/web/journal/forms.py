"""What to look for in the journal."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinnhiem.messages.journal import event_words
from tinnhiem.store.queries.journal import Sought
from tinnhiem.web.saying import said


class SoughtForm(forms.Form):
    """Event, person, days; everything may be left out."""

    event = forms.ChoiceField(label=_("Việc"), required=False)
    by = forms.ChoiceField(label=_("Người thực hiện"), required=False)
    since = forms.DateField(
        label=_("Từ ngày"), required=False, widget=forms.DateInput({"type": "date"})
    )
    until = forms.DateField(
        label=_("Đến hết ngày"),
        required=False,
        widget=forms.DateInput({"type": "date"}),
    )

    def __init__(
        self, asked: Mapping[str, Any], *, events: Iterable[str], people: Iterable[str]
    ) -> None:
        super().__init__(asked)
        self._choose("event", [(name, said(event_words(name))) for name in events])
        self._choose("by", [(name, name) for name in people])

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("Tất cả")), *choices]

    def sought(self) -> Sought | None:
        """Return what is asked for; None where it cannot be understood."""
        return Sought(**self.cleaned_data) if self.is_valid() else None
