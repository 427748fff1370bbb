"""auto-multiple-choice on our ballot: its four discs and number in place of our marks.

Debian's package of that name brings the program. All else is the same: the text, the
table, the boxes, each voter's strokes and what the device does to the page. Its layout
file (`.xy`) says where our boxes are, so no LaTeX is needed.
"""

import io
import shutil
import sqlite3
import subprocess
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import Final

import cv2
import numpy as np
from PIL import Image

from tests.scans.sheets import PrintedPage, PrintedSheet

PROGRAM: Final = "auto-multiple-choice"
DPI: Final = 400
DISCS: Final = {"HG": (21, 12), "HD": (187, 12), "BD": (187, 285), "BG": (21, 285)}
DISC: Final = 5.1  # mm across, as its own forms have them
NUMBER: Final = ((12, 1, 24.0), (6, 1, 28.5), (6, 60, 28.5))  # bits, value, y in mm
NUMBER_X: Final = (84.0, 84.0, 84.0 + 6 * 4.2)
BIT: Final = 3.6  # mm
STEP: Final = 4.2
HEIGHT: Final = 297.0


def is_installed() -> bool:
    """Say whether the peer can be measured here."""
    return shutil.which(PROGRAM) is not None


def with_its_marks(sheet: PrintedSheet) -> PrintedSheet:
    """Return the first page of a ballot with the peer's marks in place of ours."""
    picture = sheet.pages[0].drawn(DPI)
    dots = DPI / 25.4
    for ours in (*sheet.pages[0].layout["markers"], sheet.pages[0].layout["code"]):
        left, top = round((ours["x"] - 1) * dots), round((ours["y"] - 1) * dots)
        side = round((ours["width"] + 2) * dots)
        picture[top : top + side, left : left + side] = 255
    for x, y in DISCS.values():
        at = (round(x * dots), round(y * dots))
        cv2.circle(picture, at, round(DISC / 2 * dots), 0, -1, cv2.LINE_AA)
    for (x, y), is_set in _bits():
        corners = [round(v * dots) for v in (x, y, x + BIT, y + BIT)]
        thick = -1 if is_set else 3
        cv2.rectangle(picture, tuple(corners[:2]), tuple(corners[2:]), 0, thick)
    pdf = io.BytesIO()
    Image.fromarray(picture).save(pdf, "PDF", resolution=DPI)
    page = PrintedPage(pdf.getvalue(), sheet.pages[0].layout)
    return PrintedSheet((page,), sheet.layout)


def prepare(sheet: PrintedSheet, project: Path) -> None:
    """Tell the peer where everything lies."""
    for name in ("data", "cr"):
        (project / name).mkdir(parents=True)
    lines = ["\\with{version=2023/02/06 v1.6.0}", "\\page{1/1/60}{210mm}{297mm}"]
    for name, (x, y) in DISCS.items():
        lines += _box(f"position{name}", x - DISC / 2, y - DISC / 2, DISC)
    places = [place for place, _ in _bits()]
    names = [
        f"chiffre:{i},{k}"
        for i, (n, _, _) in enumerate(NUMBER, 1)
        for k in range(1, n + 1)
    ]
    for name, (x, y) in zip(names, places, strict=True):
        lines += _box(name, x, y, BIT)
    for row, boxes in enumerate(sheet.pages[0].boxes, 1):
        for level, (x, y, width, _) in enumerate(boxes, 1):
            lines += _box(f"case:p{row}:{row},{level}", x, y, width)
        lines.insert(1, f"\\question{{{row}}}{{p{row}}}")
    layout = project / "calage.xy"
    layout.write_text("\n".join(lines) + "\n", encoding="utf-8")
    _call("meptex", "--src", str(layout), "--data", str(project / "data"))


def read(pictures: Sequence[Path], project: Path, *, processes: int = 1) -> float:
    """Return the seconds that the peer takes for these pictures."""
    names = project / "pictures.txt"
    names.write_text("".join(f"{path}\n" for path in pictures), encoding="utf-8")
    started = perf_counter()
    _call(
        *("analyse", "--data", str(project / "data"), "--cr", str(project / "cr")),
        *("--projet", str(project), "--multiple", "--pre-allocate", "1"),
        *("--tol-marque", "0.2,0.2", "--prop", "0.8", "--bw-threshold", "0.6"),
        *("--n-procs", str(processes), "--liste-fichiers", str(names)),
    )
    return perf_counter() - started


def darkness(project: Path) -> dict[str, np.ndarray]:
    """Return, by picture, the inked share of its boxes as it measured, (rows, 3)."""
    base = sqlite3.connect(project / "data" / "capture.sqlite")
    found = base.execute(
        "SELECT p.src, z.id_a, z.id_b, z.black * 1.0 / z.total FROM capture_zone z "
        "JOIN capture_page p USING (student, page, copy) WHERE z.type = 4"
    ).fetchall()
    base.close()
    shares: dict[str, np.ndarray] = {}
    rows = max((row for _, row, _, _ in found), default=0)
    for source, row, level, share in found:
        name = Path(source).name
        shares.setdefault(name, np.zeros((rows, 3)))[row - 1, level - 1] = share or 0
    return shares


def _bits() -> list[tuple[tuple[float, float], bool]]:
    """Return the places of the squares of the page's number, and which are black."""
    squares = []
    for (count, value, y), left in zip(NUMBER, NUMBER_X, strict=True):
        for place in range(count):
            is_set = bool(value >> (count - 1 - place) & 1)
            squares.append(((left + place * STEP, y), is_set))
    return squares


def _box(name: str, x: float, y: float, side: float) -> list[str]:
    """Return where a square lies, in its language: mm from the lower left corner."""
    corners = ((x, HEIGHT - y), (x + side, HEIGHT - y - side))
    return [
        f"\\tracepos{{1/1:{name}}}{{{a:.3f}mm}}{{{b:.3f}mm}}{{square}}"
        for a, b in corners
    ]


def _call(*words: str) -> None:
    done = subprocess.run(
        [PROGRAM, *words], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise OSError(done.stderr[-2000:] or done.stdout[-2000:])
