"""From measures to answers: one clear mark is an answer, all else goes to a person.

A doubt is resolved in nobody's favour: not in that of the level that was nearly marked,
and not in that of «no mark».

Source: Quy định 96-QĐ/TW, Điều 6.3 (one of three boxes); the thresholds are ours and
were found on made pages of `tests/scans`, with its tuning seeds only.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Final

from tinnhiem.core.scanning.measures import BoxMeasure, PageMeasure, RowMeasure
from tinnhiem.core.scanning.page import (
    PageFlag,
    PageOutcome,
    Rejection,
    RowFlag,
    RowReading,
)

# A fold or a stamp takes a row or two; a torn sheet takes one in three and more.
LOST_ROWS: Final = 2
LOST_SHARE: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """What makes a mark, and what makes an empty box.

    Attributes:
        coverage: Least share of the inside that a mark inks.
        extent: Least length of a mark, mm.
        extent_share: The same as a share of the inside.
        dot: Things shorter than so many lines of this ballot's pen that fill their
            frame are a pen's rest, no mark.
        dot_most: But a cross of a felt-tip is longer than this, mm.
        dot_broad: However broad the pen, its rest is no longer than so many lines.
        dot_fullness: So full of its frame is a dot, also with a speck beside it.
        blot: A blot of a broad pen is shorter than so many of its lines …
        blot_fullness: … and as full of its frame as a disc.
        breadth: The broadest piece of a mark is no narrower, mm: what is only long
            and thin and lies along the box is a streak, a fold or a rule.
        off_middle: Nearest that a mark comes to the middle of its box, as a share of
            the inside: a stamp's edge or a ring only cuts a side.
        ring: Ink along the left and the right of a box is a ring around it, mm.
        darkness: Least darkness of a mark, print being 1.
        pen_share: A mark is at least so dark as a share of this ballot's usual mark.
        palest: No mark is paler, whatever the pen.
        marks_of_a_pen: So many marks tell what this ballot's pen is like.
        clean: Longest thing in an empty box, mm: dust, never a stroke.
        clean_beside: The same for what is hardly more than noise, in a row that has
            its mark: a second mark would be longer, however faint.
        solid: A box inked so far is scribbled over, mark or correction.
        outline: Least share of the outline that shows where the box is.
        beside: Longest ink beside the boxes, mm.
        words: Ink beside the boxes longer than this together is writing.
        over_name: Ink over a name, mm², that a printer's own unevenness may leave.
        over_name_pale: The same where this ballot's pen hardly writes.
        pale: So pale are the marks of such a pen, print being 1.
        over_name_bilevel: The same in black and white, where letters have grown.
        strike_width: Ink that touches so much of a name's width strikes it, mm; less
            is writing.
        stroke: Longest thing in a name that may still be letters, mm.
        shown: A blank is believed where a faint stroke would stand out so far.
        elsewhere: Longest ink outside the table, mm.
        over_words: Ink over words printed beside the table, mm²: a signature's loops.
        warp: Largest distance of a marker from its place, mm.
    """

    coverage: float = 0.06
    extent: float = 2.0
    extent_share: float = 0.4
    dot: float = 3.2
    dot_most: float = 3.1
    dot_broad: float = 2.0
    dot_fullness: float = 0.5
    blot: float = 2.5
    blot_fullness: float = 0.77
    breadth: float = 1.5
    off_middle: float = 0.22
    ring: float = 1.4
    darkness: float = 0.42
    pen_share: float = 0.6
    palest: float = 0.16
    marks_of_a_pen: int = 3
    clean: float = 1.0
    clean_beside: float = 1.8
    solid: float = 0.45
    outline: float = 0.6
    beside: float = 1.6
    words: float = 12.0
    over_name: float = 0.5
    over_name_pale: float = 0.3
    pale: float = 0.33
    over_name_bilevel: float = 1.2
    strike_width: float = 6.0
    stroke: float = 10.0
    shown: float = 1.2
    elsewhere: float = 5.0
    over_words: float = 2.2
    warp: float = 2.0


USUAL: Final = Thresholds()


def decide_page(
    page: PageMeasure, thresholds: Thresholds = USUAL
) -> tuple[PageOutcome, tuple[RowReading, ...], str]:
    """Return what a page of ours came to, its rows, and the reason, or "".

    A page on which rows upon rows are not there is a piece of one, or lies under
    another sheet: nothing of it is read.

    Args:
        page: What was measured on it.
        thresholds: Others than the usual ones only to draw the curve of accuracy.
    """
    thresholds = _for_page(page, thresholds)
    if page.warp > thresholds.warp:
        rows = tuple(_flagged(row, RowFlag.PAGE) for row in page.rows)
        return PageOutcome.FLAGGED, rows, PageFlag.WARPED.value
    lost = sum(_is_lost(row, thresholds) for row in page.rows)
    if lost >= LOST_ROWS and lost * LOST_SHARE >= len(page.rows):
        return PageOutcome.REJECTED, (), Rejection.ROWS_LOST.value
    least = _least_darkness(page.rows, thresholds)
    blank = _doubt_of_blanks(page, thresholds)
    rows = tuple(
        _decided(row, thresholds, least_darkness=least, if_blank=blank)
        for row in page.rows
    )
    written = (
        page.elsewhere > thresholds.elsewhere
        or page.over_words > thresholds.over_words
        or page.over_head > thresholds.over_name
    )
    reason = PageFlag.WRITING.value if written else ""
    doubtful = bool(reason) or any(row.answer is None for row in rows)
    return PageOutcome.FLAGGED if doubtful else PageOutcome.READ, rows, reason


def _doubt_of_blanks(page: PageMeasure, thresholds: Thresholds) -> RowFlag | None:
    """Return why an empty row of this page is not believed; None where it is."""
    if page.is_bilevel:
        return RowFlag.BILEVEL
    return None if page.shown >= thresholds.shown else RowFlag.BLANK_UNSURE


def _for_page(page: PageMeasure, thresholds: Thresholds) -> Thresholds:
    if page.is_bilevel:
        return replace(thresholds, over_name=thresholds.over_name_bilevel)
    if page.pen < thresholds.pale:
        return replace(thresholds, over_name=thresholds.over_name_pale)
    return thresholds


def _is_lost(row: RowMeasure, thresholds: Thresholds) -> bool:
    return min(box.outline for box in row.boxes) < thresholds.outline


def _least_darkness(rows: Sequence[RowMeasure], thresholds: Thresholds) -> float:
    """Return how dark a mark of this ballot must be.

    One voter has one pen. Where the clear marks of a ballot agree on a pale one, a
    pencil say, pale marks of its shape are marks; a faint one among dark ones is not.
    """
    marks = [
        box.darkness
        for row in rows
        if len(inked := _inked(row, thresholds)) == 1
        for box in inked
        if _has_shape(box, row, thresholds)
    ]
    if len(marks) < thresholds.marks_of_a_pen:
        return thresholds.darkness
    own = thresholds.pen_share * median(marks)
    return max(thresholds.palest, min(thresholds.darkness, own))


def _decided(
    row: RowMeasure,
    thresholds: Thresholds,
    *,
    least_darkness: float,
    if_blank: RowFlag | None,
) -> RowReading:
    flag = _doubt_of_row(row, thresholds)
    if flag is not None:
        return _flagged(row, flag)
    inked = _inked(row, thresholds)
    if not inked:
        if if_blank is not None:
            return _flagged(row, if_blank)
        return RowReading(row=row.row, answer=0)
    (mark,) = inked
    if mark.darkness < least_darkness or not _has_shape(mark, row, thresholds):
        return _flagged(row, RowFlag.WEAK)
    return RowReading(row=row.row, answer=row.boxes.index(mark) + 1)


def _doubt_of_row(row: RowMeasure, thresholds: Thresholds) -> RowFlag | None:
    """Return what makes a row doubtful whatever a single mark is like."""
    if _is_lost(row, thresholds):
        return RowFlag.BOX_LOST
    if (over := _doubt_of_name(row, thresholds)) is not None:
        return over
    inked = _inked(row, thresholds)
    if len(inked) > 1:
        solid = any(box.coverage >= thresholds.solid for box in inked)
        return RowFlag.CORRECTED if solid else RowFlag.SEVERAL
    return _doubt_beside(row, thresholds)


def _doubt_beside(row: RowMeasure, thresholds: Thresholds) -> RowFlag | None:
    if row.ring > thresholds.ring:
        return RowFlag.OUTSIDE
    if row.between <= thresholds.beside:
        return None
    wordy = row.written > thresholds.words
    return RowFlag.WRITING if wordy else RowFlag.OUTSIDE


def _doubt_of_name(row: RowMeasure, thresholds: Thresholds) -> RowFlag | None:
    if row.stroke > thresholds.stroke:
        return RowFlag.STRUCK
    if row.over_name <= thresholds.over_name:
        return None
    wide = row.over_width > thresholds.strike_width
    return RowFlag.STRUCK if wide else RowFlag.WRITING


def _inked(row: RowMeasure, thresholds: Thresholds) -> list[BoxMeasure]:
    """Return the boxes that are not clean."""
    inked = [box for box in row.boxes if box.extent > thresholds.clean]
    least = thresholds.clean_beside if inked else thresholds.clean
    return [
        box for box in row.boxes if box.extent > thresholds.clean or box.trace > least
    ]


def _has_shape(box: BoxMeasure, row: RowMeasure, thresholds: Thresholds) -> bool:
    long = max(thresholds.extent, thresholds.extent_share * row.side)
    if box.coverage < thresholds.coverage or box.extent < long:
        return False
    if box.breadth < thresholds.breadth:
        return False
    if box.off_middle > thresholds.off_middle * row.side:
        return False
    return not _is_dot(box, row, thresholds)


def _is_dot(box: BoxMeasure, row: RowMeasure, thresholds: Thresholds) -> bool:
    """Say whether ink is a pen put down and lifted, however broad the pen."""
    rest = max(
        min(thresholds.dot * row.line, thresholds.dot_most),
        thresholds.dot_broad * row.line,
    )
    if box.length < rest and box.fullness > thresholds.dot_fullness:
        return True
    blot = thresholds.blot * row.line
    return box.length < blot and box.fullness > thresholds.blot_fullness


def _flagged(row: RowMeasure, flag: RowFlag) -> RowReading:
    return RowReading(row=row.row, answer=None, flag=flag)
