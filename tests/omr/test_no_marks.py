"""What looks like a mark in a box and is none, and marks that look like none."""

import cv2
import numpy as np

from tests.omr.drawing import Paper, make_layout, picture_of
from tinnhiem.core.scanning.layout import MarkBox
from tinnhiem.core.scanning.page import RowFlag
from tinnhiem.omr.sheets import SheetReader

LAYOUT = make_layout(5)
PAGE = LAYOUT.pages[0]
EMPTY_ROW = 3


def sheet() -> Paper:
    """Return a page with a mark in every row but the third."""
    paper = Paper(PAGE)
    for row, level in ((1, 1), (2, 2), (4, 1), (5, 2)):
        paper.cross(row, level)
    return paper


def came_to(paper: Paper, row: int = EMPTY_ROW) -> RowFlag | int | None:
    reading = SheetReader([LAYOUT]).read(picture_of(paper.scan())).reading
    found = next(one for one in reading.rows if one.row == row)
    return found.flag if found.answer is None else found.answer


def ring(paper: Paper, box: MarkBox, *, wide: float, high: float) -> None:
    turn = np.linspace(0, 2 * np.pi, 60)
    x, y = box.centre
    places = zip(x + wide * np.cos(turn), y + high * np.sin(turn), strict=True)
    paper.line(*((float(one), float(two)) for one, two in places))


def test_a_row_without_a_mark_is_empty() -> None:
    assert came_to(sheet()) == 0


def test_a_ring_close_around_a_box_is_shown_to_people() -> None:
    paper = sheet()
    ring(paper, paper.box(EMPTY_ROW, 2), wide=3.95, high=3.95)

    assert came_to(paper) is RowFlag.OUTSIDE


def test_a_ring_around_a_crossed_box_is_shown_to_people() -> None:
    paper = sheet().cross(EMPTY_ROW, 2)
    ring(paper, paper.box(EMPTY_ROW, 2), wide=4.2, high=4.0)

    assert came_to(paper) is RowFlag.OUTSIDE


def test_a_cross_that_leaves_its_box_at_all_corners_is_read() -> None:
    assert came_to(sheet().cross(EMPTY_ROW, 2, size=4.8)) == 2


def test_the_rest_of_a_broad_pen_is_no_mark() -> None:
    paper = Paper(PAGE)
    for row in (1, 2, 4, 5):
        x, y = paper.box(row, 1).centre
        paper.line((x - 2.4, y), (x - 0.5, y + 2), (x + 2.5, y - 2.4), width=1.5)
    x, y = paper.box(EMPTY_ROW, 2).centre
    paper.line((x, y), (x + 0.1, y), width=2.1)

    assert came_to(paper) is RowFlag.WEAK
    assert came_to(paper, row=4) == 1


def test_an_upright_line_in_one_box_is_no_mark() -> None:
    paper = sheet()
    box = paper.box(EMPTY_ROW, 2)
    paper.line((box.x + 3, box.y - 0.8), (box.x + 3.1, box.y + 7.8), width=0.3)

    assert came_to(paper) in {RowFlag.WEAK, RowFlag.OUTSIDE}


def test_the_edge_of_a_stamp_in_a_box_is_no_mark() -> None:
    paper = sheet()
    x, y = paper.box(EMPTY_ROW, 2).centre
    middle = (round(x * paper.dots), round((y + 17.5) * paper.dots))
    cv2.circle(paper.grey, middle, round(17 * paper.dots), 120, 8, cv2.LINE_AA)

    assert came_to(paper) not in {0, 1, 2, 3}


def test_filled_boxes_one_under_the_other_are_marks_of_their_rows() -> None:
    paper = Paper(PAGE)
    for row in (1, 2, 3, 4, 5):
        box = paper.box(row, 2)
        for step in range(8):
            x = box.x + 1.2 + step * 0.6
            paper.line((x, box.y + 0.7), (x + 0.4, box.y + 6.3), width=0.5)

    assert [came_to(paper, row) for row in (2, 3, 4)] == [2, 2, 2]


def test_one_stroke_through_the_boxes_of_two_rows_is_nobodys_mark() -> None:
    paper = sheet()
    upper, lower = paper.box(2, 3), paper.box(EMPTY_ROW, 3)
    paper.line((upper.x + 1.5, upper.y + 1), (lower.x + 5.5, lower.y + 6))

    assert came_to(paper) not in {0, 1, 2, 3}
