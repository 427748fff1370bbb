"""The form in which somebody corrects what was read of a plan."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from tinnhiem.core.plans.plan import DeadlineKind, Plan, Source
from tinnhiem.web.plans.fact_row import Row
from tinnhiem.web.plans.fact_rows import PARTS


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row as the page draws it."""

    title: str
    source: Source | None
    fields: tuple[forms.BoundField, ...]


@dataclass(frozen=True, slots=True)
class ShownPart:
    """The rows of one part of the plan."""

    title: str
    rows: tuple[ShownRow, ...]

    @property
    def is_wrong(self) -> bool:
        """Say whether a field of it was refused: the page opens it then."""
        return any(field.errors for row in self.rows for field in row.fields)


class FactForm(forms.Form):
    """Every fact of one plan, as it was read; what is sent is that plan, corrected."""

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.plan = plan
        self.rows = [(part, tuple(part.rows(plan))) for part in PARTS]
        for row in self._each_row():
            for name, field in row.fields.items():
                self.fields[f"{row.key}-{name}"] = field

    def parts(self) -> tuple[ShownPart, ...]:
        """Return the rows as the page draws them."""
        return tuple(
            ShownPart(str(part.title), tuple(map(self._shown, rows)))
            for part, rows in self.rows
        )

    def corrected(self) -> Plan:
        """Return the plan with what was typed; only of a valid form."""
        typed = {
            row.key: {name: self._typed(row, name) for name in row.fields}
            for row in self._each_row()
        }
        plan = self.plan
        for part, _rows in self.rows:
            plan = part.read(plan, typed)
        return plan

    def clean(self) -> dict[str, Any]:
        """Refuse a deadline that lacks its day, and a share above the whole."""
        for row in self._each_row():
            if "until" in row.fields:
                self._require_deadline(row)
            if row.key == "quorum":
                self._require_share(row)
            if row.key == "head":
                self._require_day(row)
        return self.cleaned_data

    def _require_deadline(self, row: Row) -> None:
        until = self._typed(row, "until")
        relative = until == DeadlineKind.DAYS_BEFORE_VOTE
        if until and relative and self._typed(row, "days") is None:
            self.add_error(f"{row.key}-days", _("Ghi số ngày trước ngày lấy phiếu."))
        if until and not relative and self._typed(row, "day") is None:
            self.add_error(f"{row.key}-day", _("Ghi ngày của thời hạn."))

    def _require_day(self, row: Row) -> None:
        parts = [self._typed(row, name) for name in ("year", "month", "day")]
        if all(parts):
            try:
                date(*parts)
            except ValueError:
                self.add_error(f"{row.key}-day", _("Tháng này không có ngày đó."))

    def _require_share(self, row: Row) -> None:
        part, whole = self._typed(row, "part"), self._typed(row, "whole")
        if bool(part) != bool(whole):
            name = "whole" if part else "part"
            self.add_error(f"{row.key}-{name}", _("Ghi đủ cả hai số của tỷ lệ."))
        elif part and part > whole:
            self.add_error(f"{row.key}-part", _("Tỷ lệ không lớn hơn toàn bộ."))
        elif part and not self._typed(row, "of"):
            self.add_error(f"{row.key}-of", _("Chọn tỷ lệ tính trên số người nào."))

    def _typed(self, row: Row, name: str) -> Any:
        return self.cleaned_data.get(f"{row.key}-{name}")

    def _each_row(self) -> Iterator[Row]:
        return (row for _part, rows in self.rows for row in rows)

    def _shown(self, row: Row) -> ShownRow:
        fields = tuple(self[f"{row.key}-{name}"] for name in row.fields)
        return ShownRow(row.title, row.source, fields)
