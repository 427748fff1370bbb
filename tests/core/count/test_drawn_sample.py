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
    whole_sample,
)
from tinnhiem.core.count.errors import CountIncompleteError, SampleImpossibleError
from tinnhiem.core.count.motion import Motion
from tinnhiem.core.count.sampling import draw_sheets
from tinnhiem.core.count.scanned import ScannedPile
from tinnhiem.core.count.scanned_page import PageVerdict
from tinnhiem.core.scanning.errors import (
    SampleDifferedError,
    SampleOutdatedError,
    SampleUnconfirmedError,
    SampleUnfinishedError,
)

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
    done = sample.compared(key, agrees=True, box=TWENTY)
    require_compared(confirmed(done), box=TWENTY)
    require_compared([], box=TWENTY)


def confirmed(*samples: DrawnSample) -> list[DrawnSample]:
    """Return draws which two members say were compared so."""
    two = frozenset(TWENTY.members[:2])
    return [replace(one, confirmed=two) for one in samples]


@pytest.mark.parametrize(
    ("who", "lacking"),
    [
        pytest.param((), 2, id="nobody"),
        pytest.param((TWENTY.members[0],), 1, id="one alone"),
        pytest.param((TWENTY.members[0],) * 2, 1, id="one twice"),
        pytest.param((TWENTY.members[0], "stranger"), 1, id="one and no member"),
        pytest.param(TWENTY.members[:2], 0, id="two"),
        pytest.param(TWENTY.members, 0, id="all"),
    ],
)
def test_two_members_say_how_the_sheets_compare(
    who: tuple[str, ...], lacking: int
) -> None:
    done = compare_all(drawn())
    for member in who:
        done = done.with_voice(member)

    assert done.unconfirmed(TWENTY.members) == lacking
    if not lacking:
        require_compared([done], box=TWENTY)
        return
    with pytest.raises(SampleUnconfirmedError) as refused:
        require_compared([done], box=TWENTY)
    assert refused.value.lacking == lacking


def test_whoever_is_alone_on_the_committee_confirms_alone() -> None:
    done = compare_all(drawn())

    assert done.unconfirmed(("head",)) == 1
    assert done.with_voice("head").unconfirmed(("head",)) == 0


def test_another_word_about_a_sheet_is_confirmed_anew() -> None:
    (done,) = confirmed(compare_all(drawn()))

    again = done.compared(done.sheets[0].key, agrees=True, box=TWENTY)

    assert again.confirmed == frozenset()


def compare_all(sample: DrawnSample, *, differing: int = 0) -> DrawnSample:
    """Return a draw that is compared to its end, the first sheets found to differ."""
    for at, sheet in enumerate(sample.sheets):
        sample = sample.compared(sheet.key, agrees=at >= differing, box=TWENTY)
    return sample


# One that found a difference: 7 of 20 sheets.
DIFFERS = compare_all(drawn(), differing=1)
RULING = Motion(
    what=DIFFERS.subject(TWENTY),
    reason="nhàu",
    by="head",
    agreed=frozenset(TWENTY.members),
)
WIDER = drawn(wrong=2, seed="7 7")  # 14 sheets, of which 8 are new


@pytest.mark.parametrize(
    ("later", "is_settled"),
    [
        pytest.param([], False, id="nothing was done about it"),
        pytest.param([drawn()], False, id="as many sheets are drawn again"),
        pytest.param([compare_all(drawn(seed="2"))], False, id="as many that agree"),
        pytest.param(
            [compare_all(drawn(wrong=4))], False, id="the same ones and two more"
        ),
        pytest.param(
            [compare_all(drawn(wrong=4, seed="2"))], False, id="as many new ones"
        ),
        pytest.param([compare_all(WIDER)], True, id="one new one more"),
        pytest.param(
            [compare_all(WIDER, differing=1)], False, id="of which one differs"
        ),
        pytest.param(
            [compare_all(WIDER, differing=1), compare_all(drawn(wrong=1, seed="3"))],
            False,
            id="then too few new ones are left",
        ),
        pytest.param([compare_all(whole_sample(TWENTY))], True, id="every sheet"),
        pytest.param(
            [compare_all(whole_sample(TWENTY), differing=3)],
            True,
            id="every sheet, those that differ looked at again",
        ),
    ],
)
def test_after_a_difference_more_sheets_have_to_agree(
    later: list[DrawnSample], is_settled: bool
) -> None:
    samples = [DIFFERS, *later]
    left = sum(len(one.left) for one in samples)

    if is_settled:
        require_compared(confirmed(*samples), box=TWENTY)
    else:
        error = SampleUnfinishedError if left else SampleDifferedError
        with pytest.raises(error):
            require_compared(samples, box=TWENTY)


def test_a_wider_draw_before_the_difference_makes_nothing_good() -> None:
    with pytest.raises(SampleDifferedError):
        require_compared([compare_all(WIDER), DIFFERS], box=TWENTY)


@pytest.mark.parametrize(
    ("ruling", "is_settled"),
    [
        pytest.param(RULING, True, id="all agree"),
        pytest.param(
            replace(RULING, agreed=frozenset(TWENTY.members[:-1])), False, id="one not"
        ),
        pytest.param(replace(RULING, what="2 x"), False, id="about other differences"),
    ],
)
def test_the_whole_committee_may_decide_about_a_difference(
    ruling: Motion, is_settled: bool
) -> None:
    ruled = replace(DIFFERS, ruling=ruling)

    if is_settled:
        require_compared(confirmed(ruled), box=TWENTY)
        assert "lý do: nhàu." in sample_remarks([ruled], box=TWENTY)[0]
    else:
        with pytest.raises(SampleDifferedError):
            require_compared([ruled], box=TWENTY)


def test_a_decision_about_a_difference_falls_when_another_sheet_differs() -> None:
    ruled = replace(drawn(), ruling=RULING)
    key = ruled.sheets[0].key

    assert ruled.compared(key, agrees=True, box=TWENTY).ruling == RULING
    assert ruled.compared(key, agrees=False, box=TWENTY).ruling is None


def test_every_sheet_is_compared_where_nothing_is_drawn() -> None:
    whole = whole_sample(TWENTY)

    assert [one.place for one in whole.sheets] == list(range(1, 21))
    done = compare_all(whole, differing=2)
    (said,) = sample_remarks([done], box=TWENTY)
    assert "Đối chiếu toàn bộ 20 phiếu" in said
    assert "18 phiếu khớp, 2 phiếu có dòng khác" in said
    with pytest.raises(SampleImpossibleError):
        whole_sample(box())


def test_a_ruling_about_one_pile_says_nothing_of_the_next() -> None:
    rescanned = box(batch(pile(*OTHER_KEYS), declared=20))
    ruled = replace(DIFFERS, ruling=RULING)
    again = draw_sample(rescanned, seed="9", wrong=20, confidence=90)
    done = again.compared(again.sheets[0].key, agrees=True, box=rescanned)
    with pytest.raises(SampleDifferedError):
        require_compared([ruled, done], box=rescanned)

    # What the pile is now may be ruled on, though that draw can be compared no longer.
    anew = replace(RULING, what=DIFFERS.subject(rescanned))
    samples = [replace(DIFFERS, ruling=anew), done]
    require_compared(confirmed(*samples), box=rescanned)
    assert "lý do: nhàu." in sample_remarks(samples, box=rescanned)[0]


def test_where_every_sheet_was_keyed_nothing_is_left_to_draw_from() -> None:
    keyed = pile(refused(1), said={1: both(PageVerdict.KEYED, "12", "12")})

    require_compared([DIFFERS], box=box(batch(keyed, declared=1)))


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
    with pytest.raises(SampleDifferedError):  # the rows are, the machine is not
        require_compared([done], box=mended)


def test_a_new_draw_lets_an_outdated_one_rest_and_never_the_other_way_round() -> None:
    outdated = replace(drawn(), digest="0" * 64)
    sample = drawn(wrong=20)
    done = sample.compared(sample.sheets[0].key, agrees=True, box=TWENTY)

    require_compared(confirmed(outdated, done), box=TWENTY)
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
        "Lần rút mẫu với số bốc thăm «4 1 6» không được tính vì tập phiếu đã đổi sau "
        "khi rút; trước đó đã rút 1 phiếu, thấy 0 phiếu có dòng khác.",
    )
