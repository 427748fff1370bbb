"""A register as CSV and workbook, for offices that keep theirs in a system."""

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

import xlsxwriter

from tinnhiem.core.papers.register import RegisterBook, RegisterRow
from tinnhiem.exports.result_csv import defused
from tinnhiem.exports.result_lines import one_line

HEADS: Final = (
    *("Số", "Ký hiệu", "Ngày tháng văn bản", "Tên loại", "Trích yếu", "Độ mật"),
    *("Người ký", "Nơi nhận", "Đơn vị, người nhận bản lưu", "Số lượng bản"),
    *("Ngày chuyển", "Ký nhận", "Ghi chú"),
)
WIDTHS: Final = (6, 14, 14, 14, 50, 10, 24, 50, 24, 8, 14, 40, 30)
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def register_csv(book: RegisterBook) -> bytes:
    """Return the rows for Excel of a Vietnamese Windows: a byte order mark, «;»."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADS)
    for row in book.rows:
        writer.writerow([defused(one_line(cell)) for cell in _cells(row)])
    return text.getvalue().encode("utf-8-sig")


def register_xlsx(book: RegisterBook, *, made_at: datetime) -> bytes:
    """Return the workbook; every cell is text, so that none is ever a formula."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, _OPTIONS) as workbook:
        workbook.set_properties({"created": made_at.replace(tzinfo=None)})
        sheet = workbook.add_worksheet(f"{book.issuer} {book.period}"[:31])
        bold = workbook.add_format({"bold": True, "text_wrap": True, "border": 1})
        plain = workbook.add_format({"text_wrap": True, "border": 1, "valign": "top"})
        for column, (words, width) in enumerate(zip(HEADS, WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, words, bold)
        for number, row in enumerate(book.rows, start=1):
            for column, words in enumerate(_cells(row)):
                sheet.write_string(number, column, one_line(words), plain)
        sheet.freeze_panes(1, 0)
    return content.getvalue()


def _cells(row: RegisterRow) -> Iterator[str]:
    yield f"{row.number:02d}"
    yield row.symbol
    yield _day(row.issued_on)
    yield row.kind
    yield row.subject
    yield row.secrecy.value if row.secrecy.value != "khong" else ""
    yield row.signer
    yield "; ".join(f"{one.recipient} ({one.copies:02d})" for one in row.sent)
    yield row.kept_by
    yield str(row.copies)
    yield _day(row.sent_on)
    yield "; ".join(
        f"{one.received_by}, {_day(one.received_on)}"
        for one in row.sent
        if one.received_by
    )
    yield row.remark


def _day(value: date | None) -> str:
    """Return the day as ISO 8601: a column of them sorts as it should."""
    return value.isoformat() if value else ""
