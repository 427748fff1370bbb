"""A pile is settled: twins are found, half ballots go, nothing is lost."""

from collections import Counter
from dataclasses import dataclass
from time import process_time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from tests.omr.drawing import make_layout
from tinnhiem.core.scanning.page import (
    PageOutcome,
    PageReading,
    Rejection,
    RowReading,
    total,
)
from tinnhiem.omr.piles import settle_pile
from tinnhiem.omr.twins import TILE, alike_pairs

ONE = make_layout(rows=3)
TWO = make_layout(rows=3, pages=2, style="EFGH6789")
SIZE = 16  # of a descriptor, for one box


@dataclass(frozen=True)
class Page:
    reading: PageReading
    strokes: NDArray[np.float32] | None = None


def strokes(hand: int, choices: tuple[int, ...] = (1, 2, 3)) -> NDArray[np.float32]:
    """Return the descriptor of crosses that one hand made; 0 leaves a row empty."""
    rng = np.random.default_rng([hand, 1])
    found = np.zeros((len(choices), 3, SIZE), np.float32)
    for row, level in enumerate(choices):
        if level:
            found[row, level - 1] = rng.normal(size=SIZE)
    return unit(found.ravel())


def unit(vector: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(vector / np.linalg.norm(vector), np.float32)


def rescanned(one: NDArray[np.float32], noise: float = 0.02) -> NDArray[np.float32]:
    rng = np.random.default_rng(5)
    return unit(one + rng.normal(scale=noise, size=one.shape) * (one != 0))


def page(
    number: int,
    *,
    file: str = "a.pdf",
    code: str = ONE.pages[0].code.text,
    outcome: PageOutcome = PageOutcome.READ,
    marks: NDArray[np.float32] | None = None,
) -> Page:
    rows = tuple(RowReading(row=row, answer=row) for row in (1, 2, 3))
    reason = "" if outcome is not PageOutcome.REJECTED else Rejection.NO_CODE.value
    return Page(
        PageReading(
            file=file,
            page=number,
            outcome=outcome,
            code=code,
            rows=rows if outcome is not PageOutcome.REJECTED else (),
            reason=reason,
        ),
        marks,
    )


def test_the_later_of_two_scans_of_one_sheet_is_the_duplicate() -> None:
    first = strokes(1)
    pile = [
        page(1, marks=first),
        page(2, marks=strokes(2)),
        page(3, marks=rescanned(first)),
    ]

    settled = settle_pile(pile, [ONE])

    assert [one.outcome for one in settled] == [
        PageOutcome.READ,
        PageOutcome.READ,
        PageOutcome.DUPLICATE,
    ]
    assert settled[2].twin == ("a.pdf", 1)
    assert settled[2].reason == "same-strokes"


def test_equal_choices_of_other_hands_are_no_duplicates() -> None:
    pile = [page(n, marks=strokes(n, (1, 1, 1))) for n in range(1, 60)]

    settled = settle_pile(pile, [ONE])

    assert {one.outcome for one in settled} == {PageOutcome.READ}


@pytest.mark.parametrize(
    ("marks", "product", "is_alike"),
    [
        pytest.param(1, 0.945, False, id="one mark, another hand may do as much"),
        pytest.param(1, 0.955, True, id="one mark, scanned twice"),
        pytest.param(2, 0.925, False, id="two marks below"),
        pytest.param(2, 0.935, True, id="two marks above"),
        pytest.param(3, 0.905, False, id="three marks below"),
        pytest.param(3, 0.915, True, id="three marks above"),
        pytest.param(4, 0.895, False, id="four marks below"),
        pytest.param(4, 0.905, True, id="four marks above"),
        pytest.param(5, 0.895, False, id="marks enough, below"),
        pytest.param(5, 0.905, True, id="marks enough, above"),
    ],
)
def test_how_alike_two_sheets_must_be_follows_from_their_marks(
    marks: int, product: float, is_alike: bool
) -> None:
    one, other = (np.zeros((9, SIZE), np.float32) for _ in range(2))
    one[:marks, 0] = 1
    other[:marks, 0] = product
    other[:marks, 1] = np.sqrt(1 - product**2)
    pile = [unit(page.ravel()).astype(np.float16) for page in (one, other)]

    assert bool(list(alike_pairs(pile, boxes=9))) is is_alike


def test_the_same_file_twice_is_told_by_its_bytes_also_when_nothing_is_marked() -> None:
    pile = [page(1), page(1, file="copy.pdf"), page(2)]

    settled = settle_pile(pile, [ONE], digests=[b"x", b"x", b"y"])

    assert settled[1].outcome is PageOutcome.DUPLICATE
    assert (settled[1].reason, settled[1].twin) == ("same-file", ("a.pdf", 1))
    assert settled[2].outcome is PageOutcome.READ


def test_the_same_bytes_say_more_than_the_same_strokes() -> None:
    marks = strokes(1)
    pile = [page(1, marks=marks), page(2, marks=marks)]

    settled = settle_pile(pile, [ONE], digests=[b"x", b"x"])

    assert settled[1].reason == "same-file"


def test_rejected_pages_are_no_twins_of_anything() -> None:
    gone = PageOutcome.REJECTED
    pile = [page(1, outcome=gone), page(2, outcome=gone)]

    settled = settle_pile(pile, [ONE], digests=[b"x", b"x"])

    assert [one.outcome for one in settled] == [gone, gone]


def test_strokes_of_two_print_runs_are_not_compared() -> None:
    marks = strokes(1)
    other = make_layout(rows=3, style="ZZZZ2222")
    pile = [page(1, marks=marks), page(2, marks=marks, code=other.pages[0].code.text)]

    assert {one.outcome for one in settle_pile(pile, [ONE, other])} == {
        PageOutcome.READ
    }


def of_two(*pages: int, file: str = "a.pdf") -> list[Page]:
    return [
        page(place, file=file, code=TWO.pages[number - 1].code.text)
        for place, number in enumerate(pages, 1)
    ]


def test_a_page_whose_other_page_is_missing_is_rejected() -> None:
    settled = settle_pile(of_two(1, 2, 1), [TWO])

    assert [one.reason for one in settled] == ["", "", "page-missing"]
    assert settled[2].outcome is PageOutcome.REJECTED


def test_a_ballot_scanned_again_as_a_whole_replaces_its_half() -> None:
    """Page 2 jammed at first; the committee put the whole ballot in once more."""
    marks = strokes(1)
    codes = [one.code.text for one in TWO.pages]
    pile = [
        page(1, code=codes[0], marks=marks),
        page(1, file="again.pdf", code=codes[0], marks=rescanned(marks)),
        page(2, file="again.pdf", code=codes[1], marks=strokes(7)),
    ]

    settled = settle_pile(pile, [TWO])

    assert [one.outcome for one in settled] == [
        PageOutcome.DUPLICATE,
        PageOutcome.READ,
        PageOutcome.READ,
    ]
    assert settled[0].twin == ("again.pdf", 1)


def test_half_of_a_ballot_fed_twice_is_looked_at() -> None:
    marks = strokes(1)
    codes = [one.code.text for one in TWO.pages]
    pile = [
        page(1, code=codes[0], marks=marks),
        page(2, code=codes[1]),
        page(3, code=codes[0], marks=rescanned(marks)),
        page(4, code=codes[1]),  # nothing is marked on it, so nothing tells it apart
    ]

    settled = settle_pile(pile, [TWO])

    assert [one.outcome for one in settled[2:]] == [
        PageOutcome.DUPLICATE,
        PageOutcome.REJECTED,
    ]


CODES = [layout.pages[n].code.text for layout, n in ((ONE, 0), (TWO, 0), (TWO, 1))]
PAGES = st.builds(
    lambda file, code, outcome, hand, blank: page(
        1,
        file=file,
        code=code,
        outcome=outcome,
        marks=None if blank else strokes(hand),
    ),
    file=st.sampled_from(["a", "b"]),
    code=st.sampled_from([*CODES, "", "TN1-FOREIGN-1-1-1"]),
    outcome=st.sampled_from(
        [PageOutcome.READ, PageOutcome.FLAGGED, PageOutcome.REJECTED]
    ),
    hand=st.integers(1, 4),
    blank=st.booleans(),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PAGES, max_size=14), st.data())
def test_every_page_ends_in_exactly_one_outcome_and_sums_match(
    pile: list[Page], choose: st.DataObject
) -> None:
    digests = [choose.draw(st.sampled_from([b"1", b"2", b"3"])) for _ in pile]

    settled = settle_pile(pile, [ONE, TWO], digests=digests)
    totals = total(settled)

    assert [(s.file, s.page, s.code) for s in settled] == [
        (p.reading.file, p.reading.page, p.reading.code) for p in pile
    ]
    assert totals.is_whole
    assert totals.pages == len(pile)
    for before, after in zip(pile, settled, strict=True):
        if before.reading.outcome is PageOutcome.REJECTED:
            assert after == before.reading, "nothing becomes better than it was"
        if after.outcome not in {PageOutcome.DUPLICATE, PageOutcome.REJECTED}:
            assert after == before.reading
    stay = Counter(
        (one.file, one.page)
        for one in settled
        if one.outcome is not PageOutcome.DUPLICATE
    )
    for one in settled:
        if one.outcome is PageOutcome.DUPLICATE:
            assert one.twin in stay


@pytest.mark.parametrize("alike", [False, True], ids=["all choices", "one choice"])
def test_tiles_find_what_comparing_all_with_all_finds(alike: bool) -> None:
    rng = np.random.default_rng(3)
    hands = [
        strokes(n, (1, 1, 1) if alike else tuple(rng.integers(1, 4, 3).tolist()))
        if n % 7
        else strokes(1, (1, 1, 1))
        for n in range(1, TILE + 90)
    ]
    halves = [one.astype(np.float16) for one in hands]

    found = {(one, other) for one, other, _ in alike_pairs(halves, boxes=9)}

    whole = np.stack(halves).astype(np.float32)
    products = whole @ whole.T
    enough = 0.89  # all of them have three marks
    rows, columns = np.nonzero(np.tril(products, -1) >= enough)
    assert found == set(zip(rows.tolist(), columns.tolist(), strict=True))
    assert found


def test_thousands_of_pages_take_seconds() -> None:
    rng = np.random.default_rng(9)
    rows, size = 18, 144
    pile = []
    for _ in range(3000):
        vector = np.zeros((rows, 3, size), np.float32)
        levels = rng.integers(0, 3, rows)
        vector[np.arange(rows), levels] = rng.normal(size=(rows, size))
        pile.append(unit(vector.ravel()).astype(np.float16))
    pile.append(pile[17])
    before = process_time()

    found = list(alike_pairs(pile, boxes=rows * 3))

    assert [(one, other) for one, other, _ in found] == [(3000, 17)]
    assert process_time() - before < 5
