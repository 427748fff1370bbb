"""How a count was made, and by whose hands: for the papers (cách kiểm, người kiểm)."""

from collections.abc import Iterable
from dataclasses import dataclass

from tinnhiem.core.count.box import KeyedBatch
from tinnhiem.core.count.way import Part, Way


@dataclass(frozen=True, slots=True)
class Hand:
    """One member's part in one count, over the batches where he had it.

    Attributes:
        person: Key of the member.
        batches: Numbers; none where the part is the whole box.
    """

    part: Part
    person: str
    batches: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """How one count came about; never what it came to.

    Attributes:
        declared: Sheets of each batch as counted by hand.
        reason: Why only totals, or why again; empty otherwise.
    """

    way: Way
    declared: tuple[int, ...] = ()
    hands: tuple[Hand, ...] = ()
    reason: str = ""


def hands_of(
    batches: Iterable[KeyedBatch], *, way: Way, parts: dict[Part, str]
) -> tuple[Hand, ...]:
    """Return who did what, the parts in their order, each member once a part.

    Args:
        batches: As keyed and settled.
        way: Under «read aloud» the typist of a batch is its marker.
        parts: Who read and who watched, by key.
    """
    found: dict[tuple[Part, str], list[int]] = {}
    for batch in batches:
        for part, entry in batch.entries.items():
            named = Part.MARKER if way is Way.ALOUD else part
            found.setdefault((named, entry.typist), []).append(batch.number)
        if batch.third:
            found.setdefault((Part.THIRD, batch.third), []).append(batch.number)
    if way is Way.ALOUD:
        for part, person in parts.items():
            if part is not Part.MARKER:
                found.setdefault((part, person), [])
    order = list(Part)
    return tuple(
        Hand(part, person, tuple(numbers))
        for (part, person), numbers in sorted(
            found.items(), key=lambda one: order.index(one[0][0])
        )
    )
