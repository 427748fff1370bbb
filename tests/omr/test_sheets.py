"""A page is read whichever way it lies, or it is rejected with the reason."""

import cv2
import numpy as np
import pytest

from tests.omr.drawing import Paper, make_layout, picture_of, with_drawing
from tinnhiem.core.scanning.page import (
    PageFlag,
    PageOutcome,
    PageReading,
    Rejection,
    RowFlag,
)
from tinnhiem.omr.pictures import Picture
from tinnhiem.omr.sheets import SheetReader

LAYOUT = with_drawing(make_layout(5))
PAGE = LAYOUT.pages[0]
READER = SheetReader([LAYOUT])


def marked() -> Paper:
    """Return a page with 1, 2, 3, 1, 2 marked."""
    paper = Paper(PAGE)
    for row, level in enumerate((1, 2, 3, 1, 2), 1):
        paper.cross(row, level)
    return paper


def read(picture: Picture) -> PageReading:
    return READER.read(picture).reading


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_a_page_is_read_whichever_way_it_lies(turns: int) -> None:
    reading = read(marked().picture(turns=turns))

    assert reading.outcome is PageOutcome.READ
    assert [row.answer for row in reading.rows] == [1, 2, 3, 1, 2]
    assert reading.code == PAGE.code.text


@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_a_page_is_read_at_any_usual_resolution(dpi: int) -> None:
    reading = read(marked().picture(dpi=dpi))

    assert [row.answer for row in reading.rows] == [1, 2, 3, 1, 2]


def test_a_page_of_120_dpi_is_too_coarse() -> None:
    reading = read(Paper(PAGE).picture(dpi=120))

    assert reading.outcome is PageOutcome.REJECTED
    assert reading.reason == Rejection.TOO_COARSE


def test_a_page_taken_at_an_angle_is_read() -> None:
    picture = marked().picture()
    height, width = picture.grey.shape
    corners = np.array(
        [[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32
    )
    seen = corners * 0.85 + np.array([[90, 60], [150, 130], [40, 200], [120, 150]])
    plane = cv2.getPerspectiveTransform(
        corners.astype(np.float32), seen.astype(np.float32)
    )
    photo = cv2.warpPerspective(picture.grey, plane, (width, height), borderValue=90)

    reading = read(picture_of(np.asarray(photo, dtype=np.uint8)))

    assert [row.answer for row in reading.rows] == [1, 2, 3, 1, 2]


@pytest.mark.parametrize(
    "kept",
    [
        pytest.param((0, 1, 2, 3, 4), id="five"),
        pytest.param((0, 3, 4), id="three corners"),
        pytest.param((1, 2, 3), id="the middle ones and a corner"),
    ],
)
def test_any_three_markers_are_enough(kept: tuple[int, ...]) -> None:
    paper = marked()
    hide(paper, [place for place in range(6) if place not in kept])

    assert [row.answer for row in read(paper.picture()).rows] == [1, 2, 3, 1, 2]


def test_two_markers_are_not_enough() -> None:
    paper = marked()
    hide(paper, [1, 2, 3, 5])

    assert read(paper.picture()).reason == Rejection.FEW_MARKERS


def hide(paper: Paper, places: list[int]) -> None:
    for place in places:
        x, y = PAGE.markers[place].centre
        paper.line((x - 6, y), (x + 6, y), width=13, dark=245)


@pytest.mark.parametrize(
    ("grey", "reason"),
    [
        pytest.param(np.full((2339, 1654), 240), Rejection.NO_MARKERS, id="blank"),
        pytest.param(np.zeros((2339, 1654)), Rejection.NO_MARKERS, id="black"),
        pytest.param(marked().scan()[:, ::-1], Rejection.NO_MARKERS, id="mirrored"),
        pytest.param(
            marked().scan()[:1200, :1000], Rejection.FEW_MARKERS, id="a piece"
        ),
    ],
)
def test_what_is_no_sheet_of_ours_is_rejected(
    grey: np.ndarray, reason: Rejection
) -> None:
    reading = read(picture_of(np.ascontiguousarray(grey, dtype=np.uint8)))

    assert reading.outcome is PageOutcome.REJECTED
    assert reading.reason == reason
    assert not reading.rows


def test_a_sheet_of_another_print_run_is_rejected_by_its_code() -> None:
    other = make_layout(5, style="OTHER234")

    reading = read(Paper(other.pages[0]).picture())

    assert reading.reason == Rejection.FOREIGN_CODE
    assert reading.code == other.pages[0].code.text


def test_a_sheet_without_its_code_is_rejected() -> None:
    paper = marked()
    x, y = PAGE.code.centre
    paper.line((x - 6, y), (x + 6, y), width=10, dark=20)

    assert read(paper.picture()).reason == Rejection.NO_CODE


def test_two_sheets_at_once_are_rejected() -> None:
    one, other = marked().scan(), marked().scan()
    both = np.minimum(one, np.roll(other, 400, axis=0))

    assert read(picture_of(both)).reason == Rejection.TWO_SHEETS


def test_markers_of_two_pages_are_rejected() -> None:
    layout = make_layout(5, pages=2)
    first, second = (Paper(page).scan() for page in layout.pages)
    first[1800:] = second[1800:]

    reading = SheetReader([layout]).read(picture_of(first)).reading

    assert reading.reason == Rejection.MARKERS_CONTRADICT


def test_a_code_that_names_another_page_than_the_markers_is_rejected() -> None:
    layout = make_layout(5, pages=2)
    first, second = (Paper(page) for page in layout.pages)
    code = np.s_[3150:3450, 1050:1425]
    first.grey[code] = second.grey[code]

    reading = SheetReader([layout]).read(first.picture()).reading

    assert reading.reason == Rejection.CODE_CONTRADICTS


def test_both_pages_of_a_ballot_are_read_each_with_its_own_rows() -> None:
    layout = make_layout(4, pages=2)
    reader = SheetReader([layout])

    rows = [
        [(row.row, row.answer) for row in reader.read(paper.picture()).reading.rows]
        for paper in (
            Paper(layout.pages[0]).cross(2, 3),
            Paper(layout.pages[1]).cross(8, 1),
        )
    ]

    assert rows == [
        [(1, 0), (2, 3), (3, 0), (4, 0)],
        [(5, 0), (6, 0), (7, 0), (8, 1)],
    ]


def flag_of(paper: Paper, row: int = 3) -> RowFlag | int | None:
    reading = read(paper.picture())
    found = next(one for one in reading.rows if one.row == row)
    return found.flag if found.answer is None else found.answer


def test_a_dark_line_over_the_outline_loses_the_box() -> None:
    paper = marked()
    box = paper.box(3, 1)
    paper.line((box.x, box.y + 3), (box.x + 7, box.y + 3), width=11, dark=245)

    assert flag_of(paper) is RowFlag.BOX_LOST


def test_a_struck_name_is_seen_beside_a_good_mark() -> None:
    paper = marked()
    name = paper.name(3)
    paper.line((name.x + 2, name.y + 5), (name.x + 45, name.y + 5.6), dark=90)

    assert flag_of(paper) is RowFlag.STRUCK


def test_a_word_over_a_name_is_seen() -> None:
    paper = marked()
    name = paper.name(3)
    for step in range(4):
        x = name.x + 60 + step
        paper.line((x, name.y + 3), (x + 1, name.y + 7), dark=90)

    assert flag_of(paper) is RowFlag.WRITING


def test_a_cross_between_two_boxes_is_of_neither() -> None:
    paper = Paper(PAGE)
    box = paper.box(3, 1)
    x, y = box.x + 15.5, box.y + 3.5
    paper.line((x - 2, y - 2), (x + 2, y + 2)).line((x - 2, y + 2), (x + 2, y - 2))

    assert flag_of(paper) is RowFlag.OUTSIDE


def test_the_tail_of_a_tick_may_leave_its_box() -> None:
    paper = Paper(PAGE)
    box = paper.box(3, 2)
    paper.line(
        (box.x + 2, box.y + 4), (box.x + 3.5, box.y + 6), (box.x + 9.5, box.y - 2.5)
    )

    assert flag_of(paper) == 2
    assert flag_of(paper, row=2) == 0


def test_words_over_a_marked_box_are_no_tail_of_its_mark() -> None:
    paper = marked()
    box = paper.box(3, 3)
    for step in range(12):
        x = box.x - 3 + step
        paper.line((x, box.y + 2), (x + 0.7, box.y + 5), (x + 1, box.y + 2))

    assert flag_of(paper) in {RowFlag.OUTSIDE, RowFlag.WRITING}


def test_a_tail_that_enters_the_row_above_is_not_its_mark() -> None:
    paper = Paper(PAGE)
    box = paper.box(3, 2)
    paper.line(
        (box.x + 2, box.y + 4), (box.x + 3.5, box.y + 6), (box.x + 8.5, box.y - 4.5)
    )

    assert flag_of(paper) == 2
    assert flag_of(paper, row=2) in {0, RowFlag.OUTSIDE}


@pytest.mark.parametrize("ends", [(0, 297), (60, 297), (20, 240)])
def test_a_streak_of_dirty_glass_is_no_ink(ends: tuple[float, float]) -> None:
    paper = marked()
    x = paper.box(3, 1).x + 4
    paper.line((x, ends[0]), (x, ends[1]), width=0.3, dark=195)

    assert [row.answer for row in read(paper.picture()).rows] == [1, 2, 3, 1, 2]


def test_a_pen_line_down_the_boxes_is_no_streak() -> None:
    paper = Paper(PAGE)
    x = paper.box(3, 1).x + 4
    paper.line((x, 75), (x, 135), width=0.5, dark=90)

    assert all(row.answer is None for row in read(paper.picture()).rows)


def test_a_mark_in_the_head_of_the_table_flags_the_page() -> None:
    paper = marked()
    paper.line((135, 72), (140, 78)).line((135, 78), (140, 72))

    assert read(paper.picture()).reason == PageFlag.WRITING


def test_a_signature_beside_the_table_flags_the_page() -> None:
    paper = marked()
    paper.line((120, 200), (128, 195), (131, 203), (140, 196), (150, 200))

    reading = read(paper.picture())

    assert reading.outcome is PageOutcome.FLAGGED
    assert reading.reason == PageFlag.WRITING


def test_a_stamp_in_its_zone_is_nobodys_writing() -> None:
    paper = marked()
    cv2.circle(paper.grey, (375, 375), 210, 120, 12)

    assert read(paper.picture()).outcome is PageOutcome.READ


def test_a_crease_through_a_row_is_no_ink() -> None:
    paper = marked()
    y = paper.box(3, 1).y + 2
    paper.line((0, y), (210, y + 2), width=0.5, dark=190)

    assert flag_of(paper) == 3


def test_blank_is_not_believed_in_black_and_white() -> None:
    paper = Paper(PAGE).cross(1, 1)

    reading = read(paper.picture(is_bilevel=True))

    assert [row.flag for row in reading.rows] == [None, *[RowFlag.BILEVEL] * 4]


def test_the_same_marks_have_the_same_fingerprint_and_others_have_another() -> None:
    one, again = (
        READER.read(marked().picture(turns=turns)).strokes for turns in (0, 2)
    )
    other = READER.read(Paper(PAGE).cross(1, 3).picture()).strokes
    assert one is not None
    assert again is not None
    assert other is not None

    assert float(one @ again) > 0.9
    assert abs(float(one @ other)) < 0.1


def test_an_empty_page_has_no_fingerprint() -> None:
    assert READER.read(Paper(PAGE).picture()).strokes is None
