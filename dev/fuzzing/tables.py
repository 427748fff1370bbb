"""Tables, damaged or made at random, and the rows that must come back."""

import io
import unicodedata
from collections import Counter
from functools import cache
from itertools import zip_longest
from pathlib import Path
from random import Random  # noqa: TID251 - seeded, so that a fault can be repeated

from dev.fuzzing.mutations import damaged, damaged_package
from tinnhiem.core.tables import RawTable
from tinnhiem.intake.tables import read_pasted, read_table

EXAMPLE = Path("examples/quang-ngai-2023/people.csv")
ENCODINGS = (
    "utf-8",
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "cp1258",
)
UNICODE = ("utf-8", "utf-8-sig", "utf-16-le", "utf-16-be")
SEPARATORS = ";,|\t"
LETTERS = "aăâbcdđeêinoôơưxyzABĐN ễộựấị'.()\n0123456789"
TALLEST, WIDEST, LONGEST = 12, 6, 12


class RowLostError(Exception):
    """What went in did not come out."""


def trial(chance: Random, folder: Path) -> None:
    """Try one of: damaged text, pasted text, a damaged package, a made workbook."""
    chance.choice([_text, _text, _pasted, _package, _package, _made])(chance, folder)


def _text(chance: Random, folder: Path) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    encoding = chance.choice(ENCODINGS)
    content = unicodedata.normalize("NFC", text).encode(encoding, "ignore")
    path = folder / "table.csv"
    path.write_bytes(damaged(content, chance))
    require_every_line(path.read_bytes(), read_table(path))


def _pasted(chance: Random, folder: Path) -> None:
    text = EXAMPLE.read_text(encoding="utf-8").replace(",", "\t")
    shown = damaged(text.encode(), chance).decode("utf-8", "ignore")
    (folder / "table.txt").write_text(shown, encoding="utf-8", newline="")
    require_every_line(shown.encode(), read_pasted(shown))


def _package(chance: Random, folder: Path) -> None:
    suffix = chance.choice([".xlsx", ".xlsx", ".ods", ".docx"])
    damage = chance.choice([damaged_package, damaged_package, damaged])
    path = folder / f"table{suffix}"
    path.write_bytes(damage(packages()[suffix], chance))
    read_table(path)


def _made(chance: Random, folder: Path) -> None:
    """Write a workbook of random cells, and ask for each of its rows."""
    import xlsxwriter

    path = folder / "table.xlsx"
    above, left = chance.randrange(5), chance.randrange(4)
    rows = _random_rows(chance)
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for down, row in enumerate(rows):
            for right, text in enumerate(row):
                sheet.write_string(above + down, left + right, text)
    table = read_table(path)
    for number, row in enumerate(rows, start=above + 1):
        inside = 0 <= number - table.first_row < len(table.rows)
        cells = table.rows[number - table.first_row] if inside else ()
        wanted = [unicodedata.normalize("NFC", text).strip() for text in row]
        if not any(wanted):
            continue
        skipped = table.first_column - left
        found = ["", *cells] if skipped else list(cells)
        if skipped > 0:
            found = [""] * skipped + list(cells)
        pairs = zip_longest(wanted, found, fillvalue="")
        if any(one != other for one, other in pairs) and not table.encoding.name:
            detail = f"row {number}: {wanted} became {found}"
            raise RowLostError(detail)


def _random_rows(chance: Random) -> list[list[str]]:
    return [
        [
            "".join(chance.choices(LETTERS, k=chance.randrange(LONGEST)))
            for _ in range(chance.randint(1, WIDEST))
        ]
        for _ in range(chance.randint(1, TALLEST))
    ]


def require_every_line(content: bytes, table: RawTable) -> None:
    """Raise when a line or a letter of a text is not in its table.

    Without quotes each line is a row; with them only letters are counted. Old
    encodings change letters, so there only lines count.
    """
    name = table.encoding.name
    is_unicode = name in {*UNICODE, ""}
    text = content.decode(
        _layer(content, name), "ignore" if not is_unicode else "strict"
    )
    text = unicodedata.normalize("NFC", text.removeprefix("\ufeff"))
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines[0].lower().lstrip('"').startswith("sep="):
        return
    if '"' not in text:
        _require_lines(lines, table)
    if is_unicode:
        _require_letters(text, table)


def _layer(content: bytes, name: str) -> str:
    if name in UNICODE:
        return name
    if b"\x00" in content:  # an old font inside UTF-16
        return "utf-16-le" if content[1::2].count(0) else "utf-16-be"
    return "utf-8" if not name else "latin-1"


def _require_lines(lines: list[str], table: RawTable) -> None:
    for number, line in enumerate(lines):
        is_blank = not line.strip(SEPARATORS + " \xa0\t").strip()
        has_row = number < len(table.rows) and any(table.rows[number])
        if not is_blank and not has_row:
            detail = f"line {number + 1}: {line!r}"
            raise RowLostError(detail)


def _require_letters(text: str, table: RawTable) -> None:
    said = Counter(filter(str.isalnum, text))
    found = Counter(
        letter
        for row in table.rows
        for cell in row
        for letter in cell
        if letter.isalnum()
    )
    if said != found:
        detail = f"letters lost: {said - found}, made up: {found - said}"
        raise RowLostError(detail)


@cache
def packages() -> dict[str, bytes]:
    """Return small packages with most of what readers look at."""
    import docx
    import xlsxwriter

    book_file, document_file = io.BytesIO(), io.BytesIO()
    with xlsxwriter.Workbook(book_file) as book:
        sheet = book.add_worksheet("Danh sách")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.merge_range("A1:C1", "DANH SÁCH")
        for row, line in enumerate(EXAMPLE.read_text(encoding="utf-8").splitlines(), 2):
            sheet.write_row(row, 0, line.split(","))
        sheet.write_number("K5", 25_000, day)
        sheet.write_formula("K6", "=1/0", None, "#DIV/0!")
        sheet.write_formula("K7", "=1+1", None, "")
        sheet.write_number("K8", 0.8846, book.add_format({"num_format": "0.00%"}))
        sheet.set_row(9, None, None, {"hidden": True})
        book.add_worksheet("Ẩn").hide()
    made = docx.Document()
    drawn = made.add_table(rows=4, cols=3)
    drawn.cell(0, 0).merge(drawn.cell(0, 1)).text = "Họ và tên"
    drawn.cell(1, 0).merge(drawn.cell(2, 0)).text = "Nguyễn Văn Bút"
    made.save(document_file)
    return {
        ".xlsx": book_file.getvalue(),
        ".docx": document_file.getvalue(),
        ".ods": _open_document(),
    }


def _open_document() -> bytes:
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import CoveredTableCell, Table, TableCell, TableRow
    from odf.text import P

    made = OpenDocumentSpreadsheet()
    sheet = Table(name="Danh sách")
    for line in EXAMPLE.read_text(encoding="utf-8").splitlines():
        row = TableRow()
        for text in line.split(","):
            cell = TableCell(valuetype="string")
            cell.addElement(P(text=text))
            row.addElement(cell)
        row.addElement(TableCell(valuetype="float", value=7))
        row.addElement(TableCell(formula="of:=1+1"))
        row.addElement(CoveredTableCell())
        sheet.addElement(row)
    made.spreadsheet.addElement(sheet)
    packed = io.BytesIO()
    made.write(packed)
    return packed.getvalue()
