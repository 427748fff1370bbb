"""What a device makes of light: shade, blur, noise, dirty glass, and the coding."""

from functools import cache
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from tests.scans.model import Coding, Level, Picture

BANK: Final = 64  # one standard deviation in the bank of noise
LONGEST: Final = 5200  # pixels; the side of the bank
# Bayer's matrix of order 8, by its rule: each order is four of the one before.
_TWO = np.array([[0, 2], [3, 1]])
_FOUR = np.block([[4 * _TWO + 0, 4 * _TWO + 2], [4 * _TWO + 3, 4 * _TWO + 1]])
SCREEN: Final = np.block(
    [[4 * _FOUR + 0, 4 * _FOUR + 2], [4 * _FOUR + 3, 4 * _FOUR + 1]]
)


@cache
def _noise_bank() -> NDArray[np.int16]:
    """Return one square of noise; each page takes a window of it, drawn by lot."""
    rng = np.random.default_rng(20230202)
    rough = rng.standard_normal((LONGEST, LONGEST), dtype=np.float32)
    return (rough * BANK).astype(np.int16)


def seen(
    picture: Picture, level: Level, *, dpi: int, rng: np.random.Generator
) -> Picture:
    """Return what the sensor of this device delivers before it is coded."""
    finer = dpi / 200
    sigma = max(0.3, level.blur * finer * rng.uniform(0.75, 1.0))
    blurred = cv2.GaussianBlur(picture, (0, 0), sigma)
    lit = (
        blurred
        * _light(picture.shape[:2], level, rng)[(...,) + (None,) * (picture.ndim - 2)]
    )
    noise = _noise(picture.shape[:2], rng) * np.float32(
        level.noise / BANK * rng.uniform(0.7, 1.0)
    )
    lit += noise[(...,) + (None,) * (picture.ndim - 2)]
    result: Picture = cv2.convertScaleAbs(np.maximum(lit, 0))
    if rng.random() < level.streak:
        _streaks(result, finer, rng)
    if level.specks:
        _specks(result, int(rng.integers(level.specks + 1)), finer, rng)
    return result


def _light(
    size: tuple[int, int], level: Level, rng: np.random.Generator
) -> NDArray[np.float32]:
    """Return how bright white is, everywhere on the glass or under the lamp."""
    gain = rng.uniform(level.gain, min(1.0, level.gain + 0.15))
    if not level.shade:
        return np.full(size, gain, dtype=np.float32)
    way = rng.uniform(0, 2 * np.pi)
    y, x = np.mgrid[-1:1:9j, -1:1:9j]
    slope = (np.cos(way) * x + np.sin(way) * y) / 1.42
    dark = level.shade * rng.uniform(0.3, 1.0) * (0.5 + 0.5 * slope)
    if level.is_phone and rng.random() < 0.4:  # the shadow of a hand or of a head
        at = rng.uniform(-1, 1, 2)
        dark = np.maximum(
            dark, level.shade * np.exp(-((x - at[0]) ** 2 + (y - at[1]) ** 2) * 2)
        )
    coarse = (gain * (1 - dark)).astype(np.float32)
    light: NDArray[np.float32] = cv2.resize(
        coarse, size[::-1], interpolation=cv2.INTER_CUBIC
    )
    return light


def _noise(size: tuple[int, int], rng: np.random.Generator) -> NDArray[np.int16]:
    height, width = size
    bank = _noise_bank()
    top, left = (int(rng.integers(LONGEST - side + 1)) for side in size)
    window = bank[top : top + height, left : left + width]
    return window[:: int(rng.choice([-1, 1])), :: int(rng.choice([-1, 1]))]


def _streaks(picture: Picture, finer: float, rng: np.random.Generator) -> None:
    """Draw what a grain on the glass of a feeder leaves: one or two long columns."""
    height, width = picture.shape[:2]
    for _ in range(int(rng.integers(1, 3))):
        left = int(rng.uniform(0.02, 0.98) * width)
        wide = max(1, round(rng.uniform(0.7, 2.6) * finer))
        start, end = sorted(rng.choice([0.0, 1.0, rng.uniform(0, 1)], 2, replace=False))
        part = picture[int(start * height) : int(end * height), left : left + wide]
        share = rng.uniform(0.15, 0.6)
        towards = 30 if rng.random() < 0.75 else 255
        part[...] = (part * (1 - share) + towards * share).astype(np.uint8)


def streak_at(
    picture: Picture, share: float, *, finer: float, rng: np.random.Generator
) -> None:
    """Lay a dark streak along the glass, at a share of its width.

    It runs over the whole page, or from somewhere on when the grain came loose.
    """
    height, width = picture.shape[:2]
    left = int(share * width)
    start = int(rng.uniform(0, 0.5) * height) if rng.random() < 0.5 else 0
    part = picture[start:, left : left + max(1, round(rng.uniform(0.7, 3) * finer))]
    dark = rng.uniform(0.15, 0.9)
    part[...] = (part * (1 - dark) + 30 * dark).astype(np.uint8)


def _specks(
    picture: Picture, count: int, finer: float, rng: np.random.Generator
) -> None:
    height, width = picture.shape[:2]
    at = rng.integers(0, [width, height], (count, 2)).tolist()
    radii = (
        np.maximum(0.4, rng.exponential(0.6, count)).clip(max=2) * finer * 16
    ).astype(int)
    greys = rng.integers(10, 160, count).tolist()
    for (x, y), radius, grey in zip(at, radii.tolist(), greys, strict=True):
        cv2.circle(picture, (x * 16, y * 16), radius, (grey,) * 3, -1, cv2.LINE_AA, 4)


def shaken(picture: Picture, *, finer: float, rng: np.random.Generator) -> Picture:
    """Return the picture of a hand that moved by 2 to 8 pixels at 200 dpi."""
    reach = max(2, round(rng.uniform(2, 8) * finer))
    kernel = np.zeros((2 * reach + 1, 2 * reach + 1), dtype=np.float32)
    angle = rng.uniform(0, np.pi)
    arm = np.array([np.cos(angle), np.sin(angle)]) * reach / 2
    ends = [tuple(np.rint(reach + side * arm).astype(int).tolist()) for side in (-1, 1)]
    cv2.line(kernel, ends[0], ends[1], 1.0, 1)
    return np.asarray(cv2.filter2D(picture, -1, kernel / kernel.sum()), dtype=np.uint8)


def finger(picture: Picture, rng: np.random.Generator) -> None:
    """Hold the sheet with a finger that comes in from an edge."""
    height, width = picture.shape[:2]
    side = int(rng.integers(3))
    along = rng.uniform(0.15, 0.85)
    at = [(0, along * height), (width, along * height), (along * width, height)][side]
    axes = (round(0.11 * width), round(0.045 * width))
    angle = rng.uniform(-25, 25) + (90 if side == 2 else 0)
    skin = (196, 148, 122) if picture.ndim == 3 else (150,) * 3
    cv2.ellipse(
        picture,
        (round(at[0]), round(at[1])),
        axes,
        angle,
        0,
        360,
        skin,
        -1,
        cv2.LINE_AA,
    )


def glare(picture: Picture, rng: np.random.Generator) -> None:
    """Let a lamp shine in a strip of tape, or in glossy paper."""
    height, width = picture.shape[:2]
    at = rng.uniform(0.1, 0.9, 2) * (width, height)
    coarse = np.zeros((height // 8, width // 8), dtype=np.float32)
    axes = (
        round(rng.uniform(0.05, 0.2) * width / 8),
        round(rng.uniform(0.02, 0.06) * width / 8),
    )
    cv2.ellipse(
        coarse,
        (round(at[0] / 8), round(at[1] / 8)),
        axes,
        rng.uniform(0, 180),
        0,
        360,
        1.0,
        -1,
    )
    bright = cv2.resize(
        cv2.GaussianBlur(coarse, (0, 0), 4), (width, height)
    ) * rng.uniform(0.5, 1.0)
    bright = bright[(...,) + (None,) * (picture.ndim - 2)]
    picture[...] = (picture + (255 - picture) * bright).astype(np.uint8)


def coded(
    picture: Picture, coding: Coding, *, quality: int, rng: np.random.Generator
) -> tuple[Picture, bytes]:
    """Return the picture as one reads it back, and the JPEG when it is one."""
    if coding.is_bilevel:
        return _bilevel(picture, coding, rng), b""
    order = picture if picture.ndim == 2 else picture[..., ::-1]
    good, written = cv2.imencode(".jpg", order, [cv2.IMWRITE_JPEG_QUALITY, quality])
    if not good:
        raise ValueError(picture.shape)
    flag = cv2.IMREAD_GRAYSCALE if picture.ndim == 2 else cv2.IMREAD_COLOR
    back = cv2.imdecode(written, flag)
    result = np.asarray(back, dtype=np.uint8)
    if picture.ndim == 3:
        result = np.ascontiguousarray(result[..., ::-1])
    return result, written.tobytes()


def _bilevel(picture: Picture, coding: Coding, rng: np.random.Generator) -> Picture:
    grey = picture if picture.ndim == 2 else picture[..., 1]
    height, width = grey.shape
    if coding is Coding.DITHER:
        screen = np.tile(SCREEN * 4 + 2, (height // 8 + 1, width // 8 + 1))
        return np.where(grey > screen[:height, :width], 255, 0).astype(np.uint8)
    if coding is Coding.OTSU:
        _, two = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
        return np.asarray(two, dtype=np.uint8)
    bound = rng.uniform(120, 190)
    result = np.where(grey > bound, 255, 0).astype(np.uint8)
    return _despeckled(result) if coding is Coding.DESPECKLED else result


def _despeckled(picture: Picture) -> Picture:
    """Return it without black spots of fewer than eight pixels."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(
        255 - picture, connectivity=8
    )
    small = stats[:, cv2.CC_STAT_AREA] < 8
    return np.where(small[labels], 255, picture).astype(np.uint8)
