"""Pages a second from a PDF of scans, beside decoding alone and auto-multiple-choice.

Run as `python -m bench.scanning`. The pages are a good copier's (L2): 100 ballots of 18
names, grey JPEG in one PDF, as a copier sends them. Rates are per core: pages by the
seconds of processor time, children included, each the median of rounds in turn, so that
a busy machine slows all sides alike. The peer gets the pictures out of the PDF for
nothing.
"""

import resource
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final

import cv2
import numpy as np
import pikepdf

from bench import peer_amc
from bench.scanning_memory import MOST as MOST_MEMORY
from bench.scanning_memory import most_memory
from tests.scans.devices import DEVICES
from tests.scans.files import write_pdf
from tests.scans.model import ACCEPTANCE, Device, GeneratedPage
from tests.scans.pages import generate
from tests.scans.printed import printed_sheet
from tests.scans.sheets import PrintedSheet
from tinnhiem.core.scanning.layout import SheetLayout, layout_from
from tinnhiem.core.scanning.page import PageOutcome, PageReading
from tinnhiem.omr.reading import read_paths

PAGES: Final = 100
ROUNDS: Final = 3
FEWER: Final = 40  # pages for the peer, which takes its time
MARK: Final = 0.07  # of a box inked is a mark, for the peer: its best on clean crosses
DECODING: Final = 3.0  # times decoding alone, at most
PEER: Final = 5.0  # times the peer's rate, at least


@dataclass(frozen=True, slots=True, kw_only=True)
class Scans:
    """A PDF of ballots and the truth about each."""

    pdf: Path
    pages: tuple[GeneratedPage, ...]
    layouts: tuple[SheetLayout, ...]


def scans(folder: Path, *, dpi: int, sheet: PrintedSheet | None = None) -> Scans:
    """Make the ballots; the same voters and the same dirt at each resolution."""
    sheet = sheet or printed_sheet(18)
    device: Device = replace(DEVICES["L2"], dpi=dpi, stamped=0)
    seeds = ACCEPTANCE[40_000 : 40_000 + PAGES]
    pages = tuple(generate(sheet, device, seed) for seed in seeds)
    pdf = write_pdf(pages, folder / f"{dpi}.pdf")
    return Scans(pdf=pdf, pages=pages, layouts=(layout_from(sheet.layout),))


def decode(scanned: Scans) -> int:
    """Take each picture out of the PDF and decode it; nothing else can be faster."""
    with pikepdf.open(scanned.pdf) as document:
        for page in document.pages:
            (stream,) = page.get_images().values()
            raw = np.frombuffer(stream.read_raw_bytes(), dtype=np.uint8)
            cv2.imdecode(raw, cv2.IMREAD_GRAYSCALE)
    return len(scanned.pages)


def read(scanned: Scans, *, jobs: int = 1) -> tuple[PageReading, ...]:
    """Read the PDF as `tinnhiem scan read` does."""
    return read_paths([scanned.pdf], scanned.layouts, jobs=jobs)


def _read(scanned: Scans) -> int:
    return len(read(scanned))


def _start(scanned: Scans) -> int:
    """Read a PDF of one page: what two children take to start, and that page."""
    with pikepdf.open(scanned.pdf) as whole, pikepdf.new() as one:
        one.pages.append(whole.pages[0])
        alone = scanned.pdf.with_name("one.pdf")
        one.save(alone)
    return len(read_paths([alone], scanned.layouts))


def measure() -> tuple[list[tuple[str, float]], bool]:
    """Return the figures, and whether every budget is kept."""
    figures: list[tuple[str, float]] = []
    kept = True
    with tempfile.TemporaryDirectory() as made:
        for dpi in (200, 300):
            scanned = scans(Path(made), dpi=dpi)
            decoding, reading, starting = _in_turn(
                [
                    partial(decode, scanned),
                    partial(_read, scanned),
                    partial(_start, scanned),
                ]
            )
            further = (1 / reading - 1 / starting / PAGES) * decoding
            figures += [
                (f"decoding alone, {dpi} dpi, pages/s/core", decoding),
                (f"reading, {dpi} dpi, pages/s/core", reading),
                (f"reading takes × decoding, {dpi} dpi", decoding / reading),
                ("  without the start of two children", further),
                ("  which takes, seconds", 1 / starting),
            ]
            kept &= decoding / reading <= DECODING
            figures += _outcomes(scanned)
            if dpi == 200:
                figures += _two_processes(scanned)
                _, most = most_memory(scanned.pdf, scanned.layouts[0], Path(made))
                figures.append(("most memory, 2,000 pages, MB", most))
                kept &= most <= MOST_MEMORY
        ours = next(
            figure for name, figure in figures if name.startswith("reading, 200")
        )
        peer = _peer(Path(made) / "peer")
        figures += peer
        if peer:
            ratio = ours / peer[0][1]
            figures.append(("× auto-multiple-choice, 200 dpi", ratio))
            kept &= ratio >= PEER
    return figures, kept


def _in_turn(sides: Sequence[Callable[[], int]]) -> list[float]:
    """Return the median rate of each side; a first round is not counted."""
    rates: list[list[float]] = [[] for _ in sides]
    for turn in range(ROUNDS + 1):
        for side, kept in zip(sides, rates, strict=True):
            before = _processor()
            pages = side()
            if turn:
                kept.append(pages / (_processor() - before))
    return [median(kept) for kept in rates]


def _processor() -> float:
    """Return the seconds of processor time of this process and its ended children."""
    both = [
        resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    ]
    return sum(one.ru_utime + one.ru_stime for one in both)


def _outcomes(scanned: Scans) -> list[tuple[str, float]]:
    """Count silent errors and needless flags of these very pages."""
    silent = needless = 0
    for made, page in zip(scanned.pages, read(scanned), strict=True):
        answers = {row.row: row.answer for row in page.rows}
        if page.outcome in {PageOutcome.REJECTED, PageOutcome.DUPLICATE}:
            needless += len(made.truth)
            continue
        for row in made.truth:
            needless += answers[row.row] is None
            silent += answers[row.row] not in {None, *row.accepted}
    return [("  silent errors", silent), ("  rows to people", needless)]


def _two_processes(scanned: Scans) -> list[tuple[str, float]]:
    walls: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(ROUNDS):
        for jobs, kept in walls.items():
            started = perf_counter()
            read(scanned, jobs=jobs)
            kept.append(perf_counter() - started)
    return [("two processes × one, by the clock", median(walls[1]) / median(walls[2]))]


def _peer(project: Path) -> list[tuple[str, float]]:
    """Return the peer's rate and its errors; nothing when it is not installed."""
    if not peer_amc.is_installed():
        print("  auto-multiple-choice is not installed: not measured")
        return []
    sheet = peer_amc.with_its_marks(printed_sheet(18))
    project.mkdir()
    peer_amc.prepare(sheet, project)
    pages = scans(project, dpi=200, sheet=sheet).pages[:FEWER]
    pictures = [project / f"{place:03}.jpg" for place in range(len(pages))]
    for picture, page in zip(pictures, pages, strict=True):
        picture.write_bytes(page.coded)
    before = _processor()
    peer_amc.read(pictures, project)
    rate = len(pages) / (_processor() - before)
    measured = peer_amc.darkness(project)
    wrong = sum(
        _misread(page, measured.get(p.name))
        for p, page in zip(pictures, pages, strict=True)
    )
    return [
        ("auto-multiple-choice, 200 dpi, pages/s/core", rate),
        ("  its wrong rows", wrong),
    ]


def _misread(page: GeneratedPage, shares: np.ndarray | None) -> int:
    if shares is None:
        return len(page.truth)
    marked = [[level + 1 for level in range(3) if row[level] > MARK] for row in shares]
    return sum(
        (boxes or [0]) != sorted(map(int, row.accepted))
        for boxes, row in zip(marked, page.truth, strict=True)
    )


def main() -> int:
    """Print the figures; 1 when a budget is missed."""
    cv2.setNumThreads(1)
    figures, kept = measure()
    for name, figure in figures:
        print(f"  {name:46} {figure:8.1f}")
    if not kept:
        print(f"  missed: within {DECODING:.0f} × decoding, {PEER:.0f} × the peer")
    return int(not kept)


if __name__ == "__main__":
    sys.exit(main())
