"""Made-up sheets: as many as asked, every kind of mark, a file that reads back."""

from collections import Counter
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tinnhiem.core.count.mark import Mark
from tinnhiem.core.rehearsal.sheets import (
    WEIGHTS,
    WHOLE,
    practice_sheets,
    readings_rows,
)


@given(st.integers(1, 40), st.integers(1, 50), st.randoms())
def test_every_sheet_has_a_mark_for_every_name(
    sheets: int, lines: int, dice: Random
) -> None:
    made = list(practice_sheets(sheets, lines=lines, draw=dice.randrange))

    assert len(made) == sheets
    assert {len(sheet) for sheet in made} == {lines}


def test_the_weights_are_what_the_draw_decides() -> None:
    drawn = iter(range(WHOLE))

    (sheet,) = practice_sheets(1, lines=WHOLE, draw=lambda _most: next(drawn))

    assert Counter(sheet) == dict(WEIGHTS)
    assert {Mark.BLANK, Mark.SEVERAL} <= set(sheet)


def test_a_readings_file_has_a_head_and_a_row_for_each_sheet() -> None:
    rows = list(readings_rows([(Mark.HIGH, Mark.SEVERAL)], names=["A", "B"]))

    assert rows == [("Phiếu", "A", "B"), ("1", "1", "X")]
