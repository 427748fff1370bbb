"""How a sheet comes to lie askew: turned, stretched, pulled unevenly, photographed.

A map says for each pixel of the picture from where on the paper its light comes. It is
worked out on a coarse grid and filled in between, to a hundredth of a pixel.
"""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from tests.scans.model import Level, Picture

CELL: Final = 16  # pixels between the points of the grid
WAVES: Final = 3  # of the rollers, along one page

Grid = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Warp:
    """From where on the paper, in pixels of the paper, each pixel of a picture comes.

    Attributes:
        plane: 3 × 3, from pixels of the picture to those of the paper.
        waves: Height in paper pixels, turns a page, start, of each wave of the feed.
        bulge: Of the lens; 0 for a copier.
        size: Height and width of the picture.
    """

    plane: NDArray[np.float64]
    waves: NDArray[np.float64]
    bulge: float
    size: tuple[int, int]
    paper: tuple[int, int]

    def sources(self, x: Grid, y: Grid) -> tuple[Grid, Grid]:
        """Return the places on the paper of these places of the picture."""
        height, width = self.size
        if self.bulge:
            u, v = (x - width / 2) / width, (y - height / 2) / width
            swell = 1 + self.bulge * (u * u + v * v)
            x, y = width / 2 + u * swell * width, height / 2 + v * swell * width
        a = self.plane
        depth = a[2, 0] * x + a[2, 1] * y + a[2, 2]
        px = (a[0, 0] * x + a[0, 1] * y + a[0, 2]) / depth
        py = (a[1, 0] * x + a[1, 1] * y + a[1, 2]) / depth
        for high, turns, start in self.waves:
            py = py + high * np.sin(2 * np.pi * turns * py / self.paper[0] + start)
        return px, py

    def of(
        self,
        picture: Picture,
        *,
        around: Picture | int,
        window: tuple[slice, slice] = (slice(None), slice(None)),
    ) -> Picture:
        """Return the picture that a device takes of this paper, or a part of it.

        Args:
            picture: The paper, grey or in colour.
            around: What lies beside the paper: a grey value, or a picture.
            window: Rows and columns of the picture that are wanted.
        """
        x, y = (np.ascontiguousarray(part[window]) for part in self._maps())
        value = (around,) * 3 if isinstance(around, int) else (0, 0, 0)
        taken = cv2.remap(
            picture, x, y, cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_CONSTANT, borderValue=value,
        )  # fmt: skip
        warped = np.asarray(taken, dtype=np.uint8)
        if not isinstance(around, int):
            height, width = self.paper
            beside = (x < 0) | (y < 0) | (x > width - 1) | (y > height - 1)
            warped[beside] = around[window][beside]
        return warped

    def _maps(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        height, width = self.size
        rows, columns = height // CELL + 3, width // CELL + 3
        # A shrunk pixel stands for the middle of its cell; one cell more on each side.
        x = (np.arange(columns) - 1 + 0.5) * CELL - 0.5
        y = (np.arange(rows) - 1 + 0.5) * CELL - 0.5
        coarse = self.sources(*np.meshgrid(x, y))
        maps = [
            cv2.resize(
                part.astype(np.float32), (columns * CELL, rows * CELL),
                interpolation=cv2.INTER_LINEAR,
            )[CELL : CELL + height, CELL : CELL + width]
            for part in coarse
        ]  # fmt: skip
        across, down = (np.asarray(part, dtype=np.float32) for part in maps)
        return across, down


def drawn(
    level: Level,
    *,
    paper: tuple[int, int],
    size: tuple[int, int],
    rng: np.random.Generator,
) -> Warp:
    """Draw how this device holds a sheet.

    Args:
        level: The most that it does.
        paper: Height and width of the drawn paper, pixels.
        size: Height and width of the picture, pixels.
        rng: Of this page.
    """
    height, width = size
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=float)
    middle = np.array([width / 2, height / 2])
    angle = np.deg2rad(rng.uniform(-level.turn, level.turn))
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    stretch = 1 + rng.uniform(-level.stretch, level.stretch, 2) / 100
    if level.is_phone:
        stretch *= rng.uniform(0.80, 0.90)
    shift = rng.uniform(-level.shift, level.shift, 2) * width / 210
    placed = (corners - middle) * stretch @ turn.T + middle + shift
    placed += rng.uniform(-1, 1, (4, 2)) * level.corners * width
    on_paper = np.array([[0, 0], [paper[1], 0], [paper[1], paper[0]], [0, paper[0]]])
    plane = cv2.getPerspectiveTransform(
        placed.astype(np.float32), on_paper.astype(np.float32)
    )
    high = level.feed * paper[0] / 297 * rng.dirichlet(np.ones(WAVES))
    waves = np.stack([high, rng.uniform(0.5, 6, WAVES), rng.uniform(0, 6.3, WAVES)], 1)
    bulge = rng.uniform(-0.02, 0.02) if level.is_phone else 0.0
    return Warp(
        plane=plane.astype(np.float64), waves=waves if level.feed else waves[:0],
        bulge=bulge, size=size, paper=paper,
    )  # fmt: skip
