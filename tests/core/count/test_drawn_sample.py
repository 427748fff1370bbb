"""Sheets drawn by lot: which, how many, and what the minutes say of them."""

from dataclasses import replace

import pytest

from tests.core.count.test_scanned import (
    batch,
    both,
    box,
    page,
    pile,
    refused,
    two_pages,
)
from tinnhiem.core.count.drawn_sample import (
    DrawnSample,
    draw_sample,
    drawn_in,
    require_compared,
    sample_remarks,
)
from tinnhiem.core.count.errors import CountIncompleteError, SampleImpossibleError
from tinnhiem.core.count.sampling import draw_sheets
from tinnhiem.core.count.scanned import ScannedPile
from tinnhiem.core.count.scanned_page import PageVerdict
from tinnhiem.core.scanning.errors import SampleOutdatedError, SampleUnfinishedError

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

    found = sample.compared(key, agrees=False, box=TWENTY)
    found = found.compared(key, agrees=True, box=TWENTY)

    assert found.differing == 1
    assert len(found.left) == len(sample.sheets) - 1


def test_a_drawn_sheet_that_nobody_compared_holds_the_record_up() -> None:
    sample = drawn(wrong=20)
    key = sample.sheets[0].key

    with pytest.raises(SampleUnfinishedError):
        require_compared([sample], box=TWENTY)
    require_compared([sample.compared(key, agrees=True, box=TWENTY)], box=TWENTY)
    require_compared([], box=TWENTY)


PAGES = tuple(page(place) for place in range(1, 21))
OTHER_KEYS = tuple(replace(one, key=f"n{one.place}") for one in PAGES)
KEYED_ONE = pile(*PAGES[1:], refused(1), said={1: both(PageVerdict.KEYED, "12", "12")})
READ_AGAIN = {"sent_back": frozenset({(3, 2)})}
VOICES = {"head": "1", "member": "1"}


@pytest.mark.parametrize(
    ("now", "holds"),
    [
        pytest.param(pile(*PAGES), True, id="the same"),
        pytest.param(pile(*reversed(PAGES)), True, id="kept in another order"),
        pytest.param(
            pile(*PAGES, refused(21), said={21: both(PageVerdict.NOT_A_BALLOT)}),
            True,
            id="and a page that counts nothing",
        ),
        pytest.param(pile(*OTHER_KEYS), False, id="scanned anew, the same marks"),
        pytest.param(pile(*PAGES[:-1]), False, id="one sheet less"),
        pytest.param(pile(*PAGES, page(21)), False, id="one sheet more"),
        pytest.param(pile(*PAGES[:-1], page(20, "13")), False, id="another mark"),
        pytest.param(KEYED_ONE, False, id="a sheet keyed by hand"),
        pytest.param(pile(*PAGES, **READ_AGAIN), False, id="a row sent back"),
        pytest.param(
            pile(*PAGES, **READ_AGAIN, voices={(3, 2): VOICES}),
            False,
            id="a row that people read otherwise",
        ),
    ],
)
def test_a_draw_holds_for_the_pile_it_was_drawn_from(
    now: ScannedPile, *, holds: bool
) -> None:
    sample = drawn(wrong=20)
    done = sample.compared(sample.sheets[0].key, agrees=True, box=TWENTY)
    there = box(batch(now, declared=20))

    assert done.holds(there) is holds
    if not holds:
        with pytest.raises(SampleOutdatedError):
            require_compared([done], box=there)
        with pytest.raises(SampleOutdatedError):
            drawn_in([done], done.sheets[0].key, box=there)


def test_a_draw_older_than_digests_counts_as_changed() -> None:
    old = replace(drawn(wrong=20), digest="")

    with pytest.raises(SampleOutdatedError):
        require_compared([old], box=TWENTY)
    assert "không được tính" in sample_remarks([old], box=TWENTY)[0]


def test_rows_of_a_sheet_that_differed_may_be_read_again() -> None:
    sample = drawn(wrong=20)
    place = sample.sheets[0].place
    done = sample.compared(sample.sheets[0].key, agrees=False, box=TWENTY)
    read_again = pile(
        *PAGES, sent_back=frozenset({(place, 2)}), voices={(place, 2): VOICES}
    )

    mended = box(batch(read_again, declared=20))

    assert done.holds(mended)
    assert not sample.holds(mended)
    require_compared([done], box=mended)


def test_a_new_draw_lets_an_outdated_one_rest_and_never_the_other_way_round() -> None:
    outdated = replace(drawn(), digest="0" * 64)
    sample = drawn(wrong=20)
    done = sample.compared(sample.sheets[0].key, agrees=True, box=TWENTY)

    require_compared([outdated, done], box=TWENTY)
    with pytest.raises(SampleOutdatedError):
        require_compared([done, outdated], box=TWENTY)


def test_the_minutes_say_the_seed_how_many_agree_and_how_sure() -> None:
    sample = drawn(wrong=20)
    compared = sample.compared(sample.sheets[0].key, agrees=True, box=TWENTY)

    assert sample_remarks([compared], box=TWENTY) == (
        "Đối chiếu mẫu: số bốc thăm trước Hội nghị là «4 1 6», rút 1 trong 20 phiếu "
        "đọc bằng máy để so với bản giấy; 1 phiếu khớp, 0 phiếu có dòng khác; độ tin "
        "cậy yêu cầu 90 % để phát hiện nếu có từ 20 phiếu đọc sai trở lên.",
    )


def test_the_minutes_claim_no_confidence_where_a_sheet_differed() -> None:
    sample = drawn(wrong=20)
    compared = sample.compared(sample.sheets[0].key, agrees=False, box=TWENTY)

    (said,) = sample_remarks([compared], box=TWENTY)
    assert "rút 1 trong 20 phiếu" in said
    assert "0 phiếu khớp, 1 phiếu có dòng khác đã được xem lại" in said
    assert "không đạt độ tin cậy yêu cầu 90 %" in said


def test_the_minutes_count_no_draw_from_another_pile() -> None:
    outdated = replace(drawn(wrong=20), digest="0" * 64)

    assert sample_remarks([outdated], box=TWENTY) == (
        "Lần rút mẫu với số bốc thăm «4 1 6» không được tính vì chồng phiếu đã đổi sau "
        "khi rút; trước đó đã rút 1 phiếu, thấy 0 phiếu có dòng khác.",
    )
