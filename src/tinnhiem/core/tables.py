"""A table as somebody brought it: cells as text, before anybody asks what they mean.

Workbooks, CSV, tables pasted from Word or a web page all become this one value. What a
row means (a heading, a person, a total) is decided elsewhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class TableFormat(StrEnum):
    """What kind of file the table came from."""

    XLSX = "xlsx"
    ODS = "ods"
    CSV = "csv"
    DOCX = "docx"
    PASTED = "pasted"


class CellNote(StrEnum):
    """Something about a cell that its text does not say."""

    NUMBER = "number"
    DATE = "date"
    FORMULA_ERROR = "formula-error"
    MERGED = "merged"


@dataclass(frozen=True, slots=True)
class Encoding:
    """How bytes became letters, and why we think so.

    Attributes:
        name: «utf-8», «utf-8-sig», «utf-16-le», «cp1258», «tcvn3», «vni», «viqr» …;
            empty where the format says it itself, as workbooks do.
        evidence: What was seen, in Vietnamese, for the clerk who confirms.
        is_sure: False when another encoding fits nearly as well.
    """

    name: str = ""
    evidence: str = ""
    is_sure: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetName:
    """One sheet of a workbook (trang tính)."""

    name: str
    is_hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RawTable:
    r"""Rows of text, all of the same width.

    Attributes:
        sheet: Which sheet this is; empty where the format has none.
        sheets: All sheets of the workbook, the hidden ones marked.
        first_row: What Excel calls the first of `rows` (1 unless rows above are empty).
        rows: Cells, NFC, trimmed, inner line breaks kept as «\n». Days as
            «2023-07-05», whole numbers without a point. A merged range has its text
            in its first cell and `CellNote.MERGED` on the others.
        notes: By (index into rows, index into the row); only where there is one.
    """

    format: TableFormat
    rows: tuple[tuple[str, ...], ...]
    sheet: str = ""
    sheets: tuple[SheetName, ...] = ()
    encoding: Encoding = field(default_factory=Encoding)
    first_row: int = 1
    notes: Mapping[tuple[int, int], CellNote] = field(default_factory=dict)
