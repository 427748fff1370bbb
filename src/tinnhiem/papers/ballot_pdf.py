"""A machine-read ballot as PDF: drawn at the layout's own millimetres.

All sheets of a run have the same page content, byte by byte, and viewers are asked to
print at full size.
"""

import io
import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cache
from importlib.resources import files
from threading import Lock
from typing import Final

import pikepdf
import segno
import typst

from tinnhiem.core.scanning.calibrating import ARM, STROKE, known_marks
from tinnhiem.core.scanning.composing import TEST_SIGN
from tinnhiem.core.scanning.layout import Area, PageLayout
from tinnhiem.core.scanning.markers import modules
from tinnhiem.papers.ballot_face import TITLE
from tinnhiem.papers.ballot_sheet import BallotSheet
from tinnhiem.papers.fonts import FOLDER
from tinnhiem.papers.set_lines import Line
from tinnhiem.papers.typst_pdf import pdf_bytes

MOST_COPIES: Final = 2000
FULL_SIZE: Final = (
    b"/PrintScaling"  # in our files, and asking to be printed as they are
)

BOX_STROKE: Final = 0.35  # mm; what the reader measures ink against
RULE_STROKE: Final = 0.25
CODE_VERSION: Final = 2  # 25 modules of 0.64 mm
# Modules of a marker or code overlap by a hair, so that no viewer shows a gap.
HAIR: Final = 0.01
_LOCK: Final = Lock()


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(FOLDER)],
    )
    template = files("tinnhiem.papers") / "templates" / "ballot.typ"
    return typst.Compiler(input=str(template), font_paths=fonts)


def sheet_pdf(sheet: BallotSheet, *, copies: int = 1, made_at: datetime) -> bytes:
    """Return so many equal sheets as PDF, each with all its pages.

    Args:
        sheet: What to draw.
        copies: From 1 to 2,000.
        made_at: Aware; the creation date in the metadata.
    """
    content = {
        "title": TITLE.capitalize(),
        "copies": copies,
        "pages": [
            _page(page, lines, sheet=sheet)
            for page, lines in zip(sheet.layout.pages, sheet.lines, strict=True)
        ],
    }
    with _LOCK:
        pdf = _compiler().compile(
            format="pdf",
            sys_inputs={"ballot": json.dumps(content, ensure_ascii=False)},
            timestamp=int(made_at.timestamp()),
        )
    return _full_size(pdf_bytes(pdf))


def _full_size(pdf: bytes) -> bytes:
    """Return the file asking viewers not to shrink it: the reader trusts its mm."""
    drawn = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        file.Root.ViewerPreferences = pikepdf.Dictionary(
            PrintScaling=pikepdf.Name("/None")
        )
        file.save(drawn, deterministic_id=True)
    return drawn.getvalue()


def _page(
    page: PageLayout, lines: Sequence[Line], *, sheet: BallotSheet
) -> dict[str, object]:
    is_test = sheet.layout.style.startswith(TEST_SIGN)
    dark = [
        bar for marker in page.markers for bar in _bars(marker, modules(marker.number))
    ]
    dark += _bars(page.code, _code_rows(page.code.text))
    return {
        "lines": [_line(line) for line in lines],
        "rules": [*_rules(page), *_organ_rule(page, sheet.organ_rule)],
        "pens": list(_crosses(page)) if is_test else [],
        "frames": [
            {
                "x": box.x,
                "y": box.y,
                "width": box.width,
                "height": box.height,
                "stroke": BOX_STROKE,
            }
            for box in page.boxes
        ],
        "dark": dark,
    }


def _line(line: Line) -> dict[str, object]:
    setting = line.setting
    return {
        "x": round(line.ink.x, 3),
        "y": round(line.baseline, 3),
        "size": setting.size,
        "style": setting.style,
        "text": line.text,
    }


def _rules(page: PageLayout) -> Iterator[dict[str, float]]:
    """Yield the rules of the table: around it, between rows, between columns."""
    table = page.table
    first = page.boxes[0]
    name = page.names[0]
    column = page.boxes[1].x - first.x
    choices = name.x + name.width
    across = [table.y, *(cell.y for cell in page.names), table.y + table.height]
    down = [table.x, name.x, choices, choices + column, choices + 2 * column]
    down.append(table.x + table.width)
    for y in across:
        yield _rule(table.x, y, dx=table.width)
    for x in down:
        yield _rule(x, table.y, dy=table.height)


def _crosses(page: PageLayout) -> Iterator[dict[str, float]]:
    """Yield the strokes of the known crosses of a test sheet."""
    boxes = {(box.row, box.level): box for box in page.boxes}
    for mark in known_marks(page):
        box = boxes[mark.row, mark.level]
        (x, y), reach = box.centre, ARM * box.width
        for way in (1, -1):
            stroke = _rule(x - reach, y - way * reach, dx=2 * reach, dy=way * 2 * reach)
            yield stroke | {"stroke": STROKE, "grey": round(100 * (1 - mark.darkness))}


def _organ_rule(page: PageLayout, rule: Area) -> Iterator[dict[str, float]]:
    if page.page == 1:
        yield _rule(rule.x, rule.y, dx=rule.width)


def _rule(x: float, y: float, *, dx: float = 0, dy: float = 0) -> dict[str, float]:
    placed = {"x": x, "y": y, "dx": dx, "dy": dy}
    return {key: round(value, 3) for key, value in placed.items()} | {
        "stroke": RULE_STROKE
    }


def _code_rows(text: str) -> list[str]:
    code = segno.make(
        text, version=CODE_VERSION, error="q", mode="alphanumeric", boost_error=False
    )
    return ["".join("1" if one else "0" for one in row) for row in code.matrix]


def _bars(area: Area, rows: Sequence[str]) -> list[dict[str, float]]:
    """Return one bar for each run of dark modules of a row."""
    step = area.width / len(rows)
    bars = []
    for i, row in enumerate(rows):
        start = 0
        for run in row.replace("01", "0 1").replace("10", "1 0").split():
            if run[0] == "1":
                bars.append(
                    {
                        "x": round(area.x + start * step, 4),
                        "y": round(area.y + i * step, 4),
                        "width": round(len(run) * step, 4),
                        "height": round(step + (HAIR if i < len(rows) - 1 else 0), 4),
                    }
                )
            start += len(run)
    return bars
