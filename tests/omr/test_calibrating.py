"""A scanned test sheet in figures, on sheets made worse in one way at a time."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import cv2
import numpy as np
import pypdfium2  # type: ignore[import-untyped]
import pytest
from numpy.typing import NDArray

from tests.papers.builders import MADE_AT, make_record
from tinnhiem.core.scanning.calibrating import (
    ScanFault,
    ScanGrade,
    ScanMeasure,
    faults_of,
    grade_of,
)
from tinnhiem.core.scanning.page import PageOutcome, Rejection
from tinnhiem.omr.calibrating import measure_scan
from tinnhiem.omr.pictures import Picture
from tinnhiem.omr.sheets import SheetReader
from tinnhiem.papers.ballot_face import as_test, face_of
from tinnhiem.papers.ballot_pdf import sheet_pdf
from tinnhiem.papers.ballot_sheet import BallotSheet, ballot_sheet


@cache
def sheet(*, is_test: bool) -> BallotSheet:
    face = face_of(make_record())
    return ballot_sheet(as_test(face) if is_test else face)


@cache
def printed(dpi: int, *, is_test: bool = True) -> NDArray[np.float32]:
    document = pypdfium2.PdfDocument(sheet_pdf(sheet(is_test=is_test), made_at=MADE_AT))
    drawn = document[0].render(scale=dpi / 72, grayscale=True).to_numpy()
    document.close()
    return np.asarray(drawn, dtype=np.float32)


@dataclass(frozen=True)
class Device:
    """How a device spoils what it scans."""

    dpi: int = 200
    blur: float = 0.6  # pixels at 200 dpi
    noise: float = 3
    gain: float = 0.93
    turn: float = 1.0
    lighter: float = 0.0
    bits: int = 8
    is_test: bool = True
    streak: float = 0.0  # how much darker dirty glass makes a line, 0.3 mm wide

    def scan(self) -> Picture:
        grey = printed(self.dpi, is_test=self.is_test)
        height, width = grey.shape
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), self.turn, 1)
        room = round(0.06 * width) if abs(self.turn) > 1 else 0
        turn[:, 2] += room
        size = (width + 2 * room, height + 2 * room)
        grey = cv2.warpAffine(grey, turn, size, borderValue=255)  # type: ignore[assignment]
        grey = cv2.GaussianBlur(grey, (0, 0), self.blur * self.dpi / 200)  # type: ignore[assignment]
        grey = (255 - (255 - grey) * (1 - self.lighter)) * self.gain
        line = round(0.42 * grey.shape[1])
        grey[:, line : line + round(0.3 * self.dpi / 25.4)] *= 1 - self.streak
        grey = grey + np.random.default_rng(7).normal(0, self.noise, grey.shape)  # type: ignore[assignment]
        seen = np.clip(grey, 0, 255).astype(np.uint8)
        if self.bits == 1:
            seen = np.where(seen > 150, 255, 0).astype(np.uint8)
        return Picture(
            file="thu", page=1, grey=seen, is_bilevel=self.bits == 1, digest=b""
        )


def measured(**spoilt: Any) -> ScanMeasure:
    found = measure_scan(Device(**spoilt).scan(), [sheet(is_test=True).layout])
    assert isinstance(found, ScanMeasure)
    return found


@pytest.mark.parametrize("dpi", [200, 300])
def test_a_good_copier_is_good(dpi: int) -> None:
    found = measured(dpi=dpi)
    assert faults_of(found) == ()
    assert abs(found.dots_per_inch - dpi) < 2
    assert found.markers == 6
    assert abs(found.turn + 1) < 0.1


@pytest.mark.parametrize(
    ("spoilt", "fault"),
    [
        pytest.param({"dpi": 150}, ScanFault.TOO_COARSE, id="coarse"),
        pytest.param({"dpi": 100}, ScanFault.UNREADABLE, id="far too coarse"),
        pytest.param({"dpi": 400}, ScanFault.TOO_FINE, id="finer than needed"),
        pytest.param({"bits": 1}, ScanFault.BILEVEL, id="text mode"),
        pytest.param({"bits": 1}, ScanFault.FAINT_LOST, id="text mode loses pencil"),
        pytest.param({"lighter": 0.7}, ScanFault.PALE, id="far too light"),
        pytest.param({"lighter": 0.7}, ScanFault.FAINT_LOST, id="pencil washed out"),
        pytest.param({"gain": 0.5}, ScanFault.DARK_PAPER, id="too dark"),
        pytest.param({"noise": 18}, ScanFault.NOISY, id="grainy"),
        pytest.param({"blur": 1.9}, ScanFault.BLURRED, id="out of focus"),
        pytest.param({"turn": 7.0}, ScanFault.CROOKED, id="crooked"),
        pytest.param({"streak": 0.15}, ScanFault.STREAKED, id="dirty glass"),
    ],
)
def test_what_is_wrong_with_a_device_is_said(
    spoilt: dict[str, Any], fault: ScanFault
) -> None:
    assert fault in faults_of(measured(**spoilt))


def test_a_usual_copier_with_its_usual_faults_stays_usable() -> None:
    found = measured(blur=0.9, noise=6, gain=0.85, turn=3.0)
    assert grade_of(faults_of(found)) is not ScanGrade.UNFIT


def test_a_sheet_with_its_foot_cut_off_lacks_markers_and_its_code() -> None:
    scan = Device().scan()
    cut = scan.grey[: round(0.9 * scan.grey.shape[0])]
    short = Picture(file="thu", page=1, grey=cut, is_bilevel=False, digest=b"")
    found = measure_scan(short, [sheet(is_test=True).layout])
    assert isinstance(found, ScanMeasure)
    assert found.markers == 4
    assert {ScanFault.FEW_MARKERS, ScanFault.CODE_UNREAD} <= set(faults_of(found))


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_a_sheet_laid_in_another_way_is_measured_alike(turns: int) -> None:
    scan = Device().scan()
    turned = Picture(
        file="thu",
        page=1,
        grey=np.ascontiguousarray(np.rot90(scan.grey, turns)),
        is_bilevel=False,
        digest=b"",
    )
    found = measure_scan(turned, [sheet(is_test=True).layout])
    assert isinstance(found, ScanMeasure)
    assert faults_of(found) == ()
    assert abs(found.turn + 1) < 0.1


@pytest.mark.parametrize(
    ("grey", "reason"),
    [
        pytest.param(np.full((2339, 1654), 250, np.uint8), Rejection.NO_MARKERS),
        pytest.param(Device().scan().grey[:900], Rejection.FEW_MARKERS),
        pytest.param(Device(is_test=False).scan().grey, Rejection.FOREIGN_CODE),
    ],
    ids=["blank paper", "a third of a sheet", "a ballot"],
)
def test_what_is_no_test_sheet_is_not_measured(
    grey: NDArray[np.uint8], reason: Rejection
) -> None:
    scan = Picture(file="thu", page=1, grey=grey, is_bilevel=False, digest=b"")
    assert measure_scan(scan, [sheet(is_test=True).layout]) is reason


def test_a_ballot_with_its_own_layout_says_nothing_of_a_device() -> None:
    ballot = Device(is_test=False).scan()
    assert measure_scan(ballot, [sheet(is_test=False).layout]) is Rejection.FOREIGN_CODE


def test_a_test_sheet_among_ballots_is_never_counted() -> None:
    ballots = SheetReader([sheet(is_test=False).layout])
    reading = ballots.read(Device().scan()).reading
    assert reading.outcome is PageOutcome.REJECTED
    assert reading.reason == Rejection.FOREIGN_CODE
    assert reading.rows == ()
