"""Summoned, present, quorum."""

from dataclasses import dataclass
from datetime import datetime

from tinnhiem.core.share import Base, Share


@dataclass(frozen=True, slots=True)
class Presence:
    """One stay in the hall, from arrival until leaving (None: still there)."""

    person: str
    arrived_at: datetime
    left_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Attendance:
    """How many were summoned, how many are present."""

    summoned: int
    present: int

    @property
    def absent(self) -> int:
        """How many of those summoned are not in the hall."""
        return self.summoned - self.present

    @property
    def share(self) -> Share:
        """Present of summoned."""
        return Share(self.present, self.summoned, Base.SUMMONED)
