"""Hard marks: what people do who change their mind, miss the box, or write.

Each says what may be made of it. No kind may be read as a box that the voter did not
mean; most may only go to a person.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tests.scans.marks import Box, Hand, centre, cross, somewhere_in, tick, zigzag
from tests.scans.model import FLAG, Answer
from tests.scans.pens import Points, dot, take


@dataclass(frozen=True, slots=True)
class Row:
    """Three boxes and a printed name; `meant` is the level that the voter means."""

    boxes: NDArray[np.float64]  # (3, 4), the high level first
    name: Box  # the cell
    words: Box  # one of the lines of print in it
    meant: int

    @property
    def box(self) -> Box:
        return np.asarray(self.boxes[self.meant - 1])

    def other(self, hand: Hand) -> Box:
        """Return one of the two boxes that are not meant."""
        places = [i for i in range(3) if i != self.meant - 1]
        return np.asarray(self.boxes[int(hand.rng.choice(places))])

    def neighbours(self, hand: Hand) -> tuple[Box, Box]:
        """Return the meant box and one beside it, from left to right."""
        left = {1: 0, 3: 1}.get(self.meant, int(hand.rng.integers(0, 2)))
        boxes = sorted(
            (self.boxes[left], self.boxes[left + 1]), key=lambda b: float(b[0])
        )
        return boxes[0], boxes[1]


def double(hand: Hand, row: Row) -> None:
    """Mark two boxes, seldom all three."""
    cross(hand, row.box, least=0.30, most=0.62)
    if hand.rng.random() < 0.1:
        for box in row.boxes:
            cross(hand, box, least=0.25, most=0.62)
        return
    other = row.other(hand)
    if hand.rng.random() < 0.3:
        tick(hand, other, least=0.80, most=1.15)
    else:
        cross(hand, other, least=0.20, most=0.62)


def obliterated(hand: Hand, row: Row) -> None:
    """Scribble out a cross, then mark another box."""
    gone = row.other(hand)
    cross(hand, gone, least=0.30, most=0.60)
    zigzag(hand, gone, strokes=int(hand.rng.integers(8, 16)), spread=0.5)
    cross(hand, row.box, least=0.30, most=0.62)


def hesitation(hand: Hand, row: Row) -> None:
    """Rest the pen in a box, then mark another."""
    dot(hand.canvas, somewhere_in(row.other(hand), hand, off=0.3), hand.held, hand.rng)
    cross(hand, row.box, least=0.30, most=0.62)


def across(hand: Hand, row: Row) -> None:
    """Draw one cross over two boxes; each holds a good part of it."""
    left, right = row.neighbours(hand)
    gap = float(right[0] - left[0] - left[2])
    middle = (centre(left) + centre(right)) / 2
    middle = middle + hand.rng.uniform(-0.08, 0.08, 2) * left[2:]
    reach = (gap / 2 + hand.within(0.35, 0.6) * float(left[2])) * np.sqrt(2)
    reach = min(reach, 1.1 * float(left[3])) if gap < left[2] else reach
    _flat_cross(hand, middle, across=reach / np.sqrt(2), down=0.4 * float(left[3]))


def between(hand: Hand, row: Row) -> None:
    """Draw a cross beside the boxes, in none of them."""
    left, right = row.neighbours(hand)
    gap = float(right[0] - left[0] - left[2])
    middle = (centre(left) + centre(right)) / 2
    size = min(max(gap * 0.42, 0.5), 0.4 * float(left[2]))
    _flat_cross(hand, middle, across=size, down=max(size, 0.25 * float(left[3])))


def _flat_cross(hand: Hand, middle: Points, *, across: float, down: float) -> None:
    for way in (1, -1):
        arm = np.array(
            [across * hand.within(0.9, 1.1), way * down * hand.within(0.9, 1.1)]
        )
        hand.line(middle - arm, middle + arm)


def strike_row(hand: Hand, row: Row) -> None:
    """Draw a line through the whole row, from the name to past the last box."""
    y = float(row.boxes[:, 1].mean() + row.boxes[:, 3].mean() / 2)
    slope = hand.within(-1.3, 1.3)
    start = float(row.name[0]) + hand.within(0, 0.4) * float(row.name[2])
    end = float((row.boxes[:, 0] + row.boxes[:, 2]).max()) + hand.within(-1, 4)
    hand.line(np.array([start, y - slope]), np.array([end, y + slope]))


def strike_row_and_mark(hand: Hand, row: Row) -> None:
    cross(hand, row.box, least=0.30, most=0.62)
    strike_row(hand, row)


def strike_name(hand: Hand, row: Row) -> None:
    """Mark a box and cross the printed name out."""
    cross(hand, row.box, least=0.30, most=0.62)
    x, y, width, height = row.words
    for _ in range(int(hand.rng.integers(1, 3))):
        start = x + hand.within(-0.02, 0.15) * width
        at = y + hand.within(0.3, 0.7) * height
        end = start + hand.within(0.6, 0.95) * width
        hand.line(np.array([start, at]), np.array([end, at + hand.within(-0.7, 0.7)]))


def circled(hand: Hand, row: Row) -> None:
    """Draw a ring around the box in place of a mark in it."""
    t = np.linspace(0, 2 * np.pi * hand.within(0.95, 1.1), 40) + hand.within(0, 6)
    reach = row.box[2:] * hand.rng.uniform(0.56, 0.72, 2)
    hand.curve(centre(row.box) + np.stack([np.cos(t), np.sin(t)], axis=1) * reach)


def only_dot(hand: Hand, row: Row) -> None:
    dot(hand.canvas, somewhere_in(row.box, hand, off=0.35), hand.held, hand.rng)


def faint(hand: Hand, row: Row) -> None:
    """Mark with a pen that hardly writes."""
    cross(hand.with_pen(take("faint", hand.rng)), row.box, least=0.30, most=0.62)


def initialled(hand: Hand, row: Row) -> None:
    """Correct as one corrects a contract: crossed out, marked anew, initials beside."""
    obliterated(hand, row)
    last = row.boxes[np.argmax(row.boxes[:, 0])]
    at = np.array([last[0] + last[2] + hand.within(-2, 0.5), last[1] + last[3] / 2])
    scrawl(hand, at, letters=2, size=0.6 * float(last[3]))


def erased(hand: Hand, row: Row) -> None:
    """Tick with a pencil, rub it out badly, tick another box."""
    pencil = take("pencil", hand.rng)
    share = hand.within(0.16, 0.28) / pencil.absorbance
    tick(hand.with_pen(pencil.fainter(share)), row.other(hand), least=0.80, most=1.15)
    tick(hand, row.box, least=0.80, most=1.15)


def words(hand: Hand, row: Row) -> None:
    """Write words in the row, over the name or over the boxes: 13 mm or more."""
    x, y, width, height = row.name
    if hand.rng.random() < 0.6:
        at = np.array(
            [x + hand.within(0.1, 0.5) * width, y + hand.within(0.4, 0.6) * height]
        )
    else:
        left = row.boxes[np.argmin(row.boxes[:, 0])]
        at = left[:2] + np.array([-hand.within(0, 6), left[3] * hand.within(0.4, 0.6)])
    cross(hand, row.box, least=0.30, most=0.62)
    scrawl(hand, at, letters=int(hand.rng.integers(7, 12)), size=hand.within(3.0, 4.4))


def on_border(hand: Hand, row: Row) -> None:
    """Draw a cross on the upper, lower or outer border of the box."""
    box = row.box
    outer = {1: -1, 3: 1}.get(row.meant, 0) if row.boxes[0][0] < row.boxes[2][0] else 0
    sides = [(0, -1), (0, 1)] + ([(outer, 0)] if outer else [])
    side = np.array(sides[int(hand.rng.integers(len(sides)))])
    at = centre(box) + side * box[2:] * hand.within(0.42, 0.52)
    cross(hand, box, least=0.28, most=0.40, at=at)


def long_tail(hand: Hand, row: Row) -> None:
    """Tick so that the tail ends in the box to the right; the last box has none."""
    left, right = row.boxes[row.meant - 1], row.boxes[row.meant]
    low = (
        centre(left)
        + np.array([hand.within(-0.2, 0), hand.within(0.1, 0.3)]) * left[2:]
    )
    end = right[:2] + right[2:] * np.array(
        [hand.within(0.1, 0.4), hand.within(0.1, 0.5)]
    )
    hand.line(low + np.array([-0.2, -0.25]) * left[2:], low, end)


def scrawl(hand: Hand, at: Points, *, letters: int, size: float) -> None:
    """Write `letters` loops from `at` to the right, `size` mm high."""
    t = np.linspace(0, letters * 2 * np.pi, letters * 14)
    high = np.repeat(hand.rng.uniform(0.35, 1.0, letters), 14)
    wide = np.repeat(hand.rng.uniform(0.3, 0.6, letters), 14)
    x = t / (2 * np.pi) * size * 0.62 + np.sin(t) * wide * size * 0.5
    hand.curve(at + np.stack([x, np.cos(t) * high * size * 0.5], axis=1))


@dataclass(frozen=True, slots=True)
class Hard:
    """A hard mark: how it is drawn, and what may be made of it beside a flag."""

    draw: Callable[[Hand, Row], None]
    keeps_meaning: bool = False
    may_be_blank: bool = False
    fades: bool = False  # in black and white nobody sees what makes it hard
    last_level: int = 3  # the last one that can be meant

    def accepted(self, row: Row, *, is_bilevel: bool) -> frozenset[Answer]:
        """Return what may be made of this mark in a picture of such a device."""
        answers: set[Answer] = {FLAG}
        if self.keeps_meaning or (self.fades and is_bilevel):
            answers.add(row.meant)
        if self.may_be_blank:
            answers.add(0)
        return frozenset(answers)


HARD: Final = {
    "double": Hard(double),
    "obliterated": Hard(obliterated),
    "hesitation": Hard(hesitation, keeps_meaning=True),
    "across": Hard(across),
    "between": Hard(between),
    "strike-row": Hard(strike_row),
    "strike-marked": Hard(strike_row_and_mark),
    "strike-name": Hard(strike_name),
    "circled": Hard(circled, keeps_meaning=True),
    "dot": Hard(only_dot, may_be_blank=True),
    "faint": Hard(faint, keeps_meaning=True),
    "initialled": Hard(initialled),
    "erased": Hard(erased, fades=True),
    "words": Hard(words),
    "on-border": Hard(on_border, keeps_meaning=True),
    "long-tail": Hard(long_tail, keeps_meaning=True, last_level=2),
}
