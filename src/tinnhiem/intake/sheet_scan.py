"""What a sheet holds that its values do not say, read in one pass over its XML."""

from dataclasses import dataclass, field
from typing import Final

from tinnhiem.core.files import TableTooLargeError
from tinnhiem.core.tables import CellNote

ROWS: Final = 100_000
COLUMNS: Final = 256
CELLS: Final = 2_000_000
SHEETS: Final = 100
LONGEST_FORMULA: Final = 60
SHOWN: Final = 10  # rows or columns named in a caution

Place = tuple[int, int]


@dataclass(slots=True)
class SheetScan:
    """One sheet, all indexes counted from 0.

    Attributes:
        first: Row and column of the first cell with content.
        last: Row and column of the last; before `first` when there is none.
        notes: Notes that values do not carry.
        texts: Texts that stand in for the value, such as «#REF!».
        hidden_rows: Rows with content that Excel does not show.
        hidden_columns: Columns that Excel does not show.
        has_links: Formulas refer to another file.
    """

    first: Place = (0, 0)
    last: Place = (-1, -1)
    notes: dict[Place, CellNote] = field(default_factory=dict)
    texts: dict[Place, str] = field(default_factory=dict)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    has_links: bool = False

    @property
    def is_empty(self) -> bool:
        """Tell whether no cell has content."""
        return self.last < self.first

    @property
    def height(self) -> int:
        """Rows from the first to the last cell with content."""
        return self.last[0] - self.first[0] + 1

    @property
    def width(self) -> int:
        """Columns from the first to the last cell with content."""
        return self.last[1] - self.first[1] + 1


def shown_formula(formula: str) -> str:
    """Return what stands in a cell whose formula nobody calculated, «=A2».

    The text of a formula is no value, but a blank would hide that one is missing.
    """
    written = formula.strip().removeprefix("of:").removeprefix("=")
    return f"={written[:LONGEST_FORMULA] or '…'}"


def require_table_size(path: str, scan: SheetScan) -> None:
    """Refuse a sheet that would not fit in memory, however few its cells are.

    One cell in the last corner of an empty sheet makes it 17,000 million cells large.

    Raises:
        TableTooLargeError: With the figure and the limit.
    """
    if scan.is_empty:
        return
    counts = (
        ("dòng", scan.height, ROWS),
        ("cột", scan.width, COLUMNS),
        ("ô", scan.height * scan.width, CELLS),
    )
    for what, count, limit in counts:
        if count > limit:
            raise TableTooLargeError(path, what=what, count=count, limit=limit)


def require_sheet_count(path: str, count: int) -> None:
    """Refuse a workbook with more sheets than anybody could choose from."""
    if count > SHEETS:
        raise TableTooLargeError(path, what="trang tính", count=count, limit=SHEETS)
