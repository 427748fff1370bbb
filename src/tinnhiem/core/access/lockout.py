"""When too many wrong answers shut a door for a while."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Lockout:
    """So many wrong answers within so long shut the door for as long.

    Attributes:
        tries: Wrong answers that are still allowed to be followed by another.
        within: How far back wrong answers count, and how long the door stays shut.
    """

    tries: int
    within: timedelta

    def shut_until(
        self, failures: Iterable[datetime], *, now: datetime
    ) -> datetime | None:
        """Return when the door opens again; None when it is open.

        Args:
            failures: Moments of wrong answers since the last right one, any order.
            now: Aware.
        """
        recent = sorted(at for at in failures if now - at < self.within)
        if len(recent) < self.tries:
            return None
        return recent[-self.tries] + self.within


# A password is tried by a person; a PIN has a million values and a card behind it.
PASSWORD = Lockout(tries=5, within=timedelta(minutes=15))
CARD = Lockout(tries=5, within=timedelta(minutes=15))
# One machine asking for many different names or cards.
ADDRESS = Lockout(tries=30, within=timedelta(minutes=15))
