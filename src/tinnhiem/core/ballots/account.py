"""Where every ballot paper went (cân đối số phiếu)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotAccount:
    """Sheets, never answers.

    Attributes:
        printed: In ra.
        damaged: Spoilt in printing or stamping, destroyed on the spot.
        stamped: With the dấu treo, handed to the committee: printed - damaged.
        issued: Voters who received a sheet (phát ra), exchanges not counted twice.
        exchanged: Spoilt sheets handed back for a fresh one (đổi).
        unused: Stamped sheets never issued (thừa).
        returned: Sheets found in the box (thu về), foreign ones included.
        foreign: Sheets in the box that the committee did not issue; invalid.
    """

    printed: int
    damaged: int
    stamped: int
    issued: int
    exchanged: int
    unused: int
    returned: int
    foreign: int = 0

    @property
    def missing(self) -> int:
        """Issued sheets that are not in the box (không thu về)."""
        return self.issued - (self.returned - self.foreign)
