"""Sheets drawn by lot before the hall, each held against its paper (đối chiếu mẫu).

Which and how many, and on what that rests, is for `tinnhiem.core.count.sampling`.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from hashlib import sha256

from tinnhiem.core.count.box import KeyedBatch, OpenBox, Stage
from tinnhiem.core.count.doubts import decided_cells
from tinnhiem.core.count.errors import CountIncompleteError
from tinnhiem.core.count.sampling import draw_sheets, sample_size
from tinnhiem.core.count.scanned import ScannedPile
from tinnhiem.core.count.scanned_page import Ballot
from tinnhiem.core.scanning.errors import (
    SampleOutdatedError,
    SampleUnfinishedError,
    SheetNotDrawnError,
)


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
        digest: Of the pile it was drawn from, in hexadecimal; empty for a draw that
            is older than digests, which says nothing of any pile.
    """

    seed: str
    pile: int
    wrong: int
    confidence: int
    sheets: tuple[DrawnSheet, ...]
    agrees: Mapping[str, bool] = field(default_factory=dict)
    digest: str = ""

    @property
    def left(self) -> tuple[DrawnSheet, ...]:
        """The sheets that nobody has compared yet."""
        return tuple(one for one in self.sheets if one.key not in self.agrees)

    @property
    def differing(self) -> int:
        """How many sheets had a row that the paper says otherwise."""
        return sum(not agrees for agrees in self.agrees.values())

    @property
    def apart(self) -> tuple[str, ...]:
        """The sheets that differ: people read them again, which changes no pile."""
        return tuple(key for key, agrees in self.agrees.items() if not agrees)

    def holds(self, box: OpenBox) -> bool:
        """Say whether the pile is still the one this was drawn from."""
        return self.digest == pile_digest(box, apart=self.apart)

    def compared(self, key: str, *, agrees: bool, box: OpenBox) -> "DrawnSample":
        """Return the same with one more sheet compared; a difference stays one.

        Args:
            key: Of the sheet.
            agrees: Whether paper and reading say the same.
            box: As it is before people look at rows that differ; the draw holds in it.
        """
        kept = self.agrees.get(key, True) and agrees
        found = replace(self, agrees={**self.agrees, key: kept})
        return replace(found, digest=pile_digest(box, apart=found.apart))


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
        digest=pile_digest(box),
    )


def pile_digest(box: OpenBox, *, apart: Collection[str] = ()) -> str:
    """Return what tells this pile from every other: which pages count, and as what.

    Args:
        box: As it is now.
        apart: Keys of sheets whose marks may change; that they count still matters.

    Returns:
        SHA-256 in hexadecimal. Over marks too, so it is kept only where marks are.
    """
    lines = [line for one in box.batches for line in _counted(box, one, apart=apart)]
    return sha256("\n".join(sorted(lines)).encode()).hexdigest()


def drawn_in(samples: Sequence[DrawnSample], key: str, *, box: OpenBox) -> DrawnSheet:
    """Return a sheet of a draw that still holds.

    Raises:
        SheetNotDrawnError: No draw has it.
        SampleOutdatedError: The pile changed since it was drawn.
    """
    having = [one for one in samples if any(s.key == key for s in one.sheets)]
    if not having:
        raise SheetNotDrawnError
    for one in having:
        if one.holds(box):
            return next(sheet for sheet in one.sheets if sheet.key == key)
    raise SampleOutdatedError(having[-1].seed)


def require_compared(samples: Sequence[DrawnSample], *, box: OpenBox) -> None:
    """Refuse to record a count whose last draw is of another pile, or unfinished.

    A draw before the last that holds no longer asks for nothing: it was drawn anew.

    Raises:
        SampleOutdatedError: The pile changed since the last draw.
        SampleUnfinishedError: With how many are left.
    """
    holding = [sample for sample in samples if sample.holds(box)]
    if samples and samples[-1] not in holding:
        raise SampleOutdatedError(samples[-1].seed)
    left = sum(len(sample.left) for sample in holding)
    if left:
        raise SampleUnfinishedError(left)


def sample_remarks(samples: Sequence[DrawnSample], *, box: OpenBox) -> tuple[str, ...]:
    """Return what the minutes say of each draw; figures of sheets, never of marks.

    Of a draw from another pile they claim nothing; that there was one is not hidden.
    """
    return tuple(
        _remark(one) if one.holds(box) else _outdated_remark(one) for one in samples
    )


def _remark(one: DrawnSample) -> str:
    asked = (
        f"độ tin cậy yêu cầu {one.confidence} % để phát hiện nếu có từ {one.wrong} "
        "phiếu đọc sai trở lên"
    )
    said = (
        f" đã được xem lại, nên lần rút này không đạt {asked}"
        if one.differing
        else f"; {asked}"
    )
    return (
        f"Đối chiếu mẫu: số bốc thăm trước Hội nghị là «{one.seed}», rút "
        f"{len(one.sheets)} trong {one.pile} phiếu đọc bằng máy để so với bản giấy; "
        f"{len(one.sheets) - one.differing} phiếu khớp, {one.differing} phiếu có dòng "
        f"khác{said}."
    )


def _outdated_remark(one: DrawnSample) -> str:
    return (
        f"Lần rút mẫu với số bốc thăm «{one.seed}» không được tính vì chồng phiếu đã "
        f"đổi sau khi rút; trước đó đã rút {len(one.sheets)} phiếu, thấy "
        f"{one.differing} phiếu có dòng khác."
    )


def _counted(
    box: OpenBox, batch: KeyedBatch, *, apart: Collection[str]
) -> Iterator[str]:
    """Yield each sheet of a batch with how it counts: as read, or as keyed by hand."""
    scan = batch.scan
    if scan is None:
        return
    decided = decided_cells(batch.doubts, members=box.members)
    for sheet, marks in zip(_keys(scan), scan.pile(decided), strict=True):
        keys, way = sheet
        said = "" if keys[0] in apart else " ".join(marks)
        yield f"{batch.number}|{','.join(keys)}|{way}|{said}"


def _keys(scan: ScannedPile) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the keys of each sheet's pages, in the order of `ScannedPile.pile`."""
    for ballot in scan.ballots:
        yield tuple(p.key for p in sorted(ballot, key=lambda one: one.page)), "read"
    for page in scan.keyed:
        yield (page.key,), "keyed"


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
