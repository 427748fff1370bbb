"""What befalls the paper: stamps, folds, holes, coffee, tears, ink from behind.

Everything here happens to the sheet, before any device looks at it. What happens on a
device's glass is in `tests.scans.optics`.
"""

from collections.abc import Callable
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from tests.scans.hard import scrawl
from tests.scans.marks import Hand, cross
from tests.scans.model import Layout
from tests.scans.pens import Canvas, Points

RED: Final = (0.3, 1.35, 1.25)
BROWN: Final = (0.7, 1.0, 1.5)
Cover = NDArray[np.float32]


def stamp(canvas: Canvas, middle: Points, rng: np.random.Generator) -> None:
    """Press the office's round red stamp, its middle at `middle` in mm, by hand."""
    across = round(36 * canvas.dots)
    cover = np.zeros((across, across), dtype=np.uint8)
    strength = rng.uniform(0.35, 0.6)
    grey = round(255 * strength)
    half = across // 2
    for radius, thick in ((17.0, 0.7), (15.6, 0.25), (9.5, 0.25)):
        cv2.circle(
            cover,
            (half, half),
            round(radius * canvas.dots),
            grey,
            max(1, round(thick * canvas.dots)),
            cv2.LINE_AA,
        )
    turn = rng.uniform(0, 2 * np.pi)
    for i in range(22):  # letters along the ring
        angle = turn + i * 2 * np.pi / 22 + rng.uniform(-0.03, 0.03)
        way = np.array([np.cos(angle), np.sin(angle)])
        ends = [half + way * r * canvas.dots for r in (10.8, 14.2)]
        a, b = (tuple(np.rint(end).astype(int).tolist()) for end in ends)
        cv2.line(cover, a, b, grey, max(1, round(rng.uniform(0.3, 0.9) * canvas.dots)))
    star = [
        half
        + np.array([np.cos(turn + k * 0.8 * np.pi), np.sin(turn + k * 0.8 * np.pi)])
        * 4.5
        * canvas.dots
        for k in range(5)
    ]
    cv2.fillPoly(cover, [np.rint(np.array(star)).astype(np.int32)], grey)
    worn = cv2.resize(
        rng.uniform(0.55, 1.1, (24, 24)).astype(np.float32), cover.shape[::-1]
    )
    left, top = np.rint(middle * canvas.dots - half).astype(int)
    canvas.stain(
        np.clip(cover / np.float32(255) * worn, 0, 1),
        left=int(left),
        top=int(top),
        tint=RED,
    )


def fold(canvas: Canvas, rng: np.random.Generator) -> None:
    """Crease the sheet from edge to edge, near a half or a third of it."""
    height, width = canvas.picture.shape[:2]
    lies = rng.random() < 0.7
    along, across = (width, height) if lies else (height, width)
    at = across * (rng.choice([1 / 3, 1 / 2, 2 / 3]) + rng.uniform(-0.06, 0.06))
    slope = rng.uniform(-0.012, 0.012)
    reach = round(4 * canvas.dots + abs(slope) * along / 2)
    away = np.arange(-reach, reach + 1, dtype=np.float32)[:, None] - (
        slope * (np.arange(along, dtype=np.float32) - along / 2)[None, :]
    )
    sharp = rng.uniform(0.05, 0.14) * canvas.dots
    cover = rng.uniform(0.06, 0.34) * np.exp(-np.abs(away) / sharp)
    cover *= 1 + 0.25 * np.sin(np.arange(along) / along * rng.uniform(20, 80))
    cover += (
        rng.uniform(0, 0.05) * (away > 0) * np.exp(-np.abs(away) / (1.2 * canvas.dots))
    )
    cover = np.clip(cover, 0, 1).astype(np.float32)
    if lies:
        canvas.stain(cover, left=0, top=round(at) - reach)
    else:
        canvas.stain(np.ascontiguousarray(cover.T), left=round(at) - reach, top=0)


def punched(canvas: Canvas, rng: np.random.Generator) -> None:
    """Punch two holes for a binder, 80 mm apart, at the left or the upper edge."""
    height, width = canvas.picture.shape[:2]
    from_edge = rng.uniform(10, 14) * canvas.dots
    grey = int(rng.choice([20, 245]))
    for side in (-40, 40):
        along = side * canvas.dots
        at = (
            (from_edge, height / 2 + along)
            if rng.random() < 0.8
            else (width / 2 + along, from_edge)
        )
        _disc(canvas, at, 3 * canvas.dots, grey)


def stapled(canvas: Canvas, rng: np.random.Generator) -> None:
    """Leave a staple, or its two holes, in a corner of the top."""
    left = rng.uniform(6, 14) if rng.random() < 0.5 else 210 - rng.uniform(6, 26)
    start = np.array([left, rng.uniform(5, 14)])
    angle = rng.uniform(0, np.pi)
    end = start + 12 * np.array([np.cos(angle), np.sin(angle)])
    a, b = (tuple(np.rint(p * canvas.dots).astype(int).tolist()) for p in (start, end))
    value = 70 if rng.random() < 0.5 else 190
    cv2.line(canvas.picture, a, b, (value,) * 3, round(0.6 * canvas.dots), cv2.LINE_AA)


def coffee(canvas: Canvas, rng: np.random.Generator) -> None:
    """Set a wet cup on the sheet."""
    height, width = canvas.picture.shape[:2]
    radius = rng.uniform(32, 42) * canvas.dots
    at = rng.uniform(0.1, 0.9, 2) * (width, height)
    size = round(radius * 1.15)
    y, x = np.mgrid[-size : size + 1, -size : size + 1].astype(np.float32)
    away = np.hypot(x, y)
    ring = np.exp(-(((away - radius) / (1.1 * canvas.dots)) ** 2))
    cover = rng.uniform(0.12, 0.35) * ring + rng.uniform(0, 0.05) * (away < radius)
    canvas.stain(
        cover.astype(np.float32),
        left=round(at[0]) - size,
        top=round(at[1]) - size,
        tint=BROWN,
    )


def torn(canvas: Canvas, rng: np.random.Generator) -> None:
    """Tear a corner off; what lies behind is dark or white."""
    height, width = canvas.picture.shape[:2]
    x, y = rng.uniform(15, 45, 2) * canvas.dots
    points = np.array([[0, 0], [x, 0], [x * 0.6, y * 0.35], [x * 0.3, y * 0.7], [0, y]])
    corner = int(rng.integers(4))
    if corner % 2:
        points[:, 0] = width - 1 - points[:, 0]
    if corner > 1:
        points[:, 1] = height - 1 - points[:, 1]
    grey = int(rng.choice([15, 250]))
    cv2.fillPoly(canvas.picture, [np.rint(points).astype(np.int32)], (grey,) * 3)


def from_behind(canvas: Canvas, rng: np.random.Generator) -> None:
    """Let the print of a sheet behind show through."""
    behind = canvas.picture[:, ::-1]
    grey = behind if behind.ndim == 2 else behind[..., 1]
    soft = cv2.GaussianBlur(255 - grey, (0, 0), 0.2 * canvas.dots)
    share = np.float32(rng.uniform(0.05, 0.15) / 255)
    canvas.stain(share * soft.astype(np.float32), left=0, top=0)


def over_marker(
    layout: Layout, cover: Callable[[Canvas, Points, np.random.Generator], None]
) -> Callable[[Canvas, np.random.Generator], None]:
    """Return what puts `cover` on one marker of the page, drawn by lot."""

    def put(canvas: Canvas, rng: np.random.Generator) -> None:
        marker = layout["markers"][int(rng.integers(len(layout["markers"])))]
        middle = [marker["x"] + marker["width"] / 2, marker["y"] + marker["height"] / 2]
        cover(canvas, np.array(middle) + rng.uniform(-2, 2, 2), rng)

    return put


def stamp_on_table(layout: Layout) -> Callable[[Canvas, np.random.Generator], None]:
    """Return what presses the stamp upon the boxes, where it does not belong."""

    def put(canvas: Canvas, rng: np.random.Generator) -> None:
        box = layout["boxes"][int(rng.integers(len(layout["boxes"])))]
        stamp(canvas, np.array([box["x"], box["y"]]) + rng.uniform(-15, 20, 2), rng)

    return put


def hole(canvas: Canvas, middle: Points, rng: np.random.Generator) -> None:
    at = middle * canvas.dots
    _disc(
        canvas,
        (float(at[0]), float(at[1])),
        3 * canvas.dots,
        int(rng.choice([20, 245])),
    )


def _disc(canvas: Canvas, at: tuple[float, float], radius: float, grey: int) -> None:
    cv2.circle(
        canvas.picture,
        (round(at[0]), round(at[1])),
        round(radius),
        (grey,) * 3,
        -1,
        cv2.LINE_AA,
    )


def signature(hand: Hand, layout: Layout) -> None:
    """Sign beside the table: where the paper is empty, on the text, or in a margin."""
    size = np.array([hand.within(18, 34), hand.within(5, 9)])
    at = _outside(hand, layout, size)
    letters = int(hand.rng.integers(3, 7))
    hand_size = float(min(size[1], size[0] / letters / 0.62))
    scrawl(hand, at + np.array([0, size[1] / 2]), letters=letters, size=hand_size)


def header_mark(hand: Hand, layout: Layout) -> None:
    """Mark a column's heading, as if all of it were meant."""
    box = min(layout["boxes"], key=lambda one: float(one["y"]))
    columns = [one for one in layout["boxes"] if one["row"] == box["row"]]
    column = columns[int(hand.rng.integers(len(columns)))]
    top = float(layout["table"]["y"])
    size = min(8.0, max(4.0, float(box["y"]) - top - 4))
    middle_y = top + (float(box["y"]) - top) * hand.within(0.35, 0.6)
    place = np.array(
        [column["x"] + column["width"] / 2 - size / 2, middle_y - size / 2, size, size]
    )
    cross(hand, place, least=0.40, most=0.62)


def _outside(hand: Hand, layout: Layout, size: Points) -> Points:
    """Return the upper left corner of a place beside all that the page needs."""
    taken = [layout["table"], layout["code"], *layout["markers"]]
    taken += [layout["stamp"]] if layout.get("stamp") else []
    paper = np.array([layout["width"], layout["height"]])
    for _ in range(400):
        at = hand.rng.uniform(8, paper - size - 8)
        if not any(_meet(at, size, area) for area in taken):
            return np.asarray(at)
    raise LookupError(layout["page"])


def _meet(at: Points, size: Points, area: Layout, near: float = 4.0) -> bool:
    return bool(
        at[0] < area["x"] + area["width"] + near
        and at[0] + size[0] > area["x"] - near
        and at[1] < area["y"] + area["height"] + near
        and at[1] + size[1] > area["y"] - near
    )
