"""One version of one item, as it was handed in (bản nộp)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tinnhiem.core.access.signing import is_by_card
from tinnhiem.core.dossiers.errors import (
    FilingGoneError,
    FilingOfOthersError,
    FilingReleasedError,
)


class FilingState(StrEnum):
    """How far a version has come."""

    HANDED_IN = "handed-in"
    RETURNED = "returned"  # to be mended, with the reason
    WITHDRAWN = "withdrawn"  # taken back by whoever handed it in
    RELEASED = "released"  # to every voter; never changed from here on


class FilingKind(StrEnum):
    """What there is of a version."""

    FORM = "form"  # typed in the browser, printed by us
    PDF = "pdf"  # a file that somebody brought
    RECEIPT = "receipt"  # paper only; we know the day, the pages and who received it


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """One version.

    Attributes:
        number: Counts up from 1 within the item, over withdrawn ones as well.
        handed_in_on: The day it was handed in; of paper the day it was received.
        pages: 0 where nobody counted.
        sha256: Of the file; empty for paper, and for a declaration of assets, whose
            content could be guessed from it.
        reason: Why it was returned.
        key: By which the store finds it again.
    """

    number: int
    kind: FilingKind
    state: FilingState
    handed_in_on: date
    pages: int = 0
    sha256: str = ""
    by: str = ""
    receiver: str = ""
    form_version: str = ""
    reason: str = ""
    key: str = ""
    has_file: bool = False
    released_on: date | None = None

    @property
    def is_living(self) -> bool:
        """Say whether this version still counts as handed in."""
        return self.state in {FilingState.HANDED_IN, FilingState.RELEASED}

    @property
    def is_own(self) -> bool:
        """Say whether the officeholder handed it in by card, not the desk."""
        return is_by_card(self.by)


def require_changeable(filing: Filing) -> None:
    """Refuse to return or withdraw what cannot be any more.

    Raises:
        FilingReleasedError: Voters have it; hand in a new version instead.
        FilingGoneError: It was returned or withdrawn already.
    """
    if filing.state is FilingState.RELEASED:
        raise FilingReleasedError(filing.number)
    if filing.state is not FilingState.HANDED_IN:
        raise FilingGoneError(filing.number)


def require_withdrawable(filing: Filing, *, by: str) -> None:
    """Refuse to take back what the other side handed in.

    Args:
        filing: Which waits.
        by: Who withdraws: an account, or a card.

    Raises:
        FilingOfOthersError: The desk would erase what an officeholder handed in, or
            an officeholder what the desk has received.
    """
    if filing.is_own != is_by_card(by):
        raise FilingOfOthersError(filing.number, is_own=filing.is_own)
