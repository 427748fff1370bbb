"""How a count was made, and by whose hands: for the papers (cách kiểm, người kiểm)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from tinnhiem.core.count.box import KeyedBatch
from tinnhiem.core.count.way import Part, Way

_WAYS: Final = {
    Way.ALOUD: "đọc to từng lá phiếu",
    Way.DOUBLE: "hai người nhập độc lập",
    Way.SCANNED: "đọc bằng máy quét, thành viên xem từng dòng máy không đọc chắc",
    Way.TOTALS: "nhập số cộng từ bảng kiểm phiếu, hai người nhập độc lập",
}
_PARTS: Final = {
    Part.READER: "đọc phiếu",
    Part.MARKER: "ghi",
    Part.CHECKER: "giám sát",
    Part.FIRST: "nhập thứ nhất",
    Part.SECOND: "nhập thứ hai",
    Part.THIRD: "xem ô lệch",
    Part.SCANNER: "quét phiếu",
    Part.VIEWER: "xem dòng máy không đọc chắc",
}


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
        for part, person in _at_the_scans(batch):
            found.setdefault((part, person), []).append(batch.number)
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


def _at_the_scans(batch: KeyedBatch) -> Iterator[tuple[Part, str]]:
    if batch.scan is not None:
        yield from ((Part.SCANNER, person) for person in batch.scan.scanned_by)
        yield from ((Part.VIEWER, person) for person in sorted(batch.scan.viewers))


def sentence_of(counted: Counted, *, names: Mapping[str, str]) -> str:
    """Return how a count was made, as the minutes say it.

    Args:
        counted: The count.
        names: Of the committee by key.
    """
    said = [f"Cách kiểm: {_WAYS[counted.way]}"]
    if counted.way is not Way.TOTALS and counted.declared:
        said.append(f"{len(counted.declared)} lô")
    for part, words in _PARTS.items():
        who = dict.fromkeys(h.person for h in counted.hands if h.part is part)
        if who:
            said.append(f"{words}: {', '.join(names.get(one, one) for one in who)}")
    if counted.reason:
        said.append(f"lý do: {counted.reason.rstrip('.')}")
    return "; ".join(said)
