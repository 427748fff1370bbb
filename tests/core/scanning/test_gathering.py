"""Pages of ballots of several pages: whole ballots, and what is left over."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinnhiem.core.scanning.gathering import PileSheet, left_over


def pile(*files: str, pages: int = 2) -> list[PileSheet]:
    """Return a pile: one text a file, one digit a page, in order; a letter is a gap."""
    sheets = [
        (f"lô {number}.pdf", int(page))
        for number, file in enumerate(files, 1)
        for page in file
    ]
    return [
        PileSheet(place=place, file=file, run="R", page=page, pages=pages)
        for place, (file, page) in enumerate(sheets)
    ]


@pytest.mark.parametrize(
    ("files", "pages", "over"),
    [
        pytest.param(["1212"], 2, set(), id="sheets in their order"),
        pytest.param(["2121"], 2, set(), id="the pile lay upside down"),
        pytest.param(["123321123"], 3, set(), id="one sheet of three turned over"),
        pytest.param(["121"], 2, {2}, id="the last back is missing"),
        pytest.param(["112"], 2, {0}, id="the first back is missing"),
        pytest.param(["212"], 2, {0}, id="the first front is missing"),
        pytest.param(["12112"], 2, {2}, id="one in the middle is missing"),
        pytest.param(["111222"], 2, set(), id="all fronts, then all backs"),
        pytest.param(["1112223"], 3, set(range(7)), id="backs of one ballot only"),
        pytest.param(["11122"], 2, {0, 1, 4}, id="a back fewer than fronts"),
        pytest.param(["1122"], 2, set(), id="mixed, as many of each"),
        pytest.param(["12", "21"], 2, set(), id="each file as its pile lay"),
        pytest.param(
            ["111", "222"], 2, set(), id="fronts in one file, backs in another"
        ),
        pytest.param(["111", "22"], 2, set(range(5)), id="a back fewer, in two files"),
        pytest.param(
            ["121", "2"], 2, {2, 3}, id="a ballot torn across files is looked for"
        ),
        pytest.param(["1"], 2, {0}, id="one page alone"),
        pytest.param(["111"], 1, set(), id="a ballot of one page has no other"),
        pytest.param([""], 2, set(), id="nothing"),
    ],
)
def test_pages_that_belong_to_no_whole_ballot(
    files: list[str], pages: int, over: set[int]
) -> None:
    assert left_over(pile(*files, pages=pages)) == over


def test_pages_of_two_print_runs_make_no_ballot() -> None:
    sheets = [
        PileSheet(place=0, file="a", run="R-1", page=1, pages=2),
        PileSheet(place=1, file="a", run="R-2", page=2, pages=2),
    ]

    assert left_over(sheets) == {0, 1}


FILES = st.lists(st.text("123", max_size=12), max_size=3)


@given(FILES)
def test_what_is_not_left_over_is_as_often_of_each_page(files: list[str]) -> None:
    sheets = pile(*files, pages=3)
    over = left_over(sheets)

    kept = Counter(sheet.page for sheet in sheets if sheet.place not in over)

    assert over <= {sheet.place for sheet in sheets}
    assert len({kept[page] for page in (1, 2, 3)}) == 1


@given(st.lists(st.sampled_from(["123", "321"]), max_size=8), st.data())
def test_taking_one_page_away_leaves_its_ballot_over_and_no_other(
    ballots: list[str], choose: st.DataObject
) -> None:
    direction = choose.draw(st.sampled_from(["123", "321"]))
    count = len(ballots) + 1
    gone = choose.draw(st.integers(0, 3 * count - 1))
    file = direction * count
    file = file[:gone] + file[gone + 1 :]

    over = left_over(pile(file, pages=3))

    assert len(over) == 2
    assert {place // 3 for place in over} | {(place + 1) // 3 for place in over} >= {
        gone // 3
    }
