"""Layouts travel through a file without loss, and broken ones are refused."""

import json
from typing import Any

import pytest

from tinnhiem.core.scanning.errors import NO_LAYOUT, LayoutBrokenError
from tinnhiem.core.scanning.layout import (
    LEVELS,
    Area,
    CodePlace,
    MarkBox,
    Marker,
    NameCell,
    PageLayout,
    SheetLayout,
    code_text,
    layout_from,
    layout_rows,
)


def make_layout(people: int = 3) -> SheetLayout:
    """Return a layout of one page that contradicts nothing."""
    page = PageLayout(
        page=1,
        width=210,
        height=297,
        boxes=tuple(
            MarkBox(
                row=row,
                level=level,
                x=120 + 24 * level,
                y=100 + 10 * row,
                width=7,
                height=7,
            )
            for row in range(1, people + 1)
            for level in LEVELS
        ),
        names=tuple(
            NameCell(row=row, x=30, y=99 + 10 * row, width=90, height=9)
            for row in range(1, people + 1)
        ),
        markers=tuple(
            Marker(number=number, x=8, y=20 + 30 * number, width=9, height=9)
            for number in range(6)
        ),
        code=CodePlace(
            x=97,
            y=275,
            width=16,
            height=16,
            text=code_text(style="ABCD2345", batch=1, page=1, pages=1),
        ),
        table=Area(x=20, y=90, width=175, height=60),
        stamp=Area(x=0, y=0, width=60, height=60),
    )
    return SheetLayout(
        style="ABCD2345",
        batch=1,
        people=tuple(f"Người {row}" for row in range(1, people + 1)),
        pages=(page,),
    )


def written() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json.dumps(layout_rows(make_layout())))
    return found


def test_a_layout_is_read_back_as_it_was_written() -> None:
    assert layout_from(written()) == make_layout()


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        (lambda rows: rows.update(format="other"), NO_LAYOUT),
        (lambda rows: rows.pop("style"), "KeyError"),
        (lambda rows: rows.update(pages=[]), "pages"),
        (lambda rows: rows["pages"][0].update(page=2), "page"),
        (lambda rows: rows["people"].pop(), "rows"),
        (lambda rows: rows["pages"][0]["boxes"].pop(), "boxes"),
        (lambda rows: rows["pages"][0]["markers"].pop(), "markers"),
        (lambda rows: rows["pages"][0]["boxes"][0].update(x=205.0), "outside"),
        (lambda rows: rows["pages"][0]["boxes"][0].update(width=0), "size"),
        (lambda rows: rows["pages"][0]["boxes"][0].update(x="NaN"), "ValueError"),
        (lambda rows: rows["pages"][0]["boxes"][0].update(x=-1), "ValueError"),
        (lambda rows: rows["pages"][0]["boxes"][0].update(x=None), "TypeError"),
    ],
)
def test_a_file_that_contradicts_itself_is_refused_by_the_name_of_the_part(
    damage: Any, fault: str
) -> None:
    rows = written()
    damage(rows)

    with pytest.raises(LayoutBrokenError) as refused:
        layout_from(rows)

    assert refused.value.fault == fault


@pytest.mark.parametrize("rows", [None, [], "x", 3, {}, {"format": 1}])
def test_what_is_no_layout_at_all_is_refused_as_that(rows: object) -> None:
    with pytest.raises(LayoutBrokenError) as refused:
        layout_from(rows)

    assert refused.value.fault == NO_LAYOUT
