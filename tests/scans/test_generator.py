"""The generator itself: one seed, one page; every mark where it should be."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from tests.scans.faults import FAULTS
from tests.scans.hard import HARD
from tests.scans.marks import CLEAN, USUAL
from tests.scans.model import ACCEPTANCE, FLAG, LEVELS, TUNING, Coding, Device
from tests.scans.pages import generate
from tests.scans.pens import PENS
from tests.scans.plain_sheet import plain_sheet
from tests.scans.sheets import PrintedPage
from tinnhiem.core.scanning.page import PageOutcome

STILL = Device(
    name="still", level=replace(LEVELS["L0"], noise=0), upside_down=0, stamped=0
)


@cache
def unmarked() -> np.ndarray:
    return generate(plain_sheet(), replace(STILL, kinds=("blank",)), 0).image


def ink_beside(printed: PrintedPage, image: np.ndarray, place: int) -> list[int]:
    """Count, for the three boxes of a row, dark pixels that the print has not."""
    new = (unmarked().astype(int) - image) > 40
    dots = 200 / 25.4
    counts = []
    for x, y, width, height in printed.boxes[place]:
        rows = slice(round(y * dots), round((y + height) * dots))
        counts.append(int(new[rows, round(x * dots) : round((x + width) * dots)].sum()))
    return counts


def test_tuning_never_sees_a_page_of_acceptance() -> None:
    assert not set(TUNING[:: len(TUNING) - 1]) & set(ACCEPTANCE)
    assert TUNING.stop <= ACCEPTANCE.start


def test_a_seed_makes_one_page_whatever_was_made_before() -> None:
    device = Device(name="L3", level=LEVELS["L3"], hard=0.3)
    first = generate(plain_sheet(), device, 5)
    generate(plain_sheet(), device, 6)

    again = generate(plain_sheet(), device, 5)

    assert np.array_equal(first.image, again.image)
    assert (first.truth, first.coded) == (again.truth, again.coded)
    assert not np.array_equal(first.image, generate(plain_sheet(), device, 6).image)


def test_a_second_scan_of_a_sheet_has_its_marks_and_another_dirt() -> None:
    device = Device(name="L2", level=LEVELS["L2"])

    first, again = (generate(plain_sheet(), device, 5, scan=scan) for scan in (0, 1))

    assert first.truth == again.truth
    assert not np.array_equal(first.image, again.image)


@pytest.mark.parametrize("kind", sorted(CLEAN))
def test_a_clean_mark_leaves_most_of_its_ink_in_the_box_that_is_meant(
    kind: str,
) -> None:
    page = generate(plain_sheet(), replace(STILL, kinds=(kind,)), 3)
    printed = plain_sheet().pages[0]

    for place, truth in enumerate(page.truth):
        (meant,) = truth.accepted
        ink = ink_beside(printed, page.image, place)
        assert isinstance(meant, int)
        assert int(np.argmax(ink)) + 1 == meant
        assert ink[meant - 1] > 15


def test_usual_shares_name_every_clean_mark() -> None:
    assert USUAL.keys() == CLEAN.keys()
    assert sum(USUAL.values()) == 100


@pytest.mark.parametrize("kind", sorted(HARD))
def test_a_hard_mark_may_always_go_to_a_person_and_leaves_ink_in_its_row(
    kind: str,
) -> None:
    page = generate(plain_sheet(), replace(STILL, kinds=(kind,)), 4)
    printed = plain_sheet().pages[0]

    new = (unmarked().astype(int) - page.image) > 25
    for truth, (_, y, _, height) in zip(page.truth, printed.names, strict=True):
        assert FLAG in truth.accepted
        top, bottom = (round(v * 200 / 25.4) for v in (y - 1, y + height + 1))
        assert new[top:bottom].sum() > 3


@pytest.mark.parametrize("pen", sorted(PENS))
def test_every_pen_is_as_dark_as_it_says(pen: str) -> None:
    device = replace(STILL, pens={pen: 1.0}, kinds=("x",))
    page = generate(plain_sheet(), device, 8)
    darkest = 1 - np.percentile(_boxes_of(page.image), 0.5) / 250

    low, high = PENS[pen].absorbance
    assert 0.6 * low < darkest < 1.25 * high


def _boxes_of(image: np.ndarray) -> np.ndarray:
    """Return all pixels well inside the boxes, where nothing is printed."""
    dots, inset = 200 / 25.4, 1.2
    return np.concatenate(
        [
            image[
                round((y + inset) * dots) : round((y + height - inset) * dots),
                round((x + inset) * dots) : round((x + width - inset) * dots),
            ].ravel()
            for x, y, width, height in plain_sheet().pages[0].boxes.reshape(-1, 4)
        ]
    )


@pytest.mark.parametrize("coding", [c for c in Coding if c.is_bilevel])
def test_one_bit_is_one_bit(coding: Coding) -> None:
    page = generate(
        plain_sheet(), Device(name="b", level=LEVELS["L1"], coding=coding), 1
    )

    assert set(np.unique(page.image)) == {0, 255}
    assert page.is_bilevel
    assert not page.coded


def test_a_red_pen_is_red_and_a_grey_scan_of_it_is_dark() -> None:
    device = replace(STILL, coding=Coding.COLOUR, pens={"red": 1.0}, kinds=("fill",))
    page = generate(plain_sheet(), device, 1)
    red, green, _ = (np.percentile(_boxes_of(page.image[..., i]), 2) for i in range(3))

    assert red > green + 60
    assert np.percentile(_boxes_of(page.grey), 2) < 150


@pytest.mark.parametrize("fault", sorted(FAULTS))
def test_a_faulty_page_must_be_refused(fault: str) -> None:
    page = FAULTS[fault](plain_sheet(), Device(name="L1", level=LEVELS["L1"]), 2)

    assert page.expected == {PageOutcome.REJECTED}
    assert page.truth == ()
    assert page.image.dtype == np.uint8
