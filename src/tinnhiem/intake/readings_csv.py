"""Readings of sheets from a CSV file: one row a sheet, one column an officeholder.

The format is described in `docs/reference/readings-file.md`. A file is read whole or
not at all; every fault is listed with its row and column.
"""

import csv
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tinnhiem.core.count.cells import CellFault, CellFaultKind
from tinnhiem.core.count.errors import ReadingsFileFaultyError
from tinnhiem.core.count.mark import Mark
from tinnhiem.core.count.readings import Readings
from tinnhiem.intake.text_files import plain, read_text

SEPARATORS: Final = (";", "\t", ",")
LABEL_HEADINGS: Final = frozenset({"phiếu", "stt", "tờ", "số thứ tự", "số phiếu"})
BATCH_HEADINGS: Final = frozenset({"lô", "lô phiếu"})
MARKS: Final[Mapping[str, Mark]] = {
    **{mark.value: mark for mark in Mark},
    **{mark.value.lower(): mark for mark in Mark},
}
TOTAL_LABELS: Final = ("tổng", "cộng")
LONGEST_SHOWN: Final = 20


@dataclass(frozen=True, slots=True)
class ReadingsFile:
    """What a readings file holds.

    Attributes:
        readings: Columns in the expected order, else in that of the file.
        labels: What the file calls each row, only to point at it; None without such
            a column. Never a voter.
        batches: The batch of each row; None without such a column.
    """

    readings: Readings
    labels: tuple[str, ...] | None
    batches: tuple[str, ...] | None

    def batch_sizes(self) -> dict[str, int]:
        """Return how many sheets were keyed in each batch."""
        return dict(Counter(self.batches or ()))


@dataclass(frozen=True, slots=True)
class _Heading:
    """The heading row, understood: which column is what."""

    titles: tuple[str, ...]
    officeholders: dict[int, str]
    label: int | None
    batch: int | None


def read_readings(
    path: Path,
    *,
    officeholders: Sequence[str] | None = None,
    names: Mapping[str, str] | None = None,
) -> ReadingsFile:
    """Read a readings file whole, or refuse it with every fault.

    Args:
        path: UTF-8 text, separated by commas, semicolons or tabs.
        officeholders: Keys that must each have a column; None takes the headings.
        names: Key by printed name, where headings may say either.

    Returns:
        Readings in the order of `officeholders`, whatever the order of the columns.

    Raises:
        FileRefusedError: Not a text file at all.
        ReadingsFileFaultyError: With every fault by row and column. Correct them all
            and read the file again; none of it has been used.
    """
    rows, broken = _rows(read_text(path))
    if broken:
        raise ReadingsFileFaultyError(str(path), faults=broken)
    known = _known_headings(officeholders, names or {})
    heading, faults = _heading(rows[0], known)
    if not faults and officeholders is not None:
        faults = _missing_officeholders(heading, officeholders)
    if len(rows) == 1:
        faults.append(CellFault(CellFaultKind.NO_SHEETS, 1))
    sheets = [] if faults else _sheets(rows, heading, faults)
    if faults:
        raise ReadingsFileFaultyError(str(path), faults=faults)
    labels, batches = _texts(rows, heading.label), _texts(rows, heading.batch)
    doubtful = [*_total_rows(labels), *_repeated_labels(labels, batches)]
    if doubtful:
        raise ReadingsFileFaultyError(str(path), faults=doubtful)
    readings = Readings(tuple(heading.officeholders.values()), tuple(sheets))
    if officeholders is not None:
        readings = readings.in_order_of(officeholders)
    return ReadingsFile(readings, labels, batches)


def _rows(text: str) -> tuple[list[list[str]], list[CellFault]]:
    """Split the text; blank lines at the end are no rows, those between are."""
    lines = text.rstrip("\n").split("\n")
    table = csv.reader(
        (f"{line}\n" for line in lines), delimiter=_separator(lines), strict=True
    )
    rows: list[list[str]] = []
    try:
        rows.extend(table)
    except csv.Error:
        return rows, [CellFault(CellFaultKind.BROKEN_QUOTES, len(rows) + 1)]
    return rows, []


def _separator(lines: Sequence[str]) -> str:
    # A heading may hold «Nguyễn Văn A, Phó Chánh Văn phòng»; a row of marks holds
    # nothing but separators, so the first of those decides.
    sample = next((line for line in lines[1:] if line.strip()), lines[0])
    return max(SEPARATORS, key=sample.count)


def _known_headings(
    officeholders: Sequence[str] | None, names: Mapping[str, str]
) -> dict[str, str] | None:
    if officeholders is None:
        return None
    wanted = set(officeholders)
    by_name = {_folded(n): key for n, key in names.items() if key in wanted}
    return by_name | {_folded(key): key for key in officeholders}


def _heading(
    row: Sequence[str], known: Mapping[str, str] | None
) -> tuple[_Heading, list[CellFault]]:
    titles = tuple(" ".join(plain(cell).split()) for cell in row)
    label, batch = _side_columns(titles)
    people = {
        place: title
        for place, title in enumerate(titles)
        if place not in (label, batch)
    }
    faults = list(_faulty_headings(people, known))
    if known is not None:
        people = {place: known.get(_folded(t), t) for place, t in people.items()}
    faults += _repeated(people, titles)
    if not people:
        faults.append(CellFault(CellFaultKind.NO_OFFICEHOLDER, 1))
    return _Heading(titles, people, label, batch), faults


def _side_columns(titles: Sequence[str]) -> tuple[int | None, int | None]:
    """Find the row label, which can only come first, and the batch beside it."""
    folded = [_folded(title) for title in titles]
    label = 0 if folded[:1] and folded[0] in LABEL_HEADINGS else None
    place = 0 if label is None else 1
    found = folded[place : place + 1]
    return label, place if found and found[0] in BATCH_HEADINGS else None


def _faulty_headings(
    people: Mapping[int, str], known: Mapping[str, str] | None
) -> Iterable[CellFault]:
    for place, title in people.items():
        if not title:
            yield CellFault(CellFaultKind.EMPTY_HEADING, 1, column_letter(place))
        elif title in MARKS:
            # A table without a heading: its first sheet must not become a name.
            yield CellFault(
                CellFaultKind.HEADING_IS_MARK, 1, column_letter(place), value=title
            )
        elif known is not None and _folded(title) not in known:
            yield CellFault(
                CellFaultKind.UNKNOWN_OFFICEHOLDER,
                1,
                column_letter(place),
                value=_short(title),
            )


def _repeated(people: Mapping[int, str], titles: Sequence[str]) -> Iterable[CellFault]:
    seen: set[str] = set()
    for place, key in people.items():
        if key and _folded(key) in seen:
            yield CellFault(
                CellFaultKind.HEADING_TWICE,
                1,
                column_letter(place),
                value=_short(titles[place]),
            )
        seen.add(_folded(key))


def _missing_officeholders(
    heading: _Heading, officeholders: Sequence[str]
) -> list[CellFault]:
    present = set(heading.officeholders.values())
    return [
        CellFault(CellFaultKind.MISSING_OFFICEHOLDER, 1, value=_short(key))
        for key in officeholders
        if key not in present
    ]


def _sheets(
    rows: Sequence[Sequence[str]], heading: _Heading, faults: list[CellFault]
) -> list[tuple[Mark, ...]]:
    """Return one row of marks a sheet, adding to `faults` what cannot be read."""
    width = len(heading.titles)
    # Columns of officeholders stand together, after the label and the batch.
    first = min(heading.officeholders)
    sheets = []
    for number, row in enumerate(rows[1:], 2):
        try:
            marks = tuple(map(MARKS.__getitem__, row[first:]))
        except KeyError:
            marks = ()
        if not marks or len(row) != width:
            marks = _careful(row, number, heading, faults)
        sheets.append(marks)
    return sheets


def _careful(
    row: Sequence[str], number: int, heading: _Heading, faults: list[CellFault]
) -> tuple[Mark, ...]:
    """Read a row that is not plain: trimmed, or with faults."""
    whole_row = _fault_of_row(row, number, len(heading.titles))
    if whole_row is not None:
        faults.append(whole_row)
        return ()
    marks = []
    for place in heading.officeholders:
        value = row[place].strip()
        mark = MARKS.get(value)
        if mark is None:
            faults.append(_fault_of_cell(value, number, place, heading.titles[place]))
        else:
            marks.append(mark)
    return tuple(marks)


def _fault_of_row(row: Sequence[str], number: int, width: int) -> CellFault | None:
    if not any(cell.strip() for cell in row):
        return CellFault(CellFaultKind.BLANK_ROW, number)
    if len(row) != width:
        short = len(row) < width
        kind = CellFaultKind.ROW_TOO_SHORT if short else CellFaultKind.ROW_TOO_LONG
        return CellFault(kind, number, value=f"{len(row)}/{width}")
    return None


def _fault_of_cell(value: str, number: int, place: int, heading: str) -> CellFault:
    kind = CellFaultKind.UNKNOWN_VALUE if value else CellFaultKind.EMPTY_CELL
    return CellFault(kind, number, column_letter(place), _short(heading), _short(value))


def _texts(rows: Sequence[Sequence[str]], place: int | None) -> tuple[str, ...] | None:
    if place is None:
        return None
    return tuple(" ".join(row[place].split()) for row in rows[1:])


def _total_rows(labels: Sequence[str] | None) -> Iterable[CellFault]:
    for number, label in enumerate(labels or (), 2):
        if _folded(label).startswith(TOTAL_LABELS):
            yield CellFault(CellFaultKind.TOTAL_ROW, number, value=_short(label))


def _repeated_labels(
    labels: Sequence[str] | None, batches: Sequence[str] | None
) -> Iterable[CellFault]:
    """A label twice in one batch: perhaps one sheet keyed twice."""
    seen: set[tuple[str, str]] = set()
    named = zip(labels or (), batches or [""] * len(labels or ()), strict=False)
    for number, (label, batch) in enumerate(named, 2):
        if label and (label, batch) in seen:
            yield CellFault(CellFaultKind.LABEL_TWICE, number, "A", value=_short(label))
        seen.add((label, batch))


def column_letter(place: int) -> str:
    """Return the letters a spreadsheet shows above a column, counted from 0."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _folded(title: str) -> str:
    return " ".join(plain(title).split()).casefold()


def _short(value: str) -> str:
    return value if len(value) <= LONGEST_SHOWN else f"{value[:LONGEST_SHOWN]}…"
