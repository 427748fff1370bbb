"""The signed result as a workbook: figures, and a chart that also reads in grey."""

import io
from copy import deepcopy
from datetime import datetime
from typing import Any, Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from tinnhiem.core.levels import LEVEL_WORDS, Level
from tinnhiem.core.record import CampaignRecord
from tinnhiem.core.share import Share
from tinnhiem.exports.result_lines import (
    COLUMNS,
    REHEARSAL,
    Column,
    Kind,
    Line,
    lines_of,
    one_line,
)

FIGURES, CHART = "Kết quả", "Biểu đồ"
HEAD: Final = 4  # row of the headings, from 0: above it stand the titles
TITLE: Final = "KẾT QUẢ LẤY PHIẾU TÍN NHIỆM"
A4: Final = 9  # paper number in the file format
NAME: Final = 1  # column of the name, from 0
NAMED: Final = 3  # columns that stay in sight: number, name, post
PERCENT: Final = "0.00%"  # a Vietnamese Excel shows 67,22%
HUNDREDTHS: Final = 10_000
SECOND_PAGE: Final = "Mức theo quy định"  # the column that begins the second page
SCALE: Final = 70  # percent, at which the columns of either page fit across A4
LINE: Final = 15  # points a line of text is high
# Dark, striped, pale: print in grey, and one man in twelve, see no hue. One pattern
# only, for spreadsheet programs draw others of the same name differently.
PAINTS: Final[dict[Level, dict[str, Any]]] = {
    Level.HIGH: {"fill": {"color": "#1F3A5F"}},
    Level.CONFIDENCE: {
        "pattern": {
            "pattern": "wide_upward_diagonal",
            "fg_color": "#17595A",
            "bg_color": "#FFFFFF",
        }
    },
    Level.LOW: {"fill": {"color": "#F6E3C5"}},
}
# On white, so that a figure reads on any pattern; nothing where nobody answered so.
LABEL: Final = {
    "value": True,
    "num_format": "0;;",
    "font": {"bold": True},
    "fill": {"color": "#FFFFFF"},
}
# The library writes into what it is given, so each workbook gets a copy.
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_format_properties": {"font_name": "Times New Roman", "font_size": 11},
}


def result_xlsx(record: CampaignRecord, *, made_at: datetime) -> bytes:
    """Return the workbook; figures are numbers, texts are never formulas.

    Args:
        record: A campaign whose minutes are signed.
        made_at: Aware; the creation date in the file's properties.

    Raises:
        NothingToShowError: The minutes are not signed; sign them first.
    """
    lines = lines_of(record)
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, deepcopy(_OPTIONS)) as workbook:
        moment = made_at.replace(tzinfo=None)
        workbook.set_properties({"title": TITLE, "created": moment})
        sheet = workbook.add_worksheet(FIGURES)
        _set_up(sheet, rows=len(lines))
        _titles(sheet, workbook, record)
        _head(sheet, workbook)
        _rows(sheet, workbook, lines)
        _chart(workbook, rows=len(lines))
    return content.getvalue()


def _set_up(sheet: Worksheet, *, rows: int) -> None:
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.set_print_scale(SCALE)
    sheet.set_v_pagebreaks([_column_of(SECOND_PAGE)])
    sheet.repeat_rows(HEAD)
    sheet.repeat_columns(0, NAME)
    sheet.freeze_panes(HEAD + 1, NAMED)
    sheet.print_area(0, 0, HEAD + rows, len(COLUMNS) - 1)
    sheet.set_footer("&C&P/&N")
    for place, column in enumerate(COLUMNS):
        sheet.set_column(place, place, column.width)


def _titles(sheet: Worksheet, workbook: Workbook, record: CampaignRecord) -> None:
    bold = workbook.add_format({"bold": True, "font_size": 13})
    plain = workbook.add_format({"italic": True})
    law = record.rulebook
    sheet.write_string(0, 0, one_line(record.plan.head.issuer).upper())
    sheet.write_string(1, 0, TITLE, bold)
    held = record.conference
    day = f"{held.starts_at:%d/%m/%Y}" if held else ""
    sheet.write_string(2, 0, f"Hội nghị ngày {day}. Áp dụng: {law.name}.", plain)
    if record.is_rehearsal:
        sheet.write_string(3, 0, REHEARSAL.upper(), bold)


def _head(sheet: Worksheet, workbook: Workbook) -> None:
    style = workbook.add_format(
        {
            "bold": True,
            "text_wrap": True,
            "border": 1,
            "align": "center",
            "valign": "vcenter",
            "bg_color": "#E7E6E6",
        }
    )
    sheet.set_row(HEAD, 62)
    for place, column in enumerate(COLUMNS):
        sheet.write_string(HEAD, place, column.heading, style)


def _rows(sheet: Worksheet, workbook: Workbook, lines: tuple[Line, ...]) -> None:
    styles = _styles(workbook)
    for row, line in enumerate(lines, start=HEAD + 1):
        sheet.set_row(row, _height(line))
        for place, column in enumerate(COLUMNS):
            _write(sheet, (row, place), column, line=line, style=styles[column.kind])


def _height(line: Line) -> int:
    """Return the height at which no text of the row is cut, in points."""
    texts = (
        (column.width, str(column.value(line)))
        for column in COLUMNS
        if column.kind is Kind.TEXT
    )
    # Words break early: count a line as holding a little less than its width.
    return LINE * max(-(-len(text) * 6 // (width * 5)) or 1 for width, text in texts)


def _styles(workbook: Workbook) -> dict[Kind, Format]:
    shared: dict[str, Any] = {"border": 1, "valign": "vcenter"}
    figure = {**shared, "align": "center"}
    return {
        Kind.TEXT: workbook.add_format({**shared, "text_wrap": True}),
        Kind.COUNT: workbook.add_format({**figure, "num_format": "0"}),
        Kind.SHARE: workbook.add_format({**figure, "num_format": PERCENT}),
    }


def _write(
    sheet: Worksheet,
    at: tuple[int, int],
    column: Column,
    *,
    line: Line,
    style: Format,
) -> None:
    value = column.value(line)
    match value:
        case Share():
            # The printed hundredths, so that no program rounds otherwise than papers.
            sheet.write_number(*at, value.hundredths / HUNDREDTHS, style)
        case int():
            sheet.write_number(*at, value, style)
        case str():
            sheet.write_string(*at, one_line(value), style)


def _chart(workbook: Workbook, *, rows: int) -> None:
    """Add a page with one bar per officeholder, of ballots by level."""
    first, last = HEAD + 1, HEAD + rows
    chart = workbook.add_chart({"type": "bar", "subtype": "stacked"})
    for level in Level:
        place = _column_of(f"{LEVEL_WORDS[level].capitalize()} (số phiếu)")
        chart.add_series(
            {
                "name": LEVEL_WORDS[level].capitalize(),
                "categories": [FIGURES, first, NAME, last, NAME],
                "values": [FIGURES, first, place, last, place],
                **PAINTS[level],
                "border": {"color": "#000000", "width": 0.75},
                "data_labels": LABEL,
                "gap": 60,
            }
        )
    chart.set_title({"name": "Số phiếu theo mức tín nhiệm", "overlay": False})
    # Excel draws the first row at the foot; the ballot begins at the top.
    chart.set_y_axis({"reverse": True, "num_font": {"size": 9}})
    chart.set_x_axis(
        {"min": 0, "name": "Số phiếu", "num_format": "0", "label_position": "high"}
    )
    chart.set_legend({"position": "bottom"})
    page = workbook.add_chartsheet(CHART)
    page.set_chart(chart)
    page.set_landscape()
    page.set_paper(A4)


def _column_of(heading: str) -> int:
    return next(i for i, one in enumerate(COLUMNS) if one.heading == heading)
