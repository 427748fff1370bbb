"""Sheets drawn by lot before the hall, each held against its paper (đối chiếu mẫu).

Which and how many, and on what that rests, is for `tinnhiem.core.count.sampling`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from tinnhiem.core.count.box import OpenBox, Stage
from tinnhiem.core.count.errors import CountIncompleteError
from tinnhiem.core.count.sampling import draw_sheets, sample_size
from tinnhiem.core.count.scanned_page import Ballot
from tinnhiem.core.scanning.errors import SampleUnfinishedError


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnSheet:
    """One sheet of a draw (một phiếu được rút).

    Attributes:
        number: In the whole pile as it was read, batch after batch, from 1.
        batch: Where it lies.
        place: Of its first page in the scanned pile of that batch.
        pages: Keys of its pages.
    """

    number: int
    batch: int
    place: int
    pages: tuple[str, ...]

    @property
    def key(self) -> str:
        """What it is called: the key of its first page."""
        return self.pages[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnSample:
    """One draw and what came of it (một lần rút mẫu).

    Attributes:
        seed: As it was called out and used.
        pile: How many sheets were read by machine.
        wrong: So many sheets read wrongly, or more, would be found …
        confidence: … with this likelihood, in percent.
        agrees: By key of a sheet, whether paper and reading say the same.
    """

    seed: str
    pile: int
    wrong: int
    confidence: int
    sheets: tuple[DrawnSheet, ...]
    agrees: Mapping[str, bool] = field(default_factory=dict)

    @property
    def left(self) -> tuple[DrawnSheet, ...]:
        """The sheets that nobody has compared yet."""
        return tuple(one for one in self.sheets if one.key not in self.agrees)

    @property
    def differing(self) -> int:
        """How many sheets had a row that the paper says otherwise."""
        return sum(not agrees for agrees in self.agrees.values())

    def compared(self, key: str, *, agrees: bool) -> "DrawnSample":
        """Return the same with one more sheet compared; a difference stays one."""
        kept = self.agrees.get(key, True) and agrees
        return replace(self, agrees={**self.agrees, key: kept})


def draw_sample(box: OpenBox, *, seed: str, wrong: int, confidence: int) -> DrawnSample:
    """Draw sheets among those that were read by machine.

    Args:
        box: Read, with nothing open: a sheet that is still judged cannot be compared.
        seed: As the hall called it out.
        wrong: So many wrong sheets must not go unnoticed.
        confidence: How surely, in percent.

    Raises:
        CountIncompleteError: Some batches are not settled.
        SampleImpossibleError: No seed, or figures that cannot be.
    """
    open_ones = [b.number for b in box.batches if box.stage(b) is not Stage.SETTLED]
    if open_ones:
        raise CountIncompleteError(open_ones)
    pile = _numbered(box)
    share = Fraction(confidence, 100)
    size = sample_size(sheets=len(pile), wrong=wrong, confidence=share)
    drawn = draw_sheets(seed, sheets=len(pile), size=size)
    return DrawnSample(
        seed=drawn.seed,
        pile=len(pile),
        wrong=wrong,
        confidence=confidence,
        sheets=tuple(pile[number - 1] for number in sorted(drawn.places)),
    )


def require_compared(samples: Sequence[DrawnSample]) -> None:
    """Refuse to record a count while a sheet that was drawn is not compared.

    Raises:
        SampleUnfinishedError: With how many are left.
    """
    left = sum(len(sample.left) for sample in samples)
    if left:
        raise SampleUnfinishedError(left)


def sample_remarks(samples: Sequence[DrawnSample]) -> tuple[str, ...]:
    """Return what the minutes say of each draw; figures of sheets, never of marks."""
    return tuple(
        f"Đối chiếu mẫu: số bốc thăm trước Hội nghị là «{one.seed}», rút "
        f"{len(one.sheets)} trong {one.pile} phiếu đọc bằng máy để so với bản giấy; "
        f"{len(one.sheets) - one.differing} phiếu khớp, {one.differing} phiếu có dòng "
        "khác đã được xem lại."
        for one in samples
    )


def _numbered(box: OpenBox) -> list[DrawnSheet]:
    found: list[DrawnSheet] = []
    for batch in box.batches:
        for ballot in batch.scan.ballots if batch.scan else ():
            found.append(_sheet(ballot, batch.number, number=len(found) + 1))
    return found


def _sheet(ballot: Ballot, batch: int, *, number: int) -> DrawnSheet:
    return DrawnSheet(
        number=number,
        batch=batch,
        place=min(page.place for page in ballot),
        pages=tuple(page.key for page in sorted(ballot, key=lambda one: one.page)),
    )
