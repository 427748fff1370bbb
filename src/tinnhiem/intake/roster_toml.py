"""People from TOML: each `[[person]]` becomes the cells that a CSV row would have.

So both meet the same rules, and a fault names the same things.
"""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from tinnhiem.core.people.fault import PeopleFault, PeopleFaultKind
from tinnhiem.core.people.person_row import NOTHING, Column, PersonRow
from tinnhiem.intake.toml_files import read_tables

PERSON: Final = "person"
TENURE: Final = "tenure"
FIELDS: Final[Mapping[str, Column]] = {
    "key": Column.KEY,
    "name": Column.NAME,
    "gender": Column.GENDER,
    "birth": Column.BIRTH,
    "categories": Column.CATEGORIES,
    "rated_as": Column.RATED_AS,
}
TENURE_FIELDS: Final[Mapping[str, Column]] = {
    "title": Column.TITLE,
    "unit": Column.UNIT,
    "from": Column.FROM,
    "to": Column.TO,
}
HEADINGS: Final = {
    **{column: field for field, column in FIELDS.items()},
    **{column: f"{TENURE}.{field}" for field, column in TENURE_FIELDS.items()},
}


def rows_of_toml(path: Path) -> tuple[list[PersonRow], list[PeopleFault]]:
    """Return the persons of a TOML file as rows, and the faults of its shape.

    Raises:
        FileRefusedError: Not a readable text file, or not TOML.
    """
    tables = read_tables(path)
    faults = [
        _fault(1, key, PeopleFaultKind.COLUMN_UNKNOWN)
        for key in tables
        if key != PERSON
    ]
    entries = tables.get(PERSON, [])
    if not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
        return [], [*faults, _fault(1, PERSON, PeopleFaultKind.VALUE_IMPOSSIBLE)]
    rows = []
    for number, entry in enumerate(entries, start=1):
        row, wrong = _row(number, entry)
        rows.append(row)
        faults += wrong
    return rows, faults


def _row(number: int, entry: Mapping[str, Any]) -> tuple[PersonRow, list[PeopleFault]]:
    faults = []
    cells: dict[Column, str] = {}
    for field, value in entry.items():
        if field == TENURE:
            continue
        written = _text(value)
        if field not in FIELDS:
            faults.append(_fault(number, field, PeopleFaultKind.COLUMN_UNKNOWN))
        elif written is None:
            faults.append(_fault(number, field, PeopleFaultKind.VALUE_IMPOSSIBLE))
        else:
            cells[FIELDS[field]] = written
    posts, wrong = _posts(number, entry.get(TENURE, []))
    return PersonRow(number, cells | posts, HEADINGS), faults + wrong


def _posts(number: int, tenures: object) -> tuple[dict[Column, str], list[PeopleFault]]:
    if not isinstance(tenures, list) or not all(isinstance(t, dict) for t in tenures):
        return {}, [_fault(number, TENURE, PeopleFaultKind.VALUE_IMPOSSIBLE)]
    faults = [
        _fault(number, f"{TENURE}.{field}", PeopleFaultKind.COLUMN_UNKNOWN)
        for tenure in tenures
        for field in tenure
        if field not in TENURE_FIELDS
    ]
    cells = {}
    for field, column in TENURE_FIELDS.items():
        written = [_text(tenure.get(field, NOTHING)) for tenure in tenures]
        if any(text is None for text in written):
            kind = PeopleFaultKind.VALUE_IMPOSSIBLE
            faults.append(_fault(number, f"{TENURE}.{field}", kind))
        cells[column] = "|".join(text or NOTHING for text in written)
    return cells, faults


def _text(value: object) -> str | None:
    """Return a value as a cell would hold it; None for what no cell can hold."""
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, str | int):
        return str(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "|".join(value)
    return None


def _fault(number: int, field: str, kind: PeopleFaultKind) -> PeopleFault:
    return PeopleFault(number, field, "", kind)
