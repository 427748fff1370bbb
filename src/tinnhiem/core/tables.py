"""A table as somebody brought it: cells as text, before anybody asks what they mean.

Workbooks, CSV, tables pasted from Word or a web page all become this one value. What a
row means (a heading, a person, a total) is decided elsewhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Final


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
    PERCENT = "percent"  # a number shown as a share: 0.8846 was seen as 88,46 %
    DATE = "date"
    FORMULA_ERROR = "formula-error"
    NOT_CALCULATED = "not-calculated"  # a formula whose value was never stored
    MERGED = "merged"
    LETTERS_UNSURE = "letters-unsure"  # an old font hides which letter or case it is


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


class CautionKind(StrEnum):
    """Something about a whole table that the clerk should know before trusting it."""

    EXTERNAL_LINKS = "external-links"
    HIDDEN_ROWS = "hidden-rows"
    HIDDEN_COLUMNS = "hidden-columns"


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution:
    """One such thing, and where.

    Attributes:
        places: Row numbers, column letters or sheet names, as Excel says them.
    """

    kind: CautionKind
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RawTable:
    r"""Rows of text, all of the same width.

    Attributes:
        sheet: Which sheet this is; empty where the format has none.
        sheets: All sheets of the workbook, the hidden ones marked.
        first_row: What Excel calls the first of `rows` (1 unless rows above are empty).
        first_column: 0 unless columns left of the table are empty; 1 means that the
            first cell of a row stands in column B.
        rows: Cells, NFC, trimmed, inner line breaks kept as «\n». Days as
            «2023-07-05», whole numbers without a point. A merged range has its text
            in its first cell and `CellNote.MERGED` on the others.
        notes: By (index into rows, index into the row); only where there is one.
        cautions: What the cells do not show.
    """

    format: TableFormat
    rows: tuple[tuple[str, ...], ...]
    sheet: str = ""
    sheets: tuple[SheetName, ...] = ()
    encoding: Encoding = field(default_factory=Encoding)
    first_row: int = 1
    first_column: int = 0
    notes: Mapping[tuple[int, int], CellNote] = field(default_factory=dict)
    cautions: tuple[Caution, ...] = ()

    def place(self, row: int, column: int) -> str:
        """Return what Excel calls a cell, «B12», from its indexes here."""
        return f"{column_letters(self.first_column + column)}{self.first_row + row}"


ALPHABET: Final = 26
FIRST_DAY: Final = date(1899, 12, 31)  # day 0 of the 1900 system
FIRST_DAY_1904: Final = date(1904, 1, 1)
LEAP_DAY: Final = 60  # 29/02/1900, which Excel counts and the calendar does not have
LAST_SERIAL: Final = 2_958_465  # 31/12/9999


def column_letters(index: int) -> str:
    """Return «A» for 0, «Z» for 25, «AA» for 26."""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, ALPHABET)
        letters = chr(ord("A") + rest) + letters
    return letters


def day_of_serial(serial: int, *, is_1904: bool = False) -> date | None:
    """Return the day that Excel means by a number, or None where there is none.

    Both systems are defined in ECMA-376-1:2016, 18.17.4.1.

    Args:
        serial: Whole days; 1 is 01/01/1900, and 60 the 29/02/1900 that never was.
        is_1904: The workbook counts from 01/01/1904, as old Macintosh ones do.
    """
    if is_1904:
        last = LAST_SERIAL - (FIRST_DAY_1904 - FIRST_DAY).days - 1
        in_range = 0 <= serial <= last
        return FIRST_DAY_1904 + timedelta(days=serial) if in_range else None
    if not 1 <= serial <= LAST_SERIAL or serial == LEAP_DAY:
        return None
    return FIRST_DAY + timedelta(days=serial - (serial > LEAP_DAY))
