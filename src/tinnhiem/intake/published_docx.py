"""A Word file → its tables and the text between them, in the order of the page."""

from pathlib import Path
from typing import Any, Final

from tinnhiem.core.outcome.text_lines import TextLine
from tinnhiem.core.tables import RawTable, TableFormat
from tinnhiem.intake.plan_docx import WORD, docx_body, lines_in

WIDEST: Final = 200  # columns that a merged cell may claim


def docx_parts(path: Path, content: bytes) -> tuple[list[RawTable], list[TextLine]]:
    """Return the tables and the lines of text; lines are numbered as they come.

    Raises:
        FileRefusedError: One of its subclasses; save the file again as .docx.
    """
    tables: list[RawTable] = []
    lines: list[TextLine] = []
    number = 1
    for element in docx_body(path, content):
        if element.tag == f"{WORD}tbl":
            rows = tuple(_row(path, row) for row in element.iterchildren(f"{WORD}tr"))
            width = max(map(len, rows), default=0)
            padded = tuple(row + ("",) * (width - len(row)) for row in rows)
            tables.append(
                RawTable(format=TableFormat.DOCX, rows=padded, first_row=number)
            )
            number += len(rows)
            continue
        for text in lines_in(path, element):
            lines.append(TextLine(text=text, line=number))
            number += 1
    return tables, lines


def _row(path: Path, row: Any) -> tuple[str, ...]:
    cells: list[str] = []
    for cell in row.iterchildren(f"{WORD}tc"):
        text = "\n".join(lines_in(path, cell)).strip()
        span = cell.find(f"{WORD}tcPr/{WORD}gridSpan")
        wide = span.get(f"{WORD}val", "1") if span is not None else "1"
        more = min(int(wide), WIDEST) - 1 if wide.isdigit() else 0
        cells += [text, *[""] * more]
    return tuple(cells)
