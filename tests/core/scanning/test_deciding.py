"""One clear mark is an answer; everything that is less clear goes to a person."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinnhiem.core.scanning.deciding import USUAL, Thresholds, decide_page
from tinnhiem.core.scanning.measures import BoxMeasure, PageMeasure, RowMeasure
from tinnhiem.core.scanning.page import PageFlag, PageOutcome, Rejection, RowFlag

EMPTY = BoxMeasure(outline=1.0)
CROSS = BoxMeasure(
    outline=1.0,
    coverage=0.2,
    extent=4.0,
    length=4.0,
    breadth=4.0,
    darkness=0.8,
    trace=4.0,
)
SIDE = 5.5
SHOWN = 3.0


def make_row(
    *boxes: BoxMeasure, row: int = 1, between: float = 0.0, written: float = 0.0
) -> RowMeasure:
    """Return a row; what is not said is empty."""
    three = (*boxes, *[EMPTY] * 3)[:3]
    return RowMeasure(row=row, boxes=three, side=SIDE, between=between, written=written)


def make_page(*rows: RowMeasure, shown: float = SHOWN) -> PageMeasure:
    return PageMeasure(rows=rows, shown=shown)


def answer_of(row: RowMeasure, *others: RowMeasure) -> int | RowFlag:
    """Return what the first row of a page is read as, or why it is not."""
    _, rows, _ = decide_page(make_page(row, *others))
    answer, flag = rows[0].answer, rows[0].flag
    if answer is not None:
        assert flag is None
        return answer
    assert flag is not None
    return flag


@pytest.mark.parametrize(
    ("lost", "rows", "outcome"),
    [
        pytest.param(1, 1, PageOutcome.FLAGGED, id="the only row"),
        pytest.param(1, 3, PageOutcome.FLAGGED, id="one row of three"),
        pytest.param(2, 7, PageOutcome.FLAGGED, id="under a third"),
        pytest.param(2, 6, PageOutcome.REJECTED, id="a third"),
        pytest.param(3, 6, PageOutcome.REJECTED, id="half"),
    ],
)
def test_a_page_without_a_third_of_its_rows_is_a_piece_of_one(
    lost: int, rows: int, outcome: PageOutcome
) -> None:
    gone = replace(CROSS, outline=0.1)
    page = make_page(
        *[make_row(gone) for _ in range(lost)],
        *[make_row(CROSS) for _ in range(rows - lost)],
    )

    found, read, reason = decide_page(page)

    assert found is outcome
    if outcome is PageOutcome.REJECTED:
        assert (read, reason) == ((), Rejection.ROWS_LOST)


@pytest.mark.parametrize("level", [1, 2, 3])
def test_one_cross_is_the_level_of_its_box(level: int) -> None:
    boxes = [EMPTY] * 3
    boxes[level - 1] = CROSS

    assert answer_of(make_row(*boxes)) == level


@pytest.mark.parametrize(
    ("box", "expected"),
    [
        pytest.param({"coverage": 0.059}, RowFlag.WEAK, id="too little ink"),
        pytest.param({"coverage": 0.06}, 1, id="just enough ink"),
        pytest.param({"coverage": 0.061}, 1, id="more than enough ink"),
        pytest.param({"extent": 2.19}, RowFlag.WEAK, id="under two fifths of the box"),
        pytest.param({"extent": 2.2}, 1, id="two fifths of the box"),
        pytest.param({"extent": 2.21}, 1, id="over two fifths of the box"),
        pytest.param({"breadth": 1.49}, RowFlag.WEAK, id="thin as a streak"),
        pytest.param({"breadth": 1.5}, 1, id="just broader than a streak"),
        pytest.param({"breadth": 1.51}, 1, id="broader than a streak"),
        pytest.param({"off_middle": 1.22}, RowFlag.WEAK, id="only at one side"),
        pytest.param({"off_middle": 1.21}, 1, id="just so near to the middle"),
        pytest.param({"off_middle": 1.2}, 1, id="near to the middle"),
        pytest.param({"darkness": 0.41}, RowFlag.WEAK, id="paler than any usual pen"),
        pytest.param({"darkness": 0.42}, 1, id="as pale as a usual pen may be"),
        pytest.param({"outline": 0.59}, RowFlag.BOX_LOST, id="outline mostly gone"),
        pytest.param({"outline": 0.6}, 1, id="outline there"),
    ],
)
def test_a_mark_is_dark_and_long_enough(
    box: dict[str, float], expected: int | RowFlag
) -> None:
    assert answer_of(make_row(replace(CROSS, **box))) == expected


@pytest.mark.parametrize(
    ("length", "fullness", "line", "expected"),
    [
        pytest.param(2.23, 0.51, 0.7, RowFlag.WEAK, id="a pen's rest"),
        pytest.param(2.23, 0.5, 0.7, 1, id="a cross of short arms"),
        pytest.param(2.24, 0.51, 0.7, 1, id="three lines of it and more"),
        pytest.param(2.25, 0.51, 0.7, 1, id="longer than a rest of this pen"),
        pytest.param(3.09, 0.51, 1.4, RowFlag.WEAK, id="a rest of a felt-tip"),
        pytest.param(3.1, 0.51, 1.4, 1, id="as long as no felt-tip rests"),
        pytest.param(3.11, 0.51, 1.4, 1, id="longer than a felt-tip rests"),
        pytest.param(3.49, 0.78, 1.4, RowFlag.WEAK, id="a blot of a felt-tip"),
        pytest.param(3.49, 0.77, 1.4, 1, id="less full than a disc"),
        pytest.param(3.5, 0.78, 1.4, 1, id="as long as no felt-tip blots"),
        pytest.param(3.51, 0.78, 1.4, 1, id="a box filled with a felt-tip"),
        pytest.param(3.99, 0.51, 2.0, RowFlag.WEAK, id="a rest of a broad marker"),
        pytest.param(4.0, 0.51, 2.0, 1, id="two lines of a marker"),
        pytest.param(4.01, 0.51, 2.0, 1, id="longer than a marker rests"),
    ],
)
def test_where_a_pen_only_rested_is_no_mark(
    length: float, fullness: float, line: float, expected: int | RowFlag
) -> None:
    mark = replace(CROSS, length=length, breadth=2.0, fullness=fullness)

    assert answer_of(replace(make_row(mark), line=line)) == expected


@pytest.mark.parametrize(
    ("over_name", "pen", "expected"),
    [
        pytest.param(0.5, 0.33, 1, id="uneven toner beside a usual pen"),
        pytest.param(0.31, 0.33, 1, id="a pencil is no pale pen"),
        pytest.param(0.31, 0.32, RowFlag.WRITING, id="a trace of a pale pen"),
        pytest.param(0.3, 0.32, 1, id="hardly a trace of a pale pen"),
    ],
)
def test_less_ink_over_a_name_is_a_stroke_where_the_pen_hardly_writes(
    over_name: float, pen: float, expected: int | RowFlag
) -> None:
    row = replace(make_row(CROSS), over_name=over_name)
    _, (read,), _ = decide_page(replace(make_page(row), pen=pen))

    assert (read.flag if read.answer is None else read.answer) == expected


@pytest.mark.parametrize("box", [EMPTY, CROSS], ids=["empty", "with a cross"])
@pytest.mark.parametrize(
    ("ring", "is_ring"),
    [
        pytest.param(1.39, False, id="the arms of a big cross"),
        pytest.param(1.4, False, id="as long as the arms of one"),
        pytest.param(1.41, True, id="along both sides"),
    ],
)
def test_a_ring_around_a_box_goes_to_people(
    box: BoxMeasure, ring: float, is_ring: bool
) -> None:
    plain = 0 if box is EMPTY else 1
    expected = RowFlag.OUTSIDE if is_ring else plain

    assert answer_of(replace(make_row(box), ring=ring)) == expected


@pytest.mark.parametrize(
    ("trace", "expected"),
    [
        pytest.param(0.99, 0, id="a speck of dust"),
        pytest.param(1.0, 0, id="as long as dust may be"),
        pytest.param(1.01, RowFlag.WEAK, id="longer than dust"),
        pytest.param(5.0, RowFlag.WEAK, id="a stroke hardly to be seen"),
    ],
)
def test_a_faint_stroke_is_never_a_blank(trace: float, expected: int | RowFlag) -> None:
    assert answer_of(make_row(replace(EMPTY, trace=trace))) == expected


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        pytest.param(1.19, RowFlag.BLANK_UNSURE, id="faint strokes drown in noise"),
        pytest.param(1.2, 0, id="faint strokes just stand out"),
        pytest.param(3.0, 0, id="faint strokes stand out"),
    ],
)
def test_blank_is_believed_where_a_faint_stroke_would_show(
    shown: float, expected: int | RowFlag
) -> None:
    page = make_page(make_row(), make_row(CROSS, row=2), shown=shown)

    _, (blank, crossed), _ = decide_page(page)

    assert (blank.flag if blank.answer is None else blank.answer) == expected
    assert crossed.answer == 1


def test_blank_is_never_believed_on_a_page_of_black_and_white() -> None:
    page = replace(make_page(make_row(), make_row(CROSS, row=2)), is_bilevel=True)

    outcome, (blank, crossed), _ = decide_page(page)

    assert outcome is PageOutcome.FLAGGED
    assert blank.flag is RowFlag.BILEVEL
    assert crossed.answer == 1


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        pytest.param(EMPTY, 1, id="nothing in it"),
        pytest.param(replace(EMPTY, trace=1.8), 1, id="noise in it"),
        pytest.param(replace(EMPTY, trace=1.9), RowFlag.SEVERAL, id="a faint stroke"),
        pytest.param(replace(EMPTY, extent=1.0), 1, id="dust in it"),
        pytest.param(replace(EMPTY, extent=1.1), RowFlag.SEVERAL, id="a dot in it"),
        pytest.param(CROSS, RowFlag.SEVERAL, id="a cross in it"),
        pytest.param(
            replace(CROSS, coverage=0.44), RowFlag.SEVERAL, id="half scribbled over"
        ),
        pytest.param(
            replace(CROSS, coverage=0.45), RowFlag.CORRECTED, id="scribbled over"
        ),
    ],
)
def test_the_other_boxes_must_be_clean(
    other: BoxMeasure, expected: int | RowFlag
) -> None:
    assert answer_of(make_row(CROSS, other)) == expected


@pytest.mark.parametrize(
    ("between", "written", "expected"),
    [
        pytest.param(1.6, 1.6, 1, id="as long as dust and tails may be"),
        pytest.param(1.7, 1.7, RowFlag.OUTSIDE, id="a stroke beside the boxes"),
        pytest.param(5.0, 12.0, RowFlag.OUTSIDE, id="a long stroke"),
        pytest.param(5.0, 12.1, RowFlag.WRITING, id="words"),
    ],
)
def test_ink_beside_the_boxes_goes_to_a_person(
    between: float, written: float, expected: int | RowFlag
) -> None:
    row = make_row(CROSS, between=between, written=written)

    assert answer_of(row) == expected


@pytest.mark.parametrize(
    ("area", "width", "stroke", "expected"),
    [
        pytest.param(0.5, 9.0, 0.0, 1, id="uneven toner"),
        pytest.param(0.51, 6.1, 0.0, RowFlag.STRUCK, id="wide: struck"),
        pytest.param(0.51, 6.0, 0.0, RowFlag.WRITING, id="narrow: words"),
        pytest.param(0.0, 0.0, 10.0, 1, id="letters that touch"),
        pytest.param(0.0, 0.0, 10.1, RowFlag.STRUCK, id="longer than letters"),
    ],
)
def test_a_struck_name_goes_to_a_person_whatever_is_marked(
    area: float, width: float, stroke: float, expected: int | RowFlag
) -> None:
    row = replace(make_row(CROSS), over_name=area, over_width=width, stroke=stroke)

    assert answer_of(row) == expected


@pytest.mark.parametrize(
    ("area", "expected"),
    [
        pytest.param(1.2, PageOutcome.READ, id="letters that have grown"),
        pytest.param(1.21, PageOutcome.FLAGGED, id="more than letters grow"),
    ],
)
def test_letters_may_grow_in_black_and_white(
    area: float, expected: PageOutcome
) -> None:
    row = replace(make_row(CROSS), over_name=area)

    assert decide_page(replace(make_page(row), is_bilevel=True))[0] is expected


@pytest.mark.parametrize(
    ("pen", "darkness", "expected"),
    [
        pytest.param(0.3, 0.3, 1, id="a pencil among its like"),
        pytest.param(0.3, 0.181, 1, id="a light stroke of that pencil"),
        pytest.param(0.3, 0.179, RowFlag.WEAK, id="too light for that pencil"),
        pytest.param(0.8, 0.3, RowFlag.WEAK, id="a pale mark among dark ones"),
        pytest.param(0.17, 0.159, RowFlag.WEAK, id="paler than any pencil"),
    ],
)
def test_what_is_dark_enough_depends_on_this_ballots_pen(
    pen: float, darkness: float, expected: int | RowFlag
) -> None:
    others = [make_row(replace(CROSS, darkness=pen), row=row) for row in range(2, 8)]
    row = make_row(replace(CROSS, darkness=darkness))

    assert answer_of(row, *others) == expected


def test_two_marks_do_not_tell_what_the_pen_is_like() -> None:
    pale = replace(CROSS, darkness=0.3)

    assert answer_of(make_row(pale), make_row(pale, row=2)) is RowFlag.WEAK


@pytest.mark.parametrize(
    ("warp", "expected"),
    [
        pytest.param(2.0, PageOutcome.READ, id="as flat as a fed sheet is"),
        pytest.param(2.1, PageOutcome.FLAGGED, id="a marker is not where it belongs"),
    ],
)
def test_a_warped_page_has_no_answer_at_all(warp: float, expected: PageOutcome) -> None:
    page = replace(make_page(make_row(CROSS)), warp=warp)

    outcome, (row,), reason = decide_page(page)

    assert outcome is expected
    assert (row.answer is None) == (reason == PageFlag.WARPED)
    assert row.flag == (RowFlag.PAGE if row.answer is None else None)


@pytest.mark.parametrize(
    ("measured", "is_writing"),
    [
        pytest.param({"elsewhere": 5.0}, False, id="dirt"),
        pytest.param({"elsewhere": 5.1}, True, id="writing"),
        pytest.param({"over_head": 0.5}, False, id="uneven toner in the head"),
        pytest.param({"over_head": 0.51}, True, id="a mark in the head"),
        pytest.param({"over_words": 2.2}, False, id="uneven toner of words"),
        pytest.param({"over_words": 2.3}, True, id="a signature over words"),
    ],
)
def test_writing_elsewhere_flags_the_page_and_keeps_its_answers(
    measured: dict[str, Any], is_writing: bool
) -> None:
    page = replace(make_page(make_row(CROSS)), **measured)
    expected = (
        (PageOutcome.FLAGGED, PageFlag.WRITING)
        if is_writing
        else (PageOutcome.READ, "")
    )

    outcome, (row,), reason = decide_page(page)

    assert (outcome, reason) == expected
    assert row.answer == 1


measures = st.builds(
    BoxMeasure,
    outline=st.floats(0, 1),
    coverage=st.floats(0, 1),
    extent=st.floats(0, 8),
    darkness=st.floats(0, 1.2),
    trace=st.floats(0, 8),
)
rows_of_a_page = st.lists(
    st.builds(make_row, measures, measures, measures), min_size=1, max_size=6
)


@given(rows_of_a_page, st.floats(0, 5))
def test_an_answer_or_a_reason_never_both_and_never_neither(
    rows: list[RowMeasure], shown: float
) -> None:
    outcome, read, _ = decide_page(make_page(*rows, shown=shown))

    assert len(read) == (0 if outcome is PageOutcome.REJECTED else len(rows))
    assert all((row.answer is None) != (row.flag is None) for row in read)
    assert (outcome is PageOutcome.FLAGGED) == any(row.flag for row in read)


@given(rows_of_a_page, st.floats(0, 5))
def test_stricter_thresholds_never_answer_what_laxer_ones_would_not(
    rows: list[RowMeasure], shown: float
) -> None:
    strict = replace(
        USUAL,
        coverage=USUAL.coverage * 2,
        beside=USUAL.beside / 2,
        outline=0.9,
        shown=USUAL.shown * 2,
        marks_of_a_pen=1000,
    )
    lax = Thresholds(marks_of_a_pen=1000)

    _, many, _ = decide_page(make_page(*rows, shown=shown), lax)
    found, few, _ = decide_page(make_page(*rows, shown=shown), strict)
    if found is PageOutcome.REJECTED:
        return  # nothing is answered

    for loose, tight in zip(many, few, strict=True):
        assert tight.answer in {None, loose.answer}
