"""Clean marks: the crosses and ticks of people who mark as the ballot asks."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tests.scans.pens import Canvas, Held, Points, line

Box = NDArray[np.float64]  # x, y, width, height in mm
HALF: Final = np.pi / 4

# How often each mark is made, of every hundred that are.
USUAL: Final = {
    "x": 52, "tick": 18, "big-x": 6, "big-tick": 6, "small-x": 4,
    "fill": 5, "scribble": 5, "slash": 4,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hand:
    """A voter's pen over the paper, and the chance of each of its movements."""

    canvas: Canvas
    held: Held
    rng: np.random.Generator

    def line(self, *points: Points) -> None:
        line(self.canvas, np.array(points), self.held, self.rng)

    def curve(self, points: Points) -> None:
        line(self.canvas, points, self.held, self.rng)

    def within(self, least: float, most: float) -> float:
        return float(self.rng.uniform(least, most))

    def with_pen(self, held: Held) -> "Hand":
        return Hand(self.canvas, held, self.rng)


def centre(box: Box) -> Points:
    return box[:2] + box[2:] / 2


def somewhere_in(box: Box, hand: Hand, *, off: float = 0.08) -> Points:
    """Return the middle of a box, off by up to a share of its size."""
    return centre(box) + box[2:] * hand.rng.uniform(-off, off, 2)


def cross(
    hand: Hand, box: Box, *, least: float, most: float, at: Points | None = None
) -> None:
    """Draw an X whose arms reach `least` to `most` box sizes from its middle."""
    middle = somewhere_in(box, hand) if at is None else at
    reach = hand.within(least, most) * float(box[2:].min())
    for direction in (HALF, np.pi - HALF):
        angle = direction + hand.within(-0.15, 0.15)
        arm = np.array([np.cos(angle), np.sin(angle)]) * reach
        hand.line(
            middle - arm * hand.within(0.88, 1.12),
            middle + arm * hand.within(0.88, 1.12),
        )


def tick(hand: Hand, box: Box, *, least: float, most: float) -> None:
    """Draw a tick, its size in box sizes; a big one leaves the box, up and right."""
    size = hand.within(least, most) * float(box[2:].min())
    low = (
        somewhere_in(box, hand, off=0.05)
        + np.array([hand.within(-0.22, -0.05), hand.within(0.14, 0.26)]) * box[2:]
    )
    start = low + np.array([-0.24, -hand.within(0.22, 0.34)]) * min(size, float(box[2]))
    end = low + np.array([hand.within(0.40, 0.50), -hand.within(0.55, 0.68)]) * size
    hand.line(start, low, end)


def slash(hand: Hand, box: Box) -> None:
    middle = somewhere_in(box, hand)
    angle = (HALF if hand.rng.random() < 0.25 else -HALF) + hand.within(-0.2, 0.2)
    arm = np.array([np.cos(angle), np.sin(angle)])
    arm *= hand.within(0.36, 0.62) * float(box[2:].min())
    hand.line(middle - arm, middle + arm)


def zigzag(hand: Hand, box: Box, *, strokes: int, spread: float = 0.42) -> None:
    """Go back and forth over a box without lifting the pen."""
    size = box[2:]
    middle = somewhere_in(box, hand, off=0.05)
    across = np.linspace(-1, 1, strokes + 1)
    points = np.stack([across, np.where(np.arange(strokes + 1) % 2, 1.0, -1.0)], axis=1)
    points += hand.rng.uniform(-0.15, 0.15, points.shape)
    angle = hand.within(-0.6, 0.6)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    hand.curve(middle + (points @ turn.T) * size * spread)


CLEAN: Final[dict[str, Callable[[Hand, Box], None]]] = {
    "x": lambda hand, box: cross(hand, box, least=0.30, most=0.62),
    "big-x": lambda hand, box: cross(hand, box, least=0.70, most=1.00),
    "small-x": lambda hand, box: cross(hand, box, least=0.16, most=0.26),
    "tick": lambda hand, box: tick(hand, box, least=0.80, most=1.15),
    "big-tick": lambda hand, box: tick(hand, box, least=1.30, most=1.90),
    "slash": slash,
    "scribble": lambda hand, box: zigzag(
        hand, box, strokes=int(hand.rng.integers(5, 9)), spread=0.32
    ),
    "fill": lambda hand, box: zigzag(
        hand, box, strokes=int(hand.rng.integers(9, 16)), spread=0.36
    ),
}
