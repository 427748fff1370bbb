"""The rows of a table with their letters read in the encoding that was recognised."""

from dataclasses import dataclass, field

from tinnhiem.core.tables import CellNote
from tinnhiem.intake.letters.code import LetterCode, Reading
from tinnhiem.intake.letters.recognising import Recognised
from tinnhiem.intake.letters.viqr import VIQR
from tinnhiem.intake.letters.words import WORD, is_good, is_modern

Rows = tuple[tuple[str, ...], ...]
Place = tuple[int, int]


@dataclass(slots=True)
class Converted:
    """Rows read anew.

    Attributes:
        notes: Cells whose letters or case a person should look at.
        strange: Cells that could not be read, with their first strange glyph; they
            stand in `rows` as they were.
    """

    rows: Rows
    notes: dict[Place, CellNote] = field(default_factory=dict)
    strange: dict[Place, str] = field(default_factory=dict)


def convert(rows: Rows, recognised: Recognised) -> Converted:
    """Return rows whose cells are Unicode, NFC."""
    code = recognised.code
    if code is None:
        return Converted(rows)
    readings = _readings(rows, code)
    chosen = readings
    old_columns: set[int] = set()
    if recognised.is_mixed:
        chosen = {c: r for c, r in readings.items() if _is_old_alone(c, code=code)}
        old_columns = _old_columns(rows, chosen=chosen)
    converted = Converted(())
    converted.rows = tuple(
        tuple(
            _cell(
                cell,
                (row, column),
                readings=readings if column in old_columns else chosen,
                into=converted,
            )
            for column, cell in enumerate(cells)
        )
        for row, cells in enumerate(rows)
    )
    return converted


def _readings(rows: Rows, code: LetterCode) -> dict[str, Reading]:
    """Read each different cell that can change once."""
    cells = {cell for row in rows for cell in row if code is VIQR or not cell.isascii()}
    return {cell: code.read(cell) for cell in cells}


def _cell(
    cell: str, place: Place, *, readings: dict[str, Reading], into: Converted
) -> str:
    reading = readings.get(cell)
    if reading is None:
        return cell
    if reading.strange:
        into.strange[place] = reading.strange
    if reading.strange or reading.is_guess:
        into.notes[place] = CellNote.LETTERS_UNSURE
    return reading.text


def _is_old_alone(cell: str, *, code: LetterCode) -> bool:
    """Tell whether a cell is old by itself, whatever stands beside it."""
    words = [word for word in WORD.findall(cell) if not word.isascii()]
    return (
        bool(words)
        and not any(map(is_modern, words))
        and all(is_good(word, code) for word in words)
        and not all(is_good(word, None) for word in words)
    )


def _old_columns(rows: Rows, *, chosen: dict[str, Reading]) -> set[int]:
    """Return the columns in which more cells are old than Unicode.

    «Lò» alone may be either; in a column of «NguyÔn» it is old like its neighbours.
    """
    width = max((len(row) for row in rows), default=0)
    old, modern = [0] * width, [0] * width
    for row in rows:
        for column, cell in enumerate(row):
            old[column] += cell in chosen
            modern[column] += not cell.isascii() and is_modern(cell)
    return {c for c in range(width) if old[c] > modern[c]}
