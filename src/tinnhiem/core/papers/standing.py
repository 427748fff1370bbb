"""Where one paper stands: what a clerk and a page show of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tinnhiem.core.papers.copies import CopyLife
from tinnhiem.core.papers.marking import Marking
from tinnhiem.core.papers.states import PaperState


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperStanding:
    """One paper of the catalogue with its state, its mark and its copies.

    Attributes:
        state: Of the edition in force; `DRAFT` when there is none.
        number, symbol, frozen_on: Of that edition; None and empty for a draft or a
            paper without number.
        marking: None while nobody decided anything.
        copies: Of the edition in force, or allotted for the draft.
        ended: Numbers (0 for none) and reasons of editions replaced or cancelled.
    """

    code: str
    title: str
    state: PaperState = PaperState.DRAFT
    number: int | None = None
    symbol: str = ""
    frozen_on: date | None = None
    marking: Marking | None = None
    copies: tuple[CopyLife, ...] = ()
    ended: Mapping[int, str] = field(default_factory=dict)

    @property
    def printed(self) -> int:
        """How many of the copies were printed at least once."""
        return sum(1 for copy in self.copies if copy.printed)

    @property
    def prints(self) -> int:
        """How many prints there were, second ones included."""
        return sum(copy.printed for copy in self.copies)

    @property
    def handed_out(self) -> int:
        """How many of the copies somebody has taken."""
        return sum(1 for copy in self.copies if copy.handed_to)
