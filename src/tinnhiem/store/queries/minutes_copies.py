"""The numbered copies of the minutes, and whether they are final."""

from dataclasses import dataclass

from tinnhiem.core.papers.copies import CopyLife
from tinnhiem.store.models import Campaign
from tinnhiem.store.queries.papers import (
    copy_life,
    copy_rows,
    edition_at_hand,
    frozen_paper,
    markings_of,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """One paper in numbered copies.

    Attributes:
        is_final: Made, read back and frozen; the copies may be printed.
        is_secret: A named person set a level: each print needs a reason.
        drafts: Of a rehearsal, which has no final paper: codes of the files made.
    """

    is_final: bool
    is_secret: bool
    copies: tuple[CopyLife, ...]
    drafts: tuple[str, ...]


def minutes_of(campaign: Campaign, code: str) -> Minutes:
    """Return the minutes as they stand."""
    edition = edition_at_hand(campaign, code)
    marking = markings_of(campaign).get(code)
    drafts = campaign.papers.filter(code__startswith=f"{code}-")
    return Minutes(
        is_final=frozen_paper(campaign, code) is not None,
        is_secret=marking is not None and marking.is_secret,
        copies=tuple(map(copy_life, copy_rows(campaign, code, edition))),
        drafts=tuple(drafts.values_list("code", flat=True)),
    )
