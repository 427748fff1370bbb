"""Pages of which nothing may be counted: halves, backs, two at once, other forms."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import cv2
import numpy as np

from tests.scans import optics
from tests.scans.model import REJECTED, Device, GeneratedPage, Picture
from tests.scans.pages import generate
from tests.scans.sheets import PrintedSheet

Fault = Callable[[PrintedSheet, Device, int], GeneratedPage]


def half_sheet(sheet: PrintedSheet, device: Device, seed: int) -> GeneratedPage:
    """Return a sheet of which only a half, torn across, was scanned."""
    whole = _upright(sheet, device, seed)
    rng = np.random.default_rng([seed, 11])
    height = whole.image.shape[0]
    at = round(height * rng.uniform(0.40, 0.60))
    kept = whole.image[:at] if rng.random() < 0.5 else whole.image[at:]
    if rng.random() < 0.5:  # the glass is as long as ever
        rest = np.full((height - len(kept), *kept.shape[1:]), 250, dtype=np.uint8)
        kept = np.concatenate([kept, rest])
    return _refused(whole, kept, device, "half-sheet")


def two_sheets(sheet: PrintedSheet, device: Device, seed: int) -> GeneratedPage:
    """Return two sheets that the feeder took at once, one lying over the other."""
    under, over = (_upright(sheet, device, s) for s in (seed, seed + 5_000_000))
    rng = np.random.default_rng([seed, 12])
    image = under.image.copy()
    down = round(rng.uniform(38, 150) / 25.4 * device.dpi)
    image[down:] = over.image[: len(image) - down]
    image[down : down + 2] = image[down : down + 2] // 2  # the shadow of its edge
    return _refused(under, image, device, "two-sheets")


def side_by_side(sheet: PrintedSheet, device: Device, seed: int) -> GeneratedPage:
    """Return two sheets on one large glass."""
    both = [_upright(sheet, device, s).image for s in (seed, seed + 5_000_000)]
    image = np.concatenate(both, axis=1)
    return _refused(_upright(sheet, device, seed), image, device, "side-by-side")


def mirrored(sheet: PrintedSheet, device: Device, seed: int) -> GeneratedPage:
    """Return a sheet seen through its back, as a slide would be."""
    page = generate(sheet, device, seed)
    return _refused(page, page.image[:, ::-1], device, "mirrored")


def back_side(sheet: PrintedSheet, device: Device, seed: int) -> GeneratedPage:
    """Return the back of a sheet; the print shows through."""
    page = _upright(sheet, device, seed)
    rng = np.random.default_rng([seed, 13])
    share = rng.uniform(0.05, 0.15)
    paper = 235 * (1 - share) + page.image[:, ::-1] * share
    return _refused(page, paper.astype(np.uint8), device, "back-side")


def blank_paper(sheet: PrintedSheet, device: Device, seed: int) -> GeneratedPage:
    """Return an empty sheet of paper; or a black one, or a torn scan of noise."""
    page = _upright(sheet, device, seed)
    rng = np.random.default_rng([seed, 14])
    value = int(rng.choice([250, 250, 250, 8, 128]))
    paper = np.full(page.image.shape, value, dtype=np.uint8)
    level = replace(device.level, noise=60) if value == 128 else device.level
    image = optics.seen(paper, level, dpi=device.dpi, rng=rng)
    return _refused(page, image, device, "blank-paper")


def discs_form(sheet: PrintedSheet, device: Device, seed: int) -> GeneratedPage:
    """Return an examination sheet: four black discs, a row of squares as its number."""
    page = _upright(sheet, device, seed)
    rng = np.random.default_rng([seed, 15])
    image = _paper(page)
    height, width = image.shape[:2]
    for x, y in ((0.06, 0.05), (0.94, 0.05), (0.06, 0.95), (0.94, 0.95)):
        at = (round(x * width), round(y * height))
        cv2.circle(image, at, round(0.011 * width), (0,) * 3, -1, cv2.LINE_AA)
    _squares(image, rng, rows=26, columns=5)
    return _refused(page, _device(image, device, rng), device, "discs-form")


def marker_form(sheet: PrintedSheet, device: Device, seed: int) -> GeneratedPage:
    """Return a form with square markers of our family, elsewhere or in our places."""
    page = _upright(sheet, device, seed)
    rng = np.random.default_rng([seed, 16])
    image = _paper(page)
    dots = device.dpi / 25.4
    family = cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_4X4_50)
    ours = sheet.pages[0].layout["markers"]
    in_our_places = rng.random() < 0.5
    numbers = (
        [m["number"] for m in ours]
        if rng.random() < 0.7
        else rng.choice(50, 6, replace=False).tolist()
    )
    for marker, number in zip(ours, numbers, strict=True):
        side = round(marker["width"] * dots)
        place = (
            np.array([marker["x"], marker["y"]])
            if in_our_places
            else rng.uniform([8, 8], [190, 275])
        )
        x, y = np.rint(place * dots).astype(int)
        drawn = cv2.aruco.generateImageMarker(family, int(number), side)
        part = image[y : y + side, x : x + side]
        part[...] = drawn if image.ndim == 2 else drawn[..., None]
    _squares(image, rng, rows=20, columns=4)
    return _refused(page, _device(image, device, rng), device, "marker-form")


def photograph(sheet: PrintedSheet, device: Device, seed: int) -> GeneratedPage:
    """Return a picture of no paper at all: a room, a face, a wall, with edges."""
    page = _upright(sheet, device, seed)
    rng = np.random.default_rng([seed, 17])
    height, width = page.image.shape[:2]
    scene = np.zeros((height, width), dtype=np.float32)
    for cells in (3, 9, 40, 200):
        coarse = rng.uniform(0, 1, (cells, cells)).astype(np.float32)
        wide = cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)
        scene = scene + np.float32(cells**-0.4) * wide.astype(np.float32)
    image = ((scene - scene.min()) * 255 / np.ptp(scene)).astype(np.uint8)
    for _ in range(60):
        corner = rng.integers(0, [width, height])
        size = rng.integers(10, 300, 2)
        cv2.rectangle(
            image, corner.tolist(), (corner + size).tolist(), int(rng.integers(256)), -1
        )
    if page.image.ndim == 3:
        image = np.repeat(image[..., None], 3, axis=2)
    return _refused(page, _device(image, device, rng), device, "photograph")


FAULTS: Final[dict[str, Fault]] = {
    "half-sheet": half_sheet,
    "two-sheets": two_sheets,
    "side-by-side": side_by_side,
    "mirrored": mirrored,
    "back-side": back_side,
    "blank-paper": blank_paper,
    "discs-form": discs_form,
    "marker-form": marker_form,
    "photograph": photograph,
}


def _upright(sheet: PrintedSheet, device: Device, seed: int) -> GeneratedPage:
    return generate(sheet, replace(device, upside_down=0, accidents={}), seed)


def _paper(page: GeneratedPage) -> Picture:
    return np.full(page.image.shape, 255, dtype=np.uint8)


def _squares(
    image: Picture, rng: np.random.Generator, *, rows: int, columns: int
) -> None:
    """Draw a table of answer boxes, some of them crossed."""
    height, width = image.shape[:2]
    side = width // 34
    for row in range(rows):
        y = round((0.14 + 0.78 * row / rows) * height)
        marked = int(rng.integers(columns))
        for column in range(columns):
            x = round((0.35 + 0.5 * column / columns) * width)
            cv2.rectangle(image, (x, y), (x + side, y + side), (0,) * 3, 2)
            if column == marked:
                cv2.line(image, (x, y), (x + side, y + side), (40,) * 3, 4, cv2.LINE_AA)
                cv2.line(image, (x + side, y), (x, y + side), (40,) * 3, 4, cv2.LINE_AA)


def _device(image: Picture, device: Device, rng: np.random.Generator) -> Picture:
    return optics.seen(image, device.level, dpi=device.dpi, rng=rng)


def _refused(
    page: GeneratedPage, image: Picture, device: Device, name: str
) -> GeneratedPage:
    rng = np.random.default_rng([page.seed, 18])
    picture, written = optics.coded(
        np.ascontiguousarray(image),
        device.coding,
        quality=device.level.quality,
        rng=rng,
    )
    return replace(
        page,
        image=picture,
        coded=written,
        truth=(),
        expected=REJECTED,
        accidents=(name,),
    )
