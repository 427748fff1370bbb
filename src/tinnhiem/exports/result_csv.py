"""The signed result as CSV that Excel of a Vietnamese Windows opens by a double click.

UTF-8 with a byte order mark, or Excel reads Vietnamese as Latin; «;» between cells
and a comma in figures, as that Windows separates them.
"""

import csv
import io
from datetime import datetime
from typing import Final, assert_never

from tinnhiem.core.record import CampaignRecord
from tinnhiem.core.share import Share
from tinnhiem.exports.result_lines import COLUMNS, Value, lines_of, one_line

# A cell that begins so is run as a formula, also when it came from a name. The wide
# forms are read alike by East Asian editions.
FORMULA_OPENINGS: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def result_csv(record: CampaignRecord, *, made_at: datetime) -> bytes:
    """Return the result, one officeholder a row; percents have two decimals.

    Args:
        record: A campaign whose minutes are signed.
        made_at: Not used; every export is made alike.

    Raises:
        NothingToShowError: The minutes are not signed; sign them first.
    """
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([column.heading for column in COLUMNS])
    for line in lines_of(record):
        writer.writerow([_cell(column.value(line)) for column in COLUMNS])
    return text.getvalue().encode("utf-8-sig")


def _cell(value: Value) -> str:
    match value:
        case Share():
            return value.percent().removesuffix("%")
        case int():
            return str(value)
        case str():
            return defused(one_line(value))
    assert_never(value)


def defused(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA_OPENINGS) else text
