"""Where things of the hall are done: pages of other areas, for whom they exist."""

from collections.abc import Mapping
from typing import Final

from django.urls import resolve, reverse

from tinnhiem.core.conference.phase import MissingCode, Phase
from tinnhiem.web.gate import MARK
from tinnhiem.web.who import Who

# The page on which a step is taken; the others are taken by the button itself.
STEP_PAGES: Final[Mapping[Phase, str]] = {
    Phase.SUMMONED: "replies",
    Phase.COMMITTEE_ELECTED: "hall-committee",
    Phase.COUNTING: "count",
    Phase.RECONCILED: "count",
    Phase.SIGNED: "count",
    Phase.ANNOUNCED: "outcome",
    Phase.REPORTED: "reports",
    Phase.ARCHIVED: "archive",
}
MISSING_PAGES: Final[Mapping[MissingCode, str]] = {
    MissingCode.ROSTER: "people-freeze",
    MissingCode.FEASIBLE_DAY: "conference-day",
    MissingCode.SUMMONS: "replies",
    MissingCode.QUORUM: "check-in",
    MissingCode.COMMITTEE: "hall-committee",
    MissingCode.STAMPED_SHEETS: "ballots",
    MissingCode.ISSUED_SHEETS: "ballots",
    MissingCode.BOX_SEAL: "ballots",
    MissingCode.RETURNED_SHEETS: "ballots",
    MissingCode.BALANCE: "ballots",
    MissingCode.COUNT: "count",
    MissingCode.AGREEMENT: "count",
    MissingCode.RECONCILIATION: "count",
    MissingCode.SIGNATURES: "count",
    MissingCode.SEALED_PAPERS: "seal-papers",
    MissingCode.REPORTS: "reports",
    MissingCode.FILE: "archive",
}


def place_of(name: str, *, slug: str, who: Who) -> str:
    """Return the address of a page of the campaign; empty where `who` has none."""
    if not name:
        return ""
    address = reverse(name, args=[slug])
    shown = getattr(resolve(address).func, MARK, "")
    return address if shown and who.sees(shown) else ""
