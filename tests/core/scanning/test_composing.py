"""Where a ballot's parts lie: never two on one place, never a row parted or lost."""

import json
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinnhiem.core.scanning.composing import (
    MOST_A_PAGE,
    STAMP,
    PrintRun,
    SheetFrame,
    compose,
)
from tinnhiem.core.scanning.errors import BallotTooLongError, RowsOfABallotError
from tinnhiem.core.scanning.layout import (
    Area,
    PageLayout,
    SheetLayout,
    layout_from,
    layout_rows,
)

FRAME = SheetFrame(
    number=9,
    column=21,
    box=7,
    head=12.5,
    first_top=62,
    next_top=26,
    first_foot=16,
    next_foot=7,
)


def run_of(people: int, /, **facts: object) -> PrintRun:
    names = tuple(f"Người {i}" for i in range(people))
    whole = {"campaign": "a", "people": names, "titles": ("Chánh Văn phòng",) * people}
    return PrintRun(**{**whole, **facts})  # type: ignore[arg-type]


def composed(people: int, height: float = 9, /, **facts: object) -> SheetLayout:
    return compose([height] * people, frame=FRAME, run=run_of(people, **facts))


def rows_a_page(layout: SheetLayout) -> list[int]:
    return [len(page.names) for page in layout.pages]


def parts(page: PageLayout) -> list[tuple[str, Area]]:
    named = [("marker", one) for one in page.markers]
    whole = [("table", page.table), ("code", page.code)]
    return [*named, *whole]


def gap(one: Area, other: Area) -> float:
    across = max(one.x - other.x - other.width, other.x - one.x - one.width)
    down = max(one.y - other.y - other.height, other.y - one.y - one.height)
    return max(across, down)


@pytest.mark.parametrize(
    ("people", "height", "pages"),
    [
        pytest.param(1, 9, [1], id="one person"),
        pytest.param(18, 9, [18], id="as many as one page takes"),
        pytest.param(19, 9, [10, 9], id="one more, and both pages are filled alike"),
        pytest.param(60, 9, [15, 15, 15, 15], id="as many as a ballot takes"),
        pytest.param(36, 9, [18, 18], id="two full pages"),
        pytest.param(15, 11.9, [8, 7], id="tall rows: fewer on the first page"),
        pytest.param(14, 11.9, [14], id="just what the first page holds"),
        pytest.param(60, 26, [6, 8, 8, 8, 8, 8, 8, 6], id="eight pages, not a ninth"),
    ],
)
def test_rows_take_as_few_pages_as_can_be_and_fill_them_alike(
    people: int, height: float, pages: list[int]
) -> None:
    assert rows_a_page(composed(people, height)) == pages


@pytest.mark.parametrize("people", [0, 61])
def test_a_ballot_of_nobody_or_of_too_many_is_refused(people: int) -> None:
    with pytest.raises(RowsOfABallotError, match=f"{people} persons"):
        composed(people)


def test_more_pages_than_markers_can_tell_apart_are_refused() -> None:
    with pytest.raises(BallotTooLongError, match="8 pages"):
        composed(60, 30)


def test_a_row_higher_than_a_page_is_refused() -> None:
    with pytest.raises(BallotTooLongError):
        composed(2, 240)


@given(st.lists(st.floats(5, 40), min_size=1, max_size=60))
def test_every_layout_keeps_the_rules_of_the_form(heights: list[float]) -> None:
    try:
        layout = compose(heights, frame=FRAME, run=run_of(len(heights)))
    except BallotTooLongError:
        return
    assert layout_from(json.loads(json.dumps(layout_rows(layout)))) == layout
    for page in layout.pages:
        assert 1 <= len(page.names) <= MOST_A_PAGE
        for (_, one), (_, other) in combinations(parts(page), 2):
            assert gap(one, other) >= 1.5  # a module of white around each
        assert all(gap(STAMP, marker) >= 0 for marker in page.markers)
        assert gap(page.code, page.table) >= 4 * page.code.width / 25
        tops = [name.y for name in page.names]
        assert all(below - above >= 8.999 for above, below in pairwise(tops))
        for box in page.boxes:
            name = page.names[box.row - page.rows[0]]
            assert name.y + 0.9 <= box.y <= name.y + name.height - box.height - 0.9


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"campaign": "b"}, id="another campaign"),
        pytest.param({"titles": ("Phó Chánh Văn phòng",) * 4}, id="other titles"),
        pytest.param({"people": ("A", "B", "C", "D")}, id="other persons"),
        pytest.param(
            {"people": ("Người 1", "Người 0", "Người 2", "Người 3")}, id="another order"
        ),
        pytest.param({"is_test": True}, id="a test sheet"),
    ],
)
def test_whatever_makes_another_form_makes_another_style(
    other: dict[str, object],
) -> None:
    assert composed(4).style != composed(4, **other).style


def test_another_geometry_makes_another_style() -> None:
    wider = compose([9] * 4, frame=replace(FRAME, column=22), run=run_of(4))
    assert wider.style != composed(4).style


def test_another_batch_keeps_the_style_and_changes_the_code() -> None:
    first, second = composed(4), composed(4, batch=2)
    assert first.style == second.style
    assert first.pages[0].code.text != second.pages[0].code.text


@given(st.text(max_size=20))
def test_no_ballot_ever_has_the_style_of_a_test_sheet(campaign: str) -> None:
    assert composed(1, campaign=campaign).style[0] in "0123456789ABCDEF"
    assert composed(1, campaign=campaign, is_test=True).style[0] == "T"
