"""What can be wrong with a cell of a readings file, wherever the file came from."""

from dataclasses import dataclass
from enum import StrEnum


class CellFaultKind(StrEnum):
    """Why a row or a cell cannot be read. Nothing is guessed."""

    EMPTY_CELL = "empty-cell"
    UNKNOWN_VALUE = "unknown-value"
    BLANK_ROW = "blank-row"
    ROW_TOO_SHORT = "row-too-short"
    ROW_TOO_LONG = "row-too-long"
    EMPTY_HEADING = "empty-heading"
    HEADING_TWICE = "heading-twice"
    HEADING_IS_MARK = "heading-is-mark"
    UNKNOWN_OFFICEHOLDER = "unknown-officeholder"
    MISSING_OFFICEHOLDER = "missing-officeholder"
    NO_OFFICEHOLDER = "no-officeholder"
    NO_SHEETS = "no-sheets"
    LABEL_TWICE = "label-twice"
    TOTAL_ROW = "total-row"
    BROKEN_QUOTES = "broken-quotes"


@dataclass(frozen=True, slots=True)
class CellFault:
    """One fault, at the place where a spreadsheet shows it (lỗi ở ô).

    Attributes:
        row: As a spreadsheet numbers rows: the heading is 1.
        column: Letter of the column; empty when the whole row is meant.
        heading: The heading of that column, when it is known.
        value: What stands there, shortened.
    """

    kind: CellFaultKind
    row: int
    column: str = ""
    heading: str = ""
    value: str = ""
