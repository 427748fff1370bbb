"""Reads made pages with the reader and keeps score."""

from collections.abc import Iterable

from tests.scans.faults import FAULTS
from tests.scans.model import Device, GeneratedPage
from tests.scans.pages import generate
from tests.scans.scoring import Score
from tests.scans.sheets import PrintedSheet
from tinnhiem.core.scanning.layout import layout_from
from tinnhiem.omr.pictures import Picture
from tinnhiem.omr.sheets import ReadPage, SheetReader


def reader_of(sheet: PrintedSheet) -> SheetReader:
    """Return a reader that knows this sheet by its layout file."""
    return SheetReader([layout_from(sheet.layout)])


def picture_of(page: GeneratedPage) -> Picture:
    """Return the page as the reader gets it from a file."""
    return Picture(
        file=page.device, page=page.seed, grey=page.grey,
        is_bilevel=page.is_bilevel, digest=f"{page.device}{page.seed}".encode(),
    )  # fmt: skip


def read_one(reader: SheetReader, page: GeneratedPage) -> ReadPage:
    return reader.read(picture_of(page))


def score(
    sheet: PrintedSheet, device: Device, seeds: Iterable[int], *, page: int = 1
) -> Score:
    """Generate, read and compare one page for each seed."""
    reader, result = reader_of(sheet), Score()
    for seed in seeds:
        made = generate(sheet, device, seed, page=page)
        result.add(made, read_one(reader, made).reading)
    return result


def score_fault(
    sheet: PrintedSheet, fault: str, device: Device, seeds: Iterable[int]
) -> Score:
    """Generate, read and compare pages of which nothing may be counted."""
    reader, result = reader_of(sheet), Score()
    for seed in seeds:
        made = FAULTS[fault](sheet, device, seed)
        result.add(made, read_one(reader, made).reading)
    return result
