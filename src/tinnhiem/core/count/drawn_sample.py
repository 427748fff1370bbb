"""Sheets drawn by lot before the hall, each held against its paper (đối chiếu mẫu).

Which and how many, and on what that rests, is for `tinnhiem.core.count.sampling`.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from hashlib import sha256
from typing import Final

from tinnhiem.core.count.box import KeyedBatch, OpenBox, Stage
from tinnhiem.core.count.doubts import decided_cells
from tinnhiem.core.count.errors import CountIncompleteError, SampleImpossibleError
from tinnhiem.core.count.motion import Motion
from tinnhiem.core.count.sampling import draw_sheets, sample_size
from tinnhiem.core.count.scanned import ScannedPile
from tinnhiem.core.count.scanned_page import Ballot
from tinnhiem.core.scanning.errors import (
    SampleDifferedError,
    SampleOutdatedError,
    SampleUnconfirmedError,
    SampleUnfinishedError,
    SheetNotDrawnError,
)

CERTAIN: Final = 100  # percent: every sheet was compared
CONFIRMING: Final = 2  # members, as for a row: one alone lets no reading pass


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
        is_whole: Every sheet is compared; nothing was drawn, and there is no seed.
        ruling: What the whole committee says where sheets differed.
        confirmed: Keys of the members who say that it was compared so.
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
    is_whole: bool = False
    ruling: Motion | None = None
    confirmed: frozenset[str] = frozenset()

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

    def subject(self, box: OpenBox) -> str:
        """What a ruling is about: so many differences, and the pile as it is now."""
        return f"{self.differing} {pile_digest(box, apart=self.apart)}"

    def is_ruled(self, box: OpenBox) -> bool:
        """Say whether the whole committee decided about this, in just this pile."""
        ruling = self.ruling
        is_of_this = ruling is not None and ruling.what == self.subject(box)
        return bool(ruling and is_of_this and ruling.is_carried(box.members))

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
        ruling = self.ruling if agrees else None
        found = replace(self, agrees={**self.agrees, key: kept}, ruling=ruling)
        digest = pile_digest(box, apart=found.apart)
        return replace(found, digest=digest, confirmed=frozenset())

    def with_voice(self, member: str) -> "DrawnSample":
        """Return the same with one more member confirming what was compared."""
        return replace(self, confirmed=self.confirmed | {member})

    def unconfirmed(self, members: Collection[str]) -> int:
        """Return how many more members must confirm what was compared."""
        needed = min(CONFIRMING, len(members))
        return max(0, needed - len(self.confirmed.intersection(members)))


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
    pile = _settled_pile(box)
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


def whole_sample(box: OpenBox) -> DrawnSample:
    """Return every sheet that was read by machine, to be compared one by one.

    Raises:
        CountIncompleteError: Some batches are not settled.
        SampleImpossibleError: Nothing was read by machine.
    """
    pile = _settled_pile(box)
    what = "sheets"
    if not pile:
        raise SampleImpossibleError(what, value="0")
    return DrawnSample(
        seed="",
        pile=len(pile),
        wrong=1,
        confidence=CERTAIN,
        sheets=tuple(pile),
        digest=pile_digest(box),
        is_whole=True,
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
    """Refuse to record a count that a draw leaves in doubt.

    A draw before the last that holds no longer is not finished any more: it was drawn
    anew. That a sheet differed is never forgotten: see `unsettled`.

    Raises:
        SampleOutdatedError: The pile changed since the last draw.
        SampleUnfinishedError: With how many are left.
        SampleDifferedError: A sheet differed, and nothing was done about it since.
        SampleUnconfirmedError: One alone says how the sheets compare.
    """
    if not any(scan.ballots for scan in box.piles.values()):
        return  # every sheet was keyed from its paper: nothing to draw from
    holding = [sample for sample in samples if sample.holds(box)]
    if samples and samples[-1] not in holding:
        raise SampleOutdatedError(samples[-1].seed)
    left = sum(len(sample.left) for sample in holding)
    if left:
        raise SampleUnfinishedError(left)
    for one in unsettled(samples, box=box):
        raise SampleDifferedError(one.differing, drawn=len(one.sheets))
    for one in holding:
        if lacking := one.unconfirmed(box.members):
            raise SampleUnconfirmedError(lacking)


def unsettled(
    samples: Sequence[DrawnSample], *, box: OpenBox
) -> tuple[DrawnSample, ...]:
    """Return the draws in which a sheet differed and that nothing since makes good.

    A difference says that the machine misreads: rows that were looked at again mend
    that sheet, not those that nobody drew. Good makes it a later draw that all agrees
    and has more sheets than it that no draw had before, every sheet compared, or the
    whole committee with a reason.
    """
    return tuple(
        one
        for number, one in enumerate(samples, 1)
        if one.differing
        and not one.is_ruled(box)
        and not any(
            later.holds(box)
            and not later.left
            and _makes_good(later, one, seen=_keys_of(samples[: number + at]))
            for at, later in enumerate(samples[number:])
        )
        and not (one.holds(box) and not one.left and len(one.sheets) == one.pile)
    )


def _makes_good(later: DrawnSample, one: DrawnSample, *, seen: Collection[str]) -> bool:
    fresh = sum(sheet.key not in seen for sheet in later.sheets)
    is_wider = fresh > len(one.sheets) and not later.differing
    return len(later.sheets) == later.pile or is_wider


def _keys_of(samples: Sequence[DrawnSample]) -> set[str]:
    return {sheet.key for one in samples for sheet in one.sheets}


def sample_remarks(samples: Sequence[DrawnSample], *, box: OpenBox) -> tuple[str, ...]:
    """Return what the minutes say of each draw; figures of sheets, never of marks.

    Of a draw from another pile they claim nothing; that there was one is not hidden.
    """
    return tuple(
        _remark(one, ruled=one.is_ruled(box))
        if one.holds(box)
        else _outdated_remark(one, ruled=one.is_ruled(box))
        for one in samples
    )


def _remark(one: DrawnSample, *, ruled: bool) -> str:
    if one.is_whole:
        return (
            f"Đối chiếu toàn bộ {one.pile} phiếu đọc bằng máy với bản giấy: "
            f"{len(one.sheets) - one.differing} phiếu khớp, {one.differing} phiếu có "
            "dòng khác đã được xem lại."
        )
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
        f"khác{said}.{_reason(one) if ruled else ''}"
    )


def _reason(one: DrawnSample) -> str:
    reason = one.ruling.reason.rstrip(".") if one.ruling else ""
    return f" Cả Ban Kiểm phiếu thống nhất ghi kết quả; lý do: {reason}."


def _outdated_remark(one: DrawnSample, *, ruled: bool) -> str:
    what = (
        "Lần đối chiếu toàn bộ"
        if one.is_whole
        else f"Lần rút mẫu với số bốc thăm «{one.seed}»"
    )
    return (
        f"{what} không được tính vì tập phiếu đã đổi sau khi rút; trước đó đã rút "
        f"{len(one.sheets)} phiếu, thấy {one.differing} phiếu có dòng khác."
        f"{_reason(one) if ruled else ''}"
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


def _settled_pile(box: OpenBox) -> list[DrawnSheet]:
    open_ones = [b.number for b in box.batches if box.stage(b) is not Stage.SETTLED]
    if open_ones:
        raise CountIncompleteError(open_ones)
    return _numbered(box)


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
