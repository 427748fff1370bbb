"""Every way the door says no to what only a person decides there."""

from datetime import datetime

from tinnhiem.core.conference.door.scan import ScanCode
from tinnhiem.core.conference.errors import ConferenceError


class SeatTakenError(ConferenceError):
    """A check-in of a member of the tally committee would be undone."""

    code = "seat-taken"

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(
            f"{name} was elected to the committee as somebody present: if they have "
            "gone, record the leaving."
        )


class SheetInHandError(ConferenceError):
    """A check-in of somebody who was handed a sheet would be undone."""

    code = "sheet-in-hand"

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"{name} signed for a sheet: take the sheet back first.")


class AnomalySettledError(ConferenceError):
    """Somebody has decided about this scan already."""

    code = "anomaly-settled"

    def __init__(self, *, by: str, at: datetime) -> None:
        self.by, self.at = by, at
        super().__init__(f"Settled by {by} at {at}: nothing was changed.")


class AnomalyNotTakenError(ConferenceError):
    """The stay that a late scan tells of cannot be written any more."""

    code = "anomaly-not-taken"

    def __init__(self, why: ScanCode) -> None:
        self.why = why
        super().__init__(f"{why}: leave the hall as it is and say why.")
