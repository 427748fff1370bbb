"""Papers per second: our PDF (Typst) and .docx against WeasyPrint on the same text.

Run as `python -m bench.papers`. Both sides get the minutes of the count of four
officeholders, a new copy each time, so that no cache can answer. WeasyPrint draws the
same blocks as HTML with the same font files.
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, Final

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

from tests.papers.builders import make_record
from tinnhiem.papers.catalogue.minutes import count_minutes
from tinnhiem.papers.fonts import FOLDER
from tinnhiem.papers.layout import lay_out
from tinnhiem.papers.model import (
    Block,
    Cell,
    Fixed,
    Paper,
    Paragraph,
    Row,
    Rule,
    Spacer,
    Table,
)
from tinnhiem.papers.pdf import to_pdf
from tinnhiem.papers.word import to_docx

MADE_AT: Final = datetime(2023, 7, 12, 4, 30, tzinfo=UTC)
REPEATS: Final = 7
ALIGNS: Final = {"j": "justify", "l": "left", "c": "center", "r": "right"}
FACES: Final = (
    ("Regular", "normal", "normal"),
    ("Bold", "bold", "normal"),
    ("Italic", "normal", "italic"),
    ("BoldItalic", "bold", "italic"),
)


def measure() -> dict[str, float]:
    """Return papers per second of each writer and how many times faster ours is."""
    papers = list(_numbered(REPEATS + 1))
    fonts = FontConfiguration()

    def weasyprint(paper: Paper) -> object:
        return HTML(string=_html(paper)).write_pdf(font_config=fonts)

    ours = _per_second(lambda paper: to_pdf(paper, made_at=MADE_AT), papers)
    word = _per_second(lambda paper: to_docx(paper, made_at=MADE_AT), papers)
    theirs = _per_second(weasyprint, papers)
    return {
        "pdf_per_second": round(ours, 1),
        "docx_per_second": round(word, 1),
        "weasyprint_pdf_per_second": round(theirs, 1),
        "ratio": round(ours / theirs, 1),
    }


def _numbered(count: int) -> Iterator[Paper]:
    """Yield the minutes again and again, no two alike."""
    (first, *_) = count_minutes(make_record())
    for i in range(count):
        line = (Fixed(f"Bản số: {i + 1}/{count}"),)
        documents = tuple(replace(one, copy_line=line) for one in first.documents)
        yield replace(first, documents=documents)


def _per_second(write: Callable[[Paper], Any], papers: list[Paper]) -> float:
    """Return the rate of the median paper, the first one left out as a warm-up."""
    times = []
    for paper in papers:
        started = perf_counter()
        write(paper)
        times.append(perf_counter() - started)
    return 1 / median(times[1:])


def _html(paper: Paper) -> str:
    blocks = (_block(block) for one in paper.documents for block in lay_out(one))
    return (
        f"<html lang='vi'><style>{_css()}</style><body>{''.join(blocks)}</body></html>"
    )


def _css() -> str:
    folder = Path(str(FOLDER)).as_uri()
    faces = "".join(
        f"@font-face{{font-family:S;font-weight:{weight};font-style:{slant};"
        f"src:url({folder}/LiberationSerif-{name}.ttf)}}"
        for name, weight, slant in FACES
    )
    return (
        f"{faces}@page{{size:A4;margin:20mm 15mm 20mm 30mm}}"
        "body{font-family:S;font-size:14pt;line-height:17pt}p{margin:0}"
        "table{border-collapse:collapse;table-layout:fixed}"
        ".ruled td{border:0.5pt solid;padding:1mm}"
    )


def _block(block: Block | object) -> str:
    match block:
        case Paragraph():
            return _paragraph(block)
        case Table():
            rows = "".join(_row(row) for row in (*block.header, *block.rows))
            columns = "".join(
                f"<col style='width:{width}mm'>" for width in block.widths
            )
            return f"<table class='{'ruled' * block.ruled}'>{columns}{rows}</table>"
        case Rule():
            return f"<hr style='width:{block.width}mm'>"
        case Spacer():
            return f"<div style='height:{block.height}mm'></div>"
        case _:
            return ""


def _paragraph(block: Paragraph) -> str:
    words = "".join(
        f"<span style='font-weight:{'bold' if run.bold else 'normal'};"
        f"font-style:{'italic' if run.italic else 'normal'}'>{escape(run.text)}</span>"
        for run in block.runs
    )
    return (
        f"<p style='font-size:{block.size}pt;text-align:{ALIGNS[block.align.value]};"
        f"text-indent:{block.indent}mm;margin:{block.before}pt {block.narrow}mm "
        f"{block.after}pt'>{words}</p>"
    )


def _row(row: Row) -> str:
    return f"<tr>{''.join(_cell(cell) for cell in row.cells)}</tr>"


def _cell(cell: Cell) -> str:
    inside = "".join(_block(block) for block in cell.content)
    return f"<td colspan={cell.columns} rowspan={cell.rows}>{inside}</td>"


def main() -> int:
    """Print the figures."""
    for name, figure in measure().items():
        print(f"  {name:28} {figure:8.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
