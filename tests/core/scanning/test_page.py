"""Pages come out in exactly one outcome, and lines are counted of those that count."""

from hypothesis import given
from hypothesis import strategies as st

from tinnhiem.core.scanning.page import (
    PageOutcome,
    PageReading,
    RowFlag,
    RowReading,
    total,
)

rows = st.one_of(
    st.builds(RowReading, row=st.integers(1, 4), answer=st.integers(0, 3)),
    st.builds(
        RowReading,
        row=st.integers(1, 4),
        answer=st.none(),
        flag=st.sampled_from(RowFlag),
    ),
)
pages = st.builds(
    PageReading,
    file=st.just("a.pdf"),
    page=st.integers(1, 99),
    outcome=st.sampled_from(PageOutcome),
    rows=st.lists(rows, max_size=4).map(tuple),
)


@given(st.lists(pages, max_size=30))
def test_every_page_comes_out_once(found: list[PageReading]) -> None:
    totals = total(found)

    assert totals.is_whole
    assert totals.pages == len(found)


def test_only_pages_read_or_flagged_give_lines() -> None:
    row = RowReading(row=1, answer=2)
    doubt = RowReading(row=2, answer=None, flag=RowFlag.WEAK)
    found = [
        PageReading(file="a", page=number, outcome=outcome, rows=(row, doubt))
        for number, outcome in enumerate(PageOutcome, 1)
    ]

    totals = total(found)

    assert totals.lines == {1: {"2": 2}}
    assert totals.flags == {"weak": 2}
