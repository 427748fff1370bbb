"""People from whatever file an office brings, read row by row.

The formats are described in `docs/reference/people-file.md`.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from tinnhiem.core.people.errors import PeopleRefusedError
from tinnhiem.core.people.fault import PeopleFault, PeopleFaultKind
from tinnhiem.core.people.heading import Meaning
from tinnhiem.core.people.people_reading import (
    NO_CHOICES,
    ReadingChoices,
    read_people_rows,
    read_people_table,
    sheet_of,
)
from tinnhiem.core.people.people_sheet import PeopleSheet
from tinnhiem.core.people.person_row import Column
from tinnhiem.core.people.preview import PeoplePreview
from tinnhiem.core.people.read_row import PeopleReading
from tinnhiem.intake.roster_toml import rows_of_toml
from tinnhiem.intake.tables import read_pasted, read_table

TOML_SUFFIX: Final = ".toml"

Progress = Callable[[int, int], None]


def read_people_file(
    path: Path,
    *,
    sheet: str | None = None,
    choices: ReadingChoices = NO_CHOICES,
    progress: Progress | None = None,
) -> PeopleReading:
    """Return what every row of a file of people is.

    Args:
        path: .xlsx, .ods, .docx, CSV, or TOML with `[[person]]` tables.
        sheet: Which sheet or table; None takes the first that is shown.
        choices: What the clerk says about columns and heading.
        progress: Called with rows done and rows in all, now and then.

    Raises:
        FileRefusedError: The file cannot be read as a table.
        PeopleError: It has no heading, or not the columns that were named.
    """
    if path.suffix.lower() == TOML_SUFFIX:
        rows, faults = rows_of_toml(path)
        return read_people_rows(rows, faults=faults, choices=choices)
    table = read_table(path, sheet=sheet, progress=progress)
    return read_people_table(table, choices)


def read_pasted_people(
    text: str, *, choices: ReadingChoices = NO_CHOICES
) -> PeopleReading:
    """Return what every row of a pasted table is; see `read_people_file`."""
    return read_people_table(read_pasted(text), choices)


def read_people(path: Path, *, choices: ReadingChoices = NO_CHOICES) -> PeopleSheet:
    """Return the people of a file, or refuse it with every fault.

    Raises:
        FileRefusedError: The file cannot be read as a table.
        PeopleRefusedError: With every fault by row and column. Correct them all and
            read the file again; none of it has been used.
    """
    reading = read_people_file(path, choices=choices)
    rows = [fault for row in reading.rows for fault in row.faults]
    refusal = _refusal(path, reading, heading=reading.faults, rows=rows)
    if refusal is not None:
        raise refusal
    return sheet_of(reading)


def refusal_of(path: Path, preview: PeoplePreview) -> PeopleRefusedError | None:
    """Return why a preview cannot be written, with every fault; None when it can."""
    rows = [fault for row in preview.rows for fault in row.read.faults]
    return _refusal(path, preview.reading, heading=preview.faults, rows=rows)


def _refusal(
    path: Path,
    reading: PeopleReading,
    *,
    heading: Sequence[PeopleFault],
    rows: Sequence[PeopleFault],
) -> PeopleRefusedError | None:
    # Under a wrong heading every cell would be a fault; say the cause only.
    faults = list(heading or rows)
    if not faults and not reading.persons:
        row = reading.heading_row or 1
        faults = [PeopleFault(row, _name(reading), "", PeopleFaultKind.NO_PEOPLE)]
    if not faults:
        return None
    shown = sorted(faults, key=lambda fault: fault.row)
    return PeopleRefusedError(str(path), faults=shown)


def _name(reading: PeopleReading) -> str:
    return next(
        (c.heading for c in reading.heading.of(Meaning.NAME)), Column.NAME.value
    )
