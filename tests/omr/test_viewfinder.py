"""What a camera page is told of a frame: outline, sharpness; of no sheet, nothing."""

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from tests.omr.test_calibrating import printed, sheet
from tinnhiem.omr.viewfinder import MOST_BYTES, NoFrameError, Viewfinder

WIDTH, HEIGHT = 1280, 960
FINDER = Viewfinder([sheet(is_test=False).layout])


def frame(
    corners: list[tuple[float, float]], *, blur: float = 0.7, table: int = 90
) -> NDArray[np.uint8]:
    """Return a frame in which the sheet lies between four corners, clockwise."""
    page = printed(150, is_test=False)
    height, width = page.shape
    own = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    plane = cv2.getPerspectiveTransform(own, np.array(corners, np.float32))
    seen = np.full((HEIGHT, WIDTH), table, np.float32)
    there = cv2.warpPerspective(np.ones_like(page), plane, (WIDTH, HEIGHT))
    laid = cv2.warpPerspective(page, plane, (WIDTH, HEIGHT), flags=cv2.INTER_AREA)
    seen = np.where(there > 0.5, laid, seen).astype(np.float32)
    seen = cv2.GaussianBlur(seen, (0, 0), blur)  # type: ignore[assignment]
    noise = np.random.default_rng(5).normal(0, 3, seen.shape)
    return np.clip(seen + noise, 0, 255).astype(np.uint8)


def jpeg(grey: NDArray[np.uint8], quality: int = 80) -> bytes:
    done, packed = cv2.imencode(".jpg", grey, [cv2.IMWRITE_JPEG_QUALITY, quality])
    assert done
    return packed.tobytes()


UPRIGHT = [(330.0, 30.0), (950.0, 40.0), (960.0, 915.0), (320.0, 905.0)]


@pytest.mark.parametrize(
    "corners",
    [
        pytest.param(UPRIGHT, id="upright, a little from the side"),
        pytest.param(UPRIGHT[2:] + UPRIGHT[:2], id="upside down"),
        pytest.param(
            [(1200, 130), (1210, 830), (215, 840), (205, 120)], id="on its side"
        ),
    ],
)
def test_the_outline_lies_on_the_corners_of_the_sheet(
    corners: list[tuple[float, float]],
) -> None:
    sight = FINDER.look(jpeg(frame(corners)))
    assert np.abs(np.array(sight.outline) - corners).max() < 6
    assert sight.page == 1
    assert sight.is_sharp
    assert 65 < sight.dots_per_inch < 90


def test_a_frame_out_of_focus_is_not_sharp() -> None:
    sight = FINDER.look(jpeg(frame(UPRIGHT, blur=1.4)))
    assert sight.outline
    assert not sight.is_sharp


@pytest.mark.parametrize(
    "grey",
    [
        pytest.param(np.full((HEIGHT, WIDTH), 90, np.uint8), id="a bare table"),
        pytest.param(frame(UPRIGHT)[:330], id="the upper third of a sheet"),
    ],
)
def test_where_no_whole_sheet_is_seen_there_is_no_outline(
    grey: NDArray[np.uint8],
) -> None:
    sight = FINDER.look(jpeg(grey))
    assert (sight.outline, sight.page, sight.is_sharp) == ((), 0, False)


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"GIF89a", id="another kind of picture"),
        pytest.param(jpeg(frame(UPRIGHT))[:300], id="the beginning of one"),
        pytest.param(jpeg(np.zeros((2400, 2400), np.uint8)), id="far too large"),
        pytest.param(bytes(MOST_BYTES + 1), id="too many bytes"),
        pytest.param(
            jpeg(frame(UPRIGHT))[:-2] + b"\xff\xda" * 200 + b"\xff\xd9",
            id="many scans, each as dear as the picture",
        ),
    ],
)
def test_what_is_no_frame_is_refused_before_it_is_unpacked(sent: bytes) -> None:
    with pytest.raises(NoFrameError):
        FINDER.look(sent)
