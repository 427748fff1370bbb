"""What of the scanned pages a member has in front of him.

Addresses stay in a browser's history, in its saved session and in whatever keeps
addresses along the way. So none of them says which page, row, person or mark somebody
looked at: that is sealed with the count, and goes with it.
"""

from dataclasses import dataclass, replace
from typing import Final

from tinnhiem.core.count.mark import Mark

MOST_BACK: Final = 50  # answers that can be taken back one after the other


@dataclass(frozen=True, slots=True, kw_only=True)
class Looking:
    """Where a member is among the scanned pages (chỗ đang xem của một thành viên).

    Attributes:
        answered: The rows that he answered, by name, the latest last.
        who: Of the wall: place on the ballot, 0 for everybody.
        mark: Of the wall: a key of `Mark`, or a `RowFlag`.
        wall: Its page, from 1.
        picked: Rows on the wall that he wants looked at, by name.
        aside: Page of the list of judged pages, from 1.
        page: Batch and key of the page whose sheet he keys; empty for none.
        sheet: Key of the drawn sheet that he compares; empty for none.
    """

    answered: tuple[str, ...] = ()
    who: int = 1
    mark: str = Mark.HIGH.value
    wall: int = 1
    picked: frozenset[str] = frozenset()
    aside: int = 1
    page: str = ""
    sheet: str = ""

    def with_answer(self, row: str) -> "Looking":
        """Return the same after he answered a row."""
        others = tuple(one for one in self.answered if one != row)
        return replace(self, answered=(*others, row)[-MOST_BACK:])

    def without_last(self) -> "Looking":
        """Return the same after he took his latest answer back."""
        return replace(self, answered=self.answered[:-1])
