"""Ballots of the builders' campaign, printed, marked with crosses, and scanned."""

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from random import Random

import cv2
import numpy as np
import pikepdf
import pypdfium2  # type: ignore[import-untyped]
from numpy.typing import NDArray

from tests.site.builders import MORNING
from tinnhiem.core.one_at_a_time import PDFIUM
from tinnhiem.core.scanning.layout import MarkBox, PageLayout, layout_rows
from tinnhiem.papers.ballot_drawing import with_drawings
from tinnhiem.papers.ballot_face import face_of, face_rows
from tinnhiem.papers.ballot_pdf import sheet_pdf
from tinnhiem.papers.ballot_sheet import BallotSheet, ballot_sheet
from tinnhiem.store import models
from tinnhiem.store.queries.records import record_of

DPI = 200
DOTS = DPI / 25.4
FULL = b"q 595 0 0 842 0 0 cm /Im Do Q"
Grey = NDArray[np.uint8]
KEYS = {"1": (1,), "2": (2,), "3": (3,), "0": (), "X": (1, 3)}


def print_run(campaign: models.Campaign) -> BallotSheet:
    """Lay the campaign's ballot out for machines, as before the conference."""
    face = face_of(record_of(campaign))
    sheet = ballot_sheet(face)
    printed = sheet_pdf(sheet, copies=1, made_at=MORNING)
    models.SheetRun.objects.create(
        campaign=campaign,
        batch=1,
        face=face_rows(face),
        layout=layout_rows(with_drawings(sheet.layout, printed)),
        made_at=MORNING,
    )
    return sheet


def marked(sheet: BallotSheet, keys: str, *, seed: int = 1) -> list[Grey]:
    """Return the pages of one ballot as a good copier gives them.

    Args:
        sheet: As printed.
        keys: For each row 1, 2, 3, 0 or X; «f» is a cross too faint to be sure of.
        seed: Of the hand; no two ballots are alike.
    """
    hand = Random(seed)  # noqa: S311 - a hand, no secret
    pages = []
    for page, clean in zip(sheet.layout.pages, _clean(sheet), strict=True):
        paper = clean.copy()
        for row in page.rows:
            key = keys[row - 1]
            for level in KEYS.get(key, (1,)):
                box = _box(page, row, level)
                _cross(paper, box, hand, grey=175 if key == "f" else 60)
        pages.append(_copied(paper, seed))
    return pages


def _copied(paper: Grey, seed: int) -> Grey:
    """Return a page as the glass of a copier sees it: a little soft, grey, noisy."""
    soft = cv2.GaussianBlur(paper, (0, 0), 0.8).astype(np.float32) * 0.95
    noise = np.random.default_rng(seed).normal(0, 3, paper.shape)
    return np.clip(soft + noise, 0, 255).astype(np.uint8)


def jpeg(page: Grey) -> bytes:
    done, packed = cv2.imencode(".jpg", page, [cv2.IMWRITE_JPEG_QUALITY, 85])
    assert done
    return packed.tobytes()


def scanned_pdf(pages: Sequence[Grey], *, weight: int = 0) -> bytes:
    """Return pages in one PDF as copiers make it, at least `weight` bytes long."""
    return pdf_of([jpeg(page) for page in pages], weight=weight)


def pdf_of(scans: Sequence[bytes], *, weight: int = 0) -> bytes:
    """Return grey JPEGs as the pages of one PDF."""
    with pikepdf.new() as pdf:
        for content in scans:
            page = cv2.imdecode(np.frombuffer(content, np.uint8), cv2.IMREAD_GRAYSCALE)
            assert page is not None
            height, width = page.shape
            scan = pikepdf.Stream(pdf, content)
            scan.Type, scan.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
            scan.Width, scan.Height, scan.BitsPerComponent = width, height, 8
            scan.ColorSpace = pikepdf.Name.DeviceGray
            scan.Filter = pikepdf.Name.DCTDecode
            leaf = pdf.add_blank_page(page_size=(595, 842))
            leaf.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im=scan))
            leaf.Contents = pikepdf.Stream(pdf, FULL)
        if weight:
            pdf.Root.Ballast = pdf.make_stream(np.random.default_rng(1).bytes(weight))
        written = BytesIO()
        pdf.save(written)
        return written.getvalue()


def _box(page: PageLayout, row: int, level: int) -> MarkBox:
    return next(box for box in page.boxes if (box.row, box.level) == (row, level))


def _cross(paper: Grey, box: MarkBox, hand: Random, *, grey: int) -> None:
    """Draw a cross as a hand does: off the middle, its arms of four lengths."""
    middle = [box.x + box.width / 2, box.y + box.height / 2]
    middle = [place + box.width * hand.uniform(-0.1, 0.1) for place in middle]
    for turn in (1, -1):
        ends = []
        for end in (-1, 1):
            across, down = hand.uniform(0.18, 0.42), hand.uniform(0.18, 0.42)
            x = middle[0] + box.width * end * across
            y = middle[1] + box.height * end * turn * down
            ends.append((round(x * DOTS), round(y * DOTS)))
        thick = hand.choice((2, 3, 4))
        cv2.line(paper, ends[0], ends[1], grey, thick, cv2.LINE_AA)


@cache
def _drawn(pdf: bytes) -> tuple[Grey, ...]:
    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        pages = tuple(
            np.asarray(page.render(scale=DPI / 72, grayscale=True).to_numpy())
            for page in document
        )
        document.close()
    return tuple(page.reshape(page.shape[:2]).astype(np.uint8) for page in pages)


def _clean(sheet: BallotSheet) -> tuple[Grey, ...]:
    return _drawn(sheet_pdf(sheet, copies=1, made_at=MORNING))
