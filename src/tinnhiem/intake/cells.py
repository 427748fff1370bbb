"""One cell of a workbook as text, and what its text does not say."""

from datetime import date, datetime, time, timedelta
from typing import Final

from tinnhiem.core.tables import CellNote
from tinnhiem.intake.text_files import plain

CellValue = str | bool | int | float | date | datetime | time | timedelta

PLAIN_BELOW: Final = 10**21  # above, Excel and Python both write powers of ten
MIDNIGHT: Final = time(0, 0)
LINE_BREAKS: Final = {0x0B: "\n", 0x0C: "\n", 0x2028: "\n", 0x2029: "\n"}
MINUTE: Final = 60

Cell = tuple[str, CellNote | None]


def cell_of(value: CellValue) -> Cell:
    """Return what a clerk would have typed for a value, and its note.

    Days are «2023-07-05», moments «2023-07-05 07:30», lengths «30:15» (hours). Numbers
    have a point for decimals and at most the 15 digits that Excel itself keeps.
    """
    if isinstance(value, str):
        return tidy(value), None
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE", None
    if isinstance(value, int | float):
        return _number(value), CellNote.NUMBER
    return _time(value)


def tidy(text: str) -> str:
    r"""Return a cell's text trimmed, NFC, with `\n` for every kind of line break."""
    if text.isascii() and text.isprintable():
        return text.strip()
    return plain(text.translate(LINE_BREAKS)).strip()


def _number(value: float) -> str:
    if abs(value) < PLAIN_BELOW and value == int(value):
        return str(int(value))
    return f"{value:.15g}"


def _time(value: date | datetime | time | timedelta) -> Cell:
    match value:
        case datetime():
            return _moment(value), CellNote.DATE
        case date():
            return value.isoformat(), CellNote.DATE
        case time():
            return _clock(value), None
        case timedelta():
            return _length(value), None


def _moment(value: datetime) -> str:
    if value.time() == MIDNIGHT:
        return value.date().isoformat()
    return f"{value.date().isoformat()} {_clock(value.time())}"


def _clock(value: time) -> str:
    return value.isoformat("seconds" if value.second else "minutes")


def _length(value: timedelta) -> str:
    minutes, seconds = divmod(int(value.total_seconds()), MINUTE)
    hours, minutes = divmod(minutes, MINUTE)
    tail = f":{seconds:02}" if seconds else ""
    return f"{hours}:{minutes:02}{tail}"
