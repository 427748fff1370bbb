"""Pens: what a hand's line looks like on paper.

A line tapers at both ends, trembles, bows, is pressed unevenly and skips. It is drawn
at four times the resolution of the page and shrunk, so that its edge is a real edge.
"""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from tests.scans.model import Picture

Points = NDArray[np.float64]  # (n, 2), mm
FINER: Final = 4
STEP: Final = 0.3  # mm between the points of a line
TREMOR: Final = 2.5 * 25.4 / 300  # mm, the most
BOW: Final = 1.2  # mm, the most
MARGIN: Final = 1.5  # mm around a line
SHIFT: Final = 4  # bits of a pixel's fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Pen:
    """A kind of pen.

    Attributes:
        absorbance: Least and most share of light its line takes away, on grey.
        width: mm.
        skips: The share of the line that is missing.
        grain: How much the roughness of the paper shows, 0 to 1.
        tint: How much of it each of red, green and blue loses; on grey they cancel out.
        smears: How often a hand draws over the wet line.
    """

    name: str
    absorbance: tuple[float, float]
    width: tuple[float, float] = (0.28, 0.62)
    skips: float = 0.0
    grain: float = 0.0
    tint: tuple[float, float, float] = (1.0, 1.0, 1.0)
    smears: float = 0.0


# fmt: off
PENS: Final = {pen.name: pen for pen in (
    Pen(name="blue", absorbance=(0.62, 0.82), tint=(1.22, 1.0, 0.42)),
    Pen(name="black", absorbance=(0.75, 0.92)),
    Pen(name="gel", absorbance=(0.80, 0.97)),
    Pen(name="pencil", absorbance=(0.35, 0.50), skips=0.08, grain=0.5),
    Pen(name="faint", absorbance=(0.22, 0.34), skips=0.18, tint=(1.22, 1.0, 0.42)),
    Pen(name="red", absorbance=(0.55, 0.72), tint=(0.25, 1.32, 1.25)),
    Pen(name="felt", absorbance=(0.80, 0.95), width=(1.0, 2.0), tint=(1.15, 1.0, 0.6)),
    Pen(name="smear", absorbance=(0.75, 0.92), smears=0.6),
)}
# fmt: on


@dataclass(frozen=True, slots=True)
class Held:
    """A pen in one voter's hand: its own darkness and width."""

    pen: Pen
    absorbance: float
    width: float

    def fainter(self, share: float) -> "Held":
        return Held(self.pen, self.absorbance * share, self.width)


def take(name: str, rng: np.random.Generator) -> Held:
    """Return a pen of this kind as one voter holds it."""
    pen = PENS[name]
    return Held(pen, rng.uniform(*pen.absorbance), rng.uniform(*pen.width))


@dataclass(slots=True)
class Canvas:
    """A sheet of paper under a pen.

    Attributes:
        picture: Grey, or red green blue; drawn on in place.
        dots: Per mm.
    """

    picture: Picture
    dots: float

    def stain(
        self,
        cover: NDArray[np.float32],
        *,
        left: int,
        top: int,
        tint: tuple[float, float, float] = (1, 1, 1),
    ) -> None:
        """Take light away: `cover` (height, width) is the share, 0 to 1."""
        height, width = self.picture.shape[:2]
        x0, y0 = max(left, 0), max(top, 0)
        x1 = min(left + cover.shape[1], width)
        y1 = min(top + cover.shape[0], height)
        if x0 >= x1 or y0 >= y1:
            return
        part = cover[y0 - top : y1 - top, x0 - left : x1 - left]
        under = self.picture[y0:y1, x0:x1]
        if under.ndim == 3:
            part = np.clip(part[..., None] * np.array(tint, dtype=np.float32), 0, 1)
        under[...] = (under * (1 - part) + 0.5).astype(np.uint8)


def line(canvas: Canvas, points: Points, held: Held, rng: np.random.Generator) -> None:
    """Draw one line through `points` with everything that a hand does to it."""
    path = _trembling(_resampled(_bowed(points, rng)), rng)
    pressure = _pressure(len(path) - 1, rng)
    low = path.min(axis=0) - MARGIN - held.width
    high = path.max(axis=0) + MARGIN + held.width
    left, top = np.floor(low * canvas.dots).astype(int)
    width, height = np.ceil((high - low) * canvas.dots).astype(int)
    fine = np.zeros((height * FINER, width * FINER), dtype=np.uint8)
    dots = canvas.dots * FINER
    spots = (path * dots - np.array([left, top]) * FINER) * (1 << SHIFT)
    ends = np.rint(spots).astype(int).tolist()
    drops = _skips(len(pressure), held.pen.skips, rng)
    for i, (press, drop) in enumerate(zip(pressure.tolist(), drops, strict=True)):
        if not drop:
            thick = max(1, round(held.width * (0.7 + 0.3 * press) * dots))
            grey = min(255, round(255 * held.absorbance * press))
            cv2.line(fine, ends[i], ends[i + 1], grey, thick, cv2.LINE_8, SHIFT)
    cover = cv2.resize(fine, (width, height), interpolation=cv2.INTER_AREA)
    share = _on_paper(
        np.float32(1 / 255) * cover.astype(np.float32), held, canvas.dots, rng
    )
    canvas.stain(share, left=left, top=top, tint=held.pen.tint)


def dot(canvas: Canvas, at: Points, held: Held, rng: np.random.Generator) -> None:
    """Put the pen down and lift it."""
    line(canvas, np.array([at, at + rng.uniform(-0.15, 0.15, 2)]), held, rng)


def _bowed(points: Points, rng: np.random.Generator) -> Points:
    """Bend a straight line by up to 6 % of its length, a long one by a millimetre."""
    if len(points) != 2:
        return points
    along = points[1] - points[0]
    t = np.linspace(0, 1, 9)[:, None]
    most = min(0.06, BOW / max(float(np.hypot(*along)), 0.01))
    across = np.array([-along[1], along[0]]) * rng.uniform(-most, most)
    return np.asarray(points[0] + along * t + across * 4 * t * (1 - t))


def _resampled(points: Points) -> Points:
    lengths = np.hypot(*np.diff(points, axis=0).T)
    at = np.concatenate([[0], np.cumsum(lengths)])
    steps = max(3, int(at[-1] / STEP) + 1)
    where = np.linspace(0, at[-1], steps)
    return np.stack([np.interp(where, at, points[:, i]) for i in (0, 1)], axis=1)


def _smooth(count: int, window: int, rng: np.random.Generator) -> NDArray[np.float64]:
    """Return `count` values of low-passed noise, its standard deviation near 1."""
    window = max(1, window)
    rough = rng.standard_normal(count + window)
    kernel = np.full(window, 1 / np.sqrt(window))
    return np.asarray(np.convolve(rough, kernel, mode="valid")[:count])


def _trembling(path: Points, rng: np.random.Generator) -> Points:
    strength = rng.uniform(0, TREMOR / 2.5)
    off = np.stack([_smooth(len(path), 5, rng) for _ in (0, 1)], axis=1) * strength
    return path + np.clip(off, -TREMOR, TREMOR)


def _pressure(count: int, rng: np.random.Generator) -> NDArray[np.float64]:
    t = (np.arange(count) + 0.5) / count
    edge = np.clip(np.minimum(t, 1 - t) / 0.18, 0, 1)
    uneven = np.clip(1 + 0.07 * _smooth(count, 7, rng), 0.7, 1.15)
    return np.asarray((1 - 0.35 * (1 - edge) ** 2) * uneven)


def _skips(count: int, share: float, rng: np.random.Generator) -> list[bool]:
    if share <= 0:
        return [False] * count
    rough = _smooth(count, 2, rng)
    return list((rough < np.quantile(rough, share)).tolist())


def _on_paper(
    cover: NDArray[np.float32], held: Held, dots: float, rng: np.random.Generator
) -> NDArray[np.float32]:
    """Let the paper's grain and a hand's sleeve work on a line."""
    if held.pen.grain:
        rough = rng.standard_normal(cover.shape, dtype=np.float32)
        rough = cv2.GaussianBlur(rough, (0, 0), 0.8) * 1.8
        cover = cover * np.clip(1 - held.pen.grain * np.clip(rough, -0.5, 2), 0, 1.3)
    if held.pen.smears and rng.random() < held.pen.smears:
        reach = max(3, round(rng.uniform(0.8, 2.5) * dots))
        trail = cv2.blur(cover, (reach, 3), anchor=(reach - 1, 1))
        cover = np.maximum(cover, trail * np.float32(rng.uniform(0.2, 0.6)))
    return np.clip(cover, 0, 1).astype(np.float32)
