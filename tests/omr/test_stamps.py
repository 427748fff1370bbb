"""Two scans of a blank sheet are known by its stamp; two blank sheets are not alike."""

from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.scans.model import LEVELS, Device
from tests.scans.pages import generate
from tests.scans.printed import printed_sheet
from tinnhiem.core.scanning.layout import layout_from
from tinnhiem.omr.pictures import Picture
from tinnhiem.omr.sheets import SheetReader
from tinnhiem.omr.stamps import ALIKE, stamp_of

SHEET = printed_sheet(6)
READER = SheetReader([layout_from(SHEET.layout)])
FIRST, SECOND = 500_000, 500_001


def device(level: str, *, stamped: float = 1.0) -> Device:
    return Device(
        name="blank",
        level=LEVELS[level],
        dpi=240 if level == "phone" else 200,
        kinds=("blank",),
        stamped=stamped,
    )


@cache
def stamp(
    level: str, voter: int, scan: int, *, stamped: float = 1.0
) -> NDArray[np.float32] | None:
    page = generate(SHEET, device(level, stamped=stamped), voter, scan=scan)
    picture = Picture(file="a", page=1, grey=page.grey, is_bilevel=False, digest=b"")
    read = READER.read(picture)
    assert read.registration is not None
    assert read.strokes is None
    return stamp_of(picture, read.registration)


@pytest.mark.parametrize("level", ["L1", "L2", "phone"])
def test_a_blank_sheet_scanned_twice_has_its_stamp_in_one_place(level: str) -> None:
    one, again = stamp(level, FIRST, 0), stamp(level, FIRST, 1)
    assert one is not None
    assert again is not None
    assert float(one @ again) >= ALIKE


@pytest.mark.parametrize("level", ["L1", "L2", "phone"])
def test_two_blank_sheets_have_their_stamps_apart(level: str) -> None:
    one, other = stamp(level, FIRST, 0), stamp(level, SECOND, 0)
    assert one is not None
    assert other is not None
    assert float(one @ other) < ALIKE


@pytest.mark.parametrize("level", ["L1", "L2", "phone"])
def test_a_sheet_without_a_stamp_has_no_fingerprint(level: str) -> None:
    assert stamp(level, FIRST, 0, stamped=0.0) is None
