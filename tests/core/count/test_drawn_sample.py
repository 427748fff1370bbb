"""Sheets drawn by lot: which, how many, and what the minutes say of them."""

import pytest

from tests.core.count.test_scanned import batch, box, page, pile, refused, two_pages
from tinnhiem.core.count.drawn_sample import (
    DrawnSample,
    draw_sample,
    require_compared,
    sample_remarks,
)
from tinnhiem.core.count.errors import CountIncompleteError, SampleImpossibleError
from tinnhiem.core.count.sampling import draw_sheets
from tinnhiem.core.scanning.errors import SampleUnfinishedError

TWENTY = box(batch(pile(*(page(place) for place in range(1, 21))), declared=20))


def drawn(*, wrong: int = 5, confidence: int = 90, seed: str = "4 1 6") -> DrawnSample:
    return draw_sample(TWENTY, seed=seed, wrong=wrong, confidence=confidence)


def test_the_sheets_are_those_that_anybody_draws_from_the_seed() -> None:
    sample = drawn()

    again = draw_sheets("4 1 6", sheets=20, size=len(sample.sheets))
    assert [one.number for one in sample.sheets] == sorted(again.places)
    assert [one.place for one in sample.sheets] == sorted(again.places)


@pytest.mark.parametrize(
    ("wrong", "confidence", "size"),
    [
        pytest.param(20, 90, 1, id="all wrong: one sheet shows it"),
        pytest.param(1, 90, 18, id="a single wrong one: nine in ten"),
        pytest.param(1, 95, 19, id="a single wrong one, surer"),
        pytest.param(5, 90, 7, id="a quarter wrong"),
    ],
)
def test_how_many_are_drawn_follows_from_what_must_be_found(
    wrong: int, confidence: int, size: int
) -> None:
    assert len(drawn(wrong=wrong, confidence=confidence).sheets) == size


def test_sheets_are_numbered_through_all_batches_and_named_by_their_place() -> None:
    first = batch(pile(*two_pages(1, "1", "2"), *two_pages(3, "3", "0"), pages_each=2))
    second = batch(pile(*two_pages(5, "1", "1"), pages_each=2), declared=1)
    sample = draw_sample(box(first, second), seed="1", wrong=3, confidence=99)

    everything = draw_sample(box(first, second), seed="1", wrong=1, confidence=99)
    assert len(sample.sheets) == 1
    assert [(one.number, one.place) for one in everything.sheets] == [
        *((1, 1), (2, 3), (3, 5))
    ]
    assert everything.sheets[0].pages == ("k1", "k2")


def test_nothing_is_drawn_while_a_page_is_open() -> None:
    waiting = box(batch(pile(page(1), refused(2))))

    with pytest.raises(CountIncompleteError):
        draw_sample(waiting, seed="1", wrong=1, confidence=90)


def test_a_seed_is_needed() -> None:
    with pytest.raises(SampleImpossibleError):
        drawn(seed="  ")


def test_a_difference_once_found_stays_one() -> None:
    sample = drawn()
    key = sample.sheets[0].key

    found = sample.compared(key, agrees=False).compared(key, agrees=True)

    assert found.differing == 1
    assert len(found.left) == len(sample.sheets) - 1


def test_a_drawn_sheet_that_nobody_compared_holds_the_record_up() -> None:
    sample = drawn(wrong=20)

    with pytest.raises(SampleUnfinishedError):
        require_compared([sample])
    require_compared([sample.compared(sample.sheets[0].key, agrees=True)])
    require_compared([])


def test_the_minutes_say_the_seed_and_how_many_agree() -> None:
    sample = drawn(wrong=20)
    compared = sample.compared(sample.sheets[0].key, agrees=True)

    assert sample_remarks([compared]) == (
        "Đối chiếu mẫu: số bốc thăm trước Hội nghị là «4 1 6», rút 1 trong 20 phiếu "
        "đọc bằng máy để so với bản giấy; 1 phiếu khớp, 0 phiếu có dòng khác đã được "
        "xem lại.",
    )
