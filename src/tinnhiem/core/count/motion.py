"""What the whole committee decides with a reason: one proposes, every member agrees.

Of a scanned page on which all have spoken and nothing is settled, and of a drawn sample
that found a difference. Doubtful lines have their own (`core.count.doubts`).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256


@dataclass(frozen=True, slots=True, kw_only=True)
class Motion:
    """A proposal that waits for every member (đề nghị chờ cả Ban đồng ý).

    Lives only inside the sealed state of an open count; the minutes get the reason.

    Attributes:
        what: A `PageVerdict`; of a sample, how many sheets differed.
        by: Key of the member who proposed it.
        agreed: Keys of the members who said yes, the proposer among them.
    """

    what: str
    reason: str
    by: str
    agreed: frozenset[str]

    @property
    def seen(self) -> str:
        """What a page shows of it, in short: whoever agrees sends it back."""
        shown = "\n".join((self.what, self.by, self.reason))
        return sha256(shown.encode()).hexdigest()

    def with_voice(self, member: str) -> "Motion":
        """Return the same with one more member agreeing."""
        return replace(self, agreed=self.agreed | {member})

    def is_carried(self, members: Collection[str]) -> bool:
        """Say whether the whole committee agrees."""
        return bool(members) and self.agreed >= set(members)

    def lacking(self, members: Sequence[str]) -> tuple[str, ...]:
        """Return who has not agreed yet, in the committee's order."""
        return tuple(member for member in members if member not in self.agreed)
