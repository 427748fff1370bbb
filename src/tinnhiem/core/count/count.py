"""One officeholder's count: validity is per person line, not per sheet."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Lines counted for one officeholder.

    Attributes:
        officeholder: Its key.
        high, confidence, low: Valid lines by level.
        blank, several, struck: Invalid lines by reason.
        foreign: Sheets the committee did not issue; invalid for everybody.
    """

    officeholder: str
    high: int
    confidence: int
    low: int
    blank: int = 0
    several: int = 0
    struck: int = 0
    foreign: int = 0

    @property
    def valid(self) -> int:
        """Lines with exactly one box marked."""
        return self.high + self.confidence + self.low

    @property
    def invalid(self) -> int:
        """Lines that name no level, or several, or strike the name out."""
        return self.blank + self.several + self.struck + self.foreign

    @property
    def returned(self) -> int:
        """Every sheet in the box has one line for this person."""
        return self.valid + self.invalid
