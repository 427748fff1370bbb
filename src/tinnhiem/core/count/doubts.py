"""Doubtful lines: proposed by one member, agreed by every member, with a reason."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from tinnhiem.core.count.mark import Mark
from tinnhiem.core.count.piles import Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """How the committee reads a line on which nobody could agree at once.

    Lives only inside the sealed state of an open count; the minutes get the reason.

    Attributes:
        mark: As proposed.
        by: Key of the member who proposed it.
        agreed: Keys of the members who said yes, the proposer among them.
    """

    batch: int
    cell: Cell
    mark: Mark
    reason: str
    by: str
    agreed: frozenset[str]

    @property
    def seen(self) -> str:
        """What a page shows of it, in short: whoever agrees sends it back."""
        shown = "\n".join((self.mark.value, self.by, self.reason))
        return sha256(shown.encode()).hexdigest()

    def with_voice(self, member: str) -> "Doubt":
        """Return the same with one more member agreeing."""
        return replace(self, agreed=self.agreed | {member})

    def is_decided(self, members: Sequence[str]) -> bool:
        """Say whether the whole committee agrees."""
        return self.agreed >= set(members)

    def lacking(self, members: Sequence[str]) -> tuple[str, ...]:
        """Return who has not agreed yet, in the committee's order."""
        return tuple(member for member in members if member not in self.agreed)


def decided_cells(
    doubts: Iterable[Doubt], *, members: Sequence[str]
) -> dict[Cell, str]:
    """Return the marks on which the whole committee agrees, by cell of one batch."""
    return {
        doubt.cell: doubt.mark.value for doubt in doubts if doubt.is_decided(members)
    }
