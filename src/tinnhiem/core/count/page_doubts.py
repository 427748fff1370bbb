"""Pages of which members said different things: the whole committee decides, with why.

Like a doubtful line (`core.count.doubts`): one member proposes, every member agrees on
his own device. Only when all have spoken and no two settled it, so that nobody learns
what another said before he has given his own word.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from tinnhiem.core.count.scanned_page import PageVerdict


@dataclass(frozen=True, slots=True, kw_only=True)
class PageDoubt:
    """What the committee takes a page for on which its members differed.

    Lives only inside the sealed answers of a batch; the minutes get the reason.

    Attributes:
        verdict: As proposed.
        by: Key of the member who proposed it.
        agreed: Keys of the members who said yes, the proposer among them.
    """

    verdict: PageVerdict
    reason: str
    by: str
    agreed: frozenset[str]

    @property
    def seen(self) -> str:
        """What a page shows of it, in short: whoever agrees sends it back."""
        shown = "\n".join((self.verdict.value, self.by, self.reason))
        return sha256(shown.encode()).hexdigest()

    def with_voice(self, member: str) -> "PageDoubt":
        """Return the same with one more member agreeing."""
        return replace(self, agreed=self.agreed | {member})

    def is_decided(self, members: Collection[str]) -> bool:
        """Say whether the whole committee agrees."""
        return bool(members) and self.agreed >= set(members)

    def lacking(self, members: Sequence[str]) -> tuple[str, ...]:
        """Return who has not agreed yet, in the committee's order."""
        return tuple(member for member in members if member not in self.agreed)
