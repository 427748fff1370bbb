"""What a search has looked at and found so far."""

from collections import Counter
from dataclasses import dataclass, field, replace

from tinnhiem.core.secrecy.leak import (
    Blind,
    Leak,
    LeakKind,
    LookedAt,
    SecrecyReport,
    Unseen,
)


@dataclass(slots=True)
class Found:
    """Grows while the search goes on; the report is made of it."""

    looked: Counter[LookedAt] = field(default_factory=Counter)
    _leaks: dict[tuple[LeakKind, str, str], Leak] = field(default_factory=dict)
    _unseen: Counter[tuple[str, Blind]] = field(default_factory=Counter)

    def add(self, leak: Leak) -> None:
        """Note a leak; the same once more only counts."""
        key = (leak.kind, leak.place, leak.what)
        known = self._leaks.get(key)
        times = leak.times + (known.times if known else 0)
        self._leaks[key] = replace(leak, times=times)

    def leak(self, kind: LeakKind, place: str, what: str) -> None:
        """Note a leak of which there is one."""
        self.add(Leak(kind, place, what))

    def blind(self, place: str, why: Blind) -> None:
        """Note what could not be looked into."""
        self._unseen[(place, why)] += 1

    def report(self) -> SecrecyReport:
        """Return everything, in the order in which it was found."""
        return SecrecyReport(
            looked=tuple((what, self.looked[what]) for what in LookedAt),
            leaks=tuple(self._leaks.values()),
            unseen=tuple(
                Unseen(place, why, times)
                for (place, why), times in self._unseen.items()
            ),
        )
