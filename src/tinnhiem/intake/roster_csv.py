"""People from a CSV or TOML file: one row, or one `[[person]]`, a person.

The format is described in `docs/reference/people-file.md`. A file is read whole or not
at all; every fault is listed with its row and column.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Final

from tinnhiem.core.files import FileSyntaxError
from tinnhiem.core.people.errors import PeopleRefusedError
from tinnhiem.core.people.fault import PeopleFault, PeopleFaultKind
from tinnhiem.core.people.people_sheet import PeopleSheet
from tinnhiem.core.people.person_row import Column, PersonRow, people_of
from tinnhiem.intake.roster_headings import columns_of, note_columns
from tinnhiem.intake.roster_toml import rows_of_toml
from tinnhiem.intake.text_files import read_text

SEPARATORS: Final = (";", "\t", ",")
SEP_LINE: Final = re.compile(r"\Asep=(.)\s*\n", re.IGNORECASE)
TOML_SUFFIX: Final = ".toml"

Found = tuple[list[PersonRow], list[PeopleFault]]


def read_people(path: Path, *, today: date | None = None) -> PeopleSheet:
    """Read a file of people whole, or refuse it with every fault.

    Args:
        path: UTF-8 text: CSV separated by semicolons, tabs or commas, also with the
            first line `sep=;` that Excel writes; or TOML with `[[person]]` tables.
        today: For ages. Without it only births before 1900 are refused.

    Raises:
        FileRefusedError: Not a text file, or its CSV or TOML is broken.
        PeopleRefusedError: With every fault by row and column. Correct them all and
            read the file again; none of it has been used.
    """
    is_toml = path.suffix.lower() == TOML_SUFFIX
    rows, faults = rows_of_toml(path) if is_toml else _rows_of_csv(path)
    sheet, impossible = people_of(rows, today=today)
    faults += impossible
    if not rows and not faults:
        kind = PeopleFaultKind.NO_PEOPLE
        faults.append(PeopleFault(1, Column.NAME.value, "", kind))
    if faults:
        in_order = sorted(faults, key=lambda fault: fault.row)
        raise PeopleRefusedError(str(path), faults=in_order)
    return sheet


def _rows_of_csv(path: Path) -> Found:
    records = list(_records(path, read_text(path)))
    headings = [" ".join(cell.split()) for cell in records[0]] if records else []
    columns = columns_of(headings)
    faults = note_columns(headings, columns)
    if faults:
        # Under a wrong heading every cell would be a fault; say the cause only.
        return [], faults
    rows = []
    for number, cells in enumerate(records[1:], start=2):
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(headings):
            faults.append(_wrong_length(number, cells, headings))
            continue
        faults += _without_heading(number, cells, headings)
        rows.append(_row(number, cells, columns, headings))
    return rows, faults


def _records(path: Path, text: str) -> Iterator[list[str]]:
    """Yield the cells of each record; Excel counts records, not lines."""
    said = SEP_LINE.match(text)
    body = text[said.end() :] if said else text
    separator = said[1] if said else _separator(body)
    try:
        yield from csv.reader(StringIO(body), delimiter=separator, strict=True)
    except csv.Error as wrong:
        raise FileSyntaxError(str(path), detail=f"CSV: {wrong}") from wrong


def _separator(text: str) -> str:
    """Return the separator that the heading uses most, outside quotes."""
    heading = re.sub(r'"[^"]*"', "", text.lstrip("\n").split("\n", 1)[0])
    return max(SEPARATORS, key=heading.count)


def _wrong_length(
    number: int, cells: Sequence[str], headings: Sequence[str]
) -> PeopleFault:
    is_short = len(cells) < len(headings)
    kind = PeopleFaultKind.ROW_SHORT if is_short else PeopleFaultKind.ROW_LONG
    place = headings[len(cells)] if is_short else headings[-1]
    return PeopleFault(number, place, str(len(cells)), kind, str(len(headings)))


def _without_heading(
    number: int, cells: Sequence[str], headings: Sequence[str]
) -> list[PeopleFault]:
    """Note what stands under no heading: nobody could say what it is."""
    kind = PeopleFaultKind.CELL_WITHOUT_HEADING
    return [
        PeopleFault(number, f"cột {place}", cell.strip(), kind)
        for place, (cell, heading) in enumerate(zip(cells, headings, strict=True), 1)
        if cell.strip() and not heading
    ]


def _row(
    number: int,
    cells: Sequence[str],
    columns: Sequence[Column | None],
    headings: Sequence[str],
) -> PersonRow:
    known = [(c, place) for place, c in enumerate(columns) if c is not None]
    return PersonRow(
        number,
        {column: cells[place] for column, place in known},
        {column: headings[place] for column, place in known},
    )
