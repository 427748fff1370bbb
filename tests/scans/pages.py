"""One seed, one page: a voter marks a sheet, life happens to it, a device takes it."""

from collections.abc import Callable
from functools import partial
from typing import Final
from zlib import crc32

import cv2
import numpy as np
from numpy.typing import NDArray

from tests.scans import dirt, optics
from tests.scans.hard import HARD, Row
from tests.scans.marks import CLEAN, USUAL, Hand
from tests.scans.model import (
    FLAG,
    NOT_READ,
    READ_OR_FLAGGED,
    REJECTED,
    Answer,
    Coding,
    Device,
    GeneratedPage,
    Picture,
    RowTruth,
)
from tests.scans.pens import Canvas, take
from tests.scans.sheets import PrintedPage, PrintedSheet
from tests.scans.warps import drawn
from tinnhiem.core.scanning.page import PageOutcome

BASE: Final = 300  # dots an inch under the pen; a finer device gets finer paper
FINE: Final = 400
# Nobody may be surer than these let anybody be: a row under them may go to a person,
# and the page may be refused. A false answer stays a false answer.
ANYTHING: Final = READ_OR_FLAGGED | REJECTED
MAY_BE_LOST: Final = frozenset({"L4"})  # a corner, or the code, may lie outside
VOTERS_OWN: Final = frozenset(
    {"signature", "header-mark"}
)  # the page must be looked at


def generate(
    sheet: PrintedSheet, device: Device, seed: int, *, page: int = 1, scan: int = 0
) -> GeneratedPage:
    """Return the page that this seed makes; the same one, whatever was made before.

    Args:
        sheet: What was printed.
        device: How it is scanned, and what people do.
        seed: Of the voter; of `tests.scans.model.TUNING` or `ACCEPTANCE`.
        page: Of the ballot, from 1.
        scan: The same sheet scanned again gets another number.
    """
    printed = sheet.pages[page - 1]
    base = BASE if device.dpi <= BASE * 2 // 3 else FINE
    picture = printed.drawn(base)
    if device.coding is Coding.COLOUR:
        picture = np.repeat(picture[..., None], 3, axis=2)
    canvas = Canvas(picture, base / 25.4)
    rng = np.random.default_rng([seed, page, 0, crc32(device.name.encode())])
    pen = pen_of(device, seed)
    hand = Hand(canvas, take(pen, np.random.default_rng([seed, 7])), rng)
    truth = mark_rows(hand, printed, device)
    befell = _accidents(device, rng)
    if rng.random() < device.stamped and printed.layout.get("stamp"):
        dirt.stamp(canvas, _stamp_place(printed, rng), rng)
    for name in befell & VOTERS_OWN:
        {"signature": dirt.signature, "header-mark": dirt.header_mark}[name](
            hand, printed.layout
        )
    image = _scanned(
        canvas,
        printed,
        device,
        befell,
        np.random.default_rng([seed, page, scan + 1, crc32(device.name.encode())]),
    )
    truth, expected = _after(truth, befell)
    if device.level.name in MAY_BE_LOST:
        expected |= REJECTED
    return GeneratedPage(
        image=image[0], coded=image[1], truth=truth, pen=pen, device=device.name,
        level=device.level.name, seed=seed, page=page, dpi=device.dpi,
        expected=expected, accidents=tuple(sorted(befell)),
        is_bilevel=device.coding.is_bilevel, code=printed.code,
    )  # fmt: skip


def mark_rows(hand: Hand, printed: PrintedPage, device: Device) -> tuple[RowTruth, ...]:
    """Let a voter mark every row of a page; return what may be made of it."""
    return tuple(
        _mark(hand, printed, place, device) for place in range(len(printed.rows))
    )


def _mark(hand: Hand, printed: PrintedPage, place: int, device: Device) -> RowTruth:
    rng = hand.rng
    kind = _kind(device, rng)
    levels = HARD[kind].last_level if kind in HARD else 3
    meant = device.choice or int(rng.integers(1, levels + 1))
    words = rng.choice(printed.lines[place])
    row = Row(printed.boxes[place], printed.names[place], words, meant)
    if kind == "blank":
        return RowTruth(row=printed.rows[place], accepted=frozenset({0}), kind=kind)
    if kind in HARD:
        HARD[kind].draw(hand, row)
        accepted = HARD[kind].accepted(row, is_bilevel=device.coding.is_bilevel)
        return RowTruth(row=printed.rows[place], accepted=accepted, kind=kind)
    CLEAN[kind](hand, row.box)
    # A smeared line may always be looked at; a faint one hardly ever cannot.
    doubt = hand.held.pen.name in {"smear", "faint"}
    clean: frozenset[Answer] = frozenset((meant, FLAG) if doubt else (meant,))
    return RowTruth(row=printed.rows[place], accepted=clean, kind=kind)


def _kind(device: Device, rng: np.random.Generator) -> str:
    if device.kinds:
        return device.kinds[int(rng.integers(len(device.kinds)))]
    lot = rng.random()
    if lot < device.hard:
        return tuple(HARD)[int(rng.integers(len(HARD)))]
    if rng.random() < device.blank:
        return "blank"
    shares = np.array(list(USUAL.values())) / sum(USUAL.values())
    return str(rng.choice(list(USUAL), p=shares))


def pen_of(device: Device, seed: int) -> str:
    """Return the kind of pen that this seed's voter has."""
    names, shares = list(device.pens), np.array(list(device.pens.values()))
    rng = np.random.default_rng([seed, 3])
    return str(rng.choice(names, p=shares / shares.sum()))


def _accidents(device: Device, rng: np.random.Generator) -> frozenset[str]:
    return frozenset(
        name for name, share in device.accidents.items() if rng.random() < share
    )


def _stamp_place(printed: PrintedPage, rng: np.random.Generator) -> NDArray[np.float64]:
    area = printed.layout["stamp"]
    corner = np.array([area["x"], area["y"]])
    size = np.array([area["width"], area["height"]])
    room = np.maximum(size / 2 - 18, 0)
    return np.asarray(corner + size / 2 + rng.uniform(-1, 1, 2) * room)


def _scanned(
    canvas: Canvas,
    printed: PrintedPage,
    device: Device,
    befell: frozenset[str],
    rng: np.random.Generator,
) -> tuple[Picture, bytes]:
    level = device.level
    _spoil(canvas, printed, device, befell, rng)
    sides = (float(printed.layout["height"]), float(printed.layout["width"]))
    size = (round(sides[0] / 25.4 * device.dpi), round(sides[1] / 25.4 * device.dpi))
    paper = (canvas.picture.shape[0], canvas.picture.shape[1])
    warp = drawn(level, paper=paper, size=size, rng=rng)
    around = _around(device, size, rng)
    image = warp.of(canvas.picture, around=around)
    finer = device.dpi / 200
    box = rng.choice(printed.boxes.reshape(-1, 4))
    beam = (box[0] + rng.uniform(0.05, 0.95) * box[2]) / printed.layout["width"]
    on_glass: dict[str, Callable[[], None]] = {
        "finger": partial(optics.finger, image, rng),
        "glare": partial(optics.glare, image, rng),
        "glass": partial(optics.streak_at, image, beam, finer=finer, rng=rng),
    }
    for name in sorted(befell & on_glass.keys()):
        on_glass[name]()
    if "motion" in befell:
        image = optics.shaken(image, finer=finer, rng=rng)
    if "margin-cut" in befell:
        image = _cut(image, rng)
    image = optics.seen(image, level, dpi=device.dpi, rng=rng)
    image = np.ascontiguousarray(np.rot90(image, _turns(device, befell, rng)))
    return optics.coded(image, device.coding, quality=level.quality, rng=rng)


def _spoil(
    canvas: Canvas,
    printed: PrintedPage,
    device: Device,
    befell: frozenset[str],
    rng: np.random.Generator,
) -> None:
    """Do to the paper what befell it."""
    on_paper: dict[str, Callable[[Canvas, np.random.Generator], None]] = {
        "bleed": dirt.from_behind,
        "coffee": dirt.coffee,
        "fold": dirt.fold,
        "punched": dirt.punched,
        "stapled": dirt.stapled,
        "stamp-on-table": dirt.stamp_on_table(printed.layout),
        "stamp-over-marker": dirt.over_marker(printed.layout, dirt.stamp),
        "hole-over-marker": dirt.over_marker(printed.layout, dirt.hole),
        "torn": dirt.torn,
    }
    for name in on_paper:
        if name in befell or (name == "fold" and rng.random() < device.level.fold):
            on_paper[name](canvas, rng)
    if rng.random() < device.level.hole:
        dirt.punched(canvas, rng)


def _around(
    device: Device, size: tuple[int, int], rng: np.random.Generator
) -> Picture | int:
    """Return what a device sees beside the sheet: its lid, or a table."""
    if not device.level.is_phone:
        return int(rng.choice([15, 255])) if device.level.hole else 255
    grain = rng.normal(0, 1, (size[0] // 24 + 1, 12)).astype(np.float32)
    wood = cv2.resize(grain, size[::-1], interpolation=cv2.INTER_CUBIC) * 12
    table = np.clip(wood + rng.uniform(50, 150), 0, 230)
    if device.coding is Coding.COLOUR:
        table = table[..., None] * np.array([1.1, 0.9, 0.7])
    return np.asarray(np.clip(table, 0, 255), dtype=np.uint8)


def _cut(image: Picture, rng: np.random.Generator) -> Picture:
    """Scan on a glass that is a little too small: a strip of one side is missing."""
    lost = round(rng.uniform(0.01, 0.06) * image.shape[1])
    side = int(rng.integers(4))
    kept = [image[lost:], image[:-lost], image[:, lost:], image[:, :-lost]][side]
    return np.ascontiguousarray(kept)


def _turns(device: Device, befell: frozenset[str], rng: np.random.Generator) -> int:
    half = 2 if rng.random() < device.upside_down else 0
    return half + (1 if "sideways" in befell else 0)


def _after(
    truth: tuple[RowTruth, ...], befell: frozenset[str]
) -> tuple[tuple[RowTruth, ...], frozenset[PageOutcome]]:
    """Return what is right about a page after all that befell it."""
    harmless = {"sideways", "fold", "punched", "stapled"}
    if befell - VOTERS_OWN - harmless:
        truth = tuple(
            RowTruth(row=row.row, accepted=row.accepted | {FLAG}, kind=row.kind)
            for row in truth
        )
    if befell & VOTERS_OWN:
        return truth, NOT_READ
    return truth, ANYTHING if befell - {"sideways"} else READ_OR_FLAGGED
