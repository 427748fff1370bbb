"""Many ballots on sheets that lie alike: only the table is drawn and photographed anew.

A proof of thirty million boxes needs it. Where the sheet lies, its light and its folds
are made once for some dozens of ballots; every mark, its pen and the noise upon it are
made anew, and the reader reads the whole page each time.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final
from zlib import crc32

import numpy as np

from tests.scans import optics
from tests.scans.marks import Hand
from tests.scans.model import Device, GeneratedPage, Level, Picture
from tests.scans.pages import generate, mark_rows, pen_of
from tests.scans.pens import Canvas, take
from tests.scans.running import read_one, reader_of
from tests.scans.scoring import Score
from tests.scans.sheets import PrintedPage, PrintedSheet
from tests.scans.warps import Warp, drawn

BASE: Final = 300
DOTS: Final = BASE / 25.4
BEYOND: Final = 3.0  # mm around the table
APART: Final = 1_000  # ballots of one seed, at most


def score_patches(
    sheet: PrintedSheet, device: Device, seeds: Iterable[int], *, ballots: int
) -> Score:
    """Generate, read and compare `ballots` ballots for each seed."""
    reader, result = reader_of(sheet), Score()
    for seed in seeds:
        for made in alike(sheet, device, seed, ballots=ballots):
            result.add(made, read_one(reader, made).reading)
    return result


def alike(
    sheet: PrintedSheet, device: Device, seed: int, *, ballots: int
) -> Iterator[GeneratedPage]:
    """Yield ballots whose sheets lie alike on the same glass; grey at 200 dpi."""
    printed = sheet.pages[0]
    unmarked = replace(device, kinds=("blank",), upside_down=0, accidents={})
    base = generate(sheet, unmarked, seed)
    paper = printed.drawn(BASE)
    rng = np.random.default_rng([seed, 21])
    warp = drawn(
        device.level, paper=paper.shape[:2], size=base.image.shape[:2], rng=rng
    )
    clean = _taken(warp.of(paper, around=255), device.level, base.dpi, rng)
    window = _window(printed, warp)
    for place in range(ballots):
        own = np.random.default_rng([seed, 22, place, crc32(device.name.encode())])
        pen = pen_of(device, seed * APART + place)
        canvas = Canvas(paper.copy(), DOTS)
        truth = mark_rows(Hand(canvas, take(pen, own), own), printed, device)
        image = clean.copy()
        part = warp.of(canvas.picture, around=255, window=window)
        image[window] = _taken(part, device.level, base.dpi, own)
        yield replace(
            base, image=image, truth=truth, pen=pen, device=device.name, coded=b""
        )


def _taken(
    picture: Picture, level: Level, dpi: int, rng: np.random.Generator
) -> Picture:
    """Return what the sensor makes of it; dirty glass and specks come anew."""
    return optics.seen(picture, replace(level, gain=0.93, shade=0.0), dpi=dpi, rng=rng)


def _window(printed: PrintedPage, warp: Warp) -> tuple[slice, slice]:
    """Return the part of the picture that holds the table."""
    table = printed.layout["table"]
    low = np.array([table["x"], table["y"]]) - BEYOND
    high = low + np.array([table["width"], table["height"]]) + 2 * BEYOND
    corners = [
        [low[0], low[1]],
        [high[0], low[1]],
        [high[0], high[1]],
        [low[0], high[1]],
    ]
    spots = np.array([[*corner, 1 / DOTS] for corner in corners]) * DOTS
    placed = spots @ np.linalg.inv(warp.plane).T
    places = placed[:, :2] / placed[:, 2:]
    left, top = np.maximum(np.floor(places.min(axis=0)), 0).astype(int)
    right, bottom = np.minimum(np.ceil(places.max(axis=0)), warp.size[::-1]).astype(int)
    return slice(top, bottom), slice(left, right)
