"""Suggest marks to practise with: as a list to read aloud, or as a readings file."""

import csv
import io
import secrets
from dataclasses import dataclass
from typing import Final

from tinnhiem.core.count.mark import Mark
from tinnhiem.core.rehearsal.errors import NotARehearsalError
from tinnhiem.core.rehearsal.sheets import practice_sheets, readings_rows
from tinnhiem.store.models import Campaign
from tinnhiem.store.queries.people import officeholders_of

MOST: Final = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """Made-up sheets; they are kept nowhere.

    Attributes:
        names: Of those on the ballot, in its order.
        sheets: Marks by sheet, in the order of the names.
    """

    names: tuple[str, ...]
    sheets: tuple[tuple[Mark, ...], ...]


def suggest_marks(*, campaign: Campaign, sheets: int) -> Practice:
    """Return so many made-up sheets, other ones at each call.

    Raises:
        NotARehearsalError: Nobody makes up marks for a real box.
    """
    if not campaign.is_rehearsal:
        raise NotARehearsalError(campaign.slug)
    rated = [h for h in officeholders_of(campaign) if h.eligibility == "rated"]
    made = practice_sheets(
        min(max(sheets, 1), MOST), lines=len(rated), draw=secrets.randbelow
    )
    return Practice(names=tuple(h.name for h in rated), sheets=tuple(made))


def practice_csv(practice: Practice) -> bytes:
    """Return the sheets as a readings file that `tinnhiem count` and pages take."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows(readings_rows(practice.sheets, names=practice.names))
    return text.getvalue().encode("utf-8-sig")
